#include "cli/run_totals.h"

#include <algorithm>
#include <utility>

#include "check/fingerprint.h"
#include "domain/data_finding.h"

namespace escalint {
namespace {

bool AllHaveCovers(const RunTotals& totals) {
  return std::all_of(totals.inputs.begin(), totals.inputs.end(),
                     [](const InputTotals& input) { return input.has_covers; });
}

CaseTally WholeTally(const RunTotals& totals) {
  CaseTally tally = totals.tally;
  tally.unknown_members.clear();
  for (const auto& [name, member] : totals.members) {
    tally.unknown_members[name] = {member.cases, member.in_header, member.hint};
  }
  return tally;
}

CheckSettings SettingsOfRun(const RunTotals& totals) {
  CheckSettings settings;
  settings.has_covers = AllHaveCovers(totals);
  for (const InputTotals& input : totals.inputs) settings.covers |= input.covers;
  return settings;
}

/// Each once, in the order of the exports.
std::string AsOfText(const RunTotals& totals) {
  std::vector<std::string> seen;
  std::string text;
  for (const InputTotals& input : totals.inputs) {
    if (std::find(seen.begin(), seen.end(), input.as_of) != seen.end()) continue;
    text += (seen.empty() ? "" : ", ") + input.as_of;
    seen.push_back(input.as_of);
  }
  return text;
}

void SummariseInput(const InputTotals& input, RunSummary& summary) {
  for (const std::vector<Unread>* list : {&input.unreadable, &input.faults}) {
    for (const Unread& unread : *list) {
      summary.unreadable.push_back({input.file, unread.line, unread.column, unread.error});
    }
  }
  const auto unreadable = static_cast<int64_t>(input.unreadable.size() + input.faults.size());
  summary.inputs.push_back({input.file, input.sha256, input.cases, input.escalations, unreadable});
}

}  // namespace

void MemberTotals::Add(const CaseTally::UnknownMember& member, const CasePlace& place) {
  Add(MemberTotals{member.cases, member.in_header, member.hint, place});
}

void MemberTotals::Add(const MemberTotals& other) {
  cases += other.cases;
  in_header = in_header || other.in_header;
  if (other.hint.empty() || (!hint.empty() && hinted <= other.hinted)) return;
  hint = other.hint;
  hinted = other.hinted;
}

/// An unknown word in the header's `covers`.
Finding RemarkOnHeader(const HeaderNote& note, const InputTotals& input) {
  Finding finding =
      MakeDataFinding(DataFault::kUnknownTerm,
                      "In the header's \"" + note.member + "\": " + note.message +
                          (note.message.ends_with('?') ? "" : ".") + " It counts as not given.");
  finding.fingerprint = Fingerprint({finding.rule, note.member, note.text});
  finding.location = {input.header_file, input.header_line, 1, ""};
  return finding;
}

std::vector<Finding> RemarksOnRun(const PolicySet& policies, const RunTotals& totals) {
  return RunRemarks(policies, WholeTally(totals), AllHaveCovers(totals));
}

RunSummary Summarise(const PolicySet& policies, const RunTotals& totals) {
  RunSummary summary;
  summary.version = ESCALINT_VERSION;
  summary.as_of = AsOfText(totals);
  for (size_t i = 0; i < totals.tally.policies.size(); ++i) {
    if (!totals.tally.policies[i].used) continue;
    summary.policies.push_back(policies.policies()[i].Reference());
  }
  for (const InputTotals& input : totals.inputs) {
    SummariseInput(input, summary);
    summary.as_of_days.insert(input.as_of_day);
  }
  summary.rules = TallyRules(policies, totals.tally, SettingsOfRun(totals));
  std::copy(totals.breaches.begin(), totals.breaches.end(), summary.shown_by_severity);
  summary.cannot_tell = totals.cannot_tell;
  summary.pseudonymised = totals.pseudonymised;
  return summary;
}

sys_days LastDay(const RunTotals& totals) {
  sys_days last{};
  for (const InputTotals& input : totals.inputs) last = std::max(last, input.as_of_day);
  return last;
}

int64_t CountUnread(const RunTotals& totals) {
  size_t count = 0;
  for (const InputTotals& input : totals.inputs) {
    count += input.unreadable.size() + input.faults.size();
  }
  return static_cast<int64_t>(count);
}

}  // namespace escalint
