// What the loader says of bad rule packs, word for word.
//
// tests/bad_input/packs/<name>.json is a pack with faults; <name>.expected.txt holds every problem
// that it must give, one a line, in this order. A message is part of the program: change the text
// here only because the new one helps a pack's author more.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "pack/pack_loader.h"
#include "rules/workbench.h"

namespace escalint::testing {
namespace {

std::string ProblemsOf(const std::string& path, const ReadingChoices& choices = {}) {
  const std::string name = std::filesystem::path(path).filename().string();
  const Result<Policy> policy = LoadPack(ReadFile(path), name, choices);
  if (policy) return "";
  std::string text;
  for (const Problem& problem : policy.problems()) text += ToString(problem) + "\n";
  return text;
}

class BadPack : public ::testing::TestWithParam<std::string> {};

TEST_P(BadPack, IsRefusedWithAllItsFaultsAtOnce) {
  const std::string path = GetParam();
  const std::string expected =
      ReadFile(path.substr(0, path.size() - std::string(".json").size()) + ".expected.txt");
  ASSERT_FALSE(expected.empty()) << "there is no .expected.txt beside " << path;
  EXPECT_EQ(ProblemsOf(path), expected);
}

std::string NameOf(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).stem().string();
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Packs, BadPack,
                         ::testing::ValuesIn(FilesBelow("tests/bad_input/packs", ".json")), NameOf);

TEST(ABadPack, OfVeryManyFaultsTellsTheFirstHundred) {
  std::string pack =
      R"({"id": "a", "version": "1", "title": "t", "routes": "complaint", "rules": [{})";
  for (int i = 0; i < 20000; ++i) pack += ", {}";
  const Result<Policy> policy = LoadPack(pack + "]}", "many.json", {});
  ASSERT_FALSE(policy);
  ASSERT_EQ(policy.problems().size(), 101u);
  EXPECT_NE(policy.problems().back().message.find("more faults"), std::string::npos);
}

TEST(ShippedPack, HasNoFaultUnderAnyOfItsReadings) {
  for (const Policy& policy : ShippedPacks({})) {
    for (const ReadingGroup& group : policy.readings) {
      for (const ReadingOption& option : group.options) {
        EXPECT_EQ(ProblemsOf(policy.file, {{group.id, option.name}}), "")
            << group.id << "=" << option.name;
      }
    }
  }
}

}  // namespace
}  // namespace escalint::testing
