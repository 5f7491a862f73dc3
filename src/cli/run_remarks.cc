#include "cli/run_remarks.h"

#include <algorithm>
#include <set>
#include <utility>

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

/// Where the two runs differ in more than their cases: told, and left to the reader.
std::vector<std::string> NotesOn(const BaselineSummary& baseline, const RunSummary& run) {
  std::vector<std::string> notes;
  if (baseline.as_of.empty() && baseline.findings > 0) {
    notes.emplace_back(
        "The baseline does not say as of when, or against which policies, its findings were made "
        "(NDJSON does not), so that could not be compared.");
  }
  if (!baseline.as_of.empty() && baseline.as_of != run.as_of) {
    notes.push_back("The baseline looks at the histories as of " + SpokenAsOf(baseline.as_of) +
                    ", this run as of " + SpokenAsOf(run.as_of) +
                    ": a finding may be new, or gone, for the time that lies between.");
  }
  if (!baseline.policies.empty() && baseline.policies != run.policies) {
    notes.push_back("The baseline was checked against " + SpokenList(baseline.policies) +
                    ", this run against " +
                    (run.policies.empty() ? "no policy" : SpokenList(run.policies)) +
                    ": a finding may be new, or gone, because the policy asks for something else.");
  }
  return notes;
}

}  // namespace

void RunRemarker::OpenInput(const InputTotals& input) {
  for (const HeaderNote& note : input.notes) {
    if (!note.is_unknown_member) Add(RemarkOnHeader(note, input), input.as_of_day);
  }
}

void RunRemarker::Finish(const PolicySet& policies, const RunTotals& totals) {
  const sys_days day = LastDay(totals);
  for (Finding& finding : RemarksOnRun(policies, totals)) Add(std::move(finding), day);
  RemarkOnSuppressions(totals.gate, day);
  RunSummary summary = Summarise(policies, totals);
  summary.standings = totals.gate.standings;
  summary.standings.Add(standings_);
  if (gate_.baseline()) {
    summary.baseline = AboutBaseline(*gate_.baseline(), totals);
    summary.baseline->notes = NotesOn(*summary.baseline, summary);
  }
  summary.data_findings = std::move(findings_);
  outputs_.End(summary);
}

void RunRemarker::Add(Finding finding, sys_days day) {
  gate_.Mark(finding, day, marks_);
  Tell(std::move(finding));
}

void RunRemarker::Tell(Finding finding) {
  standings_.Count(finding);
  if (IsFresh(finding)) ++failing_[static_cast<size_t>(finding.severity)];
  outputs_.AppendRemark(finding);
  findings_.push_back(std::move(finding));
}

/// A remark on a suppression may be known since the baseline, but no suppression covers it.
void RunRemarker::RemarkOnSuppressions(const GateTotals& totals, sys_days day) {
  const Suppressions& suppressions = gate_.suppressions();
  std::set<int64_t> used(totals.used.begin(), totals.used.end());
  used.insert(marks_.used.begin(), marks_.used.end());
  for (size_t i = 0; i < suppressions.entries().size(); ++i) {
    const SuppressionEntry& entry = suppressions.entries()[i];
    const bool has_expired = day > entry.expires;
    if (!has_expired && (!whole_ || used.contains(static_cast<int64_t>(i)))) continue;
    Finding remark = has_expired ? RemarkOnExpired(entry, suppressions.file(), day)
                                 : RemarkOnUnused(entry, suppressions.file());
    if (gate_.baseline()) remark.baseline = gate_.baseline()->Look(remark, marks_.met);
    Tell(std::move(remark));
  }
}

/// Of the findings of no case it is known only now which are gone.
BaselineSummary RunRemarker::AboutBaseline(const Baseline& baseline, const RunTotals& totals) {
  BaselineSummary about = baseline.about();
  about.gone = totals.gate.gone;
  about.unseen = totals.gate.unseen;
  const std::vector<uint32_t>& entries = marks_.met.entries();
  const std::set<uint32_t> met(entries.begin(), entries.end());
  Recurrences all;
  for (const Finding& finding : baseline.of_the_run()) {
    if (met.contains(all.Meet(baseline.faults(), finding.fingerprint))) continue;
    ++about.gone;
    CaseReport gone;
    gone.file = finding.location.file;
    gone.escalations.emplace_back().is_case_level = true;
    gone.escalations.back().findings.push_back(finding);
    outputs_.AppendGone(gone);
  }
  return about;
}

}  // namespace escalint
