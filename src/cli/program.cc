#include "cli/program.h"

#include <algorithm>
#include <array>
#include <exception>
#include <string>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/signals.h"

namespace escalint {
namespace {

constexpr auto kCommands = std::to_array<Command>({
    {"check", "replay escalations against their policy and report what went wrong",
     RunCheckCommand},
    {"annual", "count a year's escalations, as a partnership publishes them", RunAnnualCommand},
    {"merge", "put the partial reports of a run's shards together", RunMergeCommand},
    {"due", "list what falls due next, and what is overdue", RunDueCommand},
    {"timeline", "tell one case event by event, with each limit counted day by day",
     RunTimelineCommand},
    {"diff", "say what is new, graver or gone between two reports", RunDiffCommand},
    {"rules", "list the rules, explain one, or look for faults in a rule pack", RunRulesCommand},
    {"convert", "write exports as JSON, newline-delimited JSON or XML", RunConvertCommand},
});

constexpr char kHelpStart[] =
    "Usage: escalint COMMAND [options]\n"
    "\n"
    "Checks recorded escalations of professional disagreements about a child against the "
    "published\n"
    "policy: which duty was not kept, when it was due, whose it was and which clause says so.\n"
    "\n"
    "Commands:\n";

constexpr char kHelpEnd[] =
    "\n"
    "  escalint COMMAND --help    explains a command\n"
    "  escalint --version         says which version this is\n"
    "\n"
    "Example:\n"
    "  escalint check march.json\n";

std::string HelpText() {
  std::string text = kHelpStart;
  for (const Command& command : kCommands) {
    std::string name(command.name);
    name.resize(10, ' ');
    text.append("  ").append(name).append(command.summary).append("\n");
  }
  return text + kHelpEnd;
}

std::vector<std::string_view> CommandNames() {
  std::vector<std::string_view> names;
  for (const Command& command : kCommands) names.push_back(command.name);
  return names;
}

ExitStatus RefuseCommand(const std::string& word) {
  const bool is_option = word.starts_with('-');
  std::string hint = is_option ? "" : Suggestion(word, CommandNames());
  if (hint.empty()) {
    hint = "there are";
    for (const std::string_view name : CommandNames()) {
      hint.append(name == CommandNames().front() ? " " : ", ").append(name);
    }
  }
  return Refuse(Problem{
      "", 0, 0,
      (is_option ? "a command was expected before \"" : "unknown command \"") + word + '"', hint});
}

ExitStatus Dispatch(const Words& words) {
  if (words.empty()) {
    Complain({"", 0, 0, "no command is given", "\"escalint --help\" shows those there are"});
    return ExitStatus::kNotDone;
  }
  const std::string& word = words.front();
  if (word == "--help" || word == "-h" || word == "help") return PrintOrFail(HelpText());
  if (word == "--version") return PrintOrFail("escalint " ESCALINT_VERSION "\n");
  const auto command = std::find_if(kCommands.begin(), kCommands.end(),
                                    [&](const Command& known) { return known.name == word; });
  if (command == kCommands.end()) return RefuseCommand(word);
  return command->run(Words(words.begin() + 1, words.end()));
}

}  // namespace

int RunProgram(int argc, char** argv) {
  try {
    InstallSignalHandlers();
    return static_cast<int>(Dispatch(Words(argv + std::min(argc, 1), argv + argc)));
  } catch (const std::bad_alloc&) {
    Say("there is not enough memory to go on; no report file was replaced");
  } catch (const std::exception& error) {
    Say(std::string("something went wrong that should not: ") + error.what());
  }
  return static_cast<int>(ExitStatus::kNotDone);
}

}  // namespace escalint
