#include <unistd.h>

#include <memory>
#include <optional>
#include <utility>

#include "cli/check_help.h"
#include "cli/check_request.h"
#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/key_file.h"
#include "cli/partial_report.h"
#include "cli/progress.h"
#include "cli/run_options.h"
#include "ingest/quotes.h"

namespace escalint {
namespace {

/// What of the findings is known already.
std::vector<std::string> GateFiles(const CheckRequest& request) {
  std::vector<std::string> files;
  for (const std::string& file : {request.baseline_file, request.suppressions_file}) {
    if (!file.empty()) files.push_back(file);
  }
  return files;
}

/// "" where none is asked for.
Result<std::string> ReadKey(const CheckRequest& request) {
  if (request.key_file.empty()) return std::string();
  std::vector<std::string> others = GateFiles(request);
  others.push_back(request.header_file);
  if (auto problem = IsAnInput(request.key_file, others)) return *std::move(problem);
  return ReadKeyFile(request.key_file);
}

Result<std::unique_ptr<Gate>> LoadGate(const CheckRequest& request, const std::string& key) {
  std::optional<Pseudonyms> pseudonyms;
  if (!key.empty()) pseudonyms.emplace(key);
  return Gate::Load(request.baseline_file, request.suppressions_file,
                    pseudonyms ? &*pseudonyms : nullptr);
}

Result<CheckPlan> PlanCheck(const CheckRequest& request, const Setup& setup, const Gate& gate,
                            const std::string& key) {
  auto plan = MakePlan(request, setup);
  if (!plan) return plan;
  if (auto problem = TakeHeader(request.header_file, *plan)) return *std::move(problem);
  plan->check.shown = request.shown;
  plan->gate = &gate;
  plan->key = key;
  plan->key_file = request.key_file;
  plan->shard = request.shard;
  plan->jobs = request.jobs > 0 ? request.jobs : AvailableThreads();
  return plan;
}

/// One run, from its options to its reports.
struct Checking {
  const Options& options;
  const CheckRequest& request;
  const Setup& setup;
  CheckPlan plan;
  RunTotals totals{};
  ReportOutputs outputs{};

  Problems OpenOutputs();
  Problems Sayable(Problems problems) const;
  ExitStatus Run();
};

/// Standard error may be kept where the reports are.
Problems Checking::Sayable(Problems problems) const {
  if (plan.key.empty()) return problems;
  for (Problem& problem : problems) problem.message = WithoutQuotes(problem.message);
  return problems;
}

Problems Checking::OpenOutputs() {
  PartialHead head;
  head.shard = request.shard.number;
  head.of = request.shard.count;
  request.shown.ForEach([&](Verdict verdict) { head.verdicts.emplace_back(Name(verdict)); });
  if (request.WantsPartial()) {
    auto kept = RunOptionsOf(options, request.setup, request.header_file, {"verdict"});
    if (!kept) return kept.problems();
    head.options = std::move(*kept);
    if (!plan.key.empty()) KeepKey(plan.key, head.options);
    KeepGate(*plan.gate, head.options);
    AddGate(*plan.gate, head);
  }
  Problems problems;
  std::vector<std::string> inputs = plan.inputs;
  for (const std::string& file : GateFiles(request)) inputs.push_back(file);
  if (!plan.key_file.empty()) inputs.push_back(plan.key_file);
  for (const OutputChoice& choice : request.outputs) {
    if (auto problem = WouldReplace(choice.path, inputs)) {
      problems.push_back(std::move(*problem));
      continue;
    }
    auto reporter = choice.format == ReportFormat::kPartial
                        ? std::make_unique<PartialReport>(head, totals, setup.policies)
                        : MakeReporter(choice, request, request.colour, setup.zone);
    auto problem = outputs.Add(std::move(reporter), choice.path);
    if (problem) problems.push_back(std::move(*problem));
  }
  return problems;
}

ExitStatus Checking::Run() {
  if (const Problems problems = FindInputs(request.arguments, plan); !problems.empty()) {
    return Refuse(Sayable(problems));
  }
  if (const Problems problems = OpenOutputs(); !problems.empty()) return Refuse(problems);
  plan.check.with_history = outputs.WantsHistory();
  plan.check.with_passage = outputs.WantsPassage();
  plan.check.also = outputs.AlsoWanted();
  totals.pseudonymised = !plan.key.empty();
  Progress progress(request.progress && IsTerminal(STDERR_FILENO));
  const auto result = RunCheck(plan, outputs, progress, totals);
  progress.Clear();
  if (!result) return Refuse(Sayable(result.problems()));
  if (const Problems problems = outputs.Commit(); !problems.empty()) return Refuse(problems);
  return StatusOf(result->failing, result->unreadable, request);
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
  const auto key = ReadKey(*request);
  if (!key) return Refuse(key.problems());
  const auto gate = LoadGate(*request, *key);
  if (!gate) return Refuse(gate.problems());
  auto plan = PlanCheck(*request, **setup, **gate, *key);
  if (!plan) return Refuse(plan.problems());
  return Checking{*options, *request, **setup, std::move(*plan)}.Run();
}

}  // namespace escalint
