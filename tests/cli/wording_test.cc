// What a finding says has to hold in a meeting: that what is on record is not called missing, that
// it says which of several things was wrong, by when, and whose limit that was.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kOneAgency[] = R"("route": "case_direction", "risk": "standard",
  "raised_by": {"role": "social_worker", "agency": "childrens_social_care"},
  "against": {"role": "team_manager", "agency": "childrens_social_care"})";
constexpr char kTwoAgencies[] = R"("route": "inter_agency", "risk": "standard",
  "raised_by": {"role": "health_visitor", "agency": "health"},
  "against": {"role": "social_worker", "agency": "childrens_social_care"})";
constexpr char kHealth[] = R"({"role": "health_visitor", "agency": "health"})";

/// An export of one escalation, on a line; each event without its braces.
std::string Export(const std::string& authority, const std::string& parties,
                   const std::vector<std::string>& events) {
  std::string text = R"({"format": 1, "authority": ")" + authority +
                     R"(", "as_of": "2024-03-31", "cases": [{"id": "C-1", "child": "K",
    "statuses": [], "escalations": [{"id": "E-1", )" +
                     parties + R"(, "events": [)";
  for (const std::string& event : events)
    text += (&event == &events[0] ? "{" : ", {") + event + "}";
  return text + "]}]}]}";
}

/// The report as one line with single spaces, so that a phrase is found wherever it was broken.
std::string Said(const std::string& input, std::vector<std::string> words = {}) {
  words.insert(words.begin(), {"check", "-"});
  const Ran ran = Escalint(words, {.input = input});
  EXPECT_EQ(ran.err, "");
  return std::regex_replace(ran.out, std::regex("\\s+"), " ");
}

std::string Herefordshire(const std::vector<std::string>& more) {
  std::vector<std::string> events = {
      R"("id": "e1", "at": "2024-02-05T10:00", "type": "raised", "stage": "1")",
      R"("id": "e2", "at": "2024-02-05T12:00", "type": "meeting", "stage": "1",
         "by": {"role": "team_manager", "agency": "childrens_social_care"})"};
  events.insert(events.end(), more.begin(), more.end());
  events.emplace_back(R"("id": "e9", "at": "2024-02-09T10:00", "type": "closed",
                         "outcome": "resolved")");
  return Export("herefordshire", kOneAgency, events);
}

constexpr char kFull[] = R"("contents": ["disagreement", "discussion", "decision"])";

// ------------------------------------------------------------------------- on record, but short

TEST(OnRecord, ARecordBySomebodyElseIsNamedAndNotCalledMissing) {
  const std::string input = Herefordshire(
      {R"("id": "e3", "at": "2024-02-05T13:00", "type": "record", "of": "e2", "by": {"role":
          "social_worker", "agency": "childrens_social_care"}, "on_child_file": true, )" +
       std::string(kFull)});
  const std::string text = Said(input);
  EXPECT_THAT(text, HasSubstr("What is recorded falls short: e3 (Mon 5 Feb 2024 13:00) is by "
                              "social worker (children's social care), not by team manager "
                              "(children's social care), who acted in e2;"));
  EXPECT_THAT(text, HasSubstr("Done not as the policy asks: e3, Mon 5 Feb 2024 13:00"));
  const std::string page = Said(input, {"--format", "html"});
  EXPECT_THAT(page, HasSubstr("HFD-3.1: not as the policy asks (e3)"));
  EXPECT_THAT(page, Not(HasSubstr("HFD-3.1: not on record")));
}

