/// When something falls due: an interval, since the trigger's time is one (see limits.h).
#pragma once

#include "domain/finding.h"
#include "domain/time.h"

namespace escalint {

struct Due {
  sys_seconds first = kBeginningOfTime, last = kEndOfTime;
  bool is_date = false;
  sys_days date{};     ///< when is_date
  sys_days until{};    ///< the same; the last day that it may mean, where that is a span of time
  bool known = false;  ///< false: trigger of unknown time
  Precision precision = Precision::kDay;
  bool off_table = false;  ///< the count runs past the holiday table; `first` is a safe lower bound
  DueTime Shown() const;
  /// The first instant of a due time that is not a date, as finely as the trigger was recorded.
  Interval AsInterval(const ZoneTable& zone) const;
};

}  // namespace escalint
