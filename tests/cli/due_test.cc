// `escalint due`: what falls due next.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kStory[] = ESCALINT_SOURCE_DIR "/samples/staffordshire/story.json";

Ran Due(std::vector<std::string> words) {
  words.insert(words.begin(), "due");
  return Escalint(words);
}

TEST(Due, NothingToSayIsNoError) {
  const Ran ran = Due({kStory, "--as-of", "2024-04-01"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr("In this list: nothing."));
}

TEST(Due, WhatIsOverdueDoesNotDecideTheStatus) {
  const Ran ran = Due({kStory, "--as-of", "2024-04-16"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("In this list: 1 overdue, 1 due, 1 without delay."),
                             HasSubstr("What        an approved record on the child's file"),
                             HasSubstr("by the end of Mon 15 Apr 2024 (1 working day ago)")));
}

TEST(Due, AFilterIsUnderstoodAsExportsNameRoles) {
  const Ran ran = Due({kStory, "--as-of", "2024-04-16", "--for", "Social Worker", "--team",
                       "Children's Social Care", "--format", "csv"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr(",social_worker,childrens_social_care,"),
                             Not(HasSubstr(",health,"))));
}

TEST(Due, AnUnknownRoleIsRefused) {
  const Ran ran = Due({kStory, "--for", "teem manager"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("--for"), HasSubstr("team_manager")));
}

TEST(Due, WhatCannotBeUsedIsSaidAllAtOnce) {
  const Ran ran = Due({kStory, "--within", "-1", "--jobs", "0", "--format", "pdf"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("--within: \"-1\" is no number of working days"),
                             HasSubstr("--jobs"), HasSubstr("no format \"pdf\" here")));
}

TEST(Due, AnUnreadableRecordIsStatusThree) {
  const Ran ran = Due({"broken.ndjson", "--as-of", "2024-03-31"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.out, HasSubstr("that could not be read."));
}

TEST(Due, AFullDiskIsSaidAndNotSilent) {
  for (const char* format : {"text:/dev/full", "csv:/dev/full", "ics:/dev/full"}) {
    const Ran ran = Due({kStory, "--as-of", "2024-04-16", "--format", format});
    EXPECT_EQ(ran.status, 2) << format;
    EXPECT_THAT(ran.err, HasSubstr("No space left")) << format;
  }
}

}  // namespace
}  // namespace escalint::testing
