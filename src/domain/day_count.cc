#include "domain/day_count.h"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

namespace escalint {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

/// Beyond so many days a count is told by the week, and by unbroken stretches.
constexpr days kManyWorkingDays{25};
constexpr days kManyDays{7};
constexpr days kVeryManyDays{70};

enum class Telling : uint8_t { kByDay, kByWeek, kByStretch };

Telling TellingOf(const DayCount& count) {
  const days span{std::abs((count.to - count.from).count())};
  if (span > kVeryManyDays) return Telling::kByStretch;
  const bool working = count.counted == DayCount::Counted::kWorkingDays;
  return span > (working ? kManyWorkingDays : kManyDays) ? Telling::kByWeek : Telling::kByDay;
}

bool IsWeekend(sys_days date) {
  const std::chrono::weekday day{date};
  return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

/// The Monday on or before `date`.
sys_days WeekOf(sys_days date) { return date - (std::chrono::weekday{date} - std::chrono::Monday); }

/// Days that are told together.
struct Stretch {
  sys_days first{}, last{};
  int first_number = 0, last_number = 0;  ///< 0 = they don't count
  std::string name;                       ///< "weekend", "Good Friday"
};

/// Lists the days of one count.
class Listing {
 public:
  Listing(const DayCount& count, const WorkingDayCalendar& calendar)
      : count_(count),
        calendar_(calendar),
        telling_(TellingOf(count)),
        step_(count.to < count.from ? -1 : 1),
        number_(count.before) {}

  std::string Tell() {
    for (sys_days day = count_.from; day != count_.to;) {
      day += step_;
      if (Working() && !calendar_.Covers(day)) return Text() + " · the holiday table ends here";
      Take(day);
    }
    return Text();
  }

 private:
  bool Working() const { return count_.counted == DayCount::Counted::kWorkingDays; }

  void Take(sys_days day) {
    if (!Working() || calendar_.IsWorkingDay(day)) return Count(day);
    if (!IsWeekend(day)) {
      stretches_.push_back({day, day, 0, 0, calendar_.HolidayOn(day)->title});
    } else if (telling_ != Telling::kByDay) {
      return;
    } else if (!stretches_.empty() && stretches_.back().name == "weekend") {
      stretches_.back().last = day;
    } else {
      stretches_.push_back({day, day, 0, 0, "weekend"});
    }
  }

  void Count(sys_days day) {
    ++number_;
    if (stretches_.empty() || !GoesOn(stretches_.back(), day)) {
      stretches_.push_back({day, day, number_, number_, ""});
    } else {
      stretches_.back().last = day;
      stretches_.back().last_number = number_;
    }
  }

  bool GoesOn(const Stretch& stretch, sys_days day) const {
    if (telling_ == Telling::kByDay || stretch.first_number == 0) return false;
    return telling_ == Telling::kByStretch || WeekOf(stretch.last) == WeekOf(day);
  }

  /// "Thu 28 Mar"; year and month only where they are not those of the date told before, the
  /// month also of the last.
  std::string Date(sys_days date) {
    std::string text = FormatDateForPerson(date);
    const year_month_day now{date};
    const year_month_day before{told_.value_or(count_.from)};
    const bool same_month = told_ && now.month() == before.month() && date != count_.to;
    told_ = date;
    if (now.year() != before.year()) return text;
    text.resize(text.rfind(' '));
    if (same_month) text.resize(text.rfind(' '));
    return text;
  }

  std::string Tell(const Stretch& stretch) {
    std::string text = Date(stretch.first);
    const bool several = stretch.first != stretch.last;
    if (several) text += (stretch.first_number == 0 ? ", " : " to ") + Date(stretch.last);
    if (stretch.first_number == 0) return text + ' ' + stretch.name;
    text += several ? " days " : " day ";
    text += std::to_string(stretch.first_number);
    return several ? text + " to " + std::to_string(stretch.last_number) : text;
  }

  std::string Text() {
    std::string text;
    for (const Stretch& stretch : stretches_) text += (text.empty() ? "" : " · ") + Tell(stretch);
    return text;
  }

  const DayCount& count_;
  const WorkingDayCalendar& calendar_;
  const Telling telling_;
  const days step_;
  int number_;
  std::optional<sys_days> told_;  // the date told last
  std::vector<Stretch> stretches_;
};

}  // namespace

std::string CountDayByDay(const DayCount& count, const WorkingDayCalendar& calendar) {
  return Listing(count, calendar).Tell();
}

}  // namespace escalint
