/// `escalint merge` for the partial reports of `escalint annual`: counts are added up, and the
/// tables are made of the sums.
#pragma once

#include "cli/exit_status.h"
#include "cli/options.h"

namespace escalint {

/// Whether the first report named is such a part.
bool MergesAnnualCounts(const Options& options);
ExitStatus MergeAnnualCounts(const Options& options);

}  // namespace escalint
