/// When something falls due. With interval times the due time is itself an interval.
///
/// Trigger Wed 7 Feb 09:00 (a minute), 48 hours: due Fri 9 Feb 09:00:00 to 09:00:59. Trigger Wed
/// 27 Mar (a date), 2 working days: due at the end of Tue 2 Apr, Good Friday and Easter Monday not
/// counting.
#pragma once

#include "check/scene.h"
#include "domain/calendar.h"
#include "domain/policy.h"

namespace escalint {

struct Due {
  sys_seconds first = kBeginningOfTime, last = kEndOfTime;
  bool is_date = false;
  sys_days date{};     ///< when is_date
  bool known = false;  ///< false: trigger of unknown time
  Precision precision = Precision::kDay;
  bool off_table = false;  ///< the count runs past the holiday table; `first` is a safe lower bound
  DueTime Shown() const;
  /// The first instant of a due time that is not a date, as finely as the trigger was recorded.
  Interval AsInterval(const ZoneTable& zone) const;
};

/// `extra` adds units to the limit's count. REQUIRES: limit.kind != kNone.
Due DueAfter(const Limit& limit, int extra, const Interval& trigger, const CheckSettings& settings);

/// done − due as the report prints it; "" when not late or not known.
std::string LateBy(const Due& due, const Limit& limit, const Interval& done);

/// The count written out: "Wed 27 Mar 2024 + 2 working days: Thu 28 Mar 1, Fri 29 Mar Good Friday,
/// ..., Tue 2 Apr 2 = due".
std::string Arithmetic(const Limit& limit, int extra, const Interval& trigger, const Due& due,
                       const CheckSettings& settings);

}  // namespace escalint
