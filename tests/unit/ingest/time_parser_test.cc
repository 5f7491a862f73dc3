#include "ingest/time_parser.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/text/london.h"

namespace escalint {
namespace {

/// "2024-02-05T09:30:00Z..2024-02-05T09:30:59Z on 2024-02-05", or the problem.
std::string Read(std::string_view text, bool midnight_exact = false) {
  const ParsedTime parsed = ParseTime(text, London(), midnight_exact);
  if (!parsed.problem.empty()) return parsed.problem;
  const Interval& interval = parsed.interval;
  return FormatInstant(interval.first) + ".." + FormatInstant(interval.last) + " on " +
         FormatDate(interval.local_date);
}

struct Row {
  const char* text;
  const char* expected;
};

TEST(TimeParser, AcceptsEverySpellingOfTheContract) {
  const Row rows[] = {
      {"2024-02-05", "2024-02-05T00:00:00Z..2024-02-05T23:59:59Z on 2024-02-05"},
      {"2024-07-01", "2024-06-30T23:00:00Z..2024-07-01T22:59:59Z on 2024-07-01"},
      {"2024-02-05T09:30", "2024-02-05T09:30:00Z..2024-02-05T09:30:59Z on 2024-02-05"},
      {"2024-02-05 09:30", "2024-02-05T09:30:00Z..2024-02-05T09:30:59Z on 2024-02-05"},
      {"2024-07-01T09:30", "2024-07-01T08:30:00Z..2024-07-01T08:30:59Z on 2024-07-01"},
      {"2024-07-01T09:30:15", "2024-07-01T08:30:15Z..2024-07-01T08:30:15Z on 2024-07-01"},
      {"2024-07-01T09:30:15.999", "2024-07-01T08:30:15Z..2024-07-01T08:30:15Z on 2024-07-01"},
      {"2024-07-01T09:30Z", "2024-07-01T09:30:00Z..2024-07-01T09:30:59Z on 2024-07-01"},
      {"2024-07-01T09:30:15Z", "2024-07-01T09:30:15Z..2024-07-01T09:30:15Z on 2024-07-01"},
      {"2024-07-01T09:30:15.5+01:00", "2024-07-01T08:30:15Z..2024-07-01T08:30:15Z on 2024-07-01"},
      {"2024-06-30T23:30Z", "2024-06-30T23:30:00Z..2024-06-30T23:30:59Z on 2024-07-01"},
      {"2024-07-01T04:30-05:30", "2024-07-01T10:00:00Z..2024-07-01T10:00:59Z on 2024-07-01"},
      {"05/02/2024", "2024-02-05T00:00:00Z..2024-02-05T23:59:59Z on 2024-02-05"},
      {"05/02/2024 09:30", "2024-02-05T09:30:00Z..2024-02-05T09:30:59Z on 2024-02-05"},
      {"05/02/2024 09:30:15", "2024-02-05T09:30:15Z..2024-02-05T09:30:15Z on 2024-02-05"},
      {"29/02/2024", "2024-02-29T00:00:00Z..2024-02-29T23:59:59Z on 2024-02-29"},
      {"1990-01-01", "1990-01-01T00:00:00Z..1990-01-01T23:59:59Z on 1990-01-01"},
  };
  for (const Row& row : rows) EXPECT_EQ(Read(row.text), row.expected) << row.text;
}

/// Times to the minute are read sixteen bytes at once; a second behind them is not.
TEST(TimeParser, KnowsAWrongByteAtEveryPlaceOfATime) {
  const std::string right = "2024-02-05T09:30";
  for (size_t at = 0; at < right.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = right;
      text[at] = static_cast<char>(byte);
      const std::string to_the_second = Read(text + ":00");
      EXPECT_EQ(Read(text).substr(0, 20), to_the_second.substr(0, 20)) << at << " " << byte;
    }
  }
}

TEST(TimeParser, MidnightWithoutOffsetIsADate) {
  const char* day = "2024-02-05T00:00:00Z..2024-02-05T23:59:59Z on 2024-02-05";
  for (const char* text : {"2024-02-05T00:00", "2024-02-05 00:00:00", "2024-02-05T00:00:00.000",
                           "05/02/2024 00:00", "05/02/2024 00:00:00"}) {
    EXPECT_EQ(Read(text), day) << text;
  }
  EXPECT_EQ(Read("2024-02-05T00:00Z"), "2024-02-05T00:00:00Z..2024-02-05T00:00:59Z on 2024-02-05");
  EXPECT_EQ(Read("2024-02-05T00:00:00.5"),
            "2024-02-05T00:00:00Z..2024-02-05T00:00:00Z on 2024-02-05");
  EXPECT_EQ(Read("2024-02-05T00:01"), "2024-02-05T00:01:00Z..2024-02-05T00:01:59Z on 2024-02-05");
}

TEST(TimeParser, MidnightExactMakesItAnInstant) {
  EXPECT_EQ(Read("2024-02-05T00:00", true),
            "2024-02-05T00:00:00Z..2024-02-05T00:00:59Z on 2024-02-05");
  EXPECT_EQ(Read("2024-02-05", true), "2024-02-05T00:00:00Z..2024-02-05T23:59:59Z on 2024-02-05");
}

TEST(TimeParser, ACivilTimeTheClocksSkipOrRepeatCoversBothReadings) {
  EXPECT_EQ(Read("2024-03-31T01:30"), "2024-03-31T00:30:00Z..2024-03-31T01:30:59Z on 2024-03-31");
  EXPECT_EQ(Read("31/03/2024 01:30:10"),
            "2024-03-31T00:30:10Z..2024-03-31T01:30:10Z on 2024-03-31");
  EXPECT_EQ(Read("2024-10-27T01:30"), "2024-10-27T00:30:00Z..2024-10-27T01:30:59Z on 2024-10-27");
  EXPECT_EQ(Read("2024-10-27T01:30Z"), "2024-10-27T01:30:00Z..2024-10-27T01:30:59Z on 2024-10-27");
}

TEST(TimeParser, SaysWhyADateIsUnusable) {
  const Row rows[] = {
      {"2024-02-30", "30 February 2024 does not exist"},
      {"2023-02-29", "29 February 2023 does not exist"},
      {"31/04/2024", "31 April 2024 does not exist"},
      {"2024-00-10", "there is no month 0"},
      {"12/31/2024", "there is no month 31"},
      {"2024-01-00", "0 January 2024 does not exist"},
      {"1900-01-01", "1900-01-01 stands for no date"},
      {"01/01/1900 00:00", "1900-01-01 stands for no date"},
      {"9999-12-31", "a date in the year 9999 stands for no date"},
      {"1989-12-31", "the year 1989 lies before 1990"},
      {"2101-01-01", "the year 2101 lies beyond 2100"},
      {"2024-02-05T24:00", "there is no hour 24"},
      {"2024-02-05T09:60", "there is no minute 60"},
      {"2024-02-05T09:30:60", "there is no second 60"},
      {"2024-02-05T09:30+15:00", "no zone is that far from UTC"},
  };
  for (const Row& row : rows) EXPECT_EQ(Read(row.text), row.expected) << row.text;
}

TEST(TimeParser, AnythingElseIsNoTime) {
  for (const char* text : {"",
                           " ",
                           "yesterday",
                           "2024",
                           "2024-02",
                           "2024-2-5",
                           "20240205",
                           "5/2/2024",
                           "05/02/24",
                           "05-02-2024",
                           "2024/02/05",
                           "2024-02-05T",
                           "2024-02-05T9:30",
                           "2024-02-05T0930",
                           "2024-02-05T09:30:",
                           "2024-02-05T09:30:15.",
                           "2024-02-05T09:30.5",
                           "2024-02-05Z",
                           "2024-02-05T09:30z",
                           "2024-02-05t09:30",
                           "2024-02-05T09:30+0100",
                           "2024-02-05T09:30+01",
                           "2024-02-05  09:30",
                           " 2024-02-05",
                           "2024-02-05 ",
                           "05/02/2024T09:30",
                           "05/02/2024 09:30Z",
                           "05/02/2024 09:30:15.5",
                           "+024-02-05",
                           "２０２４-02-05"}) {
    EXPECT_EQ(Read(text), "this is no accepted form of a time") << text;
  }
}

}  // namespace
}  // namespace escalint
