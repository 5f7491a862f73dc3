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

/// A value of an .expected.json as an annotation has it.
std::string WordOf(const rapidjson::Value& value) {
  if (value.IsString()) return value.GetString();
  if (value.IsBool()) return value.GetBool() ? "true" : "false";
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  EXPECT_TRUE(value.IsNull()) << "only words, numbers, true, false and null can be expected";
  return "null";
}

/// The finding that one element of an .expected.json describes.
Expectation ExpectationOf(const rapidjson::Value& finding) {
  Expectation expectation{WordOf(finding["verdict"]), WordOf(finding["rule"]), {}, ""};
  expectation.text = expectation.verdict + " " + expectation.rule;
  for (const auto& member : finding.GetObject()) {
    const std::string key = member.name.GetString();
    if (key == "verdict" || key == "rule") continue;
    expectation.values[key] = WordOf(member.value);
    expectation.text += " " + key + "=" + expectation.values[key];
  }
  return expectation;
}

TEST_P(Example, GivesExactlyTheExpectedFindings) {
  const std::string path = GetParam();
  const std::string expected_path = path.substr(0, path.rfind('.')) + ".expected.json";
  rapidjson::Document expected;
  expected.Parse(ReadFile(expected_path));
  ASSERT_TRUE(!expected.HasParseError() && expected.IsArray()) << expected_path;
  Annotation annotation{std::filesystem::path(path).filename().string(), {}};
  for (const auto& finding : expected.GetArray()) {
    annotation.lines.push_back(ExpectationOf(finding));
  }
  for (const std::string& fault : Compare(annotation, TheWorkbench().Check(path))) {
    ADD_FAILURE() << fault;
  }
}

TEST(Expectations, OneFindingMeetsOneOfThem) {
  Finding finding;
  finding.rule = "LIT-1";
  finding.verdict = Verdict::kBreached;
  finding.assumptions = {"a", "b"};
  const Expectation expectation = ParseExpectation("breached LIT-1 assumptions=2");
  EXPECT_TRUE(Compare({"C-1", {expectation}}, {finding}).empty());
  EXPECT_EQ(Compare({"C-1", {expectation, expectation}}, {finding}).size(), 1u);
  EXPECT_EQ(Compare({"C-1", {expectation}}, {finding, finding}).size(), 1u);
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
