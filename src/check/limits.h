/// When something falls due. With interval times the due time is itself an interval.
///
/// Trigger Wed 7 Feb 09:00 (a minute), 48 hours: due Fri 9 Feb 09:00:00 to 09:00:59. Trigger Wed
/// 27 Mar (a date), 2 working days: due at the end of Tue 2 Apr, Good Friday and Easter Monday not
/// counting.
#pragma once

#include "check/due.h"
#include "check/scene.h"
#include "domain/calendar.h"
#include "domain/policy.h"

namespace escalint {

/// `extra` adds units to the limit's count. REQUIRES: limit.kind != kNone.
Due DueAfter(const Limit& limit, int extra, const Interval& trigger, const CheckSettings& settings);

/// done − due as the report prints it; "" when not late or not known.
std::string LateBy(const Due& due, const Limit& limit, const Interval& done);

/// The count to the due time, written out for a person: "Wed 27 Mar 2024 (day 0) + 2 working days:
/// Thu 28 Mar day 1 · Fri 29 Good Friday · … · Tue 2 Apr day 2 = due". "" where nothing can be
/// counted.
std::string CountToDue(const Limit& limit, int extra, const Interval& trigger, const Due& due,
                       const CheckSettings& settings, std::string_view end = "due");

/// How the days went on from the due date to a late act: "Wed 3 Apr day 3". "" where the limit does
/// not count days.
std::string CountOnTo(const Interval& done, const Limit& limit, const Interval& trigger,
                      const Due& due, const CheckSettings& settings);

}  // namespace escalint
