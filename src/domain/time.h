/// The meaning of a recorded time: an interval, never a point.
///
/// A case record says "5 February" or "5 February 09:30" or, rarely, a second. Each stands for all
/// the instants it could mean, from the first to the last second, both included. "5 February" in
/// London is 2024-02-05T00:00:00Z .. 23:59:59Z; it is a day, not midnight. So "done by 10:00?" has
/// three answers: surely, surely not, and cannot tell. A time that could not be read overlaps
/// everything.
///
///     Interval day = DayInterval(zone, 2024y/February/5);   // precision kDay
///     day.SurelyBefore(noon_of_same_day)                    // false: it could be later that day
///
/// Every known interval lies within one local calendar day, kept as `local_date`, because limits in
/// days count local dates.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/enum_set.h"

namespace escalint {

using std::chrono::sys_days;
using std::chrono::sys_seconds;

/// How finely a time was recorded; the order is from coarse to fine.
enum class Precision : uint8_t { kUnknown, kDay, kMinute, kSecond };
template <>
inline constexpr int kValueCount<Precision> = 4;

/// Far ends used by unknown times; comparisons need no special case.
inline constexpr sys_seconds kBeginningOfTime{std::chrono::seconds{INT64_MIN / 4}};
inline constexpr sys_seconds kEndOfTime{std::chrono::seconds{INT64_MAX / 4}};

struct Interval {
  sys_seconds first = kBeginningOfTime;  ///< first second, UTC
  sys_seconds last = kEndOfTime;         ///< last second, UTC, included
  sys_days local_date{};                 ///< civil date in the zone; meaningless when unknown
  Precision precision = Precision::kUnknown;

  bool Known() const { return precision != Precision::kUnknown; }
  /// Every instant of this lies before every instant of `other`.
  bool SurelyBefore(const Interval& other) const { return last < other.first; }
  bool Overlaps(const Interval& other) const {
    return !SurelyBefore(other) && !other.SurelyBefore(*this);
  }
  bool operator==(const Interval&) const = default;
};

/// The zone's UTC offsets as a table of transitions: built once, then read by all threads.
/// Civil times that the clocks skip or repeat have two readings.
class ZoneTable {
 public:
  struct Transition {
    sys_seconds at;               ///< first instant with the new offset
    std::chrono::seconds offset;  ///< UTC offset from then on
  };
  /// REQUIRES: `transitions` sorted by `at`. `initial` holds before the first.
  ZoneTable(std::chrono::seconds initial, std::vector<Transition> transitions);

  std::chrono::seconds OffsetAt(sys_seconds instant) const;
  sys_days LocalDate(sys_seconds instant) const;
  /// The earliest and latest instant that the civil time (seconds since the civil epoch) can mean.
  /// Equal except where the clocks skip or repeat it; then both readings.
  struct Readings {
    sys_seconds earliest, latest;
  };
  Readings FromCivil(std::chrono::seconds civil) const;
  /// First and last second of a local day.
  sys_seconds StartOfDay(sys_days date) const;
  sys_seconds EndOfDay(sys_days date) const;

 private:
  std::chrono::seconds initial_;
  std::vector<Transition> transitions_;
};

/// The whole local day `date`.
Interval DayInterval(const ZoneTable& zone, sys_days date);

/// The interval of one exact instant (precision kSecond).
Interval InstantInterval(const ZoneTable& zone, sys_seconds instant);

/// Whole years from `born` to `day`: the age of somebody born then. Negative before the birth.
int AgeOn(sys_days born, sys_days day);

/// "2024-02-05" for day precision, else "2024-02-05T09:30:00Z"; "" when unknown.
std::string FormatTime(const Interval& interval);
std::string FormatDate(sys_days date);
/// "2024-02-05" and no other spelling; nullopt where there is no such day.
std::optional<sys_days> ParseDate(std::string_view text);
std::string FormatInstant(sys_seconds instant);
/// The civil time that was written, as if it were UTC. REQUIRES: the interval is known, and no day.
sys_seconds CivilTime(const ZoneTable& zone, const Interval& interval);
/// For a person: "Mon 5 Feb 2024", or "Mon 5 Feb 2024 09:30" in local time (seconds if recorded).
std::string FormatForPerson(const ZoneTable& zone, const Interval& interval);
std::string FormatDateForPerson(sys_days date);
/// ISO 8601: "P1D" for days; "PT7H", "PT25H30M", "PT1M5S" for elapsed time (never days).
std::string FormatDays(std::chrono::days days);
std::string FormatElapsed(std::chrono::seconds elapsed);

}  // namespace escalint
