#include "domain/time.h"

#include <gtest/gtest.h>

#include <vector>

#include "unit/text/london.h"

namespace escalint {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(Time, AWinterDayInLondonIsADayInUtc) {
  const Interval day = DayInterval(London(), Date(2024, 2, 5));
  EXPECT_EQ(FormatInstant(day.first), "2024-02-05T00:00:00Z");
  EXPECT_EQ(FormatInstant(day.last), "2024-02-05T23:59:59Z");
  EXPECT_EQ(day.local_date, Date(2024, 2, 5));
}

TEST(Time, ASummerDayInLondonBeginsTheEveningBeforeInUtc) {
  const Interval day = DayInterval(London(), Date(2024, 7, 1));
  EXPECT_EQ(FormatInstant(day.first), "2024-06-30T23:00:00Z");
  EXPECT_EQ(FormatInstant(day.last), "2024-07-01T22:59:59Z");
}

TEST(Time, TheDaysTheClocksMoveLast23And25Hours) {
  const Interval spring = DayInterval(London(), Date(2024, 3, 31));
  const Interval autumn = DayInterval(London(), Date(2024, 10, 27));
  EXPECT_EQ(spring.last - spring.first + seconds{1}, hours{23});
  EXPECT_EQ(autumn.last - autumn.first + seconds{1}, hours{25});
}

TEST(Time, TheClocksMayMoveAsIrregularlyAsTheyLike) {
  const sys_seconds start = sys_days{Date(2000, 1, 1)};
  const days moves[] = {days{0}, days{3}, days{9}, days{3000}, days{3002}, days{9000}};
  std::vector<ZoneTable::Transition> transitions;
  for (const days move : moves) transitions.push_back({start + move, minutes{transitions.size()}});
  const ZoneTable zone(hours{-1}, transitions);
  for (days day{-400}; day < days{12000}; ++day) {
    seconds expected = hours{-1};
    for (const auto& [at, offset] : transitions) {
      if (at <= start + day) expected = offset;
    }
    EXPECT_EQ(zone.OffsetAt(start + day), expected) << day.count();
  }
}

TEST(Time, AnInstantKnowsItsLocalDate) {
  const Interval late = InstantInterval(London(), Date(2024, 6, 30) + hours{23} + minutes{30});
  EXPECT_EQ(late.local_date, Date(2024, 7, 1));
  EXPECT_EQ(late.first, late.last);
  EXPECT_EQ(late.precision, Precision::kSecond);
}

TEST(Time, SurelyBeforeNeedsEveryInstantToBeBefore) {
  const Interval day = DayInterval(London(), Date(2024, 2, 5));
  const Interval noon = InstantInterval(London(), Date(2024, 2, 5) + hours{12});
  const Interval next = DayInterval(London(), Date(2024, 2, 6));
  EXPECT_FALSE(day.SurelyBefore(noon));
  EXPECT_TRUE(day.Overlaps(noon));
  EXPECT_TRUE(day.SurelyBefore(next));
  EXPECT_FALSE(next.Overlaps(day));
}

TEST(Time, AnUnknownTimeOverlapsEverything) {
  const Interval unknown;
  const Interval day = DayInterval(London(), Date(2024, 2, 5));
  EXPECT_FALSE(unknown.Known());
  EXPECT_TRUE(unknown.Overlaps(day));
  EXPECT_FALSE(unknown.SurelyBefore(day));
  EXPECT_FALSE(day.SurelyBefore(unknown));
}

TEST(Time, AreWrittenAsFinelyAsTheyWereRecorded) {
  EXPECT_EQ(FormatTime({}), "");
  EXPECT_EQ(FormatTime(DayInterval(London(), Date(2024, 7, 1))), "2024-07-01");
  EXPECT_EQ(FormatTime(InstantInterval(London(), Date(2024, 7, 1) + hours{9})),
            "2024-07-01T09:00:00Z");
}

TEST(Time, APersonReadsLocalTime) {
  Interval minute = InstantInterval(London(), Date(2024, 7, 1) + hours{8} + minutes{5});
  EXPECT_EQ(FormatForPerson(London(), minute), "Mon 1 Jul 2024 09:05:00");
  minute.precision = Precision::kMinute;
  EXPECT_EQ(FormatForPerson(London(), minute), "Mon 1 Jul 2024 09:05");
  EXPECT_EQ(FormatForPerson(London(), DayInterval(London(), Date(2024, 2, 5))), "Mon 5 Feb 2024");
  EXPECT_EQ(FormatForPerson(London(), {}), "unknown time");
}

TEST(Time, WhatTheClocksSkippedOrRepeatedIsShownAsItWasWritten) {
  for (const sys_days date : {Date(2024, 3, 31), Date(2024, 10, 27)}) {
    const sys_seconds half_past_one = date + hours{1} + minutes{30};
    const auto readings = London().FromCivil(half_past_one.time_since_epoch());
    ASSERT_NE(readings.earliest, readings.latest);
    const Interval at{readings.earliest, readings.latest + seconds{59}, date, Precision::kMinute};
    EXPECT_EQ(CivilTime(London(), at), half_past_one);
    EXPECT_EQ(FormatForPerson(London(), at), FormatDateForPerson(date) + " 01:30");
  }
}

TEST(Time, AChildIsAYearOlderOnTheBirthday) {
  const sys_days born = Date(2008, 2, 29);
  EXPECT_EQ(AgeOn(born, born), 0);
  EXPECT_EQ(AgeOn(born, Date(2024, 2, 28)), 15);
  EXPECT_EQ(AgeOn(born, Date(2024, 2, 29)), 16);
  EXPECT_EQ(AgeOn(born, Date(2025, 2, 28)), 16);
  EXPECT_EQ(AgeOn(born, Date(2025, 3, 1)), 17);
  EXPECT_EQ(AgeOn(born, Date(2008, 2, 28)), -1);
}

TEST(Time, DurationsAreIso8601) {
  EXPECT_EQ(FormatDays(days{1}), "P1D");
  EXPECT_EQ(FormatElapsed(hours{7}), "PT7H");
  EXPECT_EQ(FormatElapsed(hours{25} + minutes{30}), "PT25H30M");
  EXPECT_EQ(FormatElapsed(minutes{1} + seconds{5}), "PT1M5S");
  EXPECT_EQ(FormatElapsed(hours{72} + seconds{1}), "PT72H1S");
  EXPECT_EQ(FormatElapsed(seconds{0}), "PT0S");
  EXPECT_EQ(FormatElapsed(-minutes{5}), "-PT5M");
}

}  // namespace
}  // namespace escalint
