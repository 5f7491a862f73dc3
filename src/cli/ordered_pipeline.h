/// Work on a stream by the batch, on several threads, with everything in the order it came.
///
///     one thread at a time    fill(batch)        false at the end
///     many threads            work(batch)
///     one at a time, in order collect(batch)
///
///     OrderedPipeline<Batch> pipeline(threads);
///     pipeline.Run([&](Batch& batch) { return feed.Next(batch); }, check, add_up);
///
/// A few batches a thread are all there ever are, so memory doesn't grow with the stream. They are
/// finished in the order they begin in; so they stand in a ring, and the next to begin is free.
///
/// oneTBB makes the threads wait for each other, but Debian's library isn't built for the thread
/// sanitizer, which would take every handing on for a race. Only in a build with it, HandOn and
/// TakeOver tell it what happens.
#pragma once

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <cstddef>
#include <vector>

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace escalint {

template <typename Batch>
class OrderedPipeline {
 public:
  /// REQUIRES: `threads` >= 1.
  explicit OrderedPipeline(int threads)
      : threads_(threads), ring_(static_cast<size_t>(threads) * kBatchesPerThread) {}

  /// Returns when all that was filled has been collected. Once `fill` has said false it isn't
  /// called again. Runs once.
  template <typename Fill, typename Work, typename Collect>
  void Run(Fill fill, Work work, Collect collect) {
    const auto begin = tbb::make_filter<void, Batch*>(
        tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) -> Batch* {
          TakeOver(&next_);
          Batch* const batch = &ring_[next_++ % ring_.size()];
          TakeOver(batch);
          const bool more = fill(*batch);
          if (!more) flow.stop();
          HandOn(batch);
          HandOn(&next_);
          return more ? batch : nullptr;
        });
    const auto middle =
        tbb::make_filter<Batch*, Batch*>(tbb::filter_mode::parallel, [&](Batch* batch) {
          TakeOver(batch);
          work(*batch);
          HandOn(batch);
          HandOn(this);
          return batch;
        });
    const auto end =
        tbb::make_filter<Batch*, void>(tbb::filter_mode::serial_in_order, [&](Batch* batch) {
          TakeOver(batch);
          TakeOver(&ring_);
          collect(*batch);
          HandOn(&ring_);
          HandOn(batch);
        });
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<size_t>(threads_));
    tbb::task_arena arena(threads_);
    arena.execute([&] { tbb::parallel_pipeline(ring_.size(), begin & middle & end); });
    for (const void* what : {static_cast<const void*>(&next_), static_cast<const void*>(this),
                             static_cast<const void*>(&ring_)}) {
      TakeOver(what);
    }
  }

 private:
  /// Enough that no thread waits for the slowest case, few enough that memory stays small.
  static constexpr size_t kBatchesPerThread = 4;

  /// What this thread did before is done.
  static void HandOn([[maybe_unused]] const void* what) {
#if defined(__SANITIZE_THREAD__)
    __tsan_release(const_cast<void*>(what));
#endif
  }
  /// Sees all that was done before `what` was handed on.
  static void TakeOver([[maybe_unused]] const void* what) {
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(const_cast<void*>(what));
#endif
  }

  int threads_;
  std::vector<Batch> ring_;
  size_t next_ = 0;
};

}  // namespace escalint
