#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/data_finding.h"
#include "report/due_calendar.h"
#include "report/due_csv.h"
#include "report/due_text.h"
#include "unit/report/whole_report.h"

namespace escalint {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const WorkingDayCalendar& Calendar() {
  static const WorkingDayCalendar calendar({{SampleDay(12), "Founder's day"}},
                                           std::chrono::year{2023}, std::chrono::year{2024});
  return calendar;
}

RunSummary Seen() {
  RunSummary summary;
  summary.as_of = "2024-02-07";
  summary.as_of_days = {SampleDay(7)};
  return summary;
}

DueOptions Options(int within = 5) { return {&SampleZone(), &Calendar(), within, "", "", "-"}; }

/// As of the end of Wed 7 Feb 2024; Mon 12 is a holiday, so five working days end on Thu 15.
Finding Outstanding(Verdict verdict, sys_seconds due) {
  Finding finding = SampleOf(verdict);
  finding.done.reset();
  finding.late_by.reset();
  finding.due = DueTime{false, {}, due};
  finding.outstanding.emplace();
  finding.outstanding->what = "a decision at stage 2";
  finding.outstanding->verdict = verdict;
  finding.outstanding->holders = {finding.duty_of.value_or(DutyHolder{})};
  finding.outstanding->as_of = SampleZone().EndOfDay(SampleDay(7));
  finding.outstanding->has_limit = finding.outstanding->due_known = true;
  finding.outstanding->first = due;
  finding.outstanding->last = due + seconds{59};
  finding.outstanding->due = finding.due;
  return finding;
}

Finding OnDay(Verdict verdict, unsigned day) {
  return Outstanding(verdict, SampleDay(day) + hours{10});
}

std::string Text(std::vector<Finding> findings, const DueOptions& options = Options()) {
  DueText list(options, 100, false);
  return WholeReport(list, {CaseWith(std::move(findings))}, Seen());
}

std::string Ics(std::vector<Finding> findings) {
  DueCalendar list(Options());
  return WholeReport(list, {CaseWith(std::move(findings))}, Seen());
}

TEST(DueReport, SoonestComesFirstAndHolidaysAreNoWorkingDays) {
  const std::string list = Text({OnDay(Verdict::kNotDue, 15), OnDay(Verdict::kNotDue, 9)});
  EXPECT_THAT(list, HasSubstr("up to the end of Thu 15 Feb 2024\nIn this list: 2 due."));
  const size_t first = list.find("Fri 9 Feb 2024 10:00 (2 working days left)");
  const size_t second = list.find("Thu 15 Feb 2024 10:00 (5 working days left)");
  EXPECT_LT(first, second);
  EXPECT_NE(second, std::string::npos);
}

TEST(DueReport, WhatFallsDueLaterIsCountedAndNotListed) {
  EXPECT_THAT(Text({OnDay(Verdict::kNotDue, 16)}),
              AllOf(HasSubstr("In this list: nothing."), HasSubstr("1 duty to be done later."),
                    Not(HasSubstr("Falling due"))));
}

TEST(DueReport, OverdueStandsFirstUnlessTheMatterHasMovedOn) {
  Finding past = OnDay(Verdict::kBreached, 6);
  Finding moved_on = past;
  moved_on.outstanding->left_behind = true;
  const std::string list = Text({OnDay(Verdict::kNotDue, 9), past, moved_on});
  EXPECT_LT(list.find("Overdue, not recorded as done: 1 duty"), list.find("Falling due: 1 duty"));
  EXPECT_THAT(list, AllOf(HasSubstr("Tue 6 Feb 2024 10:00 (1 working day ago)"),
                          HasSubstr("1 duty never recorded as done")));
}

TEST(DueReport, OfAClosedEscalationOnlyWhatFellDueLatelyIsOverdue) {
  Finding lately = OnDay(Verdict::kBreached, 1);
  lately.outstanding->closed = true;
  EXPECT_THAT(Text({lately}, Options(4)), HasSubstr("In this list: 1 overdue."));
  EXPECT_THAT(Text({lately}, Options(3)), HasSubstr("In this list: nothing."));
}

TEST(DueReport, WhatMayFallDueIsShownWithItsSpan) {
  Finding open = OnDay(Verdict::kCannotTell, 7);
  open.outstanding->last = SampleDay(9) + hours{10};
  EXPECT_THAT(Text({open}), AllOf(HasSubstr("In this list: 1 perhaps due."),
                                  HasSubstr("between Wed 7 Feb 2024 10:00 and Fri 9 Feb 2024")));
}

TEST(DueReport, WhatWasDueBeforeAndCouldNotBeCheckedIsCounted) {
  EXPECT_THAT(Text({OnDay(Verdict::kCannotTell, 6)}),
              AllOf(HasSubstr("In this list: nothing."),
                    HasSubstr("1 duty not surely recorded as done that could not be checked")));
}

TEST(DueReport, ADutyThatPerhapsNeverAroseIsOnlyPerhapsDue) {
  Finding doubtful = OnDay(Verdict::kNotDue, 9);
  doubtful.outstanding->doubt = "the record does not say whether this duty arose";
  EXPECT_THAT(Text({doubtful}),
              AllOf(HasSubstr("1 perhaps due"), HasSubstr("Doubt       the rec")));
}

TEST(DueReport, WithoutDelayHasNoDateButADayOnWhichItBegan) {
  Finding open = OnDay(Verdict::kNotDue, 9);
  open.outstanding->due.reset();
  open.outstanding->has_limit = open.outstanding->due_known = false;
  EXPECT_THAT(Text({open}), HasSubstr("without delay; open since Mon 5 Feb 2024 (2 working days)"));
  EXPECT_EQ(CountOf(Ics({open}), "BEGIN:VEVENT"), 1U) << "the sum alone";
  EXPECT_THAT(Ics({open}), HasSubstr("so at no date of th"));
}

TEST(DueReport, AFilterCountsWhatIsOthersAndWhatIsNobodys) {
  DueOptions options = Options();
  options.role = "team_manager";
  Finding others = OnDay(Verdict::kNotDue, 9);
  others.outstanding->holders[0].role = "teacher";
  Finding nobodys = others;
  nobodys.outstanding->holders = {{}};
  EXPECT_THAT(Text({OnDay(Verdict::kNotDue, 9), others, nobodys}, options),
              AllOf(HasSubstr("In this list: 1 due."), HasSubstr("1 duty left out because"),
                    HasSubstr("1 duty of other officers or teams.")));
}

TEST(DueReport, AFilterFindsWhoeverOwesAPartOrMayOweIt) {
  DueOptions options = Options();
  options.role = "team_manager";
  Finding parts = OnDay(Verdict::kNotDue, 9);
  const DutyHolder team_manager = parts.outstanding->holders[0];
  parts.outstanding->holders = {{"teacher", "education"}, team_manager};
  Finding officers = OnDay(Verdict::kNotDue, 9);
  officers.outstanding->holders = {{"head_of_service", "health"}};
  officers.outstanding->alternatives = {team_manager};
  EXPECT_THAT(
      Text({parts, officers}, options),
      AllOf(HasSubstr("In this list: 2 due."), HasSubstr("teacher, education; team manager"),
            HasSubstr("head of service, health; or team manager")));
}

TEST(DueReport, WhatIsPerhapsDoneIsNotSaidToBeNeverDone) {
  Finding perhaps = OnDay(Verdict::kCannotTell, 9);
  perhaps.outstanding->perhaps_done = true;
  EXPECT_THAT(Text({perhaps}), HasSubstr("In this list: 1 perhaps due."));
  perhaps.outstanding->left_behind = true;
  EXPECT_THAT(Text({perhaps}), AllOf(HasSubstr("1 duty not surely recorded as done"),
                                     Not(HasSubstr("never recorded"))));
}

TEST(DueReport, APartThatCameLateDoesNotMakeTheRestOverdue) {
  Finding late = OnDay(Verdict::kNotDue, 9);
  late.verdict = Verdict::kBreached;
  EXPECT_THAT(Text({late}), HasSubstr("In this list: 1 due."));
}

TEST(DueReport, OfAClosedEscalationAnOldDutyWithoutLimitIsNotOverdue) {
  Finding old = OnDay(Verdict::kBreached, 1);
  old.outstanding->has_limit = old.outstanding->due_known = false;
  old.outstanding->closed = true;
  old.outstanding->judged_from = SampleDay(1) + hours{10};
  EXPECT_THAT(Text({old}, Options(4)), HasSubstr("In this list: 1 overdue."));
  EXPECT_THAT(Text({old}, Options(3)), AllOf(HasSubstr("In this list: nothing."),
                                             HasSubstr("1 duty never recorded as done")));
}

TEST(DueReport, PastTheTableOfHolidaysIsSaid) {
  Finding past = OnDay(Verdict::kNotDue, 9);
  past.outstanding->as_of =
      SampleZone().EndOfDay(sys_days{std::chrono::days{20087}});  // 30 Dec 2024
  past.outstanding->first = SampleZone().EndOfDay(sys_days{std::chrono::days{20089}});
  past.outstanding->last = kEndOfTime;
  past.outstanding->past_table = true;
  past.outstanding->due.reset();
  EXPECT_THAT(
      Text({past}),
      AllOf(HasSubstr("not before Wed 1 Jan 2025; the table of bank holidays ends on Tue 31 Dec "
                      "2024\n"),
            Not(HasSubstr("left")), HasSubstr("Monday to Friday were counted")));
}

TEST(DueReport, EscalationsWithoutPolicyAreNoQuietGap) {
  CaseReport report = CaseWith({MakeDataFinding(DataFault::kNoPolicy, "No pack was found.")});
  DueText list(Options(), 100, false);
  EXPECT_THAT(WholeReport(list, {report}, Seen()),
              HasSubstr("1 escalation had no policy to be checked against, so what falls due there "
                        "may be missing."));
}

TEST(DueCalendar, ADueTimeIsAMomentAndADueDateADay) {
  Finding dated = OnDay(Verdict::kNotDue, 9);
  dated.outstanding->first = dated.outstanding->last = SampleZone().EndOfDay(SampleDay(9));
  dated.outstanding->due = DueTime{true, SampleDay(9), dated.outstanding->first};
  EXPECT_THAT(Ics({OnDay(Verdict::kNotDue, 9)}), HasSubstr("\r\nDTSTART:20240209T100000Z\r\n"));
  EXPECT_THAT(Ics({dated}),
              HasSubstr("\r\nDTSTART;VALUE=DATE:20240209\r\nDTEND;VALUE=DATE:20240210\r\n"));
}

TEST(DueCalendar, OverdueStandsOnTheDayOfAsOf) {
  EXPECT_THAT(Ics({OnDay(Verdict::kBreached, 6)}),
              AllOf(HasSubstr("DTSTAMP:20240207T235959Z\r\nDTSTART;VALUE=DATE:20240207\r\n"),
                    HasSubstr("SUMMARY:OVERDUE: a decision at stage 2")));
}

TEST(DueCalendar, AContestedDutyIsTentativeAndSaysHowElseItIsRead) {
  Finding contested = OnDay(Verdict::kBreached, 6);
  contested.contested = true;
  contested.readings = {{"HFD-5.2b", "overall", "breached", true},
                        {"HFD-5.2b", "each", "met", false}};
  contested.assumptions = {"risk is not recorded: judged as standard"};
  EXPECT_THAT(Ics({contested}),
              AllOf(HasSubstr("SUMMARY:OVERDUE: (contested) a decision"),
                    HasSubstr("STATUS:TENTATIVE"), Not(HasSubstr("STATUS:CONFIRMED")),
                    HasSubstr("\\nReadings:"), HasSubstr("\\nAssumed:")));
}

TEST(DueCalendar, AnEmptyOneStillSaysWhatItSaw) {
  RunSummary summary = Seen();
  summary.as_of = "2024-02-07T12:00, now";
  summary.as_of_days = {SampleDay(7), SampleDay(8)};
  summary.unreadable = {{"bad.ndjson", 2, 1, "no object"}};
  DueCalendar list(Options());
  const std::string calendar = WholeReport(list, {}, summary);
  EXPECT_EQ(CountOf(calendar, "BEGIN:VEVENT"), 2U);
  EXPECT_EQ(CountOf(calendar, "1 record that could"), 2U);
}

TEST(DueCalendar, EachDayOfAsOfHasItsOwnSum) {
  Finding later = OnDay(Verdict::kNotDue, 20);
  later.outstanding->as_of = SampleZone().EndOfDay(SampleDay(19));
  EXPECT_THAT(Ics({OnDay(Verdict::kBreached, 6), later}),
              AllOf(HasSubstr("1 overdue\\, 0 due by Thu 15 Feb"),
                    HasSubstr("0 overdue\\, 1 due by Mon 26 Feb")));
}

TEST(DueCalendar, ADutyKeepsItsUidAndASecondOneHasItsOwn) {
  const Finding duty = OnDay(Verdict::kNotDue, 9);
  EXPECT_THAT(Ics({duty, duty}),
              AllOf(HasSubstr("UID:3f1c@escalint\r\n"), HasSubstr("UID:3f1c-2@escalint\r\n")));
}

TEST(DueCalendar, HostileTextStaysText) {
  Finding finding = SampleHostile();
  finding.outstanding = OnDay(Verdict::kNotDue, 9).outstanding;
  finding.verdict = Verdict::kNotDue;
  finding.outstanding->what = "x\r\nEND:VEVENT\r\n;,\\ \x01" + std::string(100'000, 'y');
  const std::string calendar = Ics({finding});
  EXPECT_EQ(CountOf(calendar, "\r\nEND:VEVENT\r\n"), 2U);
  EXPECT_THAT(calendar, HasSubstr("x\\nEND:VEVENT\\n\\;\\,\\\\ \uFFFDyyy"));
  EXPECT_LT(calendar.size(), 20'000U);
}

TEST(DueCalendar, LinesAreFoldedAt75OctetsBetweenCharacters) {
  std::string out;
  AppendCalendarLine("N", std::string(72, 'x') + "é" + std::string(80, 'y'), out);
  EXPECT_EQ(out, "N:" + std::string(72, 'x') + "\r\n é" + std::string(72, 'y') + "\r\n " +
                     std::string(8, 'y') + "\r\n");
}

TEST(DueCsv, ADueTimeRecordedToTheSecondKeepsIt) {
  Finding exact = OnDay(Verdict::kNotDue, 9);
  exact.outstanding->first = exact.outstanding->last = SampleDay(9) + hours{10} + seconds{30};
  exact.outstanding->due->instant = exact.outstanding->first;
  DueCsv list(Options());
  EXPECT_THAT(WholeReport(list, {CaseWith({exact})}, Seen()),
              HasSubstr("\r\ndue,2024-02-09 10:00:30,,2,,"));
}

TEST(DueCsv, AContestedDutySaysHowElseItIsRead) {
  Finding contested = OnDay(Verdict::kBreached, 6);
  contested.contested = true;
  contested.readings = {{"HFD-5.2b", "each", "met", false}};
  DueCsv list(Options());
  EXPECT_THAT(WholeReport(list, {CaseWith({contested})}, Seen()),
              HasSubstr(",HFD-5.2b read as 'each': "));
}

TEST(DueCsv, SaysWhatTheTableLeavesOut) {
  DueCsv list(Options());
  const std::string table = WholeReport(
      list, {CaseWith({OnDay(Verdict::kNotDue, 9), OnDay(Verdict::kNotDue, 20)})}, Seen());
  EXPECT_THAT(table, AllOf(HasSubstr("\r\ndue,2024-02-09 10:00,,2,,a decision at stage 2,"),
                           HasSubstr("\r\nnot listed,,,,,1 duty to be done later.,")));
  EXPECT_EQ(CountOf(table, "\r\n"), 3U);
}

}  // namespace
}  // namespace escalint
