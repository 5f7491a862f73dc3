#include "report/text_report.h"

#include <gtest/gtest.h>

#include "domain/data_finding.h"
#include "unit/report/sample_case.h"

namespace escalint {
namespace {

std::string Rendered(const CaseReport& report, const TextOptions& options = {}) {
  Fragment fragment;
  TextReport(options, SampleZone()).RenderCase(report, fragment);
  return fragment.text;
}

std::string WholeReport(const TextOptions& options) {
  TextReport reporter(options, SampleZone());
  std::string out;
  Fragment fragment;
  reporter.Begin({"9.9"}, out);
  reporter.RenderCase(SampleCase(), fragment);
  reporter.Append(fragment, out);
  reporter.End(SampleSummary(), out);
  return out;
}

constexpr std::string_view kWholeReport = R"text(
── Case C-1, child CH-9, escalation E-1 ────────────────────────────────────────
  Policy  Exampleshire resolution policy (exampleshire@2)
  Route   inter-agency
  Risk    standard
  Theme   threshold

  What happened
    Fri 2 Feb 2024        e1  disagreement
    Mon 5 Feb 2024 09:00  e2  raised to stage 2 by health visitor (health) to
                              team manager
    Thu 8 Feb 2024 10:00  e3  decision: not agreed
    unknown time          #4  record

  BREACH (medium) EX-2, clause 4.2: Stage 2 was not answered within 48 hours
      The team manager had 48 hours to answer and took 73.
      Stage           2
      Began with      e2, Mon 5 Feb 2024 09:00
      Due             Wed 7 Feb 2024 09:00
      Done            e3, Thu 8 Feb 2024 10:00, 25 hours late
      How counted     Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00
      Whose duty      team manager, children's social care
      Why it matters  The child waits while professionals disagree.
      Assumed         risk is not recorded: taken as standard
      In the file     feb.json:12:9

  COULD NOT CHECK (low, contested) 2 times (e1, e3): EX-5, clause 7. The rule
      looks for: A decision was not recorded
      The first       The export doesn't say which records it holds.
      In the file     feb.json:14:9

── Summary ─────────────────────────────────────────────────────────────────────
1 case with 1 escalation in 1 file, as of Thu 29 Feb 2024, against
exampleshire@2.

