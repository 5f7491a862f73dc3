#include "report/seen_in_cases.h"

#include <algorithm>

#include "domain/data_finding.h"
#include "report/spoken.h"

namespace escalint {
namespace {

bool IsBreachAtLeast(const Finding& finding, Severity severity) {
  return finding.verdict == Verdict::kBreached && finding.severity >= severity && IsFresh(finding);
}

}  // namespace

void SeenInCases::Add(const Fragment& fragment) {
  escalations_in_breach += fragment.escalations_in_breach;
  cases_in_breach += fragment.cases_in_breach;
  AddNotChecked(fragment.not_checked, not_checked);
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
  }
  CountNotChecked(report, fragment);
}

void CountNotChecked(const CaseReport& report, Fragment& fragment) {
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) {
      if (finding.not_checked) ++fragment.not_checked[finding.rule];
    }
  }
}

void AddNotChecked(const NotCheckedCounts& more, NotCheckedCounts& counts) {
  for (const auto& [rule, count] : more) counts[rule] += count;
}

std::vector<std::string> NotCheckedWords(const NotCheckedCounts& counts) {
  std::vector<std::string> words;
  for (const DataFindingKind& kind : DataFindingKinds()) {
    const auto found = counts.find(std::string(kind.rule));
    if (found == counts.end()) continue;
    words.push_back(SpokenCount(found->second, kind.not_checked.one, kind.not_checked.many));
  }
  return words;
}

}  // namespace escalint
