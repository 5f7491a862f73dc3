#include "domain/calendar.h"

#include <gtest/gtest.h>

#include "unit/text/london.h"

namespace escalint {
namespace {

using std::chrono::year;

WorkingDayCalendar Easter2024() {
  return WorkingDayCalendar({{Date(2024, 4, 1), "Easter Monday"},
                             {Date(2024, 3, 29), "Good Friday"},
                             {Date(2024, 3, 29), "Good Friday"},
                             {Date(2024, 12, 25), "Christmas Day"},
                             {Date(2031, 1, 1), "outside"}},
                            year{2024}, year{2024});
}

TEST(Calendar, TwoWorkingDaysSkipEaster) {
  struct Row {
    sys_days from;
    int n;
    sys_days expected;
  };
  const Row rows[] = {
      {Date(2024, 3, 27), 0, Date(2024, 3, 27)},
      {Date(2024, 3, 27), 1, Date(2024, 3, 28)},
      {Date(2024, 3, 27), 2, Date(2024, 4, 2)},
      {Date(2024, 3, 29), 1, Date(2024, 4, 2)},  // from a holiday: day 0 all the same
      {Date(2024, 3, 30), 1, Date(2024, 4, 2)},  // from a Saturday
      {Date(2024, 2, 1), 5, Date(2024, 2, 8)},
      {Date(2024, 2, 2), 20, Date(2024, 3, 1)},
      {Date(2024, 2, 3), 0, Date(2024, 2, 3)},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Easter2024().After(row.from, row.n), row.expected) << FormatDate(row.expected);
  }
}

TEST(Calendar, ThreeWorkingDaysBeforeSkipEasterToo) {
  EXPECT_EQ(Easter2024().Before(Date(2024, 4, 3), 3), Date(2024, 3, 27));
  EXPECT_EQ(Easter2024().Before(Date(2024, 4, 1), 1), Date(2024, 3, 28));
  EXPECT_EQ(Easter2024().Before(Date(2024, 4, 1), 0), Date(2024, 4, 1));
}

TEST(Calendar, BeforeUndoesAfterFromAWorkingDay) {
  const WorkingDayCalendar calendar = Easter2024();
  for (sys_days date = Date(2024, 1, 1); date < Date(2024, 6, 1); date += std::chrono::days{1}) {
    if (!calendar.IsWorkingDay(date)) continue;
    for (int n = 1; n < 30; ++n) {
      ASSERT_EQ(calendar.Before(*calendar.After(date, n), n), date) << FormatDate(date) << n;
    }
  }
}

TEST(Calendar, CountsWorkingDaysAfterTheFirstUpToAndIncludingTheSecond) {
  EXPECT_EQ(Easter2024().CountBetween(Date(2024, 3, 27), Date(2024, 4, 2)), 2);
  EXPECT_EQ(Easter2024().CountBetween(Date(2024, 3, 28), Date(2024, 4, 1)), 0);
  EXPECT_EQ(Easter2024().CountBetween(Date(2024, 4, 2), Date(2024, 3, 27)), 0);
}

TEST(Calendar, ACountThatLeavesTheTableHasNoAnswer) {
  EXPECT_EQ(Easter2024().After(Date(2024, 12, 30), 1), Date(2024, 12, 31));
  EXPECT_EQ(Easter2024().After(Date(2024, 12, 30), 2), std::nullopt);
  EXPECT_EQ(Easter2024().After(Date(2023, 12, 29), 1), std::nullopt);
  EXPECT_EQ(Easter2024().Before(Date(2024, 1, 2), 1), Date(2024, 1, 1));
  EXPECT_EQ(Easter2024().Before(Date(2024, 1, 2), 2), std::nullopt);
  EXPECT_EQ(Easter2024().CountBetween(Date(2024, 12, 30), Date(2025, 1, 1)), std::nullopt);
}

TEST(Calendar, KnowsWhichHolidayADateIs) {
  ASSERT_NE(Easter2024().HolidayOn(Date(2024, 3, 29)), nullptr);
  const WorkingDayCalendar calendar = Easter2024();
  EXPECT_EQ(calendar.HolidayOn(Date(2024, 3, 29))->title, "Good Friday");
  EXPECT_EQ(calendar.HolidayOn(Date(2024, 3, 28)), nullptr);
  EXPECT_FALSE(calendar.Covers(Date(2031, 1, 1)));
}

}  // namespace
}  // namespace escalint
