#include "cli/run_ledger.h"

#include <algorithm>
#include <utility>

#include "check/fingerprint.h"
#include "domain/data_finding.h"

namespace escalint {
namespace {

/// An unknown word in the header's `covers`.
Finding HeaderRemark(const DataNote& note, const RunInput& input) {
  Finding finding =
      MakeDataFinding(DataFault::kUnknownTerm,
                      "In the header's \"" + note.member + "\": " + note.message +
                          (note.message.ends_with('?') ? "" : ".") + " It counts as not given.");
  finding.fingerprint = Fingerprint({finding.rule, note.member, note.text});
  finding.location = {input.file(), input.stream().header_line(), 1, ""};
  return finding;
}

std::string Place(const std::string& file, uint64_t line) {
  return (file == "-" ? "standard input" : file) + " line " + std::to_string(line);
}

}  // namespace

std::vector<Finding> HeaderRemarks(const RunInput& input, CaseTally& tally) {
  std::vector<Finding> remarks;
  for (const DataNote& note : input.notes()) {
    if (note.kind == DataNote::Kind::kUnknownMember) {
      tally.unknown_members[note.text].Add({0, true, note.hint});
    } else {
      remarks.push_back(HeaderRemark(note, input));
    }
  }
  return remarks;
}

void RunLedger::OpenInput(const RunInput& input) {
  summary_.inputs.emplace_back().file = input.file();
  const std::string& as_of = input.as_of().text;
  if (std::find(as_ofs_.begin(), as_ofs_.end(), as_of) == as_ofs_.end()) as_ofs_.push_back(as_of);
  const CheckSettings& settings = input.options().settings;
  all_have_covers_ = all_have_covers_ && settings.has_covers;
  covers_ |= settings.covers;
  for (Finding& finding : HeaderRemarks(input, tally_)) Remark(std::move(finding));
}

void RunLedger::Add(const CheckedCase& checked) {
  if (checked.unreadable) return NoteUnreadable(*checked.unreadable);
  if (IsDuplicate(checked)) return;
  ++cases_;
  InputSummary& input = summary_.inputs.back();
  ++input.cases;
  input.escalations += checked.tally.escalations;
  tally_.Add(checked.tally);
  for (size_t i = 0; i < breaches_.size(); ++i) {
    breaches_[i] += checked.breaches[i];
    failing_[i] += checked.failing[i];
  }
  summary_.cannot_tell += checked.cannot_tell;
  outputs_.Append(checked.fragments);
}

void RunLedger::NoteUnreadable(UnreadableRecord record) {
  observer_.Unreadable(record);
  ++summary_.inputs.back().unreadable;
  summary_.unreadable.push_back(std::move(record));
}

bool RunLedger::IsDuplicate(const CheckedCase& checked) {
  const auto input = static_cast<uint32_t>(summary_.inputs.size() - 1);
  const auto [known, is_new] = seen_.try_emplace(checked.id, FirstSeen{input, checked.where.line});
  if (is_new) return false;
  FirstSeen& first = known->second;
  ++first.times;
  Finding finding = MakeDataFinding(
      DataFault::kDuplicate,
      "Case \"" + checked.id + "\" at " + Place(checked.where.file, checked.where.line) +
          " was read already, at " + Place(summary_.inputs[first.input].file, first.line) +
          "; that one was judged and this one was not. Give each case an id of its own, or leave "
          "one "
          "of the two out.");
  finding.case_id = checked.id;
  finding.child = checked.child;
  finding.location = checked.where;
  finding.fingerprint =
      Fingerprint({finding.rule, "case", checked.id, std::to_string(first.times)});
  ++failing_[static_cast<size_t>(finding.severity)];
  std::vector<Fragment> fragments;
  RenderLone(finding, outputs_.reporters(), fragments);
  outputs_.Append(fragments);
  return true;
}

/// What is wrong with the input as a whole leaves something of it unchecked.
void RunLedger::CloseInput(const RunInput& input) {
  summary_.inputs.back().sha256 = input.stream().sha256();
  for (const Problem& problem : input.stream().problems()) {
    std::string error = problem.message;
    if (!problem.hint.empty()) error += " (" + problem.hint + ')';
    NoteUnreadable({input.file(), problem.line, problem.column, std::move(error)});
  }
}

void RunLedger::Remark(Finding finding) {
  ++failing_[static_cast<size_t>(finding.severity)];
  outputs_.AppendRemark(finding);
  summary_.data_findings.push_back(std::move(finding));
}

CheckSettings RunLedger::SettingsOfRun() const {
  CheckSettings settings = plan_.check.settings;
  settings.has_covers = all_have_covers_;
  settings.covers = covers_;
  return settings;
}

void RunLedger::Finish() {
  for (Finding& finding : RunRemarks(*plan_.policies, tally_, all_have_covers_)) {
    Remark(std::move(finding));
  }
  summary_.version = ESCALINT_VERSION;
  for (const std::string& as_of : as_ofs_) {
    summary_.as_of += (summary_.as_of.empty() ? "" : ", ") + as_of;
  }
  for (size_t i = 0; i < tally_.policies.size(); ++i) {
    if (!tally_.policies[i].used) continue;
    summary_.policies.push_back(plan_.policies->policies()[i].Reference());
  }
  summary_.rules = TallyRules(*plan_.policies, tally_, SettingsOfRun());
  std::copy(breaches_.begin(), breaches_.end(), summary_.shown_by_severity);
  outputs_.End(summary_);
}

}  // namespace escalint
