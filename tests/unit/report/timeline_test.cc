#include "report/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/timeline_json.h"
#include "report/timeline_text.h"
#include "unit/report/sample_case.h"

namespace escalint {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// e1 on the 1st, e2 on the 5th at 09:00, e3 on the 8th at 10:00, #4 at an unknown time.
EscalationReport Escalation() {
  EscalationReport report;
  report.id = "E-1";
  report.policy = "exampleshire@2";
  report.route = "inter_agency";
  report.raised_by = "health visitor (health)";
  report.history = {{"e1", DayInterval(SampleZone(), SampleDay(1)), "disagreement", "", 0},
                    {"e2", SampleMinute(5, 9, 0), "raised to stage 2", "", 1},
                    {"e3", SampleMinute(8, 10, 0), "decision: not agreed", "", 2},
                    {"#4", Interval{}, "record", "", 3}};
  return report;
}

/// A duty from e2, due on the 7th at 09:00.
Finding Duty(Verdict verdict) {
  Finding finding;
  finding.rule = "EX-2";
  finding.clause = "4.2";
  finding.verdict = verdict;
  finding.severity = Severity::kMedium;
  finding.stage = "stage-2";
  finding.trigger = EventCitation{"e2", SampleMinute(5, 9, 0)};
  finding.due = DueTime{false, {}, SampleDay(7) + std::chrono::hours{9}};
  finding.course.trigger = 1;
  finding.course.asked = "An answer was due.";
  finding.course.outcome = "None is recorded.";
  return finding;
}

/// Done by that step of the history.
Finding DoneBy(Finding finding, int step) {
  const HistoryLine line = Escalation().history[step];
  finding.done = EventCitation{line.event, line.at};
  finding.course.done = step;
  return finding;
}

sys_seconds AsOf(unsigned day) { return SampleZone().EndOfDay(SampleDay(day)); }

/// "event e1", "opens EX-2", …; what stands at the end after "| ".
std::vector<std::string> Told(EscalationReport report, std::vector<Finding> findings,
                              unsigned as_of = 29) {
  report.findings = std::move(findings);
  const Timeline timeline = TellInOrder(report, AsOf(as_of), SampleZone());
  std::vector<std::string> told;
  const auto tell = [&](const TimelineEntry& entry, const std::string& mark) {
    const bool event = entry.kind == TimelineEntry::Kind::kEvent;
    told.push_back(mark + std::string(Name(entry.kind)) + ' ' +
                   (event ? entry.event->event : entry.finding->rule));
  };
  for (const TimelineEntry& entry : timeline.course) tell(entry, "");
  for (const TimelineEntry& entry : timeline.at_asof) tell(entry, "| ");
  return told;
}

TEST(Timeline, AnObligationOpensUnderItsTriggerAndIsMetUnderItsAct) {
  EXPECT_THAT(
      Told(Escalation(), {DoneBy(Duty(Verdict::kMet), 2)}),
      ElementsAre("event e1", "event e2", "opens EX-2", "event e3", "met EX-2", "event #4"));
}

TEST(Timeline, ALimitRunsOutBetweenTheEventsAroundIt) {
  EXPECT_THAT(Told(Escalation(), {DoneBy(Duty(Verdict::kBreached), 2)}),
              ElementsAre("event e1", "event e2", "opens EX-2", "lapses EX-2", "event e3",
                          "late EX-2", "event #4"));
}

TEST(Timeline, ADutyNeverDoneLapsesAndNothingMore) {
  Finding on_the_last_day = Duty(Verdict::kBreached);
  on_the_last_day.due = DueTime{true, SampleDay(28), {}};
  EXPECT_THAT(
      Told(Escalation(), {on_the_last_day}),
      ElementsAre("event e1", "event e2", "opens EX-2", "event e3", "event #4", "lapses EX-2"));
}

TEST(Timeline, WithoutALimitItStandsWhereItsAbsenceWasJudgedFrom) {
  Finding finding = Duty(Verdict::kBreached);
  finding.due.reset();
  finding.course.ended = 2;
  EXPECT_THAT(Told(Escalation(), {finding}), ElementsAre("event e1", "event e2", "opens EX-2",
                                                         "event e3", "not_done EX-2", "event #4"));
}

TEST(Timeline, AnActBeforeTheTriggerMeetsTheDutyAsItOpens) {
  EXPECT_THAT(
      Told(Escalation(), {DoneBy(Duty(Verdict::kMet), 0)}),
      ElementsAre("event e1", "event e2", "opens EX-2", "met EX-2", "event e3", "event #4"));
}

TEST(Timeline, AFaultOfTheStepItselfOpensNothing) {
  Finding finding = Duty(Verdict::kBreached);
  finding.course.at_once = true;
  EXPECT_THAT(Told(Escalation(), {finding}),
              ElementsAre("event e1", "event e2", "fault EX-2", "event e3", "event #4"));
}

TEST(Timeline, AtTheEndStandsWhatIsOpenThenWhatCannotBeToldThenTheData) {
  Finding remark;
  remark.rule = "DQ-ORDER";
  Finding open = Duty(Verdict::kNotDue);
  open.rule = "EX-3";
  EXPECT_THAT(
      Told(Escalation(), {remark, Duty(Verdict::kCannotTell), open}, 6),
      ElementsAre("event e1", "event e2", "opens EX-2", "opens EX-3", "event e3", "event #4",
                  "| still_open EX-3", "| cannot_tell EX-2", "| remark DQ-ORDER"));
}

TEST(Timeline, EventsThatAreCitedAlikeAreNotTakenForOneAnother) {
  EscalationReport report = Escalation();
  report.history[2].event = "e2";
  Finding finding = Duty(Verdict::kNotDue);
  finding.course.trigger = 2;
  EXPECT_THAT(Told(report, {finding}, 6),
              ElementsAre("event e1", "event e2", "event e2", "opens EX-2", "event #4",
                          "| still_open EX-2"));
}

TEST(Timeline, OnTheCasesOwnPageStepsMayBeLeftOut) {
  EscalationReport report = Escalation();
  report.is_case_level = true;
  for (HistoryLine& line : report.history) line.step += 10;
  Finding finding = Duty(Verdict::kMet);
  finding.course.trigger = 11;
  finding.course.done = 12;
  EXPECT_THAT(Told(report, {finding}), ElementsAre("event e1", "event e2", "opens EX-2", "event e3",
                                                   "met EX-2", "event #4"));
}

TEST(Timeline, WhatHasNoPlaceInTheHistoryStandsAtTheEnd) {
  std::vector<Finding> findings;
  for (const Verdict verdict : {Verdict::kMet, Verdict::kBreached, Verdict::kCannotTell,
                                Verdict::kNotDue, Verdict::kWaived}) {
    findings.push_back(Duty(verdict));
  }
  findings.push_back(DoneBy(Duty(Verdict::kBreached), 2));
  findings.push_back(Duty(Verdict::kBreached));
  findings.back().course.at_once = true;
  for (Finding& finding : findings) finding.course.trigger = 99;
  EXPECT_THAT(Told(Escalation(), findings),
              ElementsAre("event e1", "event e2", "event e3", "event #4", "| met EX-2",
                          "| late EX-2", "| not_done EX-2", "| fault EX-2", "| lifted EX-2",
                          "| still_open EX-2", "| cannot_tell EX-2"));
  TimelinePage page;
  page.report.escalations.emplace_back(Escalation()).findings = findings;
  std::string out;
  TimelineText(TextPage(80, false), SampleZone()).Write(page, out);
  EXPECT_THAT(
      out,
      HasSubstr("      met         EX-2 (from e2, stage 2): An answer was due. None is recorded."));
  EXPECT_THAT(out, HasSubstr("      LATE        EX-2 (from e2, stage 2): done late."));
}

TimelinePage Page() {
  TimelinePage page;
  page.report.case_id = "C-1";
  page.report.child = "CH-9";
  page.as_of = AsOf(29);
  page.as_of_text = "2024-02-29";
  Finding late = DoneBy(Duty(Verdict::kBreached), 2);
  late.late_by = "PT25H";
  late.contested = true;
  late.readings = {{"EX-2", "hours", "breached", true}, {"EX-2", "days", "met", false}};
  late.assumptions = {"risk is not recorded: taken as standard"};
  late.duty_of = DutyHolder{"team_manager", "childrens_social_care"};
  late.course.count = "Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00";
  EscalationReport& escalation = page.report.escalations.emplace_back(Escalation());
  escalation.findings = {late};
  escalation.verdict_counts[static_cast<size_t>(Verdict::kBreached)] = 1;
  escalation.later_events = 2;
  return page;
}

constexpr std::string_view kPage = R"text(
── Case C-1, child CH-9, escalation E-1 ────────────────────────────────────────
  Policy     exampleshire@2
  Route      inter-agency
  Risk       not recorded
  Raised by  health visitor (health)
  Seen as of Thu 29 Feb 2024

