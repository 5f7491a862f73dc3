/// The reports of a run from its partial reports: the same bytes as if one machine had made them.
///
///     lines of all shards, by place      each case on any thread      in order again
///     ─────────────────────────────▶     read back · render     ▶     reports
#pragma once

#include "cli/partial_set.h"
#include "cli/report_outputs.h"
#include "cli/run_remarks.h"

namespace escalint {

/// What of the merged run decides the exit status.
struct MergeResult {
  SeverityCounts failing{};
  int64_t unreadable = 0;
};

/// Problems: those of the set; that the parts hold not all that a report needs. A report that can't
/// be written ends the merge early; committing it says why.
Result<MergeResult> RunMerge(PartialSet& set, int jobs, ReportOutputs& outputs);

}  // namespace escalint
