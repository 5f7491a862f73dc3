#include "check/limits.h"

#include <algorithm>
#include <optional>

#include "domain/day_count.h"

namespace escalint {
namespace {

using std::chrono::days;
using std::chrono::hours;

Due DateDue(sys_days date, const ZoneTable& zone) {
  Due due;
  due.first = due.last = zone.EndOfDay(date);
  due.is_date = due.known = true;
  due.date = date;
  return due;
}

/// Past the holiday table nothing is known but that N working days take at least N days.
Due OffTable(sys_days lower_bound, const ZoneTable& zone) {
  Due due = DateDue(lower_bound, zone);
  due.last = kEndOfTime;
  due.off_table = true;
  return due;
}

Due HoursDue(int count, const Interval& trigger, const ZoneTable& zone) {
  Due due;
  due.first = trigger.first + hours{count};
  due.last = trigger.last + hours{count};
  due.known = true;
  due.is_date = trigger.precision == Precision::kDay;
  due.precision = trigger.precision;
  // A date and whole days make a date, whatever the clocks do meanwhile.
  const bool whole_days = due.is_date && count % 24 == 0;
  due.date = whole_days ? trigger.local_date + days{count / 24} : zone.LocalDate(due.first);
  // Where the clocks go back, the hours are over before that date is; nothing done on it is late.
  if (whole_days) due.last = std::max(due.last, zone.EndOfDay(due.date));
  due.until = whole_days ? due.date : zone.LocalDate(due.last);
  return due;
}

Due BackwardDue(const Limit& limit, const Interval& trigger, const CheckSettings& settings) {
  const ZoneTable& zone = *settings.zone;
  if (limit.kind == Limit::Kind::kHours) {
    Due due;
    due.first = trigger.first - hours{limit.count};
    due.last = trigger.last - hours{limit.count};
    due.known = true;
    due.is_date = trigger.precision == Precision::kDay;
    due.precision = trigger.precision;
    due.date = zone.LocalDate(due.first);
    due.until = limit.count % 24 == 0 ? due.date : zone.LocalDate(due.last);
    return due;
  }
  if (limit.kind == Limit::Kind::kDays)
    return DateDue(trigger.local_date - days{limit.count}, zone);
  const auto date = settings.calendar->Before(trigger.local_date, limit.count);
  if (date) return DateDue(*date, zone);
  Due due = DateDue(trigger.local_date - days{limit.count}, zone);
  due.first = kBeginningOfTime;
  due.off_table = true;
  return due;
}

bool CountsDayByDay(const Limit& limit) {
  return limit.kind == Limit::Kind::kWorkingDays || limit.kind == Limit::Kind::kDays;
}

DayCount::Counted CountedBy(const Limit& limit) {
  return limit.kind == Limit::Kind::kWorkingDays ? DayCount::Counted::kWorkingDays
                                                 : DayCount::Counted::kEveryDay;
}

/// A sum of hours across a change of the clocks looks wrong by an hour; it isn't.
std::string ClockChange(const Interval& trigger, const Due& due, const ZoneTable& zone) {
  const auto change = zone.OffsetAt(due.first) - zone.OffsetAt(trigger.first);
  if (change == std::chrono::seconds{0}) return "";
  return change > std::chrono::seconds{0} ? " (the clocks go forward between)"
                                          : " (the clocks go back between)";
}

std::string HoursToDue(const Limit& counted, const Interval& trigger, const Due& due,
                       const ZoneTable& zone) {
  const std::string end =
      due.is_date ? FormatDateForPerson(due.date) : FormatForPerson(zone, due.AsInterval(zone));
  return FormatForPerson(zone, trigger) + (counted.backward ? " − " : " + ") + Describe(counted) +
         " = " + end +
         (due.is_date ? " (some time that day: no time of day is recorded)"
                      : ClockChange(trigger, due, zone));
}

}  // namespace

DueTime Due::Shown() const {
  DueTime shown{is_date, date, first};
  if (is_date && first != last && !off_table) shown.until = until;
  return shown;
}

Interval Due::AsInterval(const ZoneTable& zone) const {
  Interval at = InstantInterval(zone, first);
  at.precision = precision;
  return at;
}

Due DueAfter(const Limit& limit, int extra, const Interval& trigger,
             const CheckSettings& settings) {
  if (!trigger.Known()) return {};
  if (limit.backward) return BackwardDue(limit, trigger, settings);
  const ZoneTable& zone = *settings.zone;
  const int count = limit.count + extra;
  switch (limit.kind) {
    case Limit::Kind::kHours:
      return HoursDue(count, trigger, zone);
    case Limit::Kind::kDays:
      return DateDue(trigger.local_date + days{count}, zone);
    case Limit::Kind::kSameDay:
      return DateDue(trigger.local_date + days{extra}, zone);
    case Limit::Kind::kWorkingDays:
    case Limit::Kind::kNone:
      break;
  }
  const auto date = settings.calendar->After(trigger.local_date, count);
  return date ? DateDue(*date, zone) : OffTable(trigger.local_date + days{count}, zone);
}

std::string LateBy(const Due& due, const Limit& limit, const Interval& done) {
  if (!due.known || !done.Known() || due.off_table) return "";
  if (due.is_date || limit.CountsDays() || done.precision == Precision::kDay) {
    // The due instant's local date is that of its day; `date` is kept for both kinds.
    return FormatDays(done.local_date - due.date);
  }
  using std::chrono::minutes;
  // The coarser precision of the two: seconds count only where both were recorded to the second.
  if (due.precision == Precision::kMinute || done.precision == Precision::kMinute) {
    return FormatElapsed(std::chrono::floor<minutes>(done.first) -
                         std::chrono::floor<minutes>(due.first));
  }
  return FormatElapsed(done.first - due.first);
}

std::string CountToDue(const Limit& limit, int extra, const Interval& trigger, const Due& due,
                       const CheckSettings& settings, std::string_view end) {
  if (!due.known) return "";
  Limit counted = limit;
  counted.count += extra;
  const ZoneTable& zone = *settings.zone;
  // An extension moves the due date, not the limit.
  const Due counted_to = DueAfter(limit, extra, trigger, settings);
  std::string text = FormatForPerson(zone, trigger);
  if (!CountsDayByDay(limit)) {
    text = limit.kind == Limit::Kind::kHours ? HoursToDue(counted, trigger, counted_to, zone)
                                             : text + ", by the end of that day";
  } else {
    text += (limit.backward ? " (day 0) − " : " (day 0) + ") + Describe(counted) + ": ";
    if (counted_to.off_table) {
      return text + "runs past the holiday table, which ends on " +
             FormatDateForPerson(settings.calendar->last_day());
    }
    const DayCount days{trigger.local_date, counted_to.date, CountedBy(limit)};
    text += CountDayByDay(days, *settings.calendar).append(" = ").append(end);
  }
  if (due.date == counted_to.date) return text;
  return text + "; extended to " + FormatDateForPerson(due.date);
}

std::string CountOnTo(const Interval& done, const Limit& limit, const Interval& trigger,
                      const Due& due, const CheckSettings& settings) {
  if (!CountsDayByDay(limit) || limit.backward || !due.known || due.off_table) return "";
  const bool working = limit.kind == Limit::Kind::kWorkingDays;
  const std::optional<int> before =
      working ? settings.calendar->CountBetween(trigger.local_date, due.date)
              : static_cast<int>((due.date - trigger.local_date).count());
  if (!before) return "";
  return CountDayByDay({due.date, done.local_date, CountedBy(limit), *before}, *settings.calendar);
}

}  // namespace escalint
