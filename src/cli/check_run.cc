#include "cli/check_run.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <utility>

#include "cli/batch_feed.h"

namespace escalint {
namespace {

/// Enough that no thread waits for the slowest case, few enough that memory stays small.
constexpr size_t kBatchesPerThread = 4;

using BatchPtr = std::shared_ptr<Batch>;
using Workers = tbb::enumerable_thread_specific<Worker>;

class CheckRun {
 public:
  CheckRun(const CheckPlan& plan, ReportOutputs& outputs, RunObserver& observer, RunTotals& totals)
      : plan_(plan),
        outputs_(outputs),
        observer_(observer),
        feed_(plan),
        ledger_(plan, outputs, observer, totals),
        workers_([&plan] { return Worker(plan.read); }) {}

  Result<RunResult> Run();

 private:
  void RunPipeline();
  void Check(Batch& batch);
  void Collect(Batch& batch);

  const CheckPlan& plan_;
  ReportOutputs& outputs_;
  RunObserver& observer_;
  BatchFeed feed_;
  RunLedger ledger_;
  Workers workers_;
  std::atomic<bool> stop_{false};  // a report can't be written: the rest would be for nothing
};

Result<RunResult> CheckRun::Run() {
  outputs_.Begin();
  RunPipeline();
  if (!feed_.problems().empty()) return feed_.problems();
  ledger_.Finish();
  return RunResult{ledger_.failing(), ledger_.unreadable()};
}

void CheckRun::RunPipeline() {
  const auto feed = tbb::make_filter<void, BatchPtr>(
      tbb::filter_mode::serial_in_order, [this](tbb::flow_control& flow) {
        BatchPtr batch = stop_ ? nullptr : feed_.Next();
        if (!batch) flow.stop();
        return batch;
      });
  const auto check =
      tbb::make_filter<BatchPtr, BatchPtr>(tbb::filter_mode::parallel, [this](BatchPtr batch) {
        Check(*batch);
        return batch;
      });
  const auto collect = tbb::make_filter<BatchPtr, void>(
      tbb::filter_mode::serial_in_order, [this](BatchPtr batch) { Collect(*batch); });
  const auto threads = static_cast<size_t>(plan_.jobs);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(plan_.jobs);
  arena.execute(
      [&] { tbb::parallel_pipeline(threads * kBatchesPerThread, feed & check & collect); });
}

void CheckRun::Check(Batch& batch) {
  Worker& worker = workers_.local();
  uint64_t record = batch.records_before;
  for (const Slice& slice : batch.slices) {
    if (!worker.Takes(slice, ++record, plan_.shard)) continue;
    batch.cases.push_back(
        worker.Check(slice, record, *batch.input, *plan_.policies, outputs_.reporters()));
  }
  batch.slices.clear();
}

void CheckRun::Collect(Batch& batch) {
  if (batch.opens_input) ledger_.OpenInput(*batch.input);
  for (const CheckedCase& checked : batch.cases) ledger_.Add(checked);
  if (batch.closes_input) ledger_.CloseInput(*batch.input, batch.records_before + batch.records);
  observer_.Checked(batch.input->file(), ledger_);
  if (outputs_.failed()) stop_ = true;
}

}  // namespace

int AvailableThreads() { return tbb::info::default_concurrency(); }

Result<RunResult> RunCheck(const CheckPlan& plan, ReportOutputs& outputs, RunObserver& observer,
                           RunTotals& totals) {
  return CheckRun(plan, outputs, observer, totals).Run();
}

}  // namespace escalint
