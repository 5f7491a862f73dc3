#include "cli/case_work.h"

#include <algorithm>
#include <utility>

#include "ingest/case_id.h"
#include "ingest/quotes.h"

namespace escalint {
namespace {

UnreadableRecord UnreadableAt(const Slice& slice, const RunInput& input) {
  return {input.file(), slice.line, slice.column, slice.error};
}

UnreadableRecord UnreadableFor(const Problem& problem, const RunInput& input) {
  std::string error = problem.message;
  if (!problem.hint.empty()) error += " (" + problem.hint + ')';
  return {input.file(), problem.line, problem.column, std::move(error)};
}

/// Findings mostly come in the order of their places, so each is looked for from the last one on;
/// for the others the slice is gone through once, and a place noted at every stride.
class PlaceFinder {
 public:
  explicit PlaceFinder(const Slice& slice)
      : bytes_(slice.bytes), begin_{0, {slice.line, slice.column}}, last_(begin_) {}

  LineColumn At(size_t offset) {
    const size_t wanted = std::min(offset, bytes_.size());
    if (wanted < last_.offset || wanted - last_.offset > kStride) last_ = NoteBefore(wanted);
    last_ = Ahead(last_, wanted);
    return last_.place;
  }

 private:
  static constexpr size_t kStride = size_t{64} << 10;
  struct Place {
    size_t offset;
    LineColumn place;
  };

  Place Ahead(const Place& from, size_t to) const {
    return {to, PlaceAfter(from.place, bytes_.substr(from.offset, to - from.offset))};
  }
  const Place& NoteBefore(size_t offset) {
    if (notes_.empty()) notes_.push_back(begin_);
    while (notes_.size() <= offset / kStride) {
      notes_.push_back(Ahead(notes_.back(), notes_.size() * kStride));
    }
    return notes_[offset / kStride];
  }

  std::string_view bytes_;
  Place begin_, last_;
  std::vector<Place> notes_;  // at 0, kStride, 2 kStride ...
};

}  // namespace

Locator LocatorFor(const Slice& slice, const std::string& file) {
  return [&slice, &file, finder = PlaceFinder(slice)](SourceOffset where, int escalation,
                                                      int event) mutable {
    const LineColumn place = finder.At(where.offset);
    return Location{file, place.line, place.column, PointerTo(slice, escalation, event)};
  };
}

namespace {

void Count(const CaseReport& report, CheckedCase& checked) {
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) {
      const auto severity = static_cast<size_t>(finding.severity);
      checked.standings.Count(finding);
      if (IsFault(finding) && IsFresh(finding)) ++checked.failing[severity];
      if (finding.verdict == Verdict::kCannotTell) ++checked.cannot_tell;
      if (finding.verdict == Verdict::kBreached) ++checked.breaches[severity];
    }
  }
}

void DropHidden(EnumSet<Verdict> shown, CaseReport& report) {
  for (EscalationReport& escalation : report.escalations) {
    std::erase_if(escalation.findings, [&](const Finding& finding) {
      return finding.verdict && !shown.Has(*finding.verdict);
    });
  }
}

/// First for those who need more than is shown; then, without it, for the rest.
void Render(CaseReport& report, EnumSet<Verdict> shown, const Reporters& reporters,
            std::vector<Fragment>& fragments) {
  fragments.resize(reporters.size());
  for (const bool whole : {true, false}) {
    if (!whole) DropHidden(shown, report);
    for (size_t i = 0; i < reporters.size(); ++i) {
      const bool needs_whole = !reporters[i]->AlsoWants().Empty();
      if (needs_whole == whole) reporters[i]->RenderCase(report, fragments[i]);
    }
  }
}

}  // namespace

/// By the pseudonym where there is one: a baseline knows no other id, and what of it is gone is for
/// the case's own shard to say.
bool Worker::HoldsId(std::string_view id, const Shard& shard) {
  return shard.HoldsId(pseudonyms_ ? pseudonyms_->Of(Hidden::kCase, id) : id);
}

UnreadableRecord Worker::Unreadable(UnreadableRecord record) {
  if (pseudonyms_) record.error = WithoutQuotes(record.error);
  return record;
}

/// Every shard must come to the same answer: so the reader is asked wherever a look isn't enough.
bool Worker::Takes(const Slice& slice, uint64_t record, const Shard& shard) {
  if (shard.IsWhole()) return true;
  if (const auto id = FindCaseId(slice)) return HoldsId(*id, shard);
  const bool readable = slice.error.empty() && !reader_.Read(slice, record_);
  return readable ? HoldsId(record_.id, shard) : shard.HoldsRecord(record);
}

CheckedCase Worker::Check(const Slice& slice, uint64_t record, const RunInput& input,
                          const PolicySet& policies, const Reporters& reporters) {
  CheckedCase checked;
  checked.record = record;
  if (!slice.error.empty()) {
    checked.unreadable = Unreadable(UnreadableAt(slice, input));
    return checked;
  }
  if (const auto problem = reader_.Read(slice, record_)) {
    checked.unreadable = Unreadable(UnreadableFor(*problem, input));
    return checked;
  }
  if (pseudonyms_) pseudonyms_->Replace(record_, policies);
  const Locator locate = LocatorFor(slice, input.file());
  CaseReport report;
  report.file = input.file();
  report.input = input.index();
  report.record = record;
  CaseChecker(policies, input.options())
      .Check(record_, locate, report, checked.tally,
             input.options().with_facts ? &checked.facts : nullptr);
  checked.id = record_.id;
  checked.child = record_.child;
  checked.where = locate(record_.where, -1, -1);
  checked.marks = gate_.Mark(report, input.as_of_day());
  Count(report, checked);
  Render(report, input.options().shown, reporters, checked.fragments);
  return checked;
}

CaseReport LoneReport(const Finding& finding, const CasePlace& place) {
  CaseReport report;
  report.case_id = finding.case_id;
  report.child = finding.child;
  report.file = finding.location.file;
  report.input = place.input;
  report.record = place.record;
  EscalationReport& escalation = report.escalations.emplace_back();
  escalation.is_case_level = !finding.escalation;
  escalation.id = finding.escalation.value_or("");
  escalation.findings.push_back(finding);
  return report;
}

void RenderLone(const Finding& finding, const CasePlace& place, const Reporters& reporters,
                std::vector<Fragment>& fragments) {
  fragments.clear();
  CaseReport report = LoneReport(finding, place);
  Render(report, {}, reporters, fragments);
}

}  // namespace escalint
