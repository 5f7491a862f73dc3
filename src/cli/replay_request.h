/// The options of every command that replays exports: which rules, how to look at the export, and
/// colour.
///
///     groups = {{"Which rules", RuleOptionRows()}, {"Looking at the export", ReplayExportRows()},
///     …}; ReadReplayOptions(options, request, problems);
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/setup.h"
#include "cli/terminal.h"
#include "domain/policy.h"
#include "source/export_stream.h"

namespace escalint {

struct ReplayRequest {
  std::vector<std::string> arguments;  ///< the exports, as named
  SetupChoices setup;
  std::string policy;
  std::string as_of;
  std::map<std::string, Limit, std::less<>> local_limits;
  bool midnight_exact = false;
  SourceOptions source;
  ColourChoice colour = ColourChoice::kAuto;
};

/// The rows of a command's table.
std::vector<Option> RuleOptionRows();
std::vector<Option> ReplayExportRows();
std::vector<Option> ColourOptionRows();

ColourChoice ReadColourOptions(const Options& options, Problems& problems);
/// Reads them, and the operands, into `request`; what is wrong goes to `problems`.
void ReadReplayOptions(const Options& options, ReplayRequest& request, Problems& problems);

}  // namespace escalint
