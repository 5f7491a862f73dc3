#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <filesystem>
#include <set>

#include "rules/expectations.h"
#include "rules/workbench.h"

namespace escalint::testing {
namespace {

const Workbench& TheWorkbench() {
  static const Workbench workbench;
  return workbench;
}

const PackShelf& ThePacks() {
  static const PackShelf packs = PackShelf::OfFiles(PackFiles());
  return packs;
}

bool IsFixture(const std::string& path) { return path.find("/examples/") == std::string::npos; }

std::vector<std::string> Fixtures() {
  std::vector<std::string> paths;
  for (const std::string& path : FilesBelow("tests/rules", ".json")) {
    if (IsFixture(path)) paths.push_back(path);
  }
  return paths;
}

std::string NameOf(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).parent_path().filename().string() + "_" +
                     std::filesystem::path(info.param).stem().string();
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

class AnnotatedFile : public ::testing::TestWithParam<std::string> {};

TEST_P(AnnotatedFile, HasExactlyTheFindingsAnnotatedBesideIt) {
  for (const std::string& fault : Fixture(GetParam()).Faults(ThePacks())) {
    ADD_FAILURE() << fault;
  }
}

INSTANTIATE_TEST_SUITE_P(Rules, AnnotatedFile, ::testing::ValuesIn(Fixtures()), NameOf);

class Example : public ::testing::TestWithParam<std::string> {};

/// Does the finding have every value that the expectation gives?
bool FitsJson(const Finding& finding, const rapidjson::Value& expected) {
  std::string line =
      std::string(expected["verdict"].GetString()) + " " + expected["rule"].GetString();
  for (const auto& member : expected.GetObject()) {
    const std::string key = member.name.GetString();
    if (key == "verdict" || key == "rule") continue;
    line += " " + key + "=";
    line += member.value.IsString() ? member.value.GetString()
            : member.value.IsBool() ? (member.value.GetBool() ? "true" : "false")
                                    : "null";
  }
  return Fits(ParseExpectation(line), finding);
}

TEST_P(Example, GivesExactlyTheExpectedFindings) {
  const std::string path = GetParam();
  const std::string expected_path = path.substr(0, path.rfind('.')) + ".expected.json";
  rapidjson::Document expected;
  expected.Parse(ReadFile(expected_path));
  size_t found = 0;
  for (const Finding& finding : TheWorkbench().Check(path)) {
    if (finding.verdict != Verdict::kBreached && finding.verdict != Verdict::kCannotTell) continue;
    ++found;
    const bool fits = std::any_of(expected.Begin(), expected.End(),
                                  [&](const auto& value) { return FitsJson(finding, value); });
    EXPECT_TRUE(fits) << "not expected: " << Tell(finding);
  }
  EXPECT_EQ(found, expected.Size());
}

std::vector<std::string> Examples() {
  std::vector<std::string> paths = FilesBelow("tests/rules/examples", ".xml");
  for (const std::string& path : FilesBelow("tests/rules/examples", ".json")) {
    if (!path.ends_with(".expected.json")) paths.push_back(path);
  }
  return paths;
}

std::string ExampleName(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).filename().string();
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Exports, Example, ::testing::ValuesIn(Examples()), ExampleName);

}  // namespace
}  // namespace escalint::testing
