/// The options of `escalint check`, understood.
///
/// Everything that can be said without opening an export is said here, all of it at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/replay_request.h"
#include "cli/report_request.h"
#include "cli/shard.h"
#include "domain/finding.h"

namespace escalint {

struct CheckRequest : ReplayRequest, ReportRequest {
  EnumSet<Verdict> shown{Verdict::kBreached, Verdict::kCannotTell};
  Shard shard;
  std::string header_file;        ///< --header; "" = none
  std::string baseline_file;      ///< --baseline
  std::string suppressions_file;  ///< --suppressions
  std::string key_file;           ///< --pseudonymise
  bool quiet = false;
  bool progress = true;

  bool WantsPartial() const;
};

/// --shard; all cases where it isn't given.
Shard ReadShard(const Options& options, Problems& problems);
Result<CheckRequest> ReadCheckRequest(const Options& options);

}  // namespace escalint
