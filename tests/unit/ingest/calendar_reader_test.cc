#include "ingest/calendar_reader.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "unit/text/london.h"

namespace escalint {
namespace {

std::string Shipped() {
  std::ifstream in(ESCALINT_SOURCE_DIR "/rules/calendars/england-and-wales.json");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string All(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += ToString(problem) + "\n";
  return text;
}

TEST(CalendarReader, AHolidayIsNamedWithWhatIsNotedOfIt) {
  const auto calendar = LoadCalendar(Shipped(), "england-and-wales.json");
  ASSERT_TRUE(calendar) << All(calendar.problems());
  EXPECT_EQ(calendar->HolidayOn(Date(2020, 12, 28))->title, "Boxing Day (Substitute day)");
  EXPECT_EQ(calendar->HolidayOn(Date(2024, 3, 29))->title, "Good Friday");
}

TEST(CalendarReader, TheShippedCalendarKnowsTheMovedAndExtraDays) {
  const auto calendar = LoadCalendar(Shipped(), "england-and-wales.json");
  ASSERT_TRUE(calendar) << All(calendar.problems());
  EXPECT_EQ(calendar->first_day(), Date(2010, 1, 1));
  EXPECT_EQ(calendar->last_day(), Date(2027, 12, 31));
  struct Row {
    sys_days date;
    bool working;
  };
  const Row rows[] = {
      {Date(2011, 4, 29), false},  {Date(2012, 5, 28), true},   {Date(2012, 6, 4), false},
      {Date(2012, 6, 5), false},   {Date(2020, 5, 4), true},    {Date(2020, 5, 8), false},
      {Date(2022, 5, 30), true},   {Date(2022, 6, 2), false},   {Date(2022, 6, 3), false},
      {Date(2022, 9, 19), false},  {Date(2023, 5, 8), false},   {Date(2021, 12, 27), false},
      {Date(2021, 12, 28), false}, {Date(2022, 12, 26), false}, {Date(2022, 12, 27), false},
      {Date(2022, 1, 3), false},   {Date(2024, 3, 29), false},  {Date(2024, 4, 1), false},
      {Date(2024, 4, 2), true},    {Date(2020, 12, 28), false}, {Date(2020, 12, 29), true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(calendar->IsWorkingDay(row.date), row.working) << FormatDate(row.date);
  }
}

TEST(CalendarReader, TheShippedCalendarHasEightDaysAYearAndTheExtraOnes) {
  const auto calendar = LoadCalendar(Shipped(), "england-and-wales.json");
  ASSERT_TRUE(calendar);
  for (int year = 2010; year <= 2027; ++year) {
    int holidays = 0;
    for (sys_days date = Date(year, 1, 1); date <= Date(year, 12, 31);
         date += std::chrono::days{1}) {
      holidays += calendar->HolidayOn(date) != nullptr ? 1 : 0;
    }
    const bool extra_day = year == 2011 || year == 2012 || year == 2023;
    EXPECT_EQ(holidays, year == 2022 ? 10 : extra_day ? 9 : 8) << year;
  }
}

TEST(CalendarReader, OtherDivisionsArePassedOver) {
  const auto calendar = LoadCalendar(
      R"({"scotland": {"division": "scotland", "events": [
            {"title": "2nd January", "date": "2024-01-02", "notes": "", "bunting": true}]},
          "england-and-wales": {"division": "england-and-wales", "events": [
            {"title": "Good Friday", "date": "2024-03-29", "notes": "", "bunting": false}]},
          "northern-ireland": {"division": "northern-ireland", "events": []}})",
      "bank-holidays.json");
  ASSERT_TRUE(calendar) << All(calendar.problems());
  EXPECT_TRUE(calendar->IsWorkingDay(Date(2024, 1, 2)));
  EXPECT_FALSE(calendar->IsWorkingDay(Date(2024, 3, 29)));
}

TEST(CalendarReader, AllFaultsAreToldAtOnceWithTheirPlaces) {
  const auto calendar = LoadCalendar(R"({"england-and-wales": {"events": [
  {"title": "Good Friday", "date": "2024-02-30"},
  {"title": 7, "date": "2024-03-29"},
  {"title": "Easter Monday"},
  "Christmas"]}})",
                                     "h.json");
  ASSERT_FALSE(calendar);
  const std::string get = " (GOV.UK publishes the file: https://www.gov.uk/bank-holidays.json)\n";
  EXPECT_EQ(All(calendar.problems()),
            "h.json:2:36: \"date\" is \"2024-02-30\"; a real date was expected "
            "(write it as YYYY-MM-DD)\n"
            "h.json:3:13: \"title\" is a number; a string was expected" +
                get + "h.json:4:3: no \"date\" is given; a string was expected" + get +
                "h.json:5:3: the event is a string; an object was expected" + get);
}

TEST(CalendarReader, AFileThatIsNoCalendarIsRefused) {
  struct Row {
    const char* json;
    const char* message;
  };
  const Row rows[] = {
      {"", "h.json:1:1: not JSON: The document is empty."},
      {"[]", "h.json:1:1: the file is an array; an object was expected"},
      {"{}", "h.json:1:1: no \"england-and-wales\" is given; an object was expected"},
      {"{\"england-and-wales\": {\"events\": []}}",
       "h.json:1:34: \"events\" is empty: a year without holidays is not to be believed"},
      {"{\"a\": 1,\n \"a\": 2}", "h.json:2:2: \"a\" is given twice"},
      {"\xEF\xBB\xBF[]", "h.json:1:"},
      {"{\"a\": 1,}",
       "h.json:1:9: not JSON: Missing a name for object member. Is there a comma too many before "
       "it, or a curly quotation mark?"},
  };
  for (const Row& row : rows) {
    const auto calendar = LoadCalendar(row.json, "h.json");
    ASSERT_FALSE(calendar) << row.json;
    EXPECT_EQ(All(calendar.problems()).substr(0, std::string(row.message).size()), row.message);
  }
}

}  // namespace
}  // namespace escalint
