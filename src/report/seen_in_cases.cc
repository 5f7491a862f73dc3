#include "report/seen_in_cases.h"

#include <algorithm>

namespace escalint {
namespace {

bool IsBreachAtLeast(const Finding& finding, Severity severity) {
  return finding.verdict == Verdict::kBreached && finding.severity >= severity && IsFresh(finding);
}

}  // namespace

void SeenInCases::Add(const Fragment& fragment) {
  escalations_in_breach += fragment.escalations_in_breach;
  cases_in_breach += fragment.cases_in_breach;
  escalations_without_policy += fragment.escalations_without_policy;
}

void CountInCase(const CaseReport& report, Severity fail_on, Fragment& fragment) {
  for (const EscalationReport& escalation : report.escalations) {
    const bool in_breach =
        std::any_of(escalation.findings.begin(), escalation.findings.end(),
                    [&](const Finding& finding) { return IsBreachAtLeast(finding, fail_on); });
    if (escalation.is_case_level) {
      fragment.cases_in_breach += in_breach;
      continue;
    }
    fragment.escalations_in_breach += in_breach;
    fragment.escalations_without_policy += escalation.policy.empty();
  }
}

}  // namespace escalint
