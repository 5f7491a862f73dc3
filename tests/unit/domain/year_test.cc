#include "domain/year.h"

#include <gtest/gtest.h>

namespace escalint {
namespace {

std::string Told(const std::optional<Year>& year) {
  if (!year) return "none";
  return year->label + ": " + FormatDate(year->from) + " to " + FormatDate(year->to) + ", " +
         year->kind;
}

std::string Told(std::string_view text) { return Told(YearFromText(text)); }

TEST(Year, AFinancialYearRunsFromAprilToMarch) {
  EXPECT_EQ(Told("2023-24"), "2023-24: 2023-04-01 to 2024-03-31, Financial year");
  EXPECT_EQ(Told("2023/24"), Told("2023-24"));
  EXPECT_EQ(Told("1999-00"), "1999-00: 1999-04-01 to 2000-03-31, Financial year");
}

TEST(Year, ACalendarYearIsOneNumber) {
  EXPECT_EQ(Told("2023"), "2023: 2023-01-01 to 2023-12-31, Calendar year");
}

TEST(Year, WhatIsNoYearIsRefused) {
  for (const char* text : {"", "23", "2023-25", "2023-2024", "2023-", "2023-4", "20x3", "2023 24",
                           "-023", "1066", "2023-24 ", "9999"}) {
    EXPECT_EQ(Told(text), "none") << text;
  }
}

TEST(Year, ASpanThatIsAYearIsCalledSo) {
  const auto from = sys_days{std::chrono::year{2023} / 4 / 1};
  EXPECT_EQ(Told(Span(from, sys_days{std::chrono::year{2024} / 3 / 31})), Told("2023-24"));
  EXPECT_EQ(Told(Span(from, sys_days{std::chrono::year{2023} / 6 / 30})),
            "2023-04-01 to 2023-06-30: 2023-04-01 to 2023-06-30, Other period");
}

TEST(Year, TheYearBeforeEndsTheDayBeforeItBegins) {
  const Year year = *YearFromText("2023-24");
  EXPECT_EQ(Told(YearBefore(year)), Told("2022-23"));
  EXPECT_EQ(Told(YearBefore(*YearFromText("2023"))), Told("2022"));
  const Year february =
      Span(sys_days{std::chrono::year{2024} / 2 / 1}, sys_days{std::chrono::year{2024} / 2 / 29});
  EXPECT_EQ(YearBefore(february).label, "2023-02-01 to 2023-02-28");
  EXPECT_EQ(YearBefore(YearBefore(YearBefore(YearBefore(february)))).label,
            "2020-02-01 to 2020-02-29");
}

TEST(Year, ItsFirstAndLastDayAreInIt) {
  const Year year = *YearFromText("2023-24");
  EXPECT_TRUE(year.Has(year.from));
  EXPECT_TRUE(year.Has(year.to));
  EXPECT_FALSE(year.Has(year.from - std::chrono::days{1}));
  EXPECT_FALSE(year.Has(year.to + std::chrono::days{1}));
}

TEST(Year, ItsKeyIsPartOfAName) {
  EXPECT_EQ(YearFromText("2023-24")->Key(), "2023_24");
  EXPECT_EQ(
      Span(sys_days{std::chrono::year{2023} / 4 / 1}, sys_days{std::chrono::year{2023} / 6 / 30})
          .Key(),
      "2023_04_01_to_2023_06_30");
}

}  // namespace
}  // namespace escalint
