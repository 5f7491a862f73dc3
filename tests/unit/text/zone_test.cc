#include "text/zone.h"

#include <gtest/gtest.h>

#include "unit/text/london.h"

namespace escalint {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

seconds Civil(sys_days date, seconds clock) { return date.time_since_epoch() + clock; }

TEST(Zone, LondonKeepsSummerTimeFromMarchToOctober) {
  EXPECT_EQ(London().OffsetAt(sys_days{Date(2024, 1, 15)}), hours{0});
  EXPECT_EQ(London().OffsetAt(sys_days{Date(2024, 7, 15)}), hours{1});
  EXPECT_EQ(London().OffsetAt(Date(2024, 3, 31) + hours{1} - seconds{1}), hours{0});
  EXPECT_EQ(London().OffsetAt(Date(2024, 3, 31) + hours{1}), hours{1});
}

TEST(Zone, LondonKeptSummerTimeAllYearIn1970) {
  EXPECT_EQ(London().OffsetAt(sys_days{Date(1970, 1, 2)}), hours{1});
}

TEST(Zone, AnHourTheClocksSkipHasBothReadings) {
  const auto half_past_one = London().FromCivil(Civil(Date(2024, 3, 31), minutes{90}));
  EXPECT_EQ(half_past_one.earliest, Date(2024, 3, 31) + minutes{30});
  EXPECT_EQ(half_past_one.latest, Date(2024, 3, 31) + minutes{90});
}

TEST(Zone, AnHourTheClocksRepeatHasBothReadings) {
  const auto half_past_one = London().FromCivil(Civil(Date(2024, 10, 27), minutes{90}));
  EXPECT_EQ(half_past_one.earliest, Date(2024, 10, 27) + minutes{30});
  EXPECT_EQ(half_past_one.latest, Date(2024, 10, 27) + minutes{90});
}

TEST(Zone, TheEdgesOfSuchAnHourHaveOneReading) {
  struct Row {
    sys_days date;
    seconds clock;
    sys_seconds expected;
  };
  const sys_days spring = Date(2024, 3, 31), autumn = Date(2024, 10, 27);
  const Row rows[] = {
      {spring, hours{1} - seconds{1}, spring + hours{1} - seconds{1}},
      {spring, hours{2}, spring + hours{1}},
      {autumn, hours{1} - seconds{1}, autumn - seconds{1}},
      {autumn, hours{2}, autumn + hours{2}},
  };
  for (const Row& row : rows) {
    const auto readings = London().FromCivil(Civil(row.date, row.clock));
    EXPECT_EQ(readings.earliest, row.expected);
    EXPECT_EQ(readings.latest, row.expected);
  }
}

TEST(Zone, ACivilTimeReadBackIsTheSameEveryHourFor1970To2099) {
  for (sys_seconds t = sys_days{Date(1970, 1, 1)}; t < sys_days{Date(2099, 12, 31)};
       t += hours{5}) {
    const auto readings = London().FromCivil((t + London().OffsetAt(t)).time_since_epoch());
    ASSERT_TRUE(readings.earliest == t || readings.latest == t) << FormatInstant(t);
  }
}

TEST(Zone, ADaySkippedAtMidnightStartsWhenTheClocksHaveMoved) {
  const sys_seconds moved = Date(2024, 3, 31);  // 00:00 becomes 01:00
  const ZoneTable zone(seconds{0}, {{moved, hours{1}}});
  EXPECT_EQ(zone.StartOfDay(Date(2024, 3, 31)), moved);
  EXPECT_EQ(zone.EndOfDay(Date(2024, 3, 30)), moved - seconds{1});
}

TEST(Zone, AnUnknownNameIsAProblem) {
  const auto zone = LoadZone("Europe/Lundon");
  ASSERT_FALSE(zone);
  EXPECT_EQ(zone.problems()[0].message, "\"Europe/Lundon\" is no time zone that ICU's data knows");
}

}  // namespace
}  // namespace escalint
