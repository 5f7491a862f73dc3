// The remarks on the data (DQ-*): each shown by a small export, exact, and hiding nothing.
//
// A case of tests/rules/data/*.json carries its remarks beside it, "DQ-ORDER info E-1 e2" (rule,
// severity, escalation or "-", event where the remark names one); the export carries the remarks
// made once a run. What the rules say of the same cases stands in "expect", which fixtures_test.cc
// checks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "domain/data_finding.h"
#include "rules/workbench.h"

namespace escalint::testing {
namespace {

using ::testing::ElementsAreArray;
using ::testing::UnorderedElementsAreArray;

/// Members that only the fixtures have; they are unknown members of the export too.
const std::set<std::string> kAnnotations{"expect", "shows", "remarks", "run_remarks"};

const Workbench& TheWorkbench() {
  static const Workbench workbench;
  return workbench;
}

rapidjson::Document Parse(const std::string& path) {
  rapidjson::Document document;
  document.Parse(ReadFile(path));
  return document;
}

std::vector<std::string> Lines(const rapidjson::Value& array) {
  std::vector<std::string> lines;
  for (const auto& line : array.GetArray()) lines.emplace_back(line.GetString());
  return lines;
}

std::string Tell(const Finding& remark) {
  std::string line = remark.rule + " " + std::string(Name(remark.severity)) + " " +
                     remark.escalation.value_or("-");
  if (remark.trigger) line += " " + remark.trigger->event;
  return line;
}

std::vector<std::string> RemarksOn(const std::string& case_id,
                                   const std::vector<Finding>& findings) {
  std::vector<std::string> remarks;
  for (const Finding& finding : findings) {
    if (finding.case_id == case_id && !finding.verdict) remarks.push_back(Tell(finding));
  }
  return remarks;
}

bool IsOfAnnotation(const Finding& remark) {
  return std::any_of(kAnnotations.begin(), kAnnotations.end(), [&](const std::string& name) {
    return remark.message.starts_with("\"" + name + "\"");
  });
}

std::string TellWhole(const Finding& remark) {
  return remark.rule + " " + std::string(Name(remark.severity)) + ": " + remark.message;
}

class DataFindings : public ::testing::TestWithParam<std::string> {};

TEST_P(DataFindings, OfEachCaseAreExactlyThoseAnnotatedBesideIt) {
  const std::vector<Finding> findings = TheWorkbench().Check(GetParam());
  const rapidjson::Document document = Parse(GetParam());
  for (const auto& record : document["cases"].GetArray()) {
    const std::string id = record["id"].GetString();
    EXPECT_THAT(RemarksOn(id, findings), ElementsAreArray(Lines(record["remarks"]))) << id;
  }
}

TEST_P(DataFindings, OfTheRunAreMadeOnce) {
  std::vector<std::string> remarks;
  for (const Finding& remark : TheWorkbench().RunRemarksOn(GetParam())) {
    if (!IsOfAnnotation(remark)) remarks.push_back(TellWhole(remark));
  }
  EXPECT_THAT(remarks, UnorderedElementsAreArray(Lines(Parse(GetParam())["run_remarks"])));
}

TEST_P(DataFindings, AreOfTheDataAndHaveNoVerdict) {
  for (const Finding& finding : TheWorkbench().Check(GetParam())) {
    if (!finding.rule.starts_with("DQ-")) continue;
    EXPECT_EQ(finding.kind, Kind::kDataQuality) << finding.rule;
    EXPECT_FALSE(finding.verdict) << finding.rule;
    EXPECT_FALSE(finding.contested) << finding.rule;
    EXPECT_NE(finding.message, "") << finding.rule;
    EXPECT_NE(finding.fingerprint, "") << finding.rule;
  }
}

std::vector<std::string> Exports() { return FilesBelow("tests/rules/data", ".json"); }

std::string NameOf(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).stem().string();
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Data, DataFindings, ::testing::ValuesIn(Exports()), NameOf);

TEST(DataFinding, EachKindThereIsHasAnExportThatShowsIt) {
  std::set<std::string> kinds;
  for (const DataFindingKind& kind : DataFindingKinds()) kinds.emplace(kind.rule);
  // Of the user's own list, not of an export: tests/cli/gate_test.cc shows them.
  std::set<std::string> shown{"DQ-SUPPRESSION-EXPIRED", "DQ-SUPPRESSION-UNUSED"};
  for (const std::string& path : Exports()) {
    for (const Finding& finding : TheWorkbench().Check(path)) {
      if (!finding.verdict) shown.insert(finding.rule);
    }
    for (const Finding& remark : TheWorkbench().RunRemarksOn(path)) {
      if (!IsOfAnnotation(remark)) shown.insert(remark.rule);
    }
  }
  EXPECT_EQ(shown, kinds);
}

/// "DQ-STATUS medium, status-1: The child_protection_plan is recorded ...".
std::string TellInFull(const Finding& remark) {
  std::string line = remark.rule + " " + std::string(Name(remark.severity)) + ", ";
  line += remark.case_id.empty() ? "the run" : remark.case_id;
  if (remark.escalation) line += " " + *remark.escalation;
  return line + ": " + remark.message + "\n";
}

TEST(DataFinding, SaysWhatWasFoundWhatWasMadeOfItAndWhatToDo) {
  std::string told;
  for (const std::string& path : Exports()) {
    for (const Finding& finding : TheWorkbench().Check(path)) {
      if (!finding.verdict) told += TellInFull(finding);
    }
    for (const Finding& remark : TheWorkbench().RunRemarksOn(path)) {
      if (!IsOfAnnotation(remark)) told += TellInFull(remark);
    }
  }
  EXPECT_EQ(told, ReadFile(ESCALINT_SOURCE_DIR "/tests/rules/data/messages.txt"));
}

TEST(DataFinding, ThoseOfOneEscalationHaveFingerprintsOfTheirOwn) {
  for (const std::string& path : Exports()) {
    std::set<std::string> known;
    for (const Finding& finding : TheWorkbench().Check(path)) {
      if (finding.verdict) continue;
      EXPECT_TRUE(known.insert(finding.fingerprint).second) << path << ": " << finding.message;
    }
  }
}

// ----------------------------------------------------------------- reports/data-findings.md

/// The rows of the page's table, as "DQ-ORDER | info | Events not in the order of their times".
std::vector<std::string> RowsOfThePage() {
  std::istringstream page(ReadFile(ESCALINT_SOURCE_DIR "/reports/data-findings.md"));
  std::vector<std::string> rows;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("| `DQ-")) continue;
    std::erase(line, '`');
    size_t end = 0;
    for (int cell = 0; cell < 3; ++cell) end = line.find(" |", end + 1);
    rows.push_back(line.substr(2, end - 2));
  }
  return rows;
}

