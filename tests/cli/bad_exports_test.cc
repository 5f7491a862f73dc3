// What the program says of bad exports, word for word, and that it checks what is good in them.
//
// tests/bad_input/exports/<name> is an export with faults around good cases, each of which breaches
// LIT-1. <name>.expected.txt holds what a run must give:
//
//     escalint: <name>:3:10: not checked: ...      standard error, whole
//     status 3
//     checked C-1 C-2                              the cases whose breach is in the report
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

const std::string kFolder = std::string(ESCALINT_SOURCE_DIR) + "/tests/bad_input/exports/";
/// The same from where the program runs.
const std::string kFromThere = "../../bad_input/exports/";

std::string WithoutFolder(std::string text) {
  for (size_t at; (at = text.find(kFromThere)) != std::string::npos;) {
    text.erase(at, kFromThere.size());
  }
  return text;
}

Ran Check(const std::string& name) {
  return Escalint(
      {"check", "--rules", "rules", "--format", "json", "--max-record", "1500", kFromThere + name});
}

std::string CasesChecked(const rapidjson::Document& report) {
  std::string cases;
  for (const auto& finding : report["findings"].GetArray()) {
    if (std::string(finding["rule"].GetString()) != "LIT-1") continue;
    cases += std::string(" ") + finding["case"].GetString();
  }
  return cases;
}

rapidjson::Document Parse(const std::string& json) {
  rapidjson::Document report;
  report.Parse(json);
  return report;
}

/// The report's list of what could not be read, as standard error words it.
std::string UnreadableOf(const rapidjson::Document& report) {
  std::string text;
  for (const auto& record : report["unreadable"].GetArray()) {
    text += std::string("escalint: ") + record["file"].GetString() + ":" +
            std::to_string(record["line"].GetUint64()) + ":" +
            std::to_string(record["column"].GetUint64()) +
            ": not checked: " + record["error"].GetString() + "\n";
  }
  return WithoutFolder(text);
}

std::vector<std::string> Names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".expected.txt")) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

class BadExport : public ::testing::TestWithParam<std::string> {};

TEST_P(BadExport, IsToldOfWhatCannotBeReadAndCheckedForTheRest) {
  const Ran ran = Check(GetParam());
  std::string told = WithoutFolder(ran.err) + "status " + std::to_string(ran.status) + "\n";
  if (!ran.out.empty()) told += "checked" + CasesChecked(Parse(ran.out)) + "\n";
  EXPECT_EQ(told, ReadAll(kFolder + GetParam() + ".expected.txt"));
}

TEST_P(BadExport, HasTheSameInItsReportAsOnStandardError) {
  const Ran ran = Check(GetParam());
  if (ran.status == 2) {
    EXPECT_EQ(ran.out, "") << "a run that was not done writes no report";
    return;
  }
  EXPECT_EQ(UnreadableOf(Parse(ran.out)), WithoutFolder(ran.err));
}

std::string NameOf(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Exports, BadExport, ::testing::ValuesIn(Names()), NameOf);

}  // namespace
}  // namespace escalint::testing
