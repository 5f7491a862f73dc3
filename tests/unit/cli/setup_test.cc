#include "cli/setup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/embedded.h"
#include "cli/text_file.h"

namespace escalint {
namespace {

using ::testing::HasSubstr;

const std::string kRoot = ESCALINT_SOURCE_DIR;
const std::string kRules = kRoot + "/tests/data/cli/rules";

TEST(Embedded, FilesAreThoseOfTheSourceTreeByteForByte) {
  std::vector<EmbeddedFile> files = EmbeddedPacks();
  EXPECT_GE(files.size(), 2u);
  files.push_back(EmbeddedVocabulary());
  files.push_back(EmbeddedCalendar());
  for (const EmbeddedFile& file : files) {
    const auto text = ReadTextFile(kRoot + '/' + std::string(file.name));
    ASSERT_TRUE(text) << file.name;
    EXPECT_TRUE(*text == file.text) << file.name;
  }
}

TEST(Setup, TheBuiltInFilesHaveNoFaults) {
  const auto setup = Setup::Make({});
  ASSERT_TRUE(setup) << ToString(setup.problems().front());
  EXPECT_EQ((*setup)->policies.policies().size(), EmbeddedPacks().size());
}

TEST(Setup, AFolderAddsItsPacks) {
  const auto policies =
      LoadPolicies({.rules_folders = {kRules}, .calendar_file = {}, .readings = {}});
  ASSERT_TRUE(policies);
  EXPECT_EQ(policies->size(), EmbeddedPacks().size() + 1);
}

TEST(Setup, AFolderGivenTwiceIsTheSameFolder) {
  const auto once = LoadPolicies({.rules_folders = {kRules}, .calendar_file = {}, .readings = {}});
  const auto twice =
      LoadPolicies({.rules_folders = {kRules, kRules}, .calendar_file = {}, .readings = {}});
  ASSERT_TRUE(once && twice);
  EXPECT_EQ(once->size(), twice->size());
}

TEST(Setup, TwoFilesWithOneIdAndVersionAreAFault) {
  const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "two-packs";
  std::filesystem::create_directories(folder);
  for (const char* name : {"ours.json", "ours-backup.json"}) {
    std::filesystem::copy_file(kRoot + "/rules/examples/written-reply.json", folder / name,
                               std::filesystem::copy_options::overwrite_existing);
  }
  const auto policies =
      LoadPolicies({.rules_folders = {folder.string()}, .calendar_file = {}, .readings = {}});
  std::filesystem::remove_all(folder);
  ASSERT_FALSE(policies);
  EXPECT_THAT(ToString(policies.problems().front()),
              HasSubstr("ours.json: this is written-reply@"));
  EXPECT_THAT(ToString(policies.problems().front()), HasSubstr("ours-backup.json"));
}

TEST(Setup, FaultsOfAllFilesComeAtOnce) {
  SetupChoices choices;
  choices.rules_folders = {kRoot + "/nowhere"};
  choices.calendar_file = kRoot + "/no-calendar.json";
  const auto setup = Setup::Make(choices);
  ASSERT_FALSE(setup);
  ASSERT_EQ(setup.problems().size(), 2u);
  EXPECT_THAT(ToString(setup.problems()[0]), HasSubstr("no-calendar.json: cannot be read: "));
  EXPECT_THAT(ToString(setup.problems()[1]), HasSubstr("nowhere: cannot be listed: "));
}

}  // namespace
}  // namespace escalint
