#include <algorithm>
#include <utility>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/replay_request.h"
#include "cli/run_input.h"
#include "cli/timeline_run.h"
#include "report/timeline_json.h"
#include "report/timeline_text.h"

namespace escalint {
namespace {

std::vector<Option> PageOptions() {
  std::vector<Option> options = {
      {"case", "ID", "the case to be told; may be repeated", Repeat::kMany},
      {"escalation", "ID", "only this escalation of it"},
      {"format", "FMT", "text (the default) or json"},
  };
  for (const Option& option : ColourOptionRows()) options.push_back(option);
  return options;
}

const std::vector<OptionGroup>& Groups() {
  static const std::vector<OptionGroup> groups = {
      {"Which case", PageOptions()},
      {"Which rules", RuleOptionRows()},
      {"Looking at the export", ReplayExportRows()},
  };
  return groups;
}

constexpr HelpPage kHelp = {
    "Usage: escalint timeline EXPORT... --case ID [options]\n",
    "Tells one case in the order in which it happened: under each event the obligations that it\n"
    "opens, meets, lifts or comes too late for, and between the events the limits that ran out.\n"
    "Working days are counted one by one, with the bank holidays by name, so that each date can "
    "be\n"
    "checked on a wall calendar. At the end stands what is still open and what the record does "
    "not\n"
    "tell.\n"
    "\n"
    "Rules, dates and verdicts are those of \"escalint check\" with the same options. EXPORT is a\n"
    "file, a directory, or - for standard input.\n",
    "Exit status:\n"
    "  0  done, whatever the timeline tells\n"
    "  2  could not be done as asked; also where there is no such case\n"
    "  3  a record of a case asked for could not be read, or the export is broken as a whole (cut\n"
    "     short, say), so that part of a case may be lost; standard error names the place\n"
    "\n"
    "Examples:\n"
    "  escalint timeline march.json --case C-0001\n"
    "  escalint timeline exports/ --case C-0001 --escalation E-2 --as-of 2024-03-31\n"
    "  escalint timeline march.json --case C-0001 > C-0001.txt\n"};

struct TimelineRequest : ReplayRequest {
  TimelineWanted wanted;
  bool json = false;
};

Result<TimelineRequest> ReadRequest(const Options& options) {
  TimelineRequest request;
  Problems problems;
  ReadReplayOptions(options, request, problems);
  request.source.hash = false;
  for (const std::string& id : options.Values("case")) {
    std::vector<std::string>& cases = request.wanted.cases;
    if (std::find(cases.begin(), cases.end(), id) == cases.end()) cases.push_back(id);
  }
  if (request.wanted.cases.empty()) {
    problems.push_back({"", 0, 0, "--case is missing: which case is to be told?",
                        "write --case C-0001; \"escalint check\" names the cases"});
  }
  request.wanted.escalation = options.Value("escalation").value_or("");
  const std::string format = options.Value("format").value_or("text");
  request.json = format == "json";
  if (!request.json && format != "text") {
    problems.push_back(
        {"", 0, 0, "--format: there is no format \"" + format + '"', "one of text, json"});
  }
  if (!problems.empty()) return problems;
  return request;
}

std::string Render(const TimelineFound& found, const TimelineRequest& request, const Setup& setup) {
  std::string out;
  if (request.json) {
    AppendTimelineJson(found.pages, ESCALINT_VERSION, setup.zone, out);
    return out;
  }
  const PageLook look = LookOf("-", request.colour, TextPage::kDefaultWidth);
  const TextPage page(look.width, look.colour);
  const TimelineText text(page, setup.zone);
  for (const TimelinePage& timeline : found.pages) text.Write(timeline, out);
  return out;
}

ExitStatus CarryOut(CheckPlan& plan, const TimelineRequest& request, const Setup& setup) {
  if (const Problems problems = FindInputs(request.arguments, plan); !problems.empty()) {
    return Refuse(problems);
  }
  const auto found = FindTimelines(plan, request.wanted);
  if (!found) return Refuse(found.problems());
  Complain(found->unreadable);
  if (!found->missing.empty()) return Refuse(found->missing);
  Complain(found->again);
  const ExitStatus printed = PrintOrFail(Render(*found, request, setup));
  if (printed != ExitStatus::kNothing || found->unreadable.empty()) return printed;
  return ExitStatus::kUnreadable;
}

}  // namespace

ExitStatus RunTimelineCommand(const Words& words) {
  const auto options = ParseOptions(Groups(), words);
  if (!options) return Refuse(options.problems());
  if (options->Has("help")) return ShowHelp(kHelp, Groups());
  const auto request = ReadRequest(*options);
  if (!request) return Refuse(request.problems());
  const auto setup = Setup::Make(request->setup);
  if (!setup) return Refuse(setup.problems());
  auto plan = MakePlan(*request, **setup);
  if (!plan) return Refuse(plan.problems());
  return CarryOut(*plan, *request, **setup);
}

}  // namespace escalint
