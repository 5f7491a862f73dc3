// The reports that a continuous integration service shows beside the files: GitLab's and GitHub's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "report/github_report.h"
#include "report/gitlab_report.h"
#include "unit/report/whole_report.h"

namespace escalint {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string Gitlab(const std::vector<CaseReport>& cases, const RunSummary& summary) {
  GitlabReport report;
  return WholeReport(report, cases, summary);
}

std::string Github(const std::vector<CaseReport>& cases, const RunSummary& summary) {
  GithubReport report("-");
  return WholeReport(report, cases, summary);
}

CaseReport WithMany(int count, Verdict verdict, Severity severity) {
  Finding finding = SampleOf(verdict);
  finding.severity = severity;
  return CaseWith(std::vector<Finding>(static_cast<size_t>(count), finding));
}

// ---------------------------------------------------------------------------------------- GitLab

TEST(GitlabReport, WholeReportOfABreachARemarkAndAnUnreadableRecord) {
  EXPECT_EQ(Gitlab({CaseWith({SampleBreach()})}, SampleSummary()),
            R"([
 {"description": "EX-2, clause 4.2: Stage 2 was not answered within 48 hours. Case C-1, escalation E-1, stage 2, from e2: The team manager had 48 hours to answer and took 73. Assumed: risk is not recorded: taken as standard.", "check_name": "EX-2", "fingerprint": "3f1c", "severity": "major", "location": {"path": "feb.json", "lines": {"begin": 12}}},
 {"description": "DQ-UNKNOWN-MEMBER: A member that the format doesn't know. The run as a whole: About the data: 'colour' is not a member of an event; it was ignored.", "check_name": "DQ-UNKNOWN-MEMBER", "fingerprint": "d0", "severity": "info", "location": {"path": "feb.json", "lines": {"begin": 1}}},
 {"description": "This record could not be read, so it was not checked: a case ends in the middle of a string", "check_name": "UNREADABLE", "fingerprint": "unreadable feb.json:40:3-1", "severity": "critical", "location": {"path": "feb.json", "lines": {"begin": 40}}}
]
)");
}

TEST(GitlabReport, AnEmptyRunIsAnEmptyArray) { EXPECT_EQ(Gitlab({}, {}), "[]\n"); }

TEST(GitlabReport, NoFingerprintComesTwice) {
  RunSummary summary;
  summary.unreadable.assign(2, {"feb.json", 40, 3, "cut short"});
  const std::string text = Gitlab({WithMany(3, Verdict::kBreached, Severity::kLow)}, summary);
  for (const char* fingerprint :
       {"\"3f1c\"", "\"3f1c-2\"", "\"3f1c-3\"", "\"unreadable feb.json:40:3-1\"",
        "\"unreadable feb.json:40:3-2\""}) {
    EXPECT_EQ(CountOf(text, fingerprint), 1u) << fingerprint;
  }
}

TEST(GitlabReport, ADutyThatWasKeptIsNoIssueThoughTheRunShowsIt) {
  for (const Verdict verdict : {Verdict::kMet, Verdict::kNotDue, Verdict::kWaived}) {
    EXPECT_EQ(Gitlab({CaseWith({SampleOf(verdict)})}, {}), "[]\n");
  }
  EXPECT_THAT(Gitlab({CaseWith({SampleOf(Verdict::kCannotTell)})}, {}),
              HasSubstr("Could not check: "));
}

TEST(GitlabReport, WhateverARecordSaysItIsTextAndNotLong) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(
      Gitlab({CaseWith({SampleHostile(), SampleEndless()})}, {}).c_str());
  ASSERT_FALSE(document.HasParseError());
  EXPECT_EQ(document.Size(), 2u);
  EXPECT_LT(document[1]["description"].GetStringLength(), 2010u);
}

// ---------------------------------------------------------------------------------------- GitHub

TEST(GithubReport, ABreachIsAnErrorBesideItsLine) {
  EXPECT_EQ(Github({CaseWith({SampleBreach()})}, {}),
            "::error file=feb.json,line=12,col=9,endColumn=10,title=EX-2%2C clause 4.2%3A Stage 2 "
            "was not answered within 48 hours::Case C-1, escalation E-1, stage 2, from e2: The "
            "team manager had 48 hours to answer and took 73. Assumed: risk is not recorded: taken "
            "as standard.\n");
}

TEST(GithubReport, WhatCouldNotBeCheckedIsAWarningAndWhatWasKeptIsNothing) {
  EXPECT_THAT(Github({CaseWith({SampleCannotTell("e1")})}, {}), StartsWith("::warning file="));
  EXPECT_EQ(Github({CaseWith({SampleOf(Verdict::kMet)})}, {}), "");
}

TEST(GithubReport, UnreadableRecordsAndRulesThatCouldNotRunAreAWarning) {
  EXPECT_EQ(Github({}, SampleSummary()),
            "::warning title=Not checked::1 record could not be read, and so were not checked. The "
            "first is feb.json:40:3: a case ends in the middle of a string. 1 rule could not run, "
            "since the export does not record what they are about.\n"
            "::notice file=feb.json,line=1,col=1,endColumn=2,title=DQ-UNKNOWN-MEMBER%3A A member "
            "that the format doesn't know::The run as a whole: About the data: 'colour' is not a "
            "member of an event; it was ignored.\n");
}

TEST(GithubReport, TheTenGravestOfAKindArePrintedAndALastNoticeSaysWhatIsLeftOut) {
  const std::string text = Github({WithMany(9, Verdict::kBreached, Severity::kLow),
                                   WithMany(3, Verdict::kBreached, Severity::kHigh),
                                   WithMany(11, Verdict::kCannotTell, Severity::kHigh)},
                                  SampleSummary());
  EXPECT_EQ(CountOf(text, "::error "), 10u);
  EXPECT_EQ(CountOf(text, "::warning "), 10u);
  EXPECT_THAT(text, EndsWith("::notice title=Not shown here::There are 2 more breaches and 2 more "
                             "duties that could not be checked. GitHub shows ten annotations of a "
                             "kind; the other reports have all.\n"));
}

TEST(GithubReport, WhateverARecordSaysItIsOneCommandALine) {
  const std::string text = Github({CaseWith({SampleHostile()})}, {});
  EXPECT_EQ(CountOf(text, "\n"), 1u);
  EXPECT_THAT(text, StartsWith("::error file=a%2Cb%3Ac%25/\"d\uFFFD.json,line=12,"));
  EXPECT_THAT(text, HasSubstr("from e%0D%0A::error::owned%250A,a:b"));
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
}

TEST(GithubReport, AnIdOfThreeMegabytesIsCutShort) {
  EXPECT_LT(Github({CaseWith({SampleEndless()})}, {}).size(), 2'000u);
}

}  // namespace
}  // namespace escalint