  Duties that arose              6
  Breached                       1 (1 medium)
  Could not be checked           2
  Met                            3
  Not due yet                    0
  Lifted by the policy           0

By rule
  EX-2  1 breached: Stage 2 was not answered within 48 hours
  EX-5  2 could not be checked. The rule looks for: A decision was not recorded

Rules that could not run
  EX-9: the export doesn't cover 'notified'

Records that could not be read, and so were not checked
  feb.json:40:3: a case ends in the middle of a string

About the data
  DQ-UNKNOWN-MEMBER 'colour' is not a member of an event; it was ignored.

1 breach at or above medium in 1 escalation; 2 duties could not be checked, 1
rule could not run and 1 record could not be read.
)text";

TEST(TextReport, WholeReportOfOneCase) {
  EXPECT_EQ(WholeReport({.width = 80, .colour = false, .fail_on = Severity::kMedium}),
            kWholeReport);
}

TEST(TextReport, ColourAddsNothingButColour) {
  std::string coloured = WholeReport({.width = 80, .colour = true, .fail_on = Severity::kMedium});
  EXPECT_NE(coloured, kWholeReport);
  for (size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  EXPECT_EQ(coloured, kWholeReport);
}

TEST(TextReport, ACaseWithoutFindingsIsNotMentioned) {
  CaseReport report = SampleCase();
  report.escalations[0].findings.clear();
  EXPECT_EQ(Rendered(report), "");
}

TEST(TextReport, OneDutyThatCouldNotBeCheckedIsExplainedWithItsReadings) {
  CaseReport report = SampleCase();
  report.escalations[0].findings = {SampleCannotTell("e1")};
  const std::string text = Rendered(report);
  EXPECT_NE(text.find("COULD NOT CHECK (low, contested) EX-5, clause 7. The rule looks for"),
            std::string::npos);
  EXPECT_NE(text.find("Contested       The clause can honestly be read in more than one way."),
            std::string::npos);
}

TEST(TextReport, AnAbsentActIsSaidToBeNotOnRecord) {
  CaseReport report = SampleCase();
  Finding breach = SampleBreach();
  breach.done.reset();
  breach.late_by.reset();
  breach.due = DueTime{true, SampleDay(7), {}};
  report.escalations[0].findings = {breach};
  const std::string text = Rendered(report);
  EXPECT_NE(text.find("Due             by the end of Wed 7 Feb 2024\n"), std::string::npos);
  EXPECT_NE(text.find("Done            not on record\n"), std::string::npos);
}

TEST(TextReport, ARecordCannotMoveTheCursor) {
  CaseReport report = SampleCase();
  report.child = "\x1b[2J";
  report.escalations[0].history[0].text = "\x1b[1A\r";
  EXPECT_EQ(Rendered(report).find('\x1b'), std::string::npos);
}

RunSummary Summary(int64_t met, int64_t breached, int64_t cannot_tell) {
  RunSummary summary;
  summary.inputs = {{"feb.json", "", 1, 1, 0}};
  summary.rules = {SampleTally("EX-2", "", met, breached, cannot_tell)};
  summary.shown_by_severity[static_cast<int>(Severity::kMedium)] = breached;
  return summary;
}

TEST(Conclusion, CountsTheBreachesThatMatterAndTheirEscalations) {
  SeenInCases seen;
  seen.escalations_in_breach = 1;
  EXPECT_EQ(Conclusion(Summary(9, 2, 3), seen),
            "2 breaches at or above medium in 1 escalation; 3 duties could not be checked.");
  seen.cases_in_breach = 2;
  EXPECT_EQ(Conclusion(Summary(9, 5, 0), seen),
            "5 breaches at or above medium in 1 escalation and 2 case histories.");
}

TEST(Conclusion, BreachesBelowTheThresholdAreCountedApart) {
  SeenInCases seen;
  seen.fail_on = Severity::kHigh;
  EXPECT_EQ(Conclusion(Summary(0, 1, 0), seen), "1 breach below high.");
}

TEST(Conclusion, NothingFoundIsNotCompliantWhenSomethingCouldNotBeChecked) {
  EXPECT_EQ(Conclusion(Summary(9, 0, 1), {}),
            "No breach found, but 1 duty could not be checked: this doesn't show that the policy "
            "was followed.");
  RunSummary unread = Summary(9, 0, 0);
  unread.unreadable.emplace_back();
  EXPECT_EQ(Conclusion(unread, {}),
            "No breach found, but 1 record could not be read: this doesn't show that the policy "
            "was followed.");
  SeenInCases seen;
  seen.not_checked["DQ-NO-POLICY"] = 2;
  EXPECT_EQ(Conclusion(Summary(9, 0, 0), seen),
            "No breach found, but 2 escalations had no policy to be checked against: this doesn't "
            "show that the policy was followed.");
}

TEST(Conclusion, EveryRemarkThatSomethingWasNotCheckedIsNamed) {
  SeenInCases seen;
  for (const DataFindingKind& kind : DataFindingKinds()) {
    if (!kind.not_checked.one.empty()) seen.not_checked[std::string(kind.rule)] = 1;
  }
  seen.not_checked["DQ-DUPLICATE"] = 2;
  EXPECT_EQ(
      Conclusion(Summary(9, 0, 0), seen),
      "No breach found, but 1 time could not be used, 2 duplicates were not judged, 1 history "
      "runs past the table of bank holidays, 1 escalation had no policy to be checked "
      "against, 1 escalation lies outside the policy's scope, 1 status period ends before it "
      "begins and 1 event or status is of an unknown type: this doesn't show that the policy "
      "was followed.");
}

TEST(Conclusion, ACaseOfTheBaselineThatNobodyLookedAtAgainIsAGap) {
  RunSummary summary = Summary(9, 0, 0);
  summary.baseline.emplace().unseen = 1;
  EXPECT_EQ(Conclusion(summary, {}),
            "No breach found, but 1 finding of the baseline is of a case that was not checked "
            "again: this doesn't show that the policy was followed.");
}

TEST(Conclusion, ABreachThatTheUserDidNotAskToSeeIsStillCounted) {
  RunSummary summary = Summary(9, 2, 0);
  summary.shown_by_severity[static_cast<int>(Severity::kMedium)] = 0;
  EXPECT_EQ(Conclusion(summary, {}), "2 breaches not shown here.");
}

TEST(Conclusion, NothingToCheckIsNotTheSameAsNothingWrong) {
  EXPECT_EQ(Conclusion(RunSummary{}, {}), "There were no cases to check.");
  EXPECT_EQ(Conclusion(Summary(0, 0, 0), {}), "No duty arose, so there was nothing to check.");
  EXPECT_EQ(Conclusion(Summary(3, 0, 0), {}), "No breach found, and nothing was left unchecked.");
}

}  // namespace
}  // namespace escalint
