#include "report/junit_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "unit/report/whole_report.h"

namespace escalint {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// `summary` with one rule, and no more wrong than the cases bring.
RunSummary OneRule() {
  RunSummary summary;
  summary.as_of = "2024-02-29";
  summary.rules = {SampleTally("EX-2", "Stage 2 was not answered within 48 hours", 0, 0, 0)};
  return summary;
}

std::string Junit(const std::vector<CaseReport>& cases, const RunSummary& summary) {
  JunitReport report("-", SampleZone());
  return WholeReport(report, cases, summary);
}

TEST(JunitReport, WholeReportOfOneBreachAndWhatWasNotChecked) {
  EXPECT_EQ(Junit({CaseWith({SampleBreach()})}, SampleSummary()),
            R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="escalint, as of 2024-02-29" tests="4" failures="1" errors="1">
 <testsuite name="exampleshire.EX-2. The rule looks for: Stage 2 was not answered within 48 hours" tests="1" failures="1" errors="0" skipped="0">
  <testcase classname="exampleshire.EX-2" name="Case C-1, escalation E-1, stage 2, from e2" time="0">
    <failure type="breached_deadline (medium)" message="EX-2, clause 4.2: Stage 2 was not answered within 48 hours. The team manager had 48 hours to answer and took 73.">The team manager had 48 hours to answer and took 73.
Began with: e2, Mon 5 Feb 2024 09:00
Due: Wed 7 Feb 2024 09:00
Done: e3, Thu 8 Feb 2024 10:00
Late by: 25 hours
How counted: Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00
Whose duty: team manager, children's social care
Why it matters: The child waits while professionals disagree.
Doubts: Assumed: risk is not recorded: taken as standard.
In the file: feb.json:12:9
</failure>
  </testcase>
 </testsuite>
 <testsuite name="exampleshire.EX-5. The rule looks for: A decision was not recorded" tests="0" failures="0" errors="0" skipped="0">
 </testsuite>
 <testsuite name="exampleshire.EX-9. The rule looks for: The board was not told" tests="1" failures="0" errors="0" skipped="1">
  <testcase classname="exampleshire.EX-9" name="the rule as a whole" time="0">
    <skipped>Could not run: the export doesn't cover 'notified'</skipped>
  </testcase>
 </testsuite>
 <testsuite name="DQ-UNKNOWN-MEMBER" tests="1" failures="0" errors="0" skipped="1">
  <testcase classname="DQ-UNKNOWN-MEMBER" name="The run as a whole" time="0">
    <skipped>About the data: 'colour' is not a member of an event; it was ignored.
In the file: feb.json
</skipped>
  </testcase>
 </testsuite>
 <testsuite name="unreadable records" tests="1" failures="0" errors="1" skipped="0">
  <testcase classname="unreadable records" name="feb.json:40:3" time="0">
    <error type="unreadable" message="Not checked: a case ends in the middle of a string"/>
  </testcase>
 </testsuite>
</testsuites>
)xml");
}

TEST(JunitReport, OnlyAMetDutyPasses) {
  for (int i = 0; i < kVerdictCount; ++i) {
    const auto verdict = static_cast<Verdict>(i);
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(Junit({CaseWith({SampleOf(verdict)})}, OneRule()).c_str()));
    const pugi::xml_node test = document.select_node("//testcase").node();
    EXPECT_EQ(!test.first_child(), verdict == Verdict::kMet) << Name(verdict);
    EXPECT_EQ(!!test.child("failure"), verdict == Verdict::kBreached) << Name(verdict);
  }
}

TEST(JunitReport, WhatCouldNotBeCheckedIsSkippedWithTheReason) {
  EXPECT_THAT(Junit({CaseWith({SampleOf(Verdict::kCannotTell)})}, OneRule()),
              HasSubstr("<skipped>Could not check: The team manager had 48 hours"));
  EXPECT_THAT(Junit({CaseWith({SampleOf(Verdict::kWaived)})}, OneRule()),
              HasSubstr("<skipped>Lifted by the policy: The team manager had"));
}

TEST(JunitReport, DutiesOfOneRuleStandTogetherWhateverTheOrderOfTheCases) {
  RunSummary summary = OneRule();
  summary.rules.push_back(SampleTally("EX-5", "A decision was not recorded", 0, 0, 0));
  const CaseReport mixed = CaseWith({SampleCannotTell("e1"), SampleOf(Verdict::kMet)});
  const std::string text = Junit(std::vector<CaseReport>(500, mixed), summary);
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(text.c_str()));
  for (const char* rule : {"exampleshire.EX-2", "exampleshire.EX-5"}) {
    const std::string own = "//testsuite[starts-with(@name, '" + std::string(rule) +
                            ".')]/testcase[@classname='" + rule + "']";
    EXPECT_EQ(document.select_nodes(own.c_str()).size(), 500u);
  }
  EXPECT_THAT(text, HasSubstr(R"(tests="500" failures="0" errors="0" skipped="500")"));
  EXPECT_THAT(text, HasSubstr(R"(tests="500" failures="0" errors="0" skipped="0")"));
}

TEST(JunitReport, ARuleThatTwoVersionsOfAPolicyHaveIsOneSuite) {
  RunSummary summary = OneRule();
  summary.rules.push_back(summary.rules.front());
  EXPECT_EQ(CountOf(Junit({CaseWith({SampleBreach()})}, summary), "<testsuite "), 1u);
}

TEST(JunitReport, WhateverARecordSaysItIsTextAndTheDocumentIsWellFormed) {
  const std::string text = Junit({CaseWith({SampleHostile()})}, OneRule());
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(text.c_str()));
  EXPECT_EQ(document.select_nodes("//failure").size(), 1u);
  const std::string name = document.select_node("//testcase/@name").attribute().value();
  EXPECT_THAT(name, HasSubstr("escalation @team | `x` <img src=x> *b*"));
  EXPECT_THAT(name, HasSubstr("from e\r\n::error::owned%0A,a:b]]></failure>&amp;\uFFFD[31m"));
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
}

TEST(JunitReport, AnIdOfThreeMegabytesIsCutShort) {
  EXPECT_LT(Junit({CaseWith({SampleEndless()})}, OneRule()).size(), 20'000u);
}

TEST(JunitReport, AnEmptyRunIsACompleteDocument) {
  EXPECT_THAT(Junit({}, {}), StartsWith("<?xml"));
  EXPECT_THAT(Junit({}, {}), HasSubstr("tests=\"0\" failures=\"0\" errors=\"0\">\n</testsuites>"));
}

}  // namespace
}  // namespace escalint
