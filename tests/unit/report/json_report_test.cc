#include "report/json_report.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "report/ndjson_report.h"
#include "unit/report/whole_report.h"

namespace escalint {
namespace {

constexpr std::string_view kBreachLine =
    R"({"fingerprint": "3f1c", "rule": "EX-2", "policy": "exampleshire", "clause": "4.2", )"
    R"("kind": "breached_deadline", "verdict": "breached", "severity": "medium", )"
    R"("contested": false, "case": "C-1", "child": "CH-9", "escalation": "E-1", )"
    R"("stage": "stage-2", "trigger": {"event": "e2", "at": "2024-02-05T09:00:00Z"}, )"
    R"("due": "2024-02-07T09:00:00Z", "done": {"event": "e3", "at": "2024-02-08T10:00:00Z"}, )"
    R"("late_by": "PT25H", "title": "Stage 2 was not answered within 48 hours", )"
    R"("message": "The team manager had 48 hours to answer and took 73.", )"
    R"("arithmetic": "Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00", )"
    R"("why": "The child waits while professionals disagree.", )"
    R"("duty_of": {"role": "team_manager", "agency": "childrens_social_care"}, )"
    R"("source": "policy", "assumptions": ["risk is not recorded: taken as standard"], )"
    R"("readings": [], "location": {"file": "feb.json", "line": 12, "column": 9, )"
    R"("pointer": "/cases/0/escalations/0/events/1"}})";

constexpr std::string_view kDataLine =
    R"({"fingerprint": "d0", "rule": "DQ-UNKNOWN-MEMBER", "policy": "", "clause": "", )"
    R"("kind": "data_quality", "verdict": null, "severity": "info", "contested": false, )"
    R"("case": "", "child": "", "escalation": null, "stage": null, "trigger": null, )"
    R"("due": null, "done": null, "late_by": null, )"
    R"("title": "A member that the format doesn't know", )"
    R"("message": "'colour' is not a member of an event; it was ignored.", "arithmetic": "", )"
    R"("why": "", "duty_of": null, "source": "policy", "assumptions": [], "readings": [], )"
    R"("location": {"file": "feb.json", "line": null, "column": null, "pointer": null}})";

constexpr std::string_view kEnd =
    R"( "rules": [
  {"id": "EX-2", "policy": "exampleshire", "title": "Stage 2 was not answered within 48 hours", "run": true, "met": 3, "breached": 1, "cannot_tell": 0, "not_due": 0, "waived": 0},
  {"id": "EX-5", "policy": "exampleshire", "title": "A decision was not recorded", "run": true, "met": 0, "breached": 0, "cannot_tell": 2, "not_due": 0, "waived": 0},
  {"id": "EX-9", "policy": "exampleshire", "title": "The board was not told", "run": false, "not_run_because": "the export doesn't cover 'notified'", "met": 0, "breached": 0, "cannot_tell": 0, "not_due": 0, "waived": 0}
 ],
 "unreadable": [
  {"file": "feb.json", "line": 40, "column": 3, "error": "a case ends in the middle of a string"}
 ],
 "run": {"as_of": "2024-02-29", "policies": ["exampleshire@2"], "inputs": [{"file": "feb.json", "sha256": "ab12", "cases": 1, "escalations": 1, "unreadable": 1}]}
}
)";

TEST(JsonReport, WholeReportOfOneCaseAndOneRemarkOnTheData) {
  JsonReport reporter;
  std::string expected = "{\n \"escalint\": {\"version\": \"9.9\", \"format\": 1},\n";
  expected.append(" \"findings\": [\n  ").append(kBreachLine).append(",\n  ").append(kDataLine);
  expected.append("\n ],\n").append(kEnd);
  EXPECT_EQ(WholeReport(reporter, {CaseWith({SampleBreach()})}, SampleSummary()), expected);
}

TEST(JsonReport, AnEmptyRunIsStillACompleteReport) {
  JsonReport reporter;
  RunSummary summary;
  summary.version = "9.9";
  EXPECT_EQ(WholeReport(reporter, {}, summary), R"({
 "escalint": {"version": "9.9", "format": 1},
 "findings": [],
 "rules": [],
 "unreadable": [],
 "run": {"as_of": "", "policies": [], "inputs": []}
}
)");
}

TEST(JsonReport, ContestedFindingsNameTheVerdictUnderEachReading) {
  JsonReport reporter;
  const std::string text = WholeReport(reporter, {CaseWith({SampleCannotTell("e1")})}, {});
  rapidjson::Document report;
  report.Parse(text.c_str());
  ASSERT_FALSE(report.HasParseError());
  const auto& finding = report["findings"][0];
  EXPECT_TRUE(finding["contested"].GetBool());
  EXPECT_TRUE(finding["trigger"]["at"].IsNull());
  EXPECT_TRUE(finding["readings"][0]["in_force"].GetBool());
  EXPECT_STREQ(finding["readings"][1]["verdict"].GetString(), "not raised");
}

TEST(JsonReport, FindingsStandInInputOrderWhereverTheCommasFall) {
  JsonReport reporter;
  const std::vector<CaseReport> cases{CaseWith({}),
                                      CaseWith({SampleCannotTell("e1"), SampleBreach()}),
                                      CaseWith({}), CaseWith({SampleBreach()})};
  rapidjson::Document report;
  report.Parse(WholeReport(reporter, cases, SampleSummary()).c_str());
  ASSERT_FALSE(report.HasParseError());
  std::vector<std::string> rules;
  for (const auto& finding : report["findings"].GetArray()) {
    rules.emplace_back(finding["rule"].GetString());
  }
  EXPECT_EQ(rules, (std::vector<std::string>{"EX-5", "EX-2", "EX-2", "DQ-UNKNOWN-MEMBER"}));
}

TEST(JsonReport, ALocalLimitIsMarkedAsLocalAndAnUnknownDutyHolderAsNull) {
  Finding finding = SampleBreach();
  finding.local = true;
  finding.duty_of = DutyHolder{"", "health"};
  JsonReport reporter;
  const std::string text = WholeReport(reporter, {CaseWith({finding})}, {});
  EXPECT_NE(text.find(R"("duty_of": {"role": null, "agency": "health"}, "source": "local")"),
            std::string::npos);
}

TEST(NdjsonReport, WritesOneFindingOrUnreadableRecordALineAndNothingForAnEmptyRun) {
  NdjsonReport reporter;
  EXPECT_EQ(WholeReport(reporter, {}, {}), "");
  std::string expected(kBreachLine);
  expected.append("\n").append(kDataLine).append("\n");
  expected += R"({"unreadable": {"file": "feb.json", "line": 40, "column": 3, )"
              R"("error": "a case ends in the middle of a string"}})"
              "\n";
  EXPECT_EQ(WholeReport(reporter, {CaseWith({SampleBreach()})}, SampleSummary()), expected);
}

}  // namespace
}  // namespace escalint
