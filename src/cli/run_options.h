/// What a run was asked: the options on which its findings depend, in a form that can be compared.
///
/// Shards of one run must have been asked the same. Options are kept as given; of files (rule
/// packs, bank holidays, a header) what they hold, not where they lie, since machines differ.
#pragma once

#include <vector>

#include "cli/check_request.h"
#include "cli/options.h"
#include "cli/partial_report.h"

namespace escalint {

/// Problems: a file that can't be read.
Result<std::vector<RunOption>> RunOptionsOf(const Options& options, const CheckRequest& request,
                                            const Gate& gate);

}  // namespace escalint
