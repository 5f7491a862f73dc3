#include "cli/gate.h"

#include <algorithm>
#include <iterator>

namespace escalint {

void GateTotals::Add(const GateTotals& other) {
  standings.Add(other.standings);
  gone += other.gone;
  unseen += other.unseen;
  std::vector<int64_t> both;
  std::set_union(used.begin(), used.end(), other.used.begin(), other.used.end(),
                 std::back_inserter(both));
  used = std::move(both);
}

Result<std::unique_ptr<Gate>> Gate::Load(const std::string& baseline,
                                         const std::string& suppressions, Pseudonyms* pseudonyms) {
  auto gate = std::make_unique<Gate>();
  Problems problems;
  if (!baseline.empty()) {
    auto known = Baseline::Load(baseline, pseudonyms != nullptr);
    if (known) {
      gate->baseline_ = std::move(*known);
    } else {
      problems = known.problems();
    }
  }
  if (!suppressions.empty()) {
    auto set_aside = Suppressions::Load(suppressions);
    if (set_aside) {
      if (pseudonyms != nullptr) set_aside->Hide(*pseudonyms);
      gate->suppressions_ = std::move(*set_aside);
    } else {
      problems.insert(problems.end(), set_aside.problems().begin(), set_aside.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  return gate;
}

const Gate& Gate::None() {
  static const Gate none;
  return none;
}

GateMarks Gate::Mark(CaseReport& report, sys_days day) const {
  GateMarks marks;
  if (!baseline_ && suppressions_.entries().empty()) return marks;
  for (EscalationReport& escalation : report.escalations) {
    for (Finding& finding : escalation.findings) Mark(finding, day, marks);
  }
  return marks;
}

/// What is suppressed now may have been so in the baseline too: so that is settled first.
void Gate::Mark(Finding& finding, sys_days day, GateMarks& marks) const {
  if (!IsFault(finding)) return;
  finding.suppression = suppressions_.Find(finding, day, marks.used);
  if (baseline_) finding.baseline = baseline_->Look(finding, marks.met);
}

}  // namespace escalint
