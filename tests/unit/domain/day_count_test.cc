#include "domain/day_count.h"

#include <gtest/gtest.h>

#include "unit/check/littleshire.h"

namespace escalint {
namespace {

std::string WorkingDays(sys_days from, sys_days to, int before = 0) {
  return CountDayByDay({from, to, DayCount::Counted::kWorkingDays, before}, ShippedCalendar());
}

std::string EveryDay(sys_days from, sys_days to) {
  return CountDayByDay({from, to, DayCount::Counted::kEveryDay}, ShippedCalendar());
}

TEST(DayCount, NamesTheHolidaysOfEaster) {
  EXPECT_EQ(WorkingDays(Date(2024, 3, 27), Date(2024, 4, 2)),
            "Thu 28 Mar day 1 · Fri 29 Good Friday · Sat 30, Sun 31 weekend · Mon 1 Apr Easter "
            "Monday · Tue 2 Apr day 2");
}

TEST(DayCount, NamesTheHolidaysOfChristmasAndTheNewYear) {
  EXPECT_EQ(WorkingDays(Date(2024, 12, 24), Date(2024, 12, 27)),
            "Wed 25 Dec Christmas Day · Thu 26 Boxing Day · Fri 27 Dec day 1");
  EXPECT_EQ(WorkingDays(Date(2024, 12, 30), Date(2025, 1, 2)),
            "Tue 31 Dec day 1 · Wed 1 Jan 2025 New Year’s Day · Thu 2 Jan day 2");
}

TEST(DayCount, StartsOnAnyDayOfTheWeek) {
  EXPECT_EQ(WorkingDays(Date(2024, 6, 8), Date(2024, 6, 10)),
            "Sun 9 Jun weekend · Mon 10 Jun day 1");
  EXPECT_EQ(WorkingDays(Date(2024, 8, 30), Date(2024, 9, 2)),
            "Sat 31 Aug, Sun 1 Sep weekend · Mon 2 Sep day 1");
  EXPECT_EQ(WorkingDays(Date(2024, 6, 10), Date(2024, 6, 10)), "");
}

TEST(DayCount, GoesOnFromAnEarlierCount) {
  EXPECT_EQ(WorkingDays(Date(2024, 4, 25), Date(2024, 4, 29), 5),
            "Fri 26 Apr day 6 · Sat 27, Sun 28 weekend · Mon 29 Apr day 7");
}

TEST(DayCount, RunsBackwards) {
  EXPECT_EQ(WorkingDays(Date(2024, 4, 3), Date(2024, 3, 28)),
            "Tue 2 Apr day 1 · Mon 1 Easter Monday · Sun 31 Mar, Sat 30 weekend · Fri 29 Good "
            "Friday · Thu 28 Mar day 2");
}

TEST(DayCount, ALongCountIsToldByTheWeek) {
  EXPECT_EQ(
      WorkingDays(Date(2024, 5, 16), Date(2024, 6, 12)),
      "Fri 17 May day 1 · Mon 20 to Fri 24 days 2 to 6 · Mon 27 Spring bank holiday · Tue 28 "
      "to Fri 31 days 7 to 10 · Mon 3 Jun to Fri 7 days 11 to 15 · Mon 10 to Wed 12 Jun days 16 "
      "to 18");
}

TEST(DayCount, AVeryLongCountIsToldByUnbrokenStretches) {
  EXPECT_EQ(WorkingDays(Date(2024, 1, 5), Date(2024, 4, 3)),
            "Mon 8 Jan to Thu 28 Mar days 1 to 59 · Fri 29 Good Friday · Mon 1 Apr Easter Monday · "
            "Tue 2 to Wed 3 Apr days 60 to 61");
}

TEST(DayCount, CalendarDaysAllCount) {
  EXPECT_EQ(EveryDay(Date(2024, 3, 29), Date(2024, 4, 1)),
            "Sat 30 Mar day 1 · Sun 31 day 2 · Mon 1 Apr day 3");
  EXPECT_EQ(EveryDay(Date(2024, 3, 29), Date(2024, 4, 9)),
            "Sat 30 Mar to Sun 31 days 1 to 2 · Mon 1 Apr to Sun 7 days 3 to 9 · Mon 8 to Tue 9 "
            "Apr days 10 to 11");
}

TEST(DayCount, SaysWhereTheHolidayTableEnds) {
  EXPECT_EQ(WorkingDays(Date(2027, 12, 30), Date(2028, 1, 4)),
            "Fri 31 Dec day 1 · the holiday table ends here");
}

}  // namespace
}  // namespace escalint
