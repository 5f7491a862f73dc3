/// A run over exports as the user asked for it, ready to be carried out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/case_checker.h"
#include "cli/gate.h"
#include "cli/replay_request.h"
#include "cli/setup.h"
#include "cli/shard.h"
#include "domain/finding.h"
#include "ingest/case_reader.h"
#include "source/export_stream.h"

namespace escalint {

/// The moment at which a run looks at the histories: what happened later counts for nothing.
struct AsOf {
  sys_seconds instant{};
  std::string text;  ///< as given, for the report
};

/// LIFETIME: what `read`, `check`, `policies` and `gate` point at outlives the run.
struct CheckPlan {
  std::vector<std::string> inputs;  ///< files; "-" is standard input
  SourceOptions source;
  ReadOptions read;
  const PolicySet* policies = nullptr;
  /// For every export alike; its as-of, covers and authority are filled in for each.
  CheckOptions check;
  std::optional<AsOf> as_of;         ///< --as-of
  AsOf now;                          ///< where neither the user nor the export says
  const Gate* gate = &Gate::None();  ///< what is known already or set aside
  Shard shard;                       ///< the cases of this run; all by default
  /// For exports that have none of their own; "" = none.
  std::string header, header_file;
  /// Under which the reports have pseudonyms, and the file it is from; "" = none, and they don't.
  std::string key, key_file;
  int jobs = 1;  ///< threads
};

/// The header that exports without one are to have; "" = none.
std::optional<Problem> TakeHeader(const std::string& file, CheckPlan& plan);

/// The request against the packs: does all that it names exist? The inputs are left to be filled
/// in. LIFETIME: the plan points into `setup`.
Result<CheckPlan> MakePlan(const ReplayRequest& request, const Setup& setup);

}  // namespace escalint
