// One hand-built case and run, rendered by each format's test. Invented throughout.
#pragma once

#include "domain/finding.h"
#include "domain/time.h"

namespace escalint {

/// A zone without summer time, enough for a winter's case.
inline const ZoneTable& SampleZone() {
  static const ZoneTable zone(std::chrono::seconds{0}, {});
  return zone;
}

inline sys_days SampleDay(unsigned day) {
  using namespace std::chrono;
  return sys_days{year{2024} / February / std::chrono::day{day}};
}

inline Interval SampleMinute(unsigned day, int hour, int minute) {
  const sys_seconds first =
      SampleDay(day) + std::chrono::hours{hour} + std::chrono::minutes{minute};
  return {first, first + std::chrono::seconds{59}, SampleDay(day), Precision::kMinute};
}

inline Finding SampleBreach() {
  Finding finding;
  finding.fingerprint = "3f1c";
  finding.rule = "EX-2";
  finding.policy = "exampleshire";
  finding.clause = "4.2";
  finding.kind = Kind::kBreachedDeadline;
  finding.verdict = Verdict::kBreached;
  finding.severity = Severity::kMedium;
  finding.case_id = "C-1";
  finding.child = "CH-9";
  finding.escalation = "E-1";
  finding.stage = "stage-2";
  finding.trigger = EventCitation{"e2", SampleMinute(5, 9, 0)};
  finding.due = DueTime{false, {}, SampleDay(7) + std::chrono::hours{9}};
  finding.done = EventCitation{"e3", SampleMinute(8, 10, 0)};
  finding.late_by = "PT25H";
  finding.title = "Stage 2 was not answered within 48 hours";
  finding.message = "The team manager had 48 hours to answer and took 73.";
  finding.arithmetic = "Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00";
  finding.why = "The child waits while professionals disagree.";
  finding.duty_of = DutyHolder{"team_manager", "childrens_social_care", Side::kAnswering};
  finding.assumptions = {"risk is not recorded: taken as standard"};
  finding.location = {"feb.json", 12, 9, "/cases/0/escalations/0/events/1"};
  return finding;
}

/// The same rule of another clause, which could not be checked at `event`.
inline Finding SampleCannotTell(const char* event) {
  Finding finding;
  finding.fingerprint = "77aa";
  finding.rule = "EX-5";
  finding.policy = "exampleshire";
  finding.clause = "7";
  finding.kind = Kind::kMissingRecord;
  finding.verdict = Verdict::kCannotTell;
  finding.severity = Severity::kLow;
  finding.contested = true;
  finding.case_id = "C-1";
  finding.child = "CH-9";
  finding.escalation = "E-1";
  finding.trigger = EventCitation{event, Interval{}};
  finding.title = "A decision was not recorded";
  finding.message = "The export doesn't say which records it holds.";
  finding.readings = {{"EX-5", "each", "cannot_tell", true}, {"EX-5", "last", "not raised", false}};
  finding.location = {"feb.json", 14, 9, ""};
  return finding;
}

inline CaseReport SampleCase() {
  EscalationReport escalation;
  escalation.id = "E-1";
  escalation.policy = "exampleshire@2";
  escalation.policy_title = "Exampleshire resolution policy";
  escalation.route = "inter_agency";
  escalation.theme = "threshold";
  escalation.risk = "standard";
  escalation.history = {
      {"e1", DayInterval(SampleZone(), SampleDay(2)), "disagreement"},
      {"e2", SampleMinute(5, 9, 0), "raised to stage 2 by health visitor (health) to team manager",
       "", -1, "raised", "stage-2"},
      {"e3", SampleMinute(8, 10, 0), "decision: not agreed", "", -1, "decision", "stage-2"},
      {"#4", Interval{}, "record"}};
  escalation.stages = {{"stage-1", "Stage 1 (professionals)"}, {"stage-2", "Stage 2 (managers)"}};
  escalation.findings = {SampleCannotTell("e1"), SampleBreach(), SampleCannotTell("e3")};
  return {"C-1", "CH-9", "feb.json", {escalation}};
}

inline Finding SampleDataFinding() {
  Finding finding;
  finding.fingerprint = "d0";
  finding.rule = "DQ-UNKNOWN-MEMBER";
  finding.title = "A member that the format doesn't know";
  finding.message = "'colour' is not a member of an event; it was ignored.";
  finding.location.file = "feb.json";
  return finding;
}

inline RuleTally SampleTally(const char* id, const char* title, int64_t met, int64_t breached,
                             int64_t cannot_tell) {
  RuleTally tally;
  tally.policy = "exampleshire";
  tally.id = id;
  tally.title = title;
  tally.counts[static_cast<int>(Verdict::kMet)] = met;
  tally.counts[static_cast<int>(Verdict::kBreached)] = breached;
  tally.counts[static_cast<int>(Verdict::kCannotTell)] = cannot_tell;
  return tally;
}

inline RunSummary SampleSummary() {
  RunSummary summary;
  summary.version = "9.9";
  summary.as_of = "2024-02-29";
  summary.policies = {"exampleshire@2"};
  summary.inputs = {{"feb.json", "ab12", 1, 1, 1}};
  summary.rules = {SampleTally("EX-2", "Stage 2 was not answered within 48 hours", 3, 1, 0),
                   SampleTally("EX-5", "A decision was not recorded", 0, 0, 2),
                   SampleTally("EX-9", "The board was not told", 0, 0, 0)};
  summary.rules[2].run = false;
  summary.rules[2].not_run_because = "the export doesn't cover 'notified'";
  summary.unreadable = {{"feb.json", 40, 3, "a case ends in the middle of a string"}};
  summary.data_findings = {SampleDataFinding()};
  summary.shown_by_severity[static_cast<int>(Severity::kMedium)] = 1;
  summary.cannot_tell = 2;
  return summary;
}

}  // namespace escalint
