#include "cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace escalint {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<OptionGroup> kGroups = {
    {"Some", {{"policy", "ID", "which policy"}, {"quiet,q", "", "say less"}}},
    {"Others", {{"rules", "DIR", "more rules", Repeat::kMany}, {"colour", "WHEN", "colour"}}},
};

std::string FaultOf(const std::vector<std::string>& words) {
  const auto options = ParseOptions(kGroups, words);
  return options ? "none" : ToString(options.problems().front());
}

TEST(Options, AreToldFromOperands) {
  const auto options = ParseOptions(kGroups, {"a.json", "--policy", "p@1", "-", "-q"});
  ASSERT_TRUE(options);
  EXPECT_THAT(options->operands(), ElementsAre("a.json", "-"));
  EXPECT_EQ(options->Value("policy"), "p@1");
  EXPECT_TRUE(options->Has("quiet"));
  EXPECT_FALSE(options->Has("rules"));
  EXPECT_EQ(options->Value("rules"), std::nullopt);
}

TEST(Options, ThatMayBeRepeatedKeepTheirOrder) {
  const auto options = ParseOptions(kGroups, {"--rules", "b", "--rules=a"});
  ASSERT_TRUE(options);
  EXPECT_THAT(options->Values("rules"), ElementsAre("b", "a"));
}

TEST(Options, AfterTwoDashesAllAreOperands) {
  const auto options = ParseOptions(kGroups, {"--", "--policy", "--color"});
  ASSERT_TRUE(options);
  EXPECT_THAT(options->operands(), ElementsAre("--policy", "--color"));
}

TEST(Options, ColorIsColour) {
  EXPECT_EQ(ParseOptions(kGroups, {"--color=never"})->Value("colour"), "never");
}

TEST(Options, FaultsSayWhatToDo) {
  EXPECT_EQ(FaultOf({"--polcy=a"}), "there is no option \"--polcy\" (did you mean --policy?)");
  EXPECT_EQ(FaultOf({"--pol", "a"}), "there is no option \"--pol\" (see --help)");
  EXPECT_EQ(FaultOf({"--policy"}), "--policy needs a value (see --help)");
  EXPECT_EQ(FaultOf({"--quiet=yes"}), "--quiet takes no value (see --help)");
  EXPECT_EQ(FaultOf({"--policy=a", "--policy=b"}), "--policy is given twice (give it once)");
}

TEST(Options, TheHelpShowsEachOneUnderItsTitle) {
  const std::string help = DescribeOptions(kGroups);
  EXPECT_THAT(help, HasSubstr("Some:\n"));
  EXPECT_THAT(help, HasSubstr("--policy ID"));
  EXPECT_THAT(help, HasSubstr("-q [ --quiet ]"));
  EXPECT_THAT(help, HasSubstr("-h [ --help ]"));
}

}  // namespace
}  // namespace escalint
