/// How it ended, how long it took, and what of the policy's duties was kept.
#pragma once

#include "annual/figures.h"

namespace escalint {

void AddTimeTables(Figures& figures);

/// How often each number of working days came.
struct DayCounts {
  std::map<int, int64_t> days;
  int64_t unknown = 0;

  void Add(int working_days, int64_t count);  ///< -1 = not known
  int64_t Known() const;
  /// Halfway between the two middle ones where their number is even. REQUIRES: Known() > 0.
  double Median() const;
};

}  // namespace escalint
