#include "report/csv_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/whole_report.h"

namespace escalint {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

using Rows = std::vector<std::vector<std::string>>;

/// RFC 4180, strictly: rows end with CRLF, quotes are doubled, and no bare quote stands anywhere.
Rows Parse(const std::string& text) {
  Rows rows(1, {""});
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted && text.compare(i, 2, "\"\"") == 0) {
      cell += text[i++];
    } else if (text[i] == '"') {
      EXPECT_TRUE(quoted || cell.empty()) << "a bare quote at " << i;
      quoted = !quoted;
    } else if (quoted) {
      cell += text[i];
    } else if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text.compare(i, 2, "\r\n") == 0) {
      rows.push_back({""});
      ++i;
    } else {
      EXPECT_TRUE(text[i] != '\r' && text[i] != '\n') << "a bare line break at " << i;
      cell += text[i];
    }
  }
  EXPECT_FALSE(quoted);
  EXPECT_EQ(rows.back(), std::vector<std::string>{""});
  rows.pop_back();
  return rows;
}

std::string Cell(const Rows& rows, size_t row, const std::string& column) {
  const auto& header = rows.at(0);
  const auto at = std::find(header.begin(), header.end(), column);
  EXPECT_NE(at, header.end()) << column;
  return rows.at(row).at(static_cast<size_t>(at - header.begin()));
}

Rows PlainRows(std::vector<Finding> findings) {
  CsvReport report(CsvDialect::kPlain, SampleZone());
  return Parse(WholeReport(report, {CaseWith(std::move(findings))}, {}));
}

constexpr std::string_view kHeader =
    "verdict,severity,contested,rule,title,clause,kind,policy,case,child,escalation,stage,"
    "trigger_event,trigger_at,due,done_event,done_at,late_by,duty_of_role,duty_of_agency,source,"
    "message,arithmetic,why,assumptions,readings,file,line,column,pointer,fingerprint,"
    "baseline,suppressed_until,suppressed_because\r\n";

constexpr std::string_view kPlainRow =
    "breached,medium,false,EX-2,Stage 2 was not answered within 48 hours,4.2,breached_deadline,"
    "exampleshire,C-1,CH-9,E-1,stage-2,e2,2024-02-05T09:00:00Z,2024-02-07T09:00:00Z,e3,"
    "2024-02-08T10:00:00Z,PT25H,team_manager,childrens_social_care,policy,"
    "The team manager had 48 hours to answer and took 73.,"
    "Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00,"
    "The child waits while professionals disagree.,risk is not recorded: taken as standard,,"
    "feb.json,12,9,/cases/0/escalations/0/events/1,3f1c,,,\r\n";

TEST(CsvReport, PlainHasTheTimesOfTheJsonReportAndNoByteOrderMark) {
  CsvReport report(CsvDialect::kPlain, SampleZone());
  EXPECT_EQ(WholeReport(report, {CaseWith({SampleBreach()})}, {}),
            std::string(kHeader) + std::string(kPlainRow));
}

TEST(CsvReport, ForASpreadsheetTimesAreLocalAndLatenessIsInWords) {
  const ZoneTable summer_time(std::chrono::hours{1}, {});
  CsvReport report(CsvDialect::kSpreadsheet, summer_time);
  const std::string text = WholeReport(report, {CaseWith({SampleBreach()})}, {});
  EXPECT_THAT(text, StartsWith("\xEF\xBB\xBF" + std::string(kHeader)));
  EXPECT_THAT(text,
              HasSubstr(",e2,2024-02-05 10:00,2024-02-07 10:00,e3,2024-02-08 11:00,25 hours,"));
}

TEST(CsvReport, WhatIsKnownOrSuppressedSaysSoInColumnsOfItsOwn) {
  Finding finding = SampleBreach();
  finding.baseline = BaselineState::kUnchanged;
  finding.suppression = Suppression{"=HYPERLINK(1)", SampleDay(9)};
  const Rows rows = PlainRows({finding});
  EXPECT_EQ(Cell(rows, 1, "baseline"), "unchanged");
  EXPECT_EQ(Cell(rows, 1, "suppressed_until"), "2024-02-09");
  EXPECT_EQ(Cell(rows, 1, "suppressed_because"), "'=HYPERLINK(1)");
}

