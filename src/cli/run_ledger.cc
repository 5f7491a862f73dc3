#include "cli/run_ledger.h"

#include <utility>

#include "check/fingerprint.h"
#include "cli/shard.h"
#include "domain/data_finding.h"
#include "ingest/quotes.h"

namespace escalint {
namespace {

std::string Place(const std::string& file, uint64_t line) {
  return (file == "-" ? "standard input" : file) + " line " + std::to_string(line);
}

/// What is known of an input when its turn comes.
InputTotals HeaderOf(const RunInput& input) {
  InputTotals totals;
  totals.file = input.file();
  totals.as_of = input.as_of().text;
  totals.as_of_day = input.as_of_day();
  totals.header_file = input.header_file();
  totals.header_line = input.header_line();
  totals.has_covers = input.options().settings.has_covers;
  totals.covers = input.options().settings.covers;
  for (const DataNote& note : input.notes()) {
    const bool is_member = note.kind == DataNote::Kind::kUnknownMember;
    totals.notes.push_back({is_member, note.member, note.text, note.message, note.hint});
  }
  return totals;
}

/// Authorities give ids of their own: the figures of a region have cases of several that share one.
std::string IdentityOf(const CheckedCase& checked) {
  if (checked.facts.authority.empty()) return checked.id;
  return checked.id + '\0' + checked.facts.authority;
}

}  // namespace

std::vector<Finding> HeaderRemarks(const RunInput& input, CaseTally& tally) {
  const InputTotals header = HeaderOf(input);
  std::vector<Finding> remarks;
  for (const HeaderNote& note : header.notes) {
    if (note.is_unknown_member) {
      tally.unknown_members[note.text].Add({0, true, note.hint});
    } else {
      remarks.push_back(RemarkOnHeader(note, header));
    }
  }
  return remarks;
}

void RunLedger::OpenInput(const RunInput& input) {
  const InputTotals& totals = totals_.inputs.emplace_back(HeaderOf(input));
  const CasePlace header{totals_.inputs.size() - 1, 0};
  for (const HeaderNote& note : totals.notes) {
    if (note.is_unknown_member) totals_.members[note.text].Add({0, true, note.hint}, header);
  }
  remarks_.OpenInput(totals);
}

void RunLedger::Add(CheckedCase& checked) {
  InputTotals& input = totals_.inputs.back();
  ++input.taken;
  if (checked.unreadable) return NoteUnreadable(checked);
  if (IsDuplicate(checked)) return;
  ++cases_;
  ++input.cases;
  input.escalations += checked.tally.escalations;
  AddTally(checked);
  AddMarks(checked.id, checked.marks);
  observer_.Judged(checked);
  outputs_.Append(checked.fragments);
}

void RunLedger::AddMarks(const std::string& case_id, GateMarks& marks) {
  const std::optional<Baseline>& baseline = plan_.gate->baseline();
  for (const uint32_t entry : marks.met.entries()) met_[entry] = true;
  for (const uint32_t entry : marks.used) used_[entry] = true;
  if (baseline && baseline->HasCase(case_id)) checked_again_.insert(HashOfCaseId(case_id));
}

/// A finding of a case that was not checked this time is not called gone: nobody looked.
std::optional<Problem> RunLedger::TellGone() {
  if (!plan_.gate->baseline()) return std::nullopt;
  return plan_.gate->baseline()->ReadCaseFaults([&](const Finding& finding, uint32_t entry) {
    if (met_[entry] || !plan_.shard.HoldsId(finding.case_id)) return;
    if (!checked_again_.contains(HashOfCaseId(finding.case_id))) {
      ++totals_.gate.unseen;
      return;
    }
    ++totals_.gate.gone;
    outputs_.AppendGone(LoneReport(finding, {totals_.inputs.size(), uint64_t{entry} + 1}));
  });
}

std::optional<Problem> RunLedger::Finish() {
  if (auto problem = TellGone()) return problem;
  for (size_t i = 0; i < used_.size(); ++i) {
    if (used_[i]) totals_.gate.used.push_back(static_cast<int64_t>(i));
  }
  remarks_.Finish(*plan_.policies, totals_);
  return std::nullopt;
}

void RunLedger::AddTally(const CheckedCase& checked) {
  totals_.tally.Add(checked.tally);
  const CasePlace place{totals_.inputs.size() - 1, checked.record};
  for (const auto& [name, member] : checked.tally.unknown_members) {
    totals_.members[name].Add(member, place);
  }
  for (size_t i = 0; i < totals_.breaches.size(); ++i) {
    totals_.breaches[i] += checked.breaches[i];
    totals_.failing[i] += checked.failing[i];
  }
  totals_.cannot_tell += checked.cannot_tell;
  totals_.gate.standings.Add(checked.standings);
}

void RunLedger::NoteUnreadable(const CheckedCase& checked) {
  const UnreadableRecord& record = *checked.unreadable;
  observer_.Unreadable(record);
  totals_.inputs.back().unreadable.push_back(
      {checked.record, record.line, record.column, record.error});
}

bool RunLedger::IsDuplicate(const CheckedCase& checked) {
  const auto input = static_cast<uint32_t>(totals_.inputs.size() - 1);
  const std::string identity = IdentityOf(checked);
  const std::optional<SeenAt> first = seen_.Note(identity, {input, checked.where.line});
  if (!first) return false;
  const int64_t times = 1 + ++repeats_[identity];
  Finding finding = MakeDataFinding(
      DataFault::kDuplicate,
      "Case \"" + checked.id + "\" at " + Place(checked.where.file, checked.where.line) +
          " was read already, at " + Place(totals_.inputs[first->input].file, first->line) +
          "; that one was judged and this one was not. Give each case an id of its own, or leave "
          "one "
          "of the two out.");
  finding.case_id = checked.id;
  finding.child = checked.child;
  finding.location = checked.where;
  finding.fingerprint = Fingerprint({finding.rule, "case", checked.id, std::to_string(times)});
  GateMarks marks;
  plan_.gate->Mark(finding, totals_.inputs.back().as_of_day, marks);
  AddMarks(checked.id, marks);
  totals_.gate.standings.Count(finding);
  if (IsFresh(finding)) ++totals_.failing[static_cast<size_t>(finding.severity)];
  std::vector<Fragment> fragments;
  RenderLone(finding, {input, checked.record}, outputs_.reporters(), fragments);
  outputs_.Append(fragments);
  return true;
}

/// What is wrong with the input as a whole leaves something of it unchecked.
void RunLedger::CloseInput(const RunInput& input, uint64_t records) {
  InputTotals& totals = totals_.inputs.back();
  totals.sha256 = input.stream().sha256();
  totals.records = static_cast<int64_t>(records);
  for (const Problem& problem : input.stream().problems()) {
    std::string error = problem.message;
    if (!problem.hint.empty()) error += " (" + problem.hint + ')';
    if (!plan_.key.empty()) error = WithoutQuotes(error);
    observer_.Unreadable({input.file(), problem.line, problem.column, error});
    totals.faults.push_back({0, problem.line, problem.column, std::move(error)});
  }
}

SeverityCounts RunLedger::failing() const {
  SeverityCounts failing = totals_.failing;
  for (size_t i = 0; i < failing.size(); ++i) failing[i] += remarks_.failing()[i];
  return failing;
}

}  // namespace escalint
