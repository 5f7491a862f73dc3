#include "domain/calendar.h"

#include <algorithm>
#include <utility>

namespace escalint {

namespace {

using std::chrono::days;

bool IsWeekend(sys_days date) {
  const std::chrono::weekday day{date};
  return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

}  // namespace

WorkingDayCalendar::WorkingDayCalendar(std::vector<Holiday> holidays, std::chrono::year first_year,
                                       std::chrono::year last_year)
    : first_(first_year / std::chrono::January / 1),
      last_(last_year / std::chrono::December / 31),
      holidays_(std::move(holidays)) {
  std::erase_if(holidays_, [this](const Holiday& holiday) { return !Covers(holiday.date); });
  std::stable_sort(holidays_.begin(), holidays_.end(),
                   [](const Holiday& a, const Holiday& b) { return a.date < b.date; });
  for (sys_days date = first_; date <= last_; date += days{1}) {
    if (!IsWeekend(date) && HolidayOn(date) == nullptr) working_days_.push_back(date);
    working_ordinal_.push_back(static_cast<int>(working_days_.size()));
  }
}

bool WorkingDayCalendar::IsWorkingDay(sys_days date) const {
  return !IsWeekend(date) && HolidayOn(date) == nullptr;
}

const Holiday* WorkingDayCalendar::HolidayOn(sys_days date) const {
  const auto found =
      std::lower_bound(holidays_.begin(), holidays_.end(), date,
                       [](const Holiday& holiday, sys_days day) { return holiday.date < day; });
  return found != holidays_.end() && found->date == date ? &*found : nullptr;
}

std::optional<sys_days> WorkingDayCalendar::After(sys_days date, int n) const {
  if (n == 0) return date;
  if (!Covers(date)) return std::nullopt;
  const int up_to_date = working_ordinal_[static_cast<size_t>((date - first_).count())];
  const auto wanted = static_cast<size_t>(up_to_date) + static_cast<size_t>(n) - 1;
  if (wanted >= working_days_.size()) return std::nullopt;
  return working_days_[wanted];
}

std::optional<sys_days> WorkingDayCalendar::Before(sys_days date, int n) const {
  if (n == 0) return date;
  if (!Covers(date)) return std::nullopt;
  const int up_to_date = working_ordinal_[static_cast<size_t>((date - first_).count())];
  const int before_date = IsWorkingDay(date) ? up_to_date - 1 : up_to_date;
  if (n > before_date) return std::nullopt;
  return working_days_[static_cast<size_t>(before_date - n)];
}

std::optional<int> WorkingDayCalendar::CountBetween(sys_days from, sys_days to) const {
  if (to <= from) return 0;
  if (!Covers(from) || !Covers(to)) return std::nullopt;
  const auto ordinal = [this](sys_days date) {
    return working_ordinal_[static_cast<size_t>((date - first_).count())];
  };
  return ordinal(to) - ordinal(from);
}

}  // namespace escalint
