/// The options of `escalint check`, understood.
///
/// Everything that can be said without opening a file is said here, all of it at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/replay_request.h"
#include "domain/finding.h"

namespace escalint {

enum class ReportFormat : unsigned char { kText, kJson, kNdjson };

/// `--format json:march.json`.
struct OutputChoice {
  ReportFormat format = ReportFormat::kText;
  std::string path = "-";  ///< "-" is standard output
};

struct CheckRequest : ReplayRequest {
  EnumSet<Verdict> shown{Verdict::kBreached, Verdict::kCannotTell};
  std::vector<OutputChoice> outputs;
  std::optional<Severity> fail_on = Severity::kMedium;  ///< nullopt = never
  bool exit_zero = false;
  int jobs = 0;  ///< 0 = as many as the machine has processors
  bool quiet = false;
  bool progress = true;
};

Result<CheckRequest> ReadCheckRequest(const Options& options);

}  // namespace escalint
