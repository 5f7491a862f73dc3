#include "cli/check_run.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/info.h>

#include <atomic>
#include <utility>

#include "cli/batch_feed.h"
#include "cli/ordered_pipeline.h"

namespace escalint {
namespace {

using Workers = tbb::enumerable_thread_specific<Worker>;

class CheckRun {
 public:
  CheckRun(const CheckPlan& plan, ReportOutputs& outputs, RunObserver& observer, RunTotals& totals)
      : plan_(plan),
        outputs_(outputs),
        observer_(observer),
        feed_(plan),
        ledger_(plan, outputs, observer, totals),
        workers_([&plan] { return Worker(plan.read, *plan.gate, plan.key); }) {}

  Result<RunResult> Run();

 private:
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
  OrderedPipeline<Batch>(plan_.jobs)
      .Run([this](Batch& batch) { return !stop_ && feed_.Next(batch); },
           [this](Batch& batch) { Check(batch); }, [this](Batch& batch) { Collect(batch); });
  if (!feed_.problems().empty()) return feed_.problems();
  if (auto problem = ledger_.Finish()) return *std::move(problem);
  return RunResult{ledger_.failing(), ledger_.unreadable()};
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
  for (CheckedCase& checked : batch.cases) ledger_.Add(checked);
  if (batch.closes_input) ledger_.CloseInput(*batch.input, batch.records_before + batch.records);
  observer_.Checked(batch.input->file(), ledger_);
  if (outputs_.failed()) stop_ = true;
  batch.Clear();  // what it holds of the export is not needed any longer
}

}  // namespace

int AvailableThreads() { return tbb::info::default_concurrency(); }

Result<RunResult> RunCheck(const CheckPlan& plan, ReportOutputs& outputs, RunObserver& observer,
                           RunTotals& totals) {
  return CheckRun(plan, outputs, observer, totals).Run();
}

}  // namespace escalint
