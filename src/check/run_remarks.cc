#include <fmt/format.h>

#include "check/case_checker.h"
#include "check/fingerprint.h"

namespace escalint {
namespace {

Finding MakeRemark(std::string rule, Severity severity, std::string title, std::string message,
                   std::string_view key) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.title = std::move(title);
  finding.message = std::move(message);
  finding.fingerprint = Fingerprint({finding.rule, key});
  return finding;
}

/// "2 escalations were raised <when>"; "" for none.
std::string Raised(int64_t count, std::string_view when) {
  if (count == 0) return "";
  return fmt::format("{} escalation{} raised {}", count, count == 1 ? " was" : "s were", when);
}

void RemarkOnPolicy(const Policy& policy, const CaseTally::PerPolicy& tally,
                    std::vector<Finding>& remarks) {
  if (tally.risk_absent > 0) {
    remarks.push_back(MakeRemark(
        "DQ-RISK", Severity::kInfo, "Risk is not recorded where a limit depends on it",
        fmt::format("{}: {} escalation{} judged by the limits for standard risk because no risk is "
                    "recorded.",
                    policy.title, tally.risk_absent, tally.risk_absent == 1 ? " was" : "s were"),
        policy.id));
  }
  if (tally.not_in_force == 0 && tally.past_review == 0) return;
  remarks.push_back(
      MakeRemark("DQ-POLICY-DATE", Severity::kInfo, "The policy's dates",
                 fmt::format("{}: {}{}{}. Another version may apply.", policy.title,
                             Raised(tally.not_in_force, "outside the dates it was in force"),
                             tally.not_in_force > 0 && tally.past_review > 0 ? "; " : "",
                             Raised(tally.past_review, "after its review date")),
                 policy.id));
}

EnumSet<EventType> ActTypesUsed(const PolicySet& policies, const CaseTally& tally) {
  EnumSet<EventType> types;
  for (size_t i = 0; i < tally.policies.size(); ++i) {
    const Policy& policy = policies.policies()[i];
    for (size_t r = 0; r < tally.policies[i].rules.size(); ++r) {
      int64_t arisen = 0;
      for (const int64_t count : tally.policies[i].rules[r]) arisen += count;
      if (arisen > 0) types |= policy.rules[r].act_types;
    }
  }
  return types;
}

void RemarkOnCovers(const PolicySet& policies, const CaseTally& tally,
                    std::vector<Finding>& remarks) {
  std::string names;
  ActTypesUsed(policies, tally).Without(tally.types_seen).ForEach([&](EventType type) {
    names += (names.empty() ? "" : ", ") + std::string(CanonicalName(type));
  });
  if (names.empty()) return;
  remarks.push_back(MakeRemark(
      "DQ-COVERS", Severity::kInfo, "Kinds of event that occur nowhere",
      fmt::format("The export does not say what it covers, and these kinds of event occur nowhere "
                  "in the run: {}. If the source does not record them, say so in \"covers\": what "
                  "rests on them is then cannot_tell, not breached.",
                  names),
      "covers"));
}

void CountNotRun(const Rule& rule, const CaseTally::PerPolicy& tally, const CheckSettings& settings,
                 RuleTally& out) {
  if (!settings.has_covers || rule.trigger_types.Empty()) return;
  if (rule.trigger_types.Intersects(settings.covers)) return;
  if (rule.trigger_types.Intersects(tally.triggers_seen)) return;
  out.run = false;
  out.not_run_because = "the export does not record what would trigger it";
}

}  // namespace

std::vector<Finding> RunRemarks(const PolicySet& policies, const CaseTally& tally,
                                bool has_covers) {
  std::vector<Finding> remarks;
  if (!has_covers) RemarkOnCovers(policies, tally, remarks);
  for (size_t i = 0; i < tally.policies.size(); ++i) {
    RemarkOnPolicy(policies.policies()[i], tally.policies[i], remarks);
  }
  for (const auto& [name, count] : tally.unknown_members) {
    remarks.push_back(
        MakeRemark("DQ-UNKNOWN-MEMBER", Severity::kInfo, "A member the format does not have",
                   fmt::format("\"{}\" is not a member of the format; it was ignored in {} case{}.",
                               name, count, count == 1 ? "" : "s"),
                   name));
  }
  return remarks;
}

std::vector<RuleTally> TallyRules(const PolicySet& policies, const CaseTally& tally,
                                  const CheckSettings& settings) {
  std::vector<RuleTally> tallies;
  for (size_t i = 0; i < tally.policies.size(); ++i) {
    if (!tally.policies[i].used) continue;
    const Policy& policy = policies.policies()[i];
    for (size_t r = 0; r < policy.rules.size(); ++r) {
      RuleTally out;
      out.policy = policy.id;
      out.id = policy.rules[r].id;
      out.title = policy.rules[r].title;
      if (r < tally.policies[i].rules.size()) {
        for (size_t v = 0; v < kVerdictCount; ++v) out.counts[v] = tally.policies[i].rules[r][v];
      }
      CountNotRun(policy.rules[r], tally.policies[i], settings, out);
      tallies.push_back(std::move(out));
    }
  }
  return tallies;
}

}  // namespace escalint
