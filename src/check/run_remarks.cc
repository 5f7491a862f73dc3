#include <fmt/format.h>

#include "check/case_checker.h"
#include "check/fingerprint.h"

namespace escalint {
namespace {

Finding MakeRemark(DataFault fault, std::string message, std::string_view key) {
  Finding finding = MakeDataFinding(fault, std::move(message));
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
        DataFault::kRisk,
        fmt::format("{}: {} escalation{} judged by the limits for standard risk because no risk is "
                    "recorded. Record it in \"risk\": the limits for a higher one may be others.",
                    policy.title, tally.risk_absent, tally.risk_absent == 1 ? " was" : "s were"),
        policy.id));
  }
  if (tally.not_in_force == 0 && tally.past_review == 0) return;
  remarks.push_back(MakeRemark(
      DataFault::kPolicyDate,
      fmt::format("{}: {}{}{}. If another version applied then, add its pack with "
                  "--rules.",
                  policy.title, Raised(tally.not_in_force, "outside the dates it was in force"),
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

std::string NamesOf(EnumSet<EventType> types) {
  std::string names;
  types.ForEach([&](EventType type) {
    names += (names.empty() ? "" : ", ") + std::string(CanonicalName(type));
  });
  return names;
}

/// Events that other cases have, so that the export does record them: a rule left those cases aside
/// that have none.
std::string LeftAside(const CaseTally& tally) {
  std::string sentences;
  for (const auto& [type, cases] : tally.presumed_unrecorded) {
    if (!tally.types_seen.Has(type)) continue;
    sentences += fmt::format(
        " Some cases have {0} and {1} ha{2} not; rules that apply only where "
        "the export records it left {3} aside. If it is recorded for all, "
        "list \"{0}\" in \"covers\".",
        CanonicalName(type), cases, cases == 1 ? "s" : "ve", cases == 1 ? "that one" : "those");
  }
  return sentences;
}

void RemarkOnCovers(const PolicySet& policies, const CaseTally& tally,
                    std::vector<Finding>& remarks) {
  const std::string nowhere = NamesOf(ActTypesUsed(policies, tally).Without(tally.types_seen));
  const std::string left_aside = LeftAside(tally);
  if (nowhere.empty() && left_aside.empty()) return;
  std::string message = "The export does not say what it covers";
  if (nowhere.empty()) {
    message += '.';
  } else {
    message += ", and these kinds of event occur nowhere in the run: " + nowhere +
               ". If the source does not record them, say so in \"covers\": what rests on them is "
               "then cannot_tell, not breached.";
  }
  remarks.push_back(MakeRemark(DataFault::kCovers, message + left_aside, "covers"));
  if (nowhere.empty()) remarks.back().title = "Kinds of event that occur in some cases only";
}

/// "2 cases", "the header", "the header and 1 case".
std::string WhereIgnored(const CaseTally::UnknownMember& member) {
  const std::string cases = fmt::format("{} case{}", member.cases, member.cases == 1 ? "" : "s");
  if (!member.in_header) return cases;
  return member.cases == 0 ? "the header" : "the header and " + cases;
}

void RemarkOnMember(const std::string& name, const CaseTally::UnknownMember& member,
                    std::vector<Finding>& remarks) {
  remarks.push_back(MakeRemark(
      DataFault::kUnknownMember,
      fmt::format("\"{}\" is not a member of the format; it was ignored in {}. {}", name,
                  WhereIgnored(member),
                  member.hint.empty() ? "Correct its spelling, or leave it out." : member.hint),
      name));
}

RuleTally TextsOf(const Rule& rule) {
  RuleTally tally;
  tally.id = rule.id;
  tally.title = rule.title;
  tally.name = rule.name;
  tally.clause = rule.clause;
  tally.paraphrase = rule.paraphrase;
  tally.why = rule.why;
  tally.severity = rule.severity;
  return tally;
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
  for (const auto& [name, member] : tally.unknown_members) RemarkOnMember(name, member, remarks);
  return remarks;
}

std::vector<RuleTally> TallyRules(const PolicySet& policies, const CaseTally& tally,
                                  const CheckSettings& settings) {
  std::vector<RuleTally> tallies;
  for (size_t i = 0; i < tally.policies.size(); ++i) {
    if (!tally.policies[i].used) continue;
    const Policy& policy = policies.policies()[i];
    for (size_t r = 0; r < policy.rules.size(); ++r) {
      RuleTally out = TextsOf(policy.rules[r]);
      out.policy = policy.id;
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