TEST(OnRecord, OfAnIncompleteRecordTheContentsThatItLeavesOutAreNamed) {
  const std::string text =
      Said(Herefordshire({R"("id": "e3", "at": "2024-02-05T13:00", "type": "record", "of": "e2",
    "by": {"role": "team_manager", "agency": "childrens_social_care"},
    "contents": ["disagreement"])"}));
  EXPECT_THAT(text, HasSubstr("e3 (Mon 5 Feb 2024 13:00) leaves out the discussion and the "
                              "decision;"));
  EXPECT_THAT(text, Not(HasSubstr("is by team manager")));
}

TEST(OnRecord, WhatIsNowhereIsNotOnRecord) {
  EXPECT_THAT(Said(Herefordshire({}), {"--format", "html"}), HasSubstr("HFD-3.1: not on record"));
}

std::string Discussed(const std::string& record) {
  return Export(
      "staffordshire", kTwoAgencies,
      {R"("id": "e1", "at": "2024-02-05T10:00", "type": "raised", "stage": "1", "by": )" +
           std::string(kHealth),
       R"("id": "e2", "at": "2024-02-05T11:00", "type": "discussion", "stage": "1", "by": )" +
           std::string(kHealth),
       R"("id": "e3", "at": "2024-02-05T12:00", "type": "record", "of": "e2", )" + record,
       R"("id": "e9", "at": "2024-02-06T10:00", "type": "closed", "outcome": "resolved")"});
}

TEST(OnRecord, ARecordThatNobodyApprovedIsNotSaidToBeOffTheFile) {
  const std::string text = Said(Discussed(R"("on_child_file": true)"));
  EXPECT_THAT(text, HasSubstr("e3 (Mon 5 Feb 2024 12:00) names nobody who approved it. "));
  EXPECT_THAT(text, Not(HasSubstr("is not on the child's file")));
  EXPECT_THAT(text, HasSubstr("Done not as the policy asks: e3, Mon 5 Feb 2024 12:00"));
  EXPECT_THAT(text, Not(HasSubstr("was not recorded on the child's file")));
}

TEST(OnRecord, ARecordOffTheFileIsNotSaidToLackApproval) {
  const std::string text = Said(Discussed(R"("on_child_file": false, "approved_by": "x")"));
  EXPECT_THAT(text, HasSubstr("e3 (Mon 5 Feb 2024 12:00) is not on the child's file. "));
  EXPECT_THAT(text, Not(HasSubstr("names nobody who approved it")));
}

std::string RecordedByOneAgency(const std::string& authority) {
  return Export(
      authority, kTwoAgencies,
      {R"("id": "e1", "at": "2024-02-05T10:00", "type": "raised", "stage": "1", "by": )" +
           std::string(kHealth),
       R"("id": "e2", "at": "2024-02-05T11:00", "type": "record", "of": "e1", "by": )" +
           std::string(kHealth),
       R"("id": "e3", "at": "2024-02-08T10:00", "type": "closed", "outcome": "resolved")"});
}

TEST(OnRecord, OfTwoAgenciesTheOneWithoutARecordIsNamed) {
  const std::string input = RecordedByOneAgency("buckinghamshire");
  EXPECT_THAT(Said(input), AllOf(HasSubstr("Not recorded: a record by the other agency;"),
                                 Not(HasSubstr("a record by the raiser's agency"))));
  EXPECT_THAT(Said(input, {"--format", "html"}), HasSubstr("BKM-3.1b: on record in part only"));
}

TEST(OnRecord, ANoticeByTelephoneIsNotInWriting) {
  const std::string text = Said(
      Export("staffordshire", kTwoAgencies,
             {R"("id": "e1", "at": "2024-02-05T10:00", "type": "raised", "stage": "4", "by": )" +
                  std::string(kHealth),
              R"("id": "e2", "at": "2024-02-06T11:00", "type": "decision", "stage": "4",
          "outcome": "agreed")",
              R"("id": "e3", "at": "2024-02-06T12:00", "type": "notified", "about": "decision",
          "method": "telephone", "to": [)" +
                  std::string(kHealth) + "]",
              R"("id": "e4", "at": "2024-02-18T10:00", "type": "closed", "outcome": "resolved")"}));
  EXPECT_THAT(text, HasSubstr("The health visitor (health) was to be told in writing by Thu 8 Feb "
                              "2024 11:00. What is recorded falls short: e3 (Tue 6 Feb 2024 12:00) "
                              "was by telephone, not in writing."));
  EXPECT_THAT(text, HasSubstr("The manager of the health visitor (health) was to be told"));
}

// ------------------------------------------------------------------------------ what came first

std::string ToTheDirector(const std::string& between) {
  return Export("herefordshire", kOneAgency,
                {R"("id": "e5", "at": "2024-02-07T10:00", "type": "raised", "stage": "3")", between,
                 R"("id": "e7", "at": "2024-02-08T10:00", "type": "raised", "stage": "4")"});
}

TEST(Conditions, OnlyTheOneThatWasNotMetIsNamed) {
  constexpr char kUndecided[] = "No decision by the assistant director is recorded before it.";
  constexpr char kNoGrounds[] = "None of the three grounds is recorded:";
  EXPECT_THAT(Said(ToTheDirector(R"("id": "e6", "at": "2024-02-07T12:00", "type": "decision",
                                    "stage": "3", "outcome": "not_agreed")")),
              AllOf(HasSubstr(kNoGrounds), Not(HasSubstr(kUndecided))));
  EXPECT_THAT(Said(ToTheDirector(R"("id": "e6", "at": "2024-02-07T12:00", "type": "reason",
                                    "about": "escalation")")),
              AllOf(HasSubstr(kUndecided), Not(HasSubstr(kNoGrounds))));
}

// --------------------------------------------------------------------------- when it falls due

TEST(DueTimes, HoursFromADateAloneEndSomeTimeThatDay) {
  const std::string input =
      Export("staffordshire", kTwoAgencies,
             {R"("id": "e1", "at": "2024-01-15", "type": "disagreement")",
              R"("id": "e2", "at": "2024-01-17T08:00", "type": "raised", "stage": "1")"});
  const std::string text = Said(input, {"--as-of", "2024-01-17T12:00"});
  EXPECT_THAT(text, HasSubstr("It was to be raised by some time on Wed 17 Jan 2024 (no time of day "
                              "is recorded for e1). Cannot tell:"));
  EXPECT_THAT(text, HasSubstr("Due some time on Wed 17 Jan 2024"));
  for (const char* format : {"text", "markdown", "github", "html"}) {
    EXPECT_THAT(Said(input, {"--as-of", "2024-01-17T12:00", "--format", format}),
                Not(HasSubstr("the end of Wed 17 Jan 2024")))
        << format;
  }
}

TEST(DueTimes, DaysFromADateAloneEndWithTheDay) {
  const std::string text =
      Said(Export("herefordshire", kOneAgency,
                  {R"("id": "e1", "at": "2024-02-05", "type": "raised", "stage": "1")"}));
  EXPECT_THAT(text, HasSubstr("A decision there was due by the end of Wed 7 Feb 2024."));
}

TEST(DueTimes, OurGraceIsCountedAndCalledOurs) {
  const std::string input = RecordedByOneAgency("buckinghamshire");
  const std::string due = Said(input, {"--as-of", "2024-02-15", "--verdict", "not_due"});
  EXPECT_THAT(due,
              HasSubstr("Nothing is missing until the end of Thu 15 Feb 2024: the policy sets "
                        "no limit, the escalation closed on Thu 8 Feb 2024 10:00, and we allow "
                        "5 working days from then (a grace of ours)."));
  const std::string breach = Said(input, {"--as-of", "2024-02-16"});
  EXPECT_THAT(breach, HasSubstr("the escalation closed on Thu 8 Feb 2024 10:00, and our grace of 5 "
                                "working days, which is not the policy's, ended on Thu 15 Feb "
                                "2024."));
  for (const std::string& text : {due, breach}) {
    EXPECT_THAT(text,
                HasSubstr("How counted Thu 8 Feb 2024 10:00 (day 0) + 5 working days: Fri 9 "
                          "Feb day 1 · Sat 10, Sun 11 weekend · Mon 12 day 2 · Tue 13 day 3 · "
                          "Wed 14 day 4 · Thu 15 Feb day 5 = the end of our grace"));
  }
}

TEST(DueTimes, WhatIsDueAndTheTimelineNameTheSameEndOfOurGrace) {
  const std::string input = RecordedByOneAgency("buckinghamshire");
  const Ran due = Escalint({"due", "-", "--as-of", "2024-02-15"}, {.input = input});
  EXPECT_THAT(due.out, HasSubstr("; our grace ends on Thu 15 Feb 2024"));
  for (const char* as_of : {"2024-02-15", "2024-02-16"}) {
    const Ran told =
        Escalint({"timeline", "-", "--case", "C-1", "--as-of", as_of}, {.input = input});
    EXPECT_THAT(std::regex_replace(told.out, std::regex("\\s+"), " "), HasSubstr("Thu 15 Feb 2024"))
        << as_of;
  }
}

TEST(DueTimes, WhileItIsOpenNothingWithoutALimitIsMissing) {
  const std::string text =
      Said(Export("buckinghamshire", kTwoAgencies,
                  {R"("id": "e1", "at": "2024-03-25T10:00", "type": "raised", "stage": "1")"}),
           {"--verdict", "not_due"});
  EXPECT_THAT(text,
              HasSubstr("The policy sets no limit: nothing is missing until 5 working days (a "
                        "grace of ours) after the escalation closes, or until 20 working days "
                        "pass without an event."));
}

// --------------------------------------------------------------------------------- readings, sides

TEST(Readings, AContestedFindingSaysWhatIsAskedAndWhatEachReadingMeans) {
  const std::string input =
      Export("staffordshire", kTwoAgencies,
             {R"("id": "e1", "at": "2024-01-12T10:00", "type": "disagreement")",
              R"("id": "e2", "at": "2024-01-15T08:00", "type": "raised", "stage": "1")"});
  EXPECT_THAT(Said(input), HasSubstr("Do the procedure's 48 hours run through weekends? STF-48h "
                                     "read as 'hours', 48 consecutive hours, weekends and holidays "
                                     "included (used here): breached; STF-48h read as "
                                     "'working_days', two working days: met"));
  const std::string page = Said(input, {"--format", "html"});
  EXPECT_THAT(page, HasSubstr("48 hours run through weekends?<br>"));
  EXPECT_THAT(page, HasSubstr(", two working days: <strong>met"));
}

/// The page of an escalation whose meeting nobody recorded.
std::string PageOfMeeting(const std::string& parties, const std::string& stage,
                          const std::string& day, const std::string& chair) {
  return Said(
      Export("herefordshire", parties,
             {R"("id": "e1", "at": "2024-02-05T10:00", "type": "raised", "stage": ")" + stage + '"',
              R"("id": "e2", "at": ")" + day + R"(T12:00", "type": "meeting", "stage": ")" + stage +
                  R"(", "by": {"role": ")" + chair + R"(", "agency": "childrens_social_care"})",
              R"("id": "e3", "at": "2024-02-13T10:00", "type": "closed", "outcome": "resolved")"}),
      {"--format", "html"});
}

