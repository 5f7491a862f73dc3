// `escalint due`: what falls due next.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

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

TEST(Due, SaysWhatWasNotJudgedAndSoIsNotInTheList) {
  const TemporaryFolder folder;
  const std::string one =
      R"({"id": "C-1", "authority": "staffordshire", "escalations": [{"id": "E-1", )"
      R"("route": "complaint", "events": []}, {"id": "E-1", "events": []}]})"
      "\n";
  const std::string file = folder.Write("twice.ndjson", one + one);
  for (const char* format : {"text", "csv", "ics"}) {
    const Ran ran = Due({file, "--as-of", "2024-04-01", "--format", format});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("2 duplicates were not judged")) << format;
    EXPECT_THAT(ran.out, HasSubstr("1 escalation lies outside the policy's")) << format;
  }
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

/// An escalation by a health visitor against a social worker, with these events.
std::string Export(const char* authority, const char* as_of, const std::string& events) {
  return R"({"format": 1, "authority": ")" + std::string(authority) + R"(", "as_of": ")" + as_of +
         R"(", "cases": [{"id": "C-1", "child": "CH-1", "statuses": [], "escalations": [{
    "id": "E-1", "route": "inter_agency", "risk": "standard",
    "raised_by": {"role": "health_visitor", "agency": "health"},
    "against": {"role": "social_worker", "agency": "childrens_social_care"},
    "events": [)" +
         events + "]}]}]}";
}

constexpr char kRaisedInMarch[] = R"(
  {"id": "e1", "at": "2024-03-01T09:00", "type": "disagreement"},
  {"id": "e2", "at": "2024-03-01T10:00", "type": "raised", "stage": "1", "method": "email",
   "by": {"role": "health_visitor", "agency": "health"},
   "to": [{"role": "social_worker", "agency": "childrens_social_care"}]})";

constexpr char kMetInFebruary[] = R"(
  {"id": "e1", "at": "2024-02-07T09:00", "type": "disagreement"},
  {"id": "e2", "at": "2024-02-07T10:00", "type": "raised", "stage": "1", "method": "email",
   "by": {"role": "health_visitor", "agency": "health"},
   "to": [{"role": "social_worker", "agency": "childrens_social_care"}]},
  {"id": "e3", "at": "2024-02-08T10:00", "type": "meeting", "stage": "1",
   "by": {"role": "social_worker", "agency": "childrens_social_care"},
   "to": [{"role": "health_visitor", "agency": "health"}]})";

Ran DueOf(const std::string& text, std::vector<std::string> words = {}) {
  const TemporaryFolder folder;
  words.insert(words.begin(), folder.Write("export.json", text));
  return Due(words);
}

/// The rows of the table that are of this rule.
std::string RowsOf(std::string_view rule, const std::string& text,
                   std::vector<std::string> words = {}) {
  words.insert(words.end(), {"--format", "csv"});
  std::istringstream table(DueOf(text, words).out);
  std::string rows;
  for (std::string row; std::getline(table, row);) {
    if (row.find("," + std::string(rule) + ",") != std::string::npos) rows += row + '\n';
  }
  return rows;
}

TEST(Due, WhatAnEventOnlyPerhapsAnswersIsNotDropped) {
  const std::string events = std::string(kRaisedInMarch) + R"(,
    {"id": "e3", "at": "2024-03-05T10:00", "type": "decision", "stage": "1",
     "by": {"role": "social_worker", "agency": "childrens_social_care"}})";
  EXPECT_THAT(DueOf(Export("staffordshire", "2024-03-06", events)).out,
              AllOf(HasSubstr("1 perhaps due"),
                    HasSubstr("an event that may answer this is recorded: e3")));
  EXPECT_THAT(DueOf(Export("staffordshire", "2024-03-29", events)).out,
              HasSubstr("not surely recorded as done that could not be checked"));
}

TEST(Due, ASideThatRecordedLateDoesNotHideTheOther) {
  const std::string events = std::string(kMetInFebruary) + R"(,
    {"id": "e4", "at": "2024-02-14T10:00", "type": "record", "of": "e3", "on_child_file": true,
     "by": {"role": "health_visitor", "agency": "health"}, "contents": ["discussion"]})";
  EXPECT_THAT(RowsOf("HRT-2d", Export("hertfordshire", "2024-02-16", events),
                     {"--local-limit", "HRT-2d=1wd"}),
              AllOf(StartsWith("overdue,2024-02-09,"),
                    HasSubstr(",a record by the other agency,social_worker,childrens_social_care,"),
                    Not(HasSubstr("raiser"))));
}

TEST(Due, ARecordByNobodyDoesNotHideThatBothSidesOweOne) {
  const std::string events = std::string(kMetInFebruary) + R"(,
    {"id": "e4", "at": "2024-02-14T10:00", "type": "record", "of": "e3", "on_child_file": true})";
  EXPECT_THAT(DueOf(Export("hertfordshire", "2024-02-16", events)).out,
              HasSubstr("1 duty not surely recorded as done"));
}

TEST(Due, EachSideFindsItsOwnPart) {
  const std::string text = Export("hertfordshire", "2024-02-09", kMetInFebruary);
  for (const char* team : {"health", "childrens_social_care"}) {
    EXPECT_THAT(RowsOf("HRT-2d", text, {"--team", team}),
                AllOf(StartsWith("without delay,"),
                      HasSubstr(",health_visitor; social_worker,health; childrens_social_care,")))
        << team;
  }
}

TEST(Due, TheSolicitorsPartIsNotTheChiefExecutives) {
  const std::string events = R"(
    {"id": "e1", "at": "2024-03-01T09:00", "type": "raised", "stage": "1", "method": "email",
     "by": {"role": "social_worker", "agency": "childrens_social_care"},
     "to": [{"role": "team_manager", "agency": "childrens_social_care"}]},
    {"id": "e5", "at": "2024-03-26T10:00", "type": "raised", "stage": "5",
     "by": {"role": "social_worker", "agency": "childrens_social_care"},
     "to": [{"role": "director", "agency": "childrens_social_care"}]},
    {"id": "e6", "at": "2024-03-27T10:00", "type": "meeting", "stage": "5",
     "by": {"role": "chief_executive", "agency": "childrens_social_care"}})";
  std::string text = Export("herefordshire", "2024-03-29", events);
  text.replace(text.find("inter_agency"), std::string_view("inter_agency").size(),
               "case_direction");
  EXPECT_THAT(RowsOf("HFD-3.6b", text),
              HasSubstr(",the council solicitor's part,council_solicitor,,"));
}

TEST(Due, AStageIsLeftAlsoByTheLastEventOfAll) {
  const std::string events = std::string(kRaisedInMarch) + R"(,
    {"id": "e3", "at": "2024-03-01T16:00", "type": "decision", "stage": "1",
     "by": {"role": "team_manager", "agency": "childrens_social_care"}, "outcome": "not_agreed"},
    {"id": "e5", "at": "2024-03-04T10:00", "type": "raised", "stage": "2",
     "by": {"role": "health_visitor", "agency": "health"},
     "to": [{"role": "team_manager", "agency": "childrens_social_care"}]})";
  const std::string text = Export("staffordshire", "2024-03-29", events);
  EXPECT_EQ(RowsOf("STF-12b", text), "");
  const TemporaryFolder folder;
  EXPECT_THAT(Escalint({"check", folder.Write("export.json", text), "--format", "json"}).out,
              AllOf(HasSubstr("the stage was left on"), Not(HasSubstr("never closed"))));
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