TEST(CsvReport, ADateStaysADateInBothDialects) {
  Finding finding = SampleBreach();
  finding.due = DueTime{true, SampleDay(9), {}};
  finding.trigger->at = DayInterval(SampleZone(), SampleDay(5));
  for (const CsvDialect dialect : {CsvDialect::kPlain, CsvDialect::kSpreadsheet}) {
    CsvReport report(dialect, SampleZone());
    EXPECT_THAT(WholeReport(report, {CaseWith({finding})}, {}),
                HasSubstr(",e2,2024-02-05,2024-02-09,e3,"));
  }
}

TEST(CsvReport, ARemarkOnTheDataHasARowOfItsOwnAndARunWithoutFindingsAHeader) {
  CsvReport report(CsvDialect::kPlain, SampleZone());
  const Rows rows = Parse(WholeReport(report, {}, SampleSummary()));
  EXPECT_EQ(Cell(rows, 1, "verdict"), "");
  EXPECT_EQ(Cell(rows, 1, "rule"), "DQ-UNKNOWN-MEMBER");
  EXPECT_EQ(Cell(rows, 1, "line"), "");
  CsvReport empty(CsvDialect::kPlain, SampleZone());
  EXPECT_EQ(WholeReport(empty, {}, {}), kHeader);
}

TEST(CsvReport, ReadingsOfAContestedFindingStandInOneCell) {
  const Rows rows = PlainRows({SampleCannotTell("e1")});
  EXPECT_EQ(Cell(rows, 1, "contested"), "true");
  EXPECT_EQ(Cell(rows, 1, "readings"),
            "EX-5 read as 'each' (used here): could not be checked; EX-5 read as 'last': not "
            "raised");
  EXPECT_EQ(Cell(rows, 1, "trigger_at"), "");
}

TEST(CsvReport, WhatASpreadsheetWouldRunGetsAnApostropheInFrontInBothDialects) {
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"}) {
    for (const CsvDialect dialect : {CsvDialect::kPlain, CsvDialect::kSpreadsheet}) {
      Finding finding = SampleBreach();
      finding.case_id = text;
      CsvReport report(dialect, SampleZone());
      const Rows rows = Parse(WholeReport(report, {CaseWith({finding})}, {}));
      EXPECT_EQ(Cell(rows, 1, "case"), "'" + std::string(text));
    }
  }
}

TEST(CsvReport, WhateverARecordSaysEveryRowHasItsColumns) {
  Finding finding = SampleHostile();
  finding.child = std::string("a\0b", 3);
  const Rows rows = PlainRows({finding, SampleBreach()});
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[1].size(), rows[0].size());
  EXPECT_EQ(Cell(rows, 1, "case"), "'=HYPERLINK(\"http://x\")");
  EXPECT_EQ(Cell(rows, 1, "trigger_event"),
            "e\r\n::error::owned%0A,a:b]]></failure>&amp;\uFFFD[31m\uFFFD");
  EXPECT_EQ(Cell(rows, 1, "child"), "a\uFFFDb");
  EXPECT_EQ(Cell(rows, 2, "case"), "C-1");
}

TEST(CsvReport, NoCellIsLongerThanExcelTakesButPlainKeepsIt) {
  EXPECT_EQ(Cell(PlainRows({SampleEndless()}), 1, "trigger_event").size(), 3'000'000u);
  CsvReport report(CsvDialect::kSpreadsheet, SampleZone());
  std::string text = WholeReport(report, {CaseWith({SampleEndless()})}, {});
  const Rows rows = Parse(text.substr(3));
  EXPECT_EQ(Cell(rows, 1, "trigger_event").size(), 32'766u + std::string("…").size());
  EXPECT_THAT(Cell(rows, 1, "message"), EndsWith("xx…"));
}

}  // namespace
}  // namespace escalint
