#include "report/sarif_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "unit/report/whole_report.h"

namespace escalint {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// Parsed; the tests look at members that have to be there, and fail loudly where they are not.
rapidjson::Document Sarif(const std::vector<CaseReport>& cases, const RunSummary& summary,
                          int64_t most = SarifReport::kMostResults) {
  SarifReport report("-", most);
  const std::string text = WholeReport(report, cases, summary);
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(text.c_str(), text.size());
  EXPECT_FALSE(document.HasParseError()) << text;
  return document;
}

const rapidjson::Value& RunOf(const rapidjson::Document& document) { return document["runs"][0]; }

std::string Text(const rapidjson::Value& value) { return value["text"].GetString(); }

TEST(SarifReport, ABreachIsAFailureWithItsPlaceAndFingerprint) {
  const auto document = Sarif({CaseWith({SampleBreach()})}, {});
  const auto& result = RunOf(document)["results"][0];
  EXPECT_STREQ(result["ruleId"].GetString(), "EX-2");
  EXPECT_STREQ(result["kind"].GetString(), "fail");
  EXPECT_STREQ(result["level"].GetString(), "warning");
  EXPECT_EQ(Text(result["message"]),
            "Case C-1, escalation E-1, stage 2, from e2: The team manager had 48 hours to answer "
            "and took 73. Assumed: risk is not recorded: taken as standard.");
  const auto& place = result["locations"][0]["physicalLocation"];
  EXPECT_STREQ(place["artifactLocation"]["uri"].GetString(), "feb.json");
  EXPECT_EQ(place["region"]["startLine"].GetInt(), 12);
  EXPECT_EQ(place["region"]["startColumn"].GetInt(), 9);
  EXPECT_EQ(place["region"]["endLine"].GetInt(), 12);
  EXPECT_EQ(place["region"]["endColumn"].GetInt(), 10);
  EXPECT_STREQ(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].GetString(),
               "/cases/0/escalations/0/events/1");
  EXPECT_STREQ(result["partialFingerprints"]["primaryLocationLineHash"].GetString(), "3f1c:1");
}

TEST(SarifReport, AFingerprintThatRecursInACaseIsNumbered) {
  const auto document = Sarif({CaseWith({SampleBreach(), SampleBreach()})}, {});
  const auto& results = RunOf(document)["results"];
  EXPECT_STREQ(results[1]["partialFingerprints"]["primaryLocationLineHash"].GetString(), "3f1c:2");
}

TEST(SarifReport, OnlyABreachIsAFailureAndWhatWasKeptIsNoAlert) {
  const std::pair<Verdict, const char*> kinds[] = {{Verdict::kMet, "pass"},
                                                   {Verdict::kCannotTell, "open"},
                                                   {Verdict::kNotDue, "informational"},
                                                   {Verdict::kWaived, "notApplicable"}};
  for (const auto& [verdict, kind] : kinds) {
    const auto document = Sarif({CaseWith({SampleOf(verdict)})}, {});
    const auto& result = RunOf(document)["results"][0];
    EXPECT_STREQ(result["kind"].GetString(), kind);
    const bool is_alert = verdict == Verdict::kCannotTell;
    EXPECT_EQ(result.HasMember("level"), !is_alert) << kind;
    if (!is_alert) {
      EXPECT_STREQ(result["level"].GetString(), "none");
    }
  }
}

TEST(SarifReport, WhatCouldNotBeCheckedSaysSoFirstAndAContestedFindingNamesTheReadings) {
  const auto document = Sarif({CaseWith({SampleCannotTell("e1")})}, {});
  const std::string text = Text(RunOf(document)["results"][0]["message"]);
  EXPECT_THAT(text, StartsWith("Case C-1, escalation E-1, from e1: Could not check: "));
  EXPECT_THAT(text, HasSubstr("Contested: the clause can honestly be read in more than one way."));
  EXPECT_THAT(text, HasSubstr("EX-5 read as 'last': not raised"));
}

