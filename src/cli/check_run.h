/// The run itself: exports in, reports out, on as many threads as wanted.
///
///     slices, in order        each case on any thread          in order again
///     ───────────────── ───▶  read · replay · render  ───▶  totals and reports
///
/// Slices travel in batches of about 64 KiB and only so many batches are under way at once, so
/// memory stays the same however long the export is; and because the ends run in order, the bytes
/// that come out are the same for any number of threads.
#pragma once

#include "cli/check_plan.h"
#include "cli/report_outputs.h"
#include "cli/run_ledger.h"

namespace escalint {

/// What came of a run that was done; `outputs` are ended but not yet committed.
struct RunResult {
  SeverityCounts failing{};  ///< findings that decide the exit status
  int64_t unreadable = 0;
};

/// The processors that this process may use.
int AvailableThreads();

/// Problems: an input that can't be opened or whose header can't be used, a baseline that can't be
/// read again. A report that can't be
/// written ends the run early; committing it says why. `totals` are filled by the time the reports
/// end.
Result<RunResult> RunCheck(const CheckPlan& plan, ReportOutputs& outputs, RunObserver& observer,
                           RunTotals& totals);

}  // namespace escalint
