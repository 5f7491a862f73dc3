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

/// The count to the due time, written out for a person: "Wed 27 Mar 2024 (day 0) + 2 working days:
/// Thu 28 Mar day 1 · Fri 29 Good Friday · … · Tue 2 Apr day 2 = due". "" where nothing can be
/// counted.
std::string CountToDue(const Limit& limit, int extra, const Interval& trigger, const Due& due,
                       const CheckSettings& settings);

/// How the days went on from the due date to a late act: "Wed 3 Apr day 3". "" where the limit does
/// not count days.
std::string CountOnTo(const Interval& done, const Limit& limit, const Interval& trigger,
                      const Due& due, const CheckSettings& settings);

}  // namespace escalint
