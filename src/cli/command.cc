#include "cli/command.h"

#include "cli/console.h"

namespace escalint {

ExitStatus PrintOrFail(std::string_view text) {
  if (const auto problem = Print(text)) return Refuse(*problem);
  return ExitStatus::kNothing;
}

ExitStatus ShowHelp(const HelpPage& page, const std::vector<OptionGroup>& groups) {
  std::string text(page.usage);
  text.append("\n").append(page.about).append("\n").append(DescribeOptions(groups));
  return PrintOrFail(text.append("\n").append(page.after));
}

ExitStatus Refuse(const Problems& problems) {
  Complain(problems);
  return ExitStatus::kNotDone;
}

ExitStatus Refuse(const Problem& problem) { return Refuse(Problems{problem}); }

}  // namespace escalint
