/// The commands of the program, and what they have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_status.h"
#include "cli/options.h"

namespace escalint {

using Words = std::vector<std::string>;

struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line of `escalint --help`
  ExitStatus (*run)(const Words& words);
};

ExitStatus RunCheckCommand(const Words& words);
ExitStatus RunAnnualCommand(const Words& words);
ExitStatus RunMergeCommand(const Words& words);
ExitStatus RunDiffCommand(const Words& words);
ExitStatus RunDueCommand(const Words& words);
ExitStatus RunTimelineCommand(const Words& words);
ExitStatus RunRulesCommand(const Words& words);
ExitStatus RunConvertCommand(const Words& words);

/// A page of help: how it is called, what it does, its options, and lines to try.
struct HelpPage {
  std::string_view usage;
  std::string_view about;
  std::string_view after;  ///< exit status, examples
};

/// Writes `text` to standard output; kNotDone if that can't be done.
ExitStatus PrintOrFail(std::string_view text);
ExitStatus ShowHelp(const HelpPage& page, const std::vector<OptionGroup>& groups);
/// Says what is wrong; kNotDone.
ExitStatus Refuse(const Problems& problems);
ExitStatus Refuse(const Problem& problem);

}  // namespace escalint
