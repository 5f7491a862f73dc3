/// The days of a limit, counted one by one as a finger would on a wall calendar.
///
/// Two working days from Wednesday 27 March 2024:
///
///     Thu 28 Mar day 1 · Fri 29 Good Friday · Sat 30, Sun 31 weekend · Mon 1 Apr Easter Monday ·
///     Tue 2 Apr day 2
///
/// Wednesday is day 0 and not itself listed. A long count is told by the week ("Mon 3 to Fri 7 Jun
/// days 6 to 10", weekends left out), a very long one by unbroken stretches; holidays are always
/// named.
#pragma once

#include <string>

#include "domain/calendar.h"

namespace escalint {

struct DayCount {
  enum class Counted : bool { kEveryDay, kWorkingDays };
  sys_days from{};  ///< day 0
  sys_days to{};    ///< the last one listed; before `from` for a count backwards
  Counted counted = Counted::kWorkingDays;
  int before = 0;  ///< days counted up to `from`, where an earlier count goes on
};

/// "" where `from` is `to`. A working-day count that leaves the table says where it stopped.
std::string CountDayByDay(const DayCount& count, const WorkingDayCalendar& calendar);

}  // namespace escalint
