#include "cli/check_plan.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "cli/options.h"
#include "cli/run_input.h"
#include "cli/text_file.h"

namespace escalint {
namespace {

AsOf Now() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return {now, FormatInstant(now)};
}

void CheckPolicyKnown(const std::string& policy, const PolicySet& policies, Problems& problems) {
  if (policy.empty() || policies.Find(policy, Interval{}) != nullptr) return;
  problems.push_back(OnCommandLine("--policy: there is no rule pack \"" + policy + '"',
                                   "there are " + ListReferences(policies.policies())));
}

bool HasDutyWithoutLimit(const Rule& rule) {
  return std::any_of(rule.duties.begin(), rule.duties.end(), [](const Duty& duty) {
    return duty.shape == Shape::kResponse && duty.limit.kind == Limit::Kind::kNone;
  });
}

void CheckTakesLocalLimit(const std::string& rule, const PolicySet& policies, Problems& problems) {
  std::vector<std::string_view> ids;
  bool takes_one = false;
  for (const Policy& policy : policies.policies()) {
    for (const Rule& known : policy.rules) {
      ids.push_back(known.id);
      takes_one = takes_one || (known.id == rule && HasDutyWithoutLimit(known));
    }
  }
  if (takes_one) return;
  if (std::find(ids.begin(), ids.end(), rule) != ids.end()) {
    problems.push_back(OnCommandLine(
        "--local-limit: " + rule + " has no duty without a limit, and so no use for a local one",
        "\"escalint rules show " + rule + "\" tells the limits of the policy"));
    return;
  }
  std::string hint = Suggestion(rule, ids);
  if (hint.empty()) hint = "\"escalint rules list\" shows the rules there are";
  problems.push_back(
      OnCommandLine("--local-limit: there is no rule \"" + rule + '"', std::move(hint)));
}

}  // namespace

std::optional<Problem> TakeHeader(const std::string& file, CheckPlan& plan) {
  if (file.empty()) return std::nullopt;
  auto text = ReadTextFile(file);
  if (!text) return text.problems().front();
  std::vector<DataNote> notes;
  const auto header = ReadHeader(*text, Carrier::kNdjson, *plan.read.vocabulary, notes);
  if (!header) {
    Problem problem = header.problems().front();
    problem.file = file;
    return problem;
  }
  plan.header = std::move(*text);
  plan.header_file = file;
  return std::nullopt;
}

Result<CheckPlan> MakePlan(const ReplayRequest& request, const Setup& setup) {
  CheckPlan plan;
  Problems problems;
  plan.source = request.source;
  plan.read = {&setup.zone, &setup.vocabulary, request.midnight_exact};
  plan.policies = &setup.policies;
  plan.check.settings.calendar = &setup.calendar;
  plan.check.settings.zone = &setup.zone;
  plan.check.settings.local_limits = request.local_limits;
  plan.check.policy = request.policy;
  plan.now = Now();
  CheckPolicyKnown(request.policy, setup.policies, problems);
  for (const auto& [rule, limit] : request.local_limits) {
    CheckTakesLocalLimit(rule, setup.policies, problems);
  }
  if (!request.as_of.empty()) {
    auto as_of = ParseAsOf(request.as_of, plan.read, "--as-of");
    if (as_of)
      plan.as_of = std::move(*as_of);
    else
      problems.push_back(as_of.problems().front());
  }
  if (!problems.empty()) return problems;
  return plan;
}

}  // namespace escalint
