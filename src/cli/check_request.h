/// The options of `escalint check`, understood.
///
/// Everything that can be said without opening a file is said here, all of it at once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/setup.h"
#include "cli/terminal.h"
#include "domain/finding.h"
#include "domain/policy.h"
#include "source/export_stream.h"

namespace escalint {

enum class ReportFormat : unsigned char { kText, kJson, kNdjson };

/// `--format json:march.json`.
struct OutputChoice {
  ReportFormat format = ReportFormat::kText;
  std::string path = "-";  ///< "-" is standard output
};

struct CheckRequest {
  std::vector<std::string> arguments;  ///< the exports, as named
  SetupChoices setup;
  std::string policy;
  std::string as_of;
  EnumSet<Verdict> shown{Verdict::kBreached, Verdict::kCannotTell};
  std::map<std::string, Limit, std::less<>> local_limits;
  std::vector<OutputChoice> outputs;
  std::optional<Severity> fail_on = Severity::kMedium;  ///< nullopt = never
  bool exit_zero = false;
  bool midnight_exact = false;
  SourceOptions source;
  int jobs = 0;  ///< 0 = as many as the machine has processors
  bool quiet = false;
  bool progress = true;
  ColourChoice colour = ColourChoice::kAuto;
};

Result<CheckRequest> ReadCheckRequest(const Options& options);

}  // namespace escalint
