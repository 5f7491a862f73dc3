#include "cli/merge_run.h"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <utility>

#include "cli/case_work.h"

namespace escalint {
namespace {

constexpr size_t kBatchBytes = size_t{64} << 10;
constexpr size_t kBatchesPerThread = 4;

struct MergedCase {
  CasePlace place;
  std::string line;
  std::vector<Fragment> fragments;  ///< once rendered
};

struct MergeBatch {
  std::vector<MergedCase> cases;
  bool sound = true;
};

using BatchPtr = std::shared_ptr<MergeBatch>;

class Merge {
 public:
  Merge(PartialSet& set, int jobs, ReportOutputs& outputs)
      : set_(set), jobs_(jobs), outputs_(outputs), remarks_(outputs) {}

  Result<MergeResult> Run();

 private:
  std::optional<Problem> MissingVerdicts() const;
  BatchPtr NextBatch();
  void Render(MergeBatch& batch) const;
  void Collect(const MergeBatch& batch);
  void RunPipeline();
  void OpenInputsBefore(uint64_t end);

  PartialSet& set_;
  int jobs_;
  ReportOutputs& outputs_;
  RunRemarker remarks_;
  uint64_t opened_ = 0;
  bool sound_ = true;
  std::atomic<bool> stop_{false};
};

BatchPtr Merge::NextBatch() {
  if (stop_) return nullptr;
  auto batch = std::make_shared<MergeBatch>();
  size_t bytes = 0;
  MergedCase next;
  while (bytes < kBatchBytes && set_.Next(next.place, next.line)) {
    bytes += next.line.size();
    batch->cases.push_back(std::move(next));
    next = {};
  }
  return batch->cases.empty() ? nullptr : batch;
}

void Merge::Render(MergeBatch& batch) const {
  const Reporters& reporters = outputs_.reporters();
  for (MergedCase& merged : batch.cases) {
    const auto report = ReadCaseLine(merged.line);
    if (!report) {
      batch.sound = false;
      return;
    }
    merged.fragments.resize(reporters.size());
    for (size_t i = 0; i < reporters.size(); ++i) {
      reporters[i]->RenderCase(*report, merged.fragments[i]);
    }
  }
}

/// Every export has its turn, also one without findings.
void Merge::OpenInputsBefore(uint64_t end) {
  for (; opened_ < end; ++opened_) remarks_.OpenInput(set_.totals().inputs[opened_]);
}

void Merge::Collect(const MergeBatch& batch) {
  sound_ = sound_ && batch.sound;
  if (!sound_ || outputs_.failed()) {
    stop_ = true;
    return;
  }
  for (const MergedCase& merged : batch.cases) {
    OpenInputsBefore(merged.place.input + 1);
    outputs_.Append(merged.fragments);
  }
}

void Merge::RunPipeline() {
  const auto read = tbb::make_filter<void, BatchPtr>(tbb::filter_mode::serial_in_order,
                                                     [this](tbb::flow_control& flow) {
                                                       BatchPtr batch = NextBatch();
                                                       if (!batch) flow.stop();
                                                       return batch;
                                                     });
  const auto render =
      tbb::make_filter<BatchPtr, BatchPtr>(tbb::filter_mode::parallel, [this](BatchPtr batch) {
        Render(*batch);
        return batch;
      });
  const auto collect = tbb::make_filter<BatchPtr, void>(
      tbb::filter_mode::serial_in_order, [this](BatchPtr batch) { Collect(*batch); });
  const auto threads = static_cast<size_t>(jobs_);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(jobs_);
  arena.execute(
      [&] { tbb::parallel_pipeline(threads * kBatchesPerThread, read & render & collect); });
}

/// A report of every duty can't be made of parts that hold the breached ones only.
std::optional<Problem> Merge::MissingVerdicts() const {
  if (set_.verdicts().ContainsAll(outputs_.AlsoWanted())) return std::nullopt;
  return Problem{"", 0, 0,
                 "--format junit lists every duty, and the partial reports hold only those that "
                 "were breached or could not be checked",
                 "check the shards again with --verdict met,not_due,waived"};
}

Result<MergeResult> Merge::Run() {
  if (auto problem = MissingVerdicts()) return *std::move(problem);
  outputs_.Begin();
  RunPipeline();
  if (!set_.problems().empty()) return set_.problems();
  if (!sound_) {
    return Problem{"", 0, 0, "a partial report has a line that cannot be read back",
                   "check its shard again"};
  }
  OpenInputsBefore(set_.totals().inputs.size());
  remarks_.Finish(set_.policies(), set_.totals());
  MergeResult result{set_.totals().failing, CountUnread(set_.totals())};
  for (size_t i = 0; i < result.failing.size(); ++i) result.failing[i] += remarks_.failing()[i];
  return result;
}

}  // namespace

Result<MergeResult> RunMerge(PartialSet& set, int jobs, ReportOutputs& outputs) {
  return Merge(set, jobs, outputs).Run();
}

}  // namespace escalint
