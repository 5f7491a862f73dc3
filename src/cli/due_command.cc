#include <unistd.h>

#include <array>
#include <memory>
#include <utility>

#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/format_option.h"
#include "cli/progress.h"
#include "cli/replay_request.h"
#include "cli/report_request.h"
#include "cli/run_input.h"
#include "report/due_calendar.h"
#include "report/due_csv.h"
#include "report/due_text.h"

namespace escalint {
namespace {

std::vector<Option> ListOptions() {
  std::vector<Option> options = {
      {"within", "N", "working days to look ahead from as-of; 10 by default, 0 for the day alone"},
      {"for", "ROLE", "only the duties of this officer, as exports name roles: \"team manager\""},
      {"team", "AGENCY", "only the duties of this agency: \"health\""},
      {"format", "FMT[:FILE]",
       "the list, to FILE or to standard output: text (the default); csv, for Excel; ics, a "
       "calendar for Outlook; may be repeated",
       Repeat::kMany},
      {"quiet,q", "", "no progress on standard error; what went wrong is still said"},
      {"no-progress", "", "no progress on standard error"},
  };
  for (const Option& option : ColourOptionRows()) options.push_back(option);
  return options;
}

const std::vector<OptionGroup>& Groups() {
  static const std::vector<OptionGroup> groups = [] {
    std::vector<Option> exports = ReplayExportRows();
    exports.push_back({"jobs,j", "N", "threads; as many as there are processors by default"});
    return std::vector<OptionGroup>{{"The list", ListOptions()},
                                    {"Which rules", RuleOptionRows()},
                                    {"Looking at the export", exports}};
  }();
  return groups;
}

constexpr HelpPage kHelp = {
    "Usage: escalint due EXPORT... [options]\n",
    "Lists what falls due next, soonest first, so that it can be done in time: what is due, when,\n"
    "how many working days are left, whose duty it is and which clause says so. First stands what\n"
    "is overdue and can still be done; then what falls due within the next working days; then "
    "what\n"
    "may fall due then, with the span that the record leaves open; last what is to be done\n"
    "\"without delay\", to which the policy gives no date. At the end it says what the list "
    "leaves\n"
    "out, and what could not be checked.\n"
    "\n"
    "The calendar holds what has a date; a calendar opened later moves its events instead of\n"
    "adding others. What has been done since stays until it is deleted, and a corrected export\n"
    "as of the same day may be taken for the one already there: so open each as a calendar of\n"
    "its own, and delete the last one. With --for and --team a duty is listed if any one who owes\n"
    "a part of it is meant, or any of the officers of its stage. Rules, dates and verdicts are "
    "those of \"escalint check\" with the same "
    "options.\n"
    "EXPORT is a file, a directory, or - for standard input.\n",
    "Exit status:\n"
    "  0  done, whatever falls due\n"
    "  2  could not be done as asked\n"
    "  3  done, but some record could not be read\n"
    "\n"
    "Examples:\n"
    "  escalint due march.json\n"
    "  escalint due march.json --within 5 --for \"team manager\" --team health\n"
    "  escalint due exports/ --format text --format csv:due.csv --format ics:due.ics\n"};

enum class DueFormat { kText, kCsv, kCalendar };

using DueOutput = Output<DueFormat>;

constexpr auto kFormats = std::to_array<std::pair<std::string_view, DueFormat>>({
    {"text", DueFormat::kText},
    {"csv", DueFormat::kCsv},
    {"ics", DueFormat::kCalendar},
});

struct DueRequest : ReplayRequest {
  std::vector<DueOutput> outputs;
  int within = 10;
  std::string role, team;  ///< as written
  int jobs = 0;
  bool progress = true;
};

Result<DueRequest> ReadRequest(const Options& options) {
  DueRequest request;
  Problems problems;
  ReadReplayOptions(options, request, problems);
  constexpr NumberOption kWithin{"within", "number of working days", 0, 366};
  if (const auto within = ReadNumber(options, kWithin, problems)) {
    request.within = static_cast<int>(*within);
  }
  request.jobs = ReadJobs(options, problems);
  request.outputs = ReadFormats(options, kFormats, problems);
  RefuseSharedPaths(PathsOf(request.outputs), problems);
  request.role = options.Value("for").value_or("");
  request.team = options.Value("team").value_or("");
  request.progress = !options.Has("quiet") && !options.Has("no-progress");
  request.source.hash = false;
  if (!problems.empty()) return problems;
  return request;
}

/// The canonical name of a role or an agency, however it is written; "" for none.
template <typename E>
std::string Canonical(const char* option, const std::string& word, const Vocabulary& vocabulary,
                      Problems& problems) {
  if (word.empty()) return "";
  const E value = vocabulary.Find<E>(word);
  if (value == E::kNone) {
    problems.push_back(
        OnCommandLine("--" + std::string(option) + ": " + vocabulary.Explain<E>(word),
                      "write it as the export does"));
  }
  return std::string(CanonicalName(value));
}

std::unique_ptr<Reporter> MakeList(const DueOutput& output, DueOptions options,
                                   ColourChoice colour) {
  options.path = output.path;
  if (output.format == DueFormat::kCsv) return std::make_unique<DueCsv>(std::move(options));
  if (output.format == DueFormat::kCalendar) {
    return std::make_unique<DueCalendar>(std::move(options));
  }
  const PageLook look = LookOf(output.path, colour, TextPage::kDefaultWidth);
  return std::make_unique<DueText>(std::move(options), look.width, look.colour);
}

Problems OpenOutputs(const DueRequest& request, const CheckPlan& plan, const Setup& setup,
                     ReportOutputs& outputs) {
  Problems problems;
  DueOptions options{&setup.zone, &setup.calendar, request.within, {}, {}, {}};
  options.role = Canonical<Role>("for", request.role, setup.vocabulary, problems);
  options.agency = Canonical<Agency>("team", request.team, setup.vocabulary, problems);
  if (!problems.empty()) return problems;
  for (const DueOutput& output : request.outputs) {
    auto problem = WouldReplace(output.path, plan.inputs);
    if (!problem) problem = outputs.Add(MakeList(output, options, request.colour), output.path);
    if (problem) problems.push_back(std::move(*problem));
  }
  return problems;
}

ExitStatus CarryOut(CheckPlan& plan, const DueRequest& request, const Setup& setup) {
  if (const Problems problems = FindInputs(request.arguments, plan); !problems.empty()) {
    return Refuse(problems);
  }
  plan.jobs = request.jobs > 0 ? request.jobs : AvailableThreads();
  ReportOutputs outputs;
  if (const Problems problems = OpenOutputs(request, plan, setup, outputs); !problems.empty()) {
    return Refuse(problems);
  }
  plan.check.also = outputs.AlsoWanted();
  plan.check.with_outstanding = true;
  RunTotals totals;
  Progress progress(request.progress && IsTerminal(STDERR_FILENO));
  const auto result = RunCheck(plan, outputs, progress, totals);
  progress.Clear();
  if (!result) return Refuse(result.problems());
  if (const Problems problems = outputs.Commit(); !problems.empty()) return Refuse(problems);
  return result->unreadable > 0 ? ExitStatus::kUnreadable : ExitStatus::kNothing;
}

}  // namespace

ExitStatus RunDueCommand(const Words& words) {
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
