/// What a summary for people says of the cases beyond the `RunSummary`: counted while they pass.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/finding.h"
#include "report/reporter.h"

namespace escalint {

struct SeenInCases {
  Severity fail_on = Severity::kMedium;
  int64_t escalations_in_breach = 0;  ///< at or above fail_on, not known and not suppressed
  int64_t cases_in_breach = 0;        ///< the same for duties owed on the case itself
  NotCheckedCounts not_checked;

  void Add(const Fragment& fragment);
};

/// Adds one case's share to `fragment`.
void CountInCase(const CaseReport& report, Severity fail_on, Fragment& fragment);
/// The same for what was not checked alone.
void CountNotChecked(const CaseReport& report, Fragment& fragment);
void AddNotChecked(const NotCheckedCounts& more, NotCheckedCounts& counts);
/// "2 duplicates were not judged", "1 time could not be used": a phrase for each kind of remark.
std::vector<std::string> NotCheckedWords(const NotCheckedCounts& counts);

}  // namespace escalint
