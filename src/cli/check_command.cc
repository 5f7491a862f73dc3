#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "cli/check_help.h"
#include "cli/check_request.h"
#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "report/json_report.h"
#include "report/ndjson_report.h"
#include "report/text_report.h"

namespace escalint {
namespace {

Result<CheckPlan> PlanCheck(const CheckRequest& request, const Setup& setup) {
  auto plan = MakePlan(request, setup);
  if (!plan) return plan;
  plan->check.shown = request.shown;
  plan->jobs = request.jobs > 0 ? request.jobs : AvailableThreads();
  return plan;
}

std::unique_ptr<Reporter> MakeReporter(const OutputChoice& choice, const CheckRequest& request,
                                       const Setup& setup) {
  if (choice.format == ReportFormat::kJson) return std::make_unique<JsonReport>();
  if (choice.format == ReportFormat::kNdjson) return std::make_unique<NdjsonReport>();
  TextOptions options;
  if (choice.path == "-") {
    options.width = TerminalWidth(STDOUT_FILENO, options.width);
    options.colour = UsesColour(request.colour, STDOUT_FILENO);
  } else {
    options.colour = request.colour == ColourChoice::kAlways;
  }
  options.fail_on = request.fail_on.value_or(options.fail_on);
  return std::make_unique<TextReport>(options, setup.zone);
}

Problems OpenOutputs(const CheckRequest& request, const CheckPlan& plan, const Setup& setup,
                     ReportOutputs& outputs) {
  Problems problems;
  for (const OutputChoice& choice : request.outputs) {
    if (auto problem = WouldReplace(choice.path, plan.inputs)) {
      problems.push_back(std::move(*problem));
      continue;
    }
    auto problem = outputs.Add(MakeReporter(choice, request, setup), choice.path);
    if (problem) problems.push_back(std::move(*problem));
  }
  return problems;
}

ExitStatus StatusOf(const RunResult& result, const CheckRequest& request) {
  if (result.unreadable > 0) return ExitStatus::kUnreadable;
  if (!request.fail_on || request.exit_zero) return ExitStatus::kNothing;
  int64_t failing = 0;
  for (size_t i = static_cast<size_t>(*request.fail_on); i < result.failing.size(); ++i) {
    failing += result.failing[i];
  }
  return failing > 0 ? ExitStatus::kFindings : ExitStatus::kNothing;
}

ExitStatus CarryOut(CheckPlan& plan, const CheckRequest& request, const Setup& setup) {
  auto inputs = ExpandInputs(request.arguments);
  if (!inputs) return Refuse(inputs.problems());
  plan.inputs = std::move(*inputs);
  if (const Problems problems = LookAhead(plan); !problems.empty()) return Refuse(problems);
  ReportOutputs outputs;
  if (const Problems problems = OpenOutputs(request, plan, setup, outputs); !problems.empty()) {
    return Refuse(problems);
  }
  plan.check.with_history = outputs.WantsHistory();
  Progress progress(request.progress && IsTerminal(STDERR_FILENO));
  const auto result = RunCheck(plan, outputs, progress);
  progress.Clear();
  if (!result) return Refuse(result.problems());
  if (const Problems problems = outputs.Commit(); !problems.empty()) return Refuse(problems);
  return StatusOf(*result, request);
}

}  // namespace

ExitStatus RunCheckCommand(const Words& words) {
  const auto options = ParseOptions(CheckOptionGroups(), words);
  if (!options) return Refuse(options.problems());
  if (options->Has("help")) return ShowHelp(CheckHelp(), CheckOptionGroups());
  const auto request = ReadCheckRequest(*options);
  if (!request) return Refuse(request.problems());
  const auto setup = Setup::Make(request->setup);
  if (!setup) return Refuse(setup.problems());
  auto plan = PlanCheck(*request, **setup);
  if (!plan) return Refuse(plan.problems());
  return CarryOut(*plan, *request, **setup);
}

}  // namespace escalint
