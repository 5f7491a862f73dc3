/// What a summary for people says of the cases beyond the `RunSummary`: counted while they pass.
#pragma once

#include <cstdint>

#include "domain/finding.h"
#include "report/reporter.h"

namespace escalint {

struct SeenInCases {
  Severity fail_on = Severity::kMedium;
  int64_t escalations_in_breach = 0;  ///< at or above fail_on, not known and not suppressed
  int64_t cases_in_breach = 0;        ///< the same for duties owed on the case itself
  int64_t escalations_without_policy = 0;

  void Add(const Fragment& fragment);
};

/// Adds one case's share to `fragment`.
void CountInCase(const CaseReport& report, Severity fail_on, Fragment& fragment);

}  // namespace escalint
