#include "report/annual_csv.h"

#include <gtest/gtest.h>

namespace escalint {
namespace {

ShownCell Text(std::string text) { return {ShownCell::Kind::kText, std::move(text), 0}; }
ShownCell Number(double number) { return {ShownCell::Kind::kCount, "", number}; }

PublishedTable TableOf(const std::string& id,
                       const std::vector<std::pair<std::string, std::string>>& columns) {
  PublishedTable table;
  table.id = id;
  table.title = id;
  for (const auto& [key, heading] : columns) {
    auto& column = table.columns.emplace_back();
    column.key = key;
    column.heading = heading;
  }
  return table;
}

void AddRow(PublishedTable& table, std::vector<ShownCell> cells) {
  table.rows.emplace_back().cells = std::move(cells);
}

AnnualReport ReportWith(PublishedTable table) {
  AnnualReport report;
  report.years = {*YearFromText("2023-24"), *YearFromText("2022-23")};
  report.authorities = {"littleshire"};
  report.publication.tables.push_back(std::move(table));
  return report;
}

std::string Csv(const AnnualReport& report) {
  std::string out;
  AppendAnnualCsv(report, out);
  return out.substr(out.find('\n') + 1);
}

TEST(AnnualCsv, EveryFigureIsARowWithItsYear) {
  PublishedTable table =
      TableOf("outcome", {{"outcome", "Outcome"},
                          {"escalations_closed_2022_23", "Escalations closed 2022-23"},
                          {"escalations_closed_2023_24", "Escalations closed 2023-24"}});
  ShownCell withheld;
  withheld.kind = ShownCell::Kind::kWithheld;
  AddRow(table, {Text("resolved"), Number(7), withheld});
  EXPECT_EQ(Csv(ReportWith(table)),
            "202223,Financial year,littleshire,all,outcome,resolved,,escalations_closed,7\n"
            "202324,Financial year,littleshire,all,outcome,resolved,,escalations_closed,c\n");
  std::string meta;
  AppendAnnualCsvMeta(ReportWith(table), {}, meta);
  EXPECT_NE(meta.find("\nmeasure,escalations_closed,Escalations closed,\n"), std::string::npos)
      << meta;
}

TEST(AnnualCsv, YearsMayBeRowsToo) {
  PublishedTable table = TableOf("t", {{"time_period", "Year"}, {"opened", "Opened"}});
  AddRow(table, {Text("2022-23"), Number(3)});
  EXPECT_EQ(Csv(ReportWith(table)), "202223,Financial year,littleshire,all,t,,,opened,3\n");
}

TEST(AnnualCsv, WordsOfARecordCanNeitherBreakARowNorRunAsAFormula) {
  PublishedTable table = TableOf("theme", {{"theme", "Theme"}, {"opened", "Opened"}});
  AddRow(table, {Text("=1+1"), Number(3)});
  AddRow(table, {Text("a, \"b\"\nc"), Number(4)});
  EXPECT_EQ(Csv(ReportWith(table)),
            "202324,Financial year,littleshire,all,theme,'=1+1,,opened,3\n"
            "202324,Financial year,littleshire,all,theme,\"a, \"\"b\"\"\nc\",,opened,4\n");
}

TEST(AnnualCsv, TheFileThatExplainsItStandsBesideIt) {
  EXPECT_EQ(MetaPath("out/figures.csv"), "out/figures.meta.csv");
  EXPECT_EQ(MetaPath("figures"), "figures.meta.csv");
}

}  // namespace
}  // namespace escalint