  Thu 1 Feb 2024        e1  disagreement

  Mon 5 Feb 2024 09:00  e2  raised to stage 2
      opens       EX-2, clause 4.2 (duty: team manager, children's social care):
                  An answer was due.
                  Count: Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00
                  Assumed: risk is not recorded: taken as standard

  Wed 7 Feb 2024 09:00  EX-2 (from e2, stage 2): the limit runs out, not done by
                        now. An answer was due.

  Thu 8 Feb 2024 10:00  e3  decision: not agreed
      LATE        EX-2 (from e2, stage 2): done 25 hours late. An answer was
                  due. [breach: medium, contested]
                  Contested: EX-2 read as 'hours' (used here): breached; EX-2
                    read as 'days': met

  time not known        #4  record

  As of Thu 29 Feb 2024
      later       2 events are recorded after that; they don't count yet.
      No duty is still open.
      in sum      1 duty arose: 1 breached (EX-2 from e2).
)text";

TEST(TimelineText, IsReadFromTopToBottomLikeAMinute) {
  std::string out;
  TimelineText(TextPage(80, false), SampleZone()).Write(Page(), out);
  EXPECT_EQ(out, kPage);
}

TEST(TimelineText, WhatARecordSaysIsShownNotObeyed) {
  TimelinePage page = Page();
  page.report.escalations[0].history[0].text = "disagreement\x1b[2J";
  page.report.escalations[0].history[0].event = "e\r1";
  std::string out;
  TimelineText(TextPage(80, false), SampleZone()).Write(page, out);
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
  EXPECT_EQ(out.find('\r'), std::string::npos);
}

TEST(TimelineText, ACaseWithNothingToTellSaysSo) {
  TimelinePage page = Page();
  page.report.escalations[0].is_case_level = true;
  page.report.escalations[0].findings.clear();
  std::string out;
  TimelineText(TextPage(80, false), SampleZone()).Write(page, out);
  EXPECT_THAT(out, HasSubstr("── Case C-1, child CH-9 ──"));
  EXPECT_THAT(out, HasSubstr("  No escalation is recorded, and no duty arose on the case itself."));
}

TEST(TimelineText, RulesThatCouldNotRunAreNotPassedOver) {
  TimelinePage page = Page();
  RuleTally rule;
  rule.id = "EX-9";
  rule.run = false;
  rule.not_run_because = "the export doesn't cover 'notified'";
  page.not_run = {rule};
  std::string out;
  TimelineText(TextPage(80, false), SampleZone()).Write(page, out);
  EXPECT_THAT(out, HasSubstr("Rules that could not run\n  EX-9: the export doesn't cover"));
  EXPECT_EQ(out.find("nothing was left unchecked"), std::string::npos);
}

std::string SumOf(const TimelinePage& page) {
  std::string out;
  TimelineText(TextPage(100, false), SampleZone()).Write(page, out);
  return out.substr(out.find("  As of "));
}

TEST(TimelineText, SaysThatNothingWasLeftUncheckedOnlyWhereNothingWas) {
  constexpr char kAll[] = "      No duty is still open, and nothing was left unchecked.\n";
  TimelinePage page = Page();
  EscalationReport& escalation = page.report.escalations[0];
  escalation.later_events = 0;
  EXPECT_THAT(SumOf(page), HasSubstr(kAll));
  escalation.findings.push_back(SampleDataFinding());
  EXPECT_THAT(SumOf(page), HasSubstr(kAll));
  escalation.findings.back().not_checked = true;
  EXPECT_THAT(SumOf(page), HasSubstr("      No duty is still open.\n"));
  page.remarks = {escalation.findings.back()};
  escalation.findings.pop_back();
  EXPECT_THAT(SumOf(page), HasSubstr("      No duty is still open.\n"));
}

TEST(TimelineJson, GivesEachEntryItsTimeKindRuleAndWords) {
  std::string out;
  AppendTimelineJson({Page()}, "9.9", SampleZone(), out);
  EXPECT_THAT(out, HasSubstr(R"({"escalint": {"version": "9.9", "format": 1}, "timelines": [)"));
  EXPECT_THAT(out, HasSubstr(R"({"at": "2024-02-01", "kind": "event", "event": "e1", )"
                             R"("rule": null, "verdict": null, "text": "disagreement")"));
  EXPECT_THAT(out, HasSubstr(R"({"at": "2024-02-07T09:00:00Z", "kind": "lapses", "event": null, )"
                             R"("rule": "EX-2", "verdict": "breached")"));
  EXPECT_THAT(out, HasSubstr(R"({"at": null, "kind": "event", "event": "#4")"));
}

}  // namespace
}  // namespace escalint
