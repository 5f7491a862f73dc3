#include "domain/time.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

namespace escalint {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::year_month_day;

/// No zone changes its clocks twice within this reach, so one transition at most is in doubt.
constexpr seconds kReach = hours{24};

/// Summer time begins and ends once a year: about so much lies between two transitions.
constexpr seconds kBetweenTransitions = days{365} / 2;

using Transitions = std::vector<ZoneTable::Transition>;

/// The first transition after `instant`: guessed from the time that has passed, then put right.
Transitions::const_iterator NextTransition(const Transitions& transitions, sys_seconds instant) {
  if (transitions.empty() || instant < transitions.front().at) return transitions.begin();
  const auto guess = static_cast<size_t>((instant - transitions.front().at) / kBetweenTransitions);
  auto next = transitions.begin() + static_cast<ptrdiff_t>(std::min(guess, transitions.size()));
  while (next != transitions.end() && next->at <= instant) ++next;
  while (next != transitions.begin() && std::prev(next)->at > instant) --next;
  return next;
}

void AppendNumber(std::string& out, long long value, size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void AppendDate(std::string& out, sys_days date) {
  const year_month_day ymd{date};
  AppendNumber(out, static_cast<int>(ymd.year()), 4);
  out += '-';
  AppendNumber(out, static_cast<unsigned>(ymd.month()), 2);
  out += '-';
  AppendNumber(out, static_cast<unsigned>(ymd.day()), 2);
}

/// "09:30", with seconds "09:30:05".
void AppendClock(std::string& out, seconds since_midnight, bool with_seconds) {
  const std::chrono::hh_mm_ss clock{since_midnight};
  AppendNumber(out, clock.hours().count(), 2);
  out += ':';
  AppendNumber(out, clock.minutes().count(), 2);
  if (!with_seconds) return;
  out += ':';
  AppendNumber(out, clock.seconds().count(), 2);
}

}  // namespace

ZoneTable::ZoneTable(seconds initial, std::vector<Transition> transitions)
    : initial_(initial), transitions_(std::move(transitions)) {}

seconds ZoneTable::OffsetAt(sys_seconds instant) const {
  const auto next = NextTransition(transitions_, instant);
  return next == transitions_.begin() ? initial_ : std::prev(next)->offset;
}

sys_days ZoneTable::LocalDate(sys_seconds instant) const {
  return std::chrono::floor<days>(instant + OffsetAt(instant));
}

// A civil time read with the offset before and with the offset after the nearest transition gives
// two instants. Away from transitions only one of them agrees with the offset in force there; in an
// hour that the clocks repeat both do; in an hour that they skip neither does, and both readings
// are what the writer may have meant.
ZoneTable::Readings ZoneTable::FromCivil(seconds civil) const {
  const sys_seconds as_utc{civil};
  const auto next = NextTransition(transitions_, as_utc - kReach);
  const seconds before = next == transitions_.begin() ? initial_ : std::prev(next)->offset;
  if (next == transitions_.end() || next->at > as_utc + kReach) {
    return {as_utc - before, as_utc - before};
  }
  const sys_seconds early_rules = as_utc - before;
  const sys_seconds late_rules = as_utc - next->offset;
  const bool early_holds = early_rules < next->at;
  const bool late_holds = late_rules >= next->at;
  if (early_holds != late_holds) {
    const sys_seconds only = early_holds ? early_rules : late_rules;
    return {only, only};
  }
  return {std::min(early_rules, late_rules), std::max(early_rules, late_rules)};
}

sys_seconds ZoneTable::StartOfDay(sys_days date) const {
  const Readings midnight = FromCivil(sys_seconds{date}.time_since_epoch());
  const bool skipped = midnight.earliest != midnight.latest && LocalDate(midnight.earliest) != date;
  return skipped ? midnight.latest : midnight.earliest;
}

sys_seconds ZoneTable::EndOfDay(sys_days date) const {
  return StartOfDay(date + days{1}) - seconds{1};
}

Interval DayInterval(const ZoneTable& zone, sys_days date) {
  return {zone.StartOfDay(date), zone.EndOfDay(date), date, Precision::kDay};
}

Interval InstantInterval(const ZoneTable& zone, sys_seconds instant) {
  return {instant, instant, zone.LocalDate(instant), Precision::kSecond};
}

int AgeOn(sys_days born, sys_days day) {
  const std::chrono::year_month_day birth{born}, now{day};
  const int years = static_cast<int>(now.year()) - static_cast<int>(birth.year());
  const bool birthday_to_come =
      std::pair{now.month(), now.day()} < std::pair{birth.month(), birth.day()};
  return birthday_to_come ? years - 1 : years;
}

std::string FormatTime(const Interval& interval) {
  if (!interval.Known()) return "";
  if (interval.precision == Precision::kDay) return FormatDate(interval.local_date);
  return FormatInstant(interval.first);
}

std::string FormatDate(sys_days date) {
  std::string text;
  AppendDate(text, date);
  return text;
}

std::optional<sys_days> ParseDate(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  if (text.size() != kShape.size()) return std::nullopt;
  int numbers[3] = {0, 0, 0};
  int* number = numbers;
  for (size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == '-') {
      if (text[i] != '-') return std::nullopt;
      ++number;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    *number = *number * 10 + (text[i] - '0');
  }
  const std::chrono::year_month_day date{std::chrono::year{numbers[0]},
                                         std::chrono::month(static_cast<unsigned>(numbers[1])),
                                         std::chrono::day(static_cast<unsigned>(numbers[2]))};
  return date.ok() ? std::optional<sys_days>(date) : std::nullopt;
}

std::string FormatInstant(sys_seconds instant) {
  const sys_days date = std::chrono::floor<days>(instant);
  std::string text = FormatDate(date);
  text += 'T';
  AppendClock(text, instant - date, true);
  text += 'Z';
  return text;
}

// Where the clocks skip or repeat a time its ends have two offsets, and only the greater of the two
// gives back what was written.
sys_seconds CivilTime(const ZoneTable& zone, const Interval& interval) {
  return interval.first + std::max(zone.OffsetAt(interval.first), zone.OffsetAt(interval.last));
}

std::string FormatForPerson(const ZoneTable& zone, const Interval& interval) {
  if (!interval.Known()) return "unknown time";
  std::string text = FormatDateForPerson(interval.local_date);
  if (interval.precision == Precision::kDay) return text;
  const sys_seconds local = CivilTime(zone, interval);
  text += ' ';
  AppendClock(text, local - std::chrono::floor<days>(local),
              interval.precision == Precision::kSecond);
  return text;
}

std::string FormatDateForPerson(sys_days date) {
  constexpr std::array<std::string_view, 7> kWeekdays{"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const year_month_day ymd{date};
  std::string text{kWeekdays[std::chrono::weekday{date}.c_encoding()]};
  text += ' ' + std::to_string(static_cast<unsigned>(ymd.day())) + ' ';
  text += kMonths[static_cast<unsigned>(ymd.month()) - 1];
  text += ' ' + std::to_string(static_cast<int>(ymd.year()));
  return text;
}

std::string FormatDays(days count) { return "P" + std::to_string(count.count()) + "D"; }

std::string FormatElapsed(seconds elapsed) {
  if (elapsed < seconds{0}) return "-" + FormatElapsed(-elapsed);
  const std::chrono::hh_mm_ss parts{elapsed};
  std::string text = "PT";
  if (parts.hours().count() != 0) text += std::to_string(parts.hours().count()) + "H";
  if (parts.minutes().count() != 0) text += std::to_string(parts.minutes().count()) + "M";
  const bool nothing_yet = text.size() == 2;
  if (parts.seconds().count() != 0 || nothing_yet) {
    text += std::to_string(parts.seconds().count()) + "S";
  }
  return text;
}

}  // namespace escalint