TEST(DataFindingsPage, ListsEachKindThereIsWithItsSeverityAndTitle) {
  std::vector<std::string> rows;
  for (const DataFindingKind& kind : DataFindingKinds()) {
    rows.push_back(std::string(kind.rule) + " | " + std::string(Name(kind.severity)) + " | " +
                   std::string(kind.title));
  }
  EXPECT_THAT(RowsOfThePage(), ElementsAreArray(rows));
}

/// Every "DQ-WORD-WORD" of a text.
std::set<std::string> IdsNamedIn(const std::string& text) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
  std::set<std::string> ids;
  for (size_t at = text.find("DQ-"); at != std::string::npos; at = text.find("DQ-", at + 3)) {
    std::string id = text.substr(at, text.find_first_not_of(kLetters, at) - at);
    while (id.ends_with('-')) id.pop_back();
    if (id != "DQ") ids.insert(id);
  }
  return ids;
}

TEST(DataFindingsPage, KnowsEachIdThatTheSourceNames) {
  std::set<std::string> kinds;
  for (const DataFindingKind& kind : DataFindingKinds()) kinds.emplace(kind.rule);
  for (const char* ending : {".cc", ".h"}) {
    for (const std::string& path : FilesBelow("src", ending)) {
      for (const std::string& id : IdsNamedIn(ReadFile(path))) {
        EXPECT_TRUE(kinds.contains(id)) << path << " names " << id;
      }
    }
  }
}

}  // namespace
}  // namespace escalint::testing
