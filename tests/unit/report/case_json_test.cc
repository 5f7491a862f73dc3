#include "report/case_json.h"

#include <gtest/gtest.h>

#include "report/json_report.h"
#include "report/text_report.h"
#include "unit/report/sample_case.h"

namespace escalint {
namespace {

std::string LineOf(const CaseReport& report) {
  std::string line;
  AppendCaseLine(report, line);
  return line;
}

CaseReport PlacedSample() {
  CaseReport report = SampleCase();
  report.input = 3;
  report.record = 17;
  return report;
}

template <typename Report>
std::string Rendered(const Report& reporter, const CaseReport& report) {
  Fragment fragment;
  reporter.RenderCase(report, fragment);
  return fragment.text + '|' + std::to_string(fragment.escalations_in_breach) + '|' +
         std::to_string(fragment.cases_in_breach) + '|' +
         std::to_string(fragment.not_checked.size());
}

TEST(CaseLine, ComesBackAsItWas) {
  const std::string line = LineOf(PlacedSample());
  const auto again = ReadCaseLine(line);
  ASSERT_TRUE(again);
  EXPECT_EQ(LineOf(*again), line);
  ASSERT_EQ(again->escalations.size(), 1u);
  EXPECT_EQ(again->escalations[0].findings, PlacedSample().escalations[0].findings);
  const TextReport text({}, SampleZone());
  EXPECT_EQ(Rendered(text, *again), Rendered(text, PlacedSample()));
  EXPECT_EQ(Rendered(JsonReport(), *again), Rendered(JsonReport(), PlacedSample()));
}

TEST(CaseLine, WhatIsKnownAndSuppressedComesBackToo) {
  CaseReport report = PlacedSample();
  Finding& finding = report.escalations[0].findings[0];
  finding.baseline = BaselineState::kNew;
  finding.suppression = Suppression{"a \"reason\"", SampleDay(9)};
  finding.not_checked = true;
  const auto again = ReadCaseLine(LineOf(report));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->escalations[0].findings, report.escalations[0].findings);
}

TEST(CaseLine, WhatFallsShortAndWhatIsAskedComeBackToo) {
  CaseReport report = PlacedSample();
  Finding& finding = report.escalations[0].findings[0];
  finding.falls_short = EventCitation{"e7", {}};
  finding.in_part = true;
  finding.due = DueTime{true, SampleDay(9), {}, SampleDay(10)};
  finding.readings = {{"EX-2", "each", "met", false, "Once, or each time?", "each time"}};
  const auto again = ReadCaseLine(LineOf(report));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->escalations[0].findings, report.escalations[0].findings);
}

TEST(CaseLine, BeginsWithItsPlace) {
  const std::string line = LineOf(PlacedSample());
  EXPECT_TRUE(line.starts_with("{\"at\": [3, 17], \"case\": {")) << line;
  EXPECT_TRUE(line.ends_with("}\n"));
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(ReadCasePlace(line), (CasePlace{3, 17}));
  EXPECT_LT((CasePlace{3, 17}), (CasePlace{10, 2}));
}

TEST(CaseLine, AwkwardTextAndUnusualTimesComeBackToo) {
  CaseReport report = PlacedSample();
  Finding& finding = report.escalations[0].findings[0];
  finding.message = "\"quoted\"\n\ttab \x01 \x7f é \xF0\x9F\x98\x80 \\";
  finding.stage = "";
  finding.trigger = EventCitation{"", Interval{}, "E-2"};
  finding.due = DueTime{true, SampleDay(7), {}};
  finding.kind = Kind::kSkippedStage;
  finding.verdict = Verdict::kMet;
  finding.duty_of = DutyHolder{};
  const auto again = ReadCaseLine(LineOf(report));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->escalations[0].findings[0], finding);
}

TEST(CaseLine, NothingIsWrittenOfACaseWithNothingToSay) {
  CaseReport report = PlacedSample();
  report.escalations[0].findings.clear();
  EXPECT_NE(LineOf(report), "") << "a table of all escalations has a row for each";
  report.escalations[0].is_case_level = true;
  EXPECT_EQ(LineOf(report), "");
}

TEST(CaseLine, OtherTextIsNoCase) {
  for (const char* text :
       {"", "{}", R"({"at": [0, 1]})", R"({"at": [0, 1], "case": 7})",
        R"({"at": [0, 1], "case": {"case": 7}})",
        R"({"at": [0, 1], "case": {"escalations": [{"findings": [{"verdict": "x"}]}]}})",
        R"({"at": [0, 1], "case": {"case": "C-1")"}) {
    EXPECT_FALSE(ReadCaseLine(text)) << text;
  }
  EXPECT_FALSE(ReadCasePlace(R"({"end": true})"));
}

}  // namespace
}  // namespace escalint