TEST(Sides, AnOfficerOfTheStageWhoChairedStandsWithThoseWhoWereToAnswer) {
  const std::string page = PageOfMeeting(kOneAgency, "3", "2024-02-12", "assistant_director");
  EXPECT_THAT(page, HasSubstr("HFD-3.1"));
  EXPECT_THAT(page, HasSubstr("Those who were to answer it"));
  EXPECT_THAT(page, Not(HasSubstr("Others, or not recorded on which side")));
}

TEST(Sides, WhoHasTheRaisersRoleIsNotPutWithTheOthers) {
  const std::string own = R"("route": "case_direction", "risk": "standard",
    "raised_by": {"role": "team_manager", "agency": "childrens_social_care"},
    "against": {"role": "head_of_service", "agency": "childrens_social_care"})";
  const std::string page = PageOfMeeting(own, "1", "2024-02-05", "team_manager");
  EXPECT_THAT(page, HasSubstr("Those who raised the disagreement"));
}

// ------------------------------------------------------------------------------------- English

TEST(English, SeveralClausesAreClauses) {
  const std::string text =
      Said(Export("staffordshire", kTwoAgencies,
                  {R"("id": "e1", "at": "2024-02-05T10:00", "type": "raised", "stage": "4")"}));
  EXPECT_THAT(text, HasSubstr("STF-LADDER, clauses 12–23:"));
  EXPECT_THAT(text, HasSubstr("STF-24, clause 24"));
}

