/// The slices of all inputs of a run, in order, by the batch.
///
///     Batch batch;
///     while (feed.Next(batch)) ...
///
/// A batch is what one worker takes at a time. It holds slices of one input only; the first and the
/// last batch of an input say so (an empty export is one empty batch that is both).
#pragma once

#include <memory>
#include <vector>

#include "cli/case_work.h"
#include "cli/check_plan.h"
#include "cli/run_input.h"
#include "domain/slice.h"

namespace escalint {

struct Batch {
  std::shared_ptr<RunInput> input;
  bool opens_input = false;
  bool closes_input = false;
  uint64_t records_before = 0;  ///< in the input, before the first of this batch
  uint64_t records = 0;         ///< in this batch
  std::vector<Slice> slices;
  std::vector<CheckedCase> cases;  ///< of those slices that the shard takes, once checked

  /// Empties it but keeps its memory.
  void Clear();
};

class BatchFeed {
 public:
  explicit BatchFeed(const CheckPlan& plan) : plan_(plan) {}
  /// False at the end, and when an input can't be opened (see problems).
  bool Next(Batch& batch);
  const Problems& problems() const { return problems_; }

 private:
  bool OpenNext();
  void Fill(Batch& batch);

  const CheckPlan& plan_;
  uint32_t next_input_ = 0;
  std::shared_ptr<RunInput> input_;  // null between inputs
  bool begun_ = false;
  uint64_t records_ = 0;  // of the input so far
  Problems problems_;
};

}  // namespace escalint
