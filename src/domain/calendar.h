/// Working days: Monday to Friday less the holidays of a table.
///
/// "Within two working days" of Wednesday 27 March 2024 means the end of Tuesday 2 April: Thursday
/// 28 is day 1, Good Friday and the weekend and Easter Monday don't count, Tuesday is day 2. The
/// trigger's own date is day 0, whatever day of the week it is.
///
/// The table covers whole years. A count that would leave it has no answer (`nullopt`): the caller
/// must say "cannot tell", never pretend there were no holidays.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "domain/time.h"

namespace escalint {

struct Holiday {
  sys_days date;
  std::string title;
  bool operator==(const Holiday&) const = default;
};

class WorkingDayCalendar {
 public:
  /// Covers 1 January `first_year` to 31 December `last_year`. Holidays outside are dropped; order
  /// and duplicates don't matter.
  WorkingDayCalendar(std::vector<Holiday> holidays, std::chrono::year first_year,
                     std::chrono::year last_year);

  bool Covers(sys_days date) const { return first_ <= date && date <= last_; }
  /// REQUIRES: Covers(date).
  bool IsWorkingDay(sys_days date) const;
  /// The holiday on `date`, or nullptr.
  const Holiday* HolidayOn(sys_days date) const;
  /// The n-th working day after `date` (n >= 1; n == 0 gives `date`); nullopt outside the table.
  std::optional<sys_days> After(sys_days date, int n) const;
  /// The n-th working day before `date`.
  std::optional<sys_days> Before(sys_days date, int n) const;
  /// Working days after `from` up to and including `to` (0 when to <= from); nullopt outside.
  std::optional<int> CountBetween(sys_days from, sys_days to) const;

  sys_days first_day() const { return first_; }
  sys_days last_day() const { return last_; }

 private:
  sys_days first_, last_;
  std::vector<Holiday> holidays_;     // sorted by date
  std::vector<int> working_ordinal_;  // working days from first_ up to and including day i
  std::vector<sys_days> working_days_;
};

}  // namespace escalint