TEST(English, AReasonIsASentenceOfItsOwn) {
  EXPECT_THAT(Said(Export("hertfordshire", kTwoAgencies,
                          {R"("id": "e1", "at": "2024-02-05T10:00", "type": "raised",
                              "stage": "stage-1")"})),
              HasSubstr("had not been entered. The practitioners' own attempt was left out."));
}

TEST(English, AnUnknownDateIsOne) {
  EXPECT_THAT(Said(Export("staffordshire", kTwoAgencies,
                          {R"("id": "e1", "at": "never", "type": "disagreement")",
                           R"("id": "e2", "at": "2024-01-15T08:00", "type": "raised",
                              "stage": "1")"})),
              HasSubstr("The disagreement arose on an unknown date (e1)."));
}

TEST(English, ThatNoPolicyIsNamedIsSaidAsThat) {
  EXPECT_THAT(
      Said(Export("", kTwoAgencies, {R"("at": "2024-02-05", "type": "raised")"})),
      HasSubstr("Neither a policy nor an authority is named, so nothing was checked here."));
  EXPECT_THAT(Said(Export("nowhere", kTwoAgencies, {R"("at": "2024-02-05", "type": "raised")"})),
              AllOf(HasSubstr("No pack was found for authority \"nowhere\", so"),
                    Not(HasSubstr("policy \"\""))));
}

}  // namespace
}  // namespace escalint::testing