TEST(SarifReport, EveryRuleIsListedOnceSilentOnesTooWithClauseAndWhy) {
  RunSummary summary = SampleSummary();
  summary.rules[0].name = "stage-2-not-answered";
  summary.rules[0].clause = "4.2";
  summary.rules[0].paraphrase = "The team manager answers within 48 hours";
  summary.rules[0].why = "The child waits.";
  summary.rules[0].severity = Severity::kHigh;
  summary.rules.push_back(summary.rules[0]);  // another version of the policy has it too
  const auto document = Sarif({}, summary);
  const auto& rules = RunOf(document)["tool"]["driver"]["rules"];
  std::vector<std::string> ids;
  for (const auto& rule : rules.GetArray()) ids.emplace_back(rule["id"].GetString());
  EXPECT_EQ(std::count(ids.begin(), ids.end(), "EX-2"), 1);
  EXPECT_EQ(std::count(ids.begin(), ids.end(), "EX-9"), 1);
  EXPECT_EQ(std::count(ids.begin(), ids.end(), "DQ-NO-POLICY"), 1);
  EXPECT_STREQ(rules[0]["name"].GetString(), "Stage2NotAnswered");
  EXPECT_EQ(Text(rules[0]["help"]),
            "Clause 4.2: The team manager answers within 48 hours. Why it matters: The child "
            "waits.");
  EXPECT_STREQ(rules[0]["defaultConfiguration"]["level"].GetString(), "error");
}

TEST(SarifReport, WhatWasNotCheckedIsSaidAsLoudlyAsABreach) {
  const auto document = Sarif({}, SampleSummary());
  const auto& run = RunOf(document);
  EXPECT_STREQ(run["results"][0]["ruleId"].GetString(), "UNREADABLE");
  EXPECT_STREQ(run["results"][0]["level"].GetString(), "error");
  const auto& invocation = run["invocations"][0];
  EXPECT_FALSE(invocation["executionSuccessful"].GetBool());
  EXPECT_THAT(Text(invocation["toolExecutionNotifications"][0]["message"]),
              StartsWith("1 record could not be read"));
  const auto& not_run = invocation["toolConfigurationNotifications"][0];
  EXPECT_STREQ(not_run["associatedRule"]["id"].GetString(), "EX-9");
}

TEST(SarifReport, OfTooManyTheGravestAreKeptAndItIsSaidHowManyAreNot) {
  Finding grave = SampleBreach();
  grave.severity = Severity::kHigh;
  const auto document =
      Sarif({CaseWith({SampleCannotTell("e1"), SampleBreach(), SampleBreach(), grave})}, {}, 2);
  const auto& run = RunOf(document);
  ASSERT_EQ(run["results"].Size(), 2u);
  EXPECT_STREQ(run["results"][0]["level"].GetString(), "error");
  EXPECT_STREQ(run["results"][1]["level"].GetString(), "warning");
  EXPECT_EQ(Text(run["invocations"][0]["toolExecutionNotifications"][0]["message"]),
            "There are 4 results; the 2 gravest are listed and 2 are left out. The JSON and CSV "
            "reports have all of them.");
}

TEST(SarifReport, WhateverARecordSaysIsTextAndAFilesNameAnAddress) {
  const auto document = Sarif({CaseWith({SampleHostile()})}, {});
  const auto& result = RunOf(document)["results"][0];
  EXPECT_THAT(Text(result["message"]), HasSubstr("]]></failure>&amp;\x1B[31m\uFFFD"));
  const auto& place = result["locations"][0]["physicalLocation"];
  EXPECT_STREQ(place["artifactLocation"]["uri"].GetString(), "a%2Cb%3Ac%25/%22d%FF.json");
}

TEST(SarifReport, StandardInputAndAbsolutePathsAreAddressesToo) {
  Finding finding = SampleBreach();
  finding.location = {"-", 0, 0, ""};
  Finding absolute = SampleBreach();
  absolute.location.file = "/exports/march 24.json";
  const auto document = Sarif({CaseWith({finding, absolute})}, {});
  const auto& results = RunOf(document)["results"];
  const auto& place = results[0]["locations"][0]["physicalLocation"];
  EXPECT_STREQ(place["artifactLocation"]["uri"].GetString(), "standard-input");
  EXPECT_EQ(place["region"]["startLine"].GetInt(), 1);
  EXPECT_STREQ(
      results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].GetString(),
      "file:///exports/march%2024.json");
}

TEST(SarifReport, AnIdOfThreeMegabytesIsCutShort) {
  const auto document = Sarif({CaseWith({SampleEndless()})}, {});
  EXPECT_LE(Text(RunOf(document)["results"][0]["message"]).size(), 1024u);
}

}  // namespace
}  // namespace escalint
