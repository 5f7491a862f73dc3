#include "check/limits.h"

#include <gtest/gtest.h>

#include "unit/check/littleshire.h"

namespace escalint {
namespace {

Limit Hours(int count) { return {Limit::Kind::kHours, count, false, false}; }
Limit WorkingDays(int count) { return {Limit::Kind::kWorkingDays, count, false, false}; }
Limit Days(int count) { return {Limit::Kind::kDays, count, false, false}; }
Limit SameDay() { return {Limit::Kind::kSameDay, 0, false, false}; }
Limit Before(Limit limit) {
  limit.backward = true;
  return limit;
}

struct Row {
  Limit limit;
  std::string_view trigger;
  std::string_view first, last;  ///< UTC
};

std::string Range(const Due& due) {
  return FormatInstant(due.first) + " " + FormatInstant(due.last);
}

void ExpectDue(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const Due due = DueAfter(row.limit, 0, At(row.trigger), Settings());
    EXPECT_TRUE(due.known);
    EXPECT_FALSE(due.off_table);
    EXPECT_EQ(Range(due), std::string(row.first) + " " + std::string(row.last))
        << row.trigger << " + " << Describe(row.limit);
  }
}

TEST(Limits, HoursAreElapsedTimeWhateverTheClocksDo) {
  ExpectDue({
      {Hours(48), "2024-02-07T09:00", "2024-02-09T09:00:00Z", "2024-02-09T09:00:59Z"},
      // Forward on Sunday 31 March: 10:00 becomes 11:00 on the wall.
      {Hours(48), "2024-03-30T10:00", "2024-04-01T10:00:00Z", "2024-04-01T10:00:59Z"},
      // Back on Sunday 27 October: 10:00 (09:00 UTC) becomes 09:00 on the wall.
      {Hours(48), "2024-10-26T10:00", "2024-10-28T09:00:00Z", "2024-10-28T09:00:59Z"},
      {Hours(48), "2024-02-07T09:00:30Z", "2024-02-09T09:00:30Z", "2024-02-09T09:00:30Z"},
      {Hours(24), "2024-02-28T09:00", "2024-02-29T09:00:00Z", "2024-02-29T09:00:59Z"},
  });
}

TEST(Limits, HoursFromADateAloneEndSomewhereInADay) {
  ExpectDue({
      {Hours(48), "2024-02-07", "2024-02-09T00:00:00Z", "2024-02-09T23:59:59Z"},
      // The day the clocks go forward has 23 hours.
      {Hours(48), "2024-03-31", "2024-04-02T00:00:00Z", "2024-04-02T22:59:59Z"},
  });
  EXPECT_TRUE(DueAfter(Hours(48), 0, At("2024-02-07"), Settings()).is_date);
  EXPECT_FALSE(DueAfter(Hours(48), 0, At("2024-02-07T09:00"), Settings()).is_date);
}

TEST(Limits, HoursFromATimeThatTheClocksRepeatHaveBothReadings) {
  ExpectDue({{Hours(1), "2024-10-27T01:30", "2024-10-27T01:30:00Z", "2024-10-27T02:30:59Z"}});
}

TEST(Limits, WorkingDaysSkipWeekendsEasterAndChristmas) {
  ExpectDue({
      {WorkingDays(2), "2024-02-08T10:00", "2024-02-12T23:59:59Z", "2024-02-12T23:59:59Z"},
      {WorkingDays(2), "2024-03-27", "2024-04-02T22:59:59Z", "2024-04-02T22:59:59Z"},
      {WorkingDays(1), "2024-03-30T12:00", "2024-04-02T22:59:59Z", "2024-04-02T22:59:59Z"},
      {WorkingDays(2), "2024-12-23", "2024-12-27T23:59:59Z", "2024-12-27T23:59:59Z"},
      {WorkingDays(1), "2024-12-24T16:00", "2024-12-27T23:59:59Z", "2024-12-27T23:59:59Z"},
      // Christmas Day 2021 was a Saturday: Monday and Tuesday were holidays instead.
      {WorkingDays(1), "2021-12-24", "2021-12-29T23:59:59Z", "2021-12-29T23:59:59Z"},
      {WorkingDays(2), "2023-12-29", "2024-01-03T23:59:59Z", "2024-01-03T23:59:59Z"},
      {WorkingDays(5), "2024-05-02", "2024-05-10T22:59:59Z", "2024-05-10T22:59:59Z"},
  });
}

TEST(Limits, CalendarDaysSkipNothing) {
  ExpectDue({
      {Days(28), "2024-03-10T10:00", "2024-04-07T22:59:59Z", "2024-04-07T22:59:59Z"},
      {Days(7), "2024-12-20", "2024-12-27T23:59:59Z", "2024-12-27T23:59:59Z"},
  });
}

TEST(Limits, TheSameDayIsTheLocalDay) {
  ExpectDue({
      {SameDay(), "2024-02-05T23:30", "2024-02-05T23:59:59Z", "2024-02-05T23:59:59Z"},
      {SameDay(), "2024-07-01T23:30", "2024-07-01T22:59:59Z", "2024-07-01T22:59:59Z"},
      {SameDay(), "2024-07-01T23:30Z", "2024-07-02T22:59:59Z", "2024-07-02T22:59:59Z"},
      {SameDay(), "2024-12-25", "2024-12-25T23:59:59Z", "2024-12-25T23:59:59Z"},
  });
}

TEST(Limits, BackwardOnesCountFromTheTriggerDown) {
  ExpectDue({
      {Before(WorkingDays(3)), "2024-04-03T10:00", "2024-03-27T23:59:59Z", "2024-03-27T23:59:59Z"},
      {Before(Days(7)), "2024-04-03", "2024-03-27T23:59:59Z", "2024-03-27T23:59:59Z"},
  });
}

TEST(Limits, BackwardHoursCountFromTheTriggersEarliestSecond) {
  for (const char* trigger : {"2024-04-03T10:00", "2024-04-03T10:00:00"}) {
    EXPECT_EQ(FormatInstant(DueAfter(Before(Hours(72)), 0, At(trigger), Settings()).first),
              "2024-03-31T09:00:00Z");
  }
}

TEST(Limits, HoursFromADateAreShownAsTheDateSoManyDaysOn) {
  // From the first second of 26 October, 48 hours end at 23:00 on the 27th: the clocks went back.
  const Due due = DueAfter(Hours(48), 0, At("2024-10-26"), Settings());
  EXPECT_EQ(FormatDue(due.Shown()), "2024-10-28");
}

TEST(Limits, ExtraUnitsAreOfTheLimitsKind) {
  EXPECT_EQ(Range(DueAfter(WorkingDays(1), 1, At("2024-03-27"), Settings())),
            "2024-04-02T22:59:59Z 2024-04-02T22:59:59Z");
  EXPECT_EQ(DueAfter(Hours(1), 1, At("2024-02-05T09:00"), Settings()).first,
            At("2024-02-05T11:00").first);
}

TEST(Limits, PastTheHolidayTableOnlyALowerBoundIsKnown) {
  // Friday 31 December 2027 is day 1; whether Monday 3 January is day 2, nobody can say.
  const Due due = DueAfter(WorkingDays(2), 0, At("2027-12-30"), Settings());
  EXPECT_TRUE(due.known);
  EXPECT_TRUE(due.off_table);
  EXPECT_EQ(FormatInstant(due.first), "2028-01-01T23:59:59Z");
  EXPECT_EQ(due.last, kEndOfTime);
  EXPECT_EQ(LateBy(due, WorkingDays(2), At("2028-06-01")), "");
  EXPECT_FALSE(DueAfter(WorkingDays(1), 0, At("2027-12-30"), Settings()).off_table);
}

TEST(Limits, AnUnknownTriggerMakesAnUnknownDueTime) {
  const Due due = DueAfter(Hours(48), 0, At("spring"), Settings());
  EXPECT_FALSE(due.known);
  EXPECT_EQ(due.first, kBeginningOfTime);
  EXPECT_EQ(due.last, kEndOfTime);
}

TEST(Limits, LatenessIsToldAtTheCoarserPrecisionOfTheTwo) {
  struct Late {
    Limit limit;
    std::string_view trigger, done, expected;
  };
  const Late rows[] = {
      {Hours(48), "2024-02-07T09:00", "2024-02-09T16:00", "PT7H"},
      {Hours(48), "2024-02-07T09:00", "2024-02-10T10:30", "PT25H30M"},
      {Hours(48), "2024-02-07T09:00", "2024-02-09T16:00:30", "PT7H"},
      {Hours(48), "2024-02-07T09:00:40", "2024-02-09T16:00", "PT7H"},
      {Hours(48), "2024-02-07T09:00:10", "2024-02-09T16:00:40", "PT7H30S"},
      {Hours(48), "2024-02-07T09:00", "2024-02-11", "P2D"},
      {Hours(48), "2024-02-07", "2024-02-11T10:00", "P2D"},
      {Hours(48), "2024-02-07", "2024-02-10", "P1D"},
      {WorkingDays(2), "2024-03-27T09:00", "2024-04-04T10:00", "P2D"},
      {Days(28), "2024-03-10T10:00", "2024-04-08T00:10", "P1D"},
      {SameDay(), "2024-07-01T23:30", "2024-07-02T00:10", "P1D"},
      // Elapsed time, though the wall shows an hour more.
      {Hours(24), "2024-03-30T10:00", "2024-03-31T12:00", "PT1H"},
  };
  for (const Late& row : rows) {
    const Due due = DueAfter(row.limit, 0, At(row.trigger), Settings());
    EXPECT_EQ(LateBy(due, row.limit, At(row.done)), row.expected)
        << row.trigger << " + " << Describe(row.limit) << ", done " << row.done;
  }
}

/// The count to the due time of a limit, without extension.
std::string Counted(const Limit& limit, std::string_view trigger, int extra = 0) {
  const Due due = DueAfter(limit, extra, At(trigger), Settings());
  return CountToDue(limit, extra, At(trigger), due, Settings());
}

TEST(Limits, TheCountIsWrittenOutDayByDay) {
  EXPECT_EQ(Counted(WorkingDays(2), "2024-03-27"),
            "Wed 27 Mar 2024 (day 0) + 2 working days: Thu 28 Mar day 1 · Fri 29 Good Friday · Sat "
            "30, Sun 31 weekend · Mon 1 Apr Easter Monday · Tue 2 Apr day 2 = due");
  EXPECT_EQ(Counted(WorkingDays(1), "2024-06-08T11:00", 1),
            "Sat 8 Jun 2024 11:00 (day 0) + 2 working days: Sun 9 Jun weekend · Mon 10 day 1 · Tue "
            "11 Jun day 2 = due");
  EXPECT_EQ(Counted(Before(WorkingDays(1)), "2024-06-10"),
            "Mon 10 Jun 2024 (day 0) − 1 working day: Sun 9 Jun, Sat 8 weekend · Fri 7 Jun day 1 = "
            "due");
  EXPECT_EQ(Counted(Days(2), "2024-06-08"),
            "Sat 8 Jun 2024 (day 0) + 2 days: Sun 9 Jun day 1 · Mon 10 Jun day 2 = due");
  EXPECT_EQ(Counted(SameDay(), "2024-06-08T11:00"), "Sat 8 Jun 2024 11:00, by the end of that day");
}

TEST(Limits, HoursOverTheClockChangeAreWrittenInWallTime) {
  EXPECT_EQ(Counted(Hours(48), "2024-03-30T10:00"),
            "Sat 30 Mar 2024 10:00 + 48 hours = Mon 1 Apr 2024 11:00 (the clocks go forward "
            "between)");
  EXPECT_EQ(Counted(Hours(48), "2024-10-26T10:00"),
            "Sat 26 Oct 2024 10:00 + 48 hours = Mon 28 Oct 2024 09:00 (the clocks go back "
            "between)");
  EXPECT_EQ(Counted(Hours(48), "2024-02-07"),
            "Wed 7 Feb 2024 + 48 hours = Fri 9 Feb 2024 (some time that day: no time of day is "
            "recorded)");
}

TEST(Limits, ACountThatLeavesTheHolidayTableSaysWhereItEnds) {
  EXPECT_EQ(Counted(WorkingDays(5), "2027-12-30"),
            "Thu 30 Dec 2027 (day 0) + 5 working days: runs past the holiday table, which ends on "
            "Fri 31 Dec 2027");
}

TEST(Limits, AnExtensionIsToldApartFromTheLimit) {
  const Interval trigger = At("2024-06-10");
  Due due = DueAfter(WorkingDays(1), 0, trigger, Settings());
  due.date += std::chrono::days{3};
  EXPECT_EQ(CountToDue(WorkingDays(1), 0, trigger, due, Settings()),
            "Mon 10 Jun 2024 (day 0) + 1 working day: Tue 11 Jun day 1 = due; extended to Fri 14 "
            "Jun 2024");
}

TEST(Limits, TheCountGoesOnToALateAct) {
  const auto counted_on = [](const Limit& limit, std::string_view trigger, std::string_view done) {
    const Due due = DueAfter(limit, 0, At(trigger), Settings());
    return CountOnTo(At(done), limit, At(trigger), due, Settings());
  };
  EXPECT_EQ(counted_on(WorkingDays(5), "2024-04-18T10:05", "2024-04-29T14:00"),
            "Fri 26 Apr day 6 · Sat 27, Sun 28 weekend · Mon 29 Apr day 7");
  EXPECT_EQ(counted_on(Days(1), "2024-04-18", "2024-04-20"), "Sat 20 Apr day 2");
  EXPECT_EQ(counted_on(Hours(48), "2024-04-18", "2024-04-29"), "");
}

}  // namespace
}  // namespace escalint
