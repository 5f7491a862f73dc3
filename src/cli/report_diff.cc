#include "cli/report_diff.h"

#include <utility>

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

std::string Spoken(const Judgement& judgement, const Finding& finding) {
  std::string text = judgement.verdict == 2 ? "breached"
                     : finding.verdict      ? "could not be checked"
                                            : "about the data";
  text += " (" + std::string(Name(judgement.severity)) + ")";
  return judgement.suppressed ? text + ", suppressed" : text;
}

}  // namespace

ReportDiff::ReportDiff(std::string old_file, std::string new_file, const std::string& spool_for)
    : spool_(spool_for) {
  summary_.old_file = std::move(old_file);
  summary_.new_file = std::move(new_file);
}

std::optional<Problem> ReportDiff::AddOutput(std::unique_ptr<DiffWriter> writer,
                                             const std::string& path) {
  auto file = OutputFile::Open(path);
  if (!file) return file.problems().front();
  files_.push_back(std::move(*file));
  writers_.push_back(std::move(writer));
  return std::nullopt;
}

size_t ReportDiff::GroupOf(DiffPart part, size_t output) const {
  return static_cast<size_t>(part) * writers_.size() + output;
}

void ReportDiff::PutAside(DiffPart part, const DiffEntry& entry) {
  const int64_t place = ++summary_.counts[static_cast<size_t>(part)];
  for (size_t i = 0; i < writers_.size(); ++i) {
    if (place > writers_[i]->Most()) continue;
    spool_.Add(GroupOf(part, i), writers_[i]->Render(part, entry));
  }
}

std::optional<Problem> ReportDiff::ReadOld() {
  auto head = ReadReport(summary_.old_file, [&](const Finding& finding) {
    if (IsFault(finding)) old_.Add(finding);
  });
  if (!head) return head.problems().front();
  summary_.old_head = std::move(*head);
  met_.resize(old_.size());
  return std::nullopt;
}

void ReportDiff::Compare(const Finding& finding) {
  const uint32_t entry = recurrences_.Meet(old_, finding.fingerprint);
  const Judgement now = JudgementOf(finding);
  const bool is_new = entry == FaultTable::kNone;
  if (!is_new) met_[entry] = true;
  if (!is_new && now == old_[entry]) {
    ++summary_.unchanged;
    return;
  }
  const bool is_graver = !is_new && now.GraverThan(old_[entry]);
  if (is_new || is_graver) {
    if (now.suppressed) {
      ++summary_.suppressed;
    } else {
      ++failing_[static_cast<size_t>(finding.severity)];
    }
  }
  PutAside(is_new      ? DiffPart::kNew
           : is_graver ? DiffPart::kGraver
                       : DiffPart::kMilder,
           {finding, is_new ? "" : Spoken(old_[entry], finding)});
}

std::optional<Problem> ReportDiff::TellGone() {
  uint32_t entry = 0;
  auto head = ReadReport(summary_.old_file, [&](const Finding& finding) {
    if (!IsFault(finding)) return;
    if (entry < met_.size() && !met_[entry]) PutAside(DiffPart::kGone, {finding, ""});
    ++entry;
  });
  if (!head) return head.problems().front();
  if (entry == old_.size()) return std::nullopt;
  return Problem{summary_.old_file, 0, 0, "was changed while it was being compared",
                 "compare the reports again"};
}

void ReportDiff::NoteDifferences() {
  const ReportHead& before = summary_.old_head;
  const ReportHead& now = summary_.new_head;
  const auto note = [&](std::string text) { summary_.notes.push_back(std::move(text)); };
  const bool both_say_when = !before.as_of.empty() && !now.as_of.empty();
  if (both_say_when && before.as_of != now.as_of) {
    note(
        "The two look at the histories as of different times, so a finding may be new, or gone, "
        "for the time that lies between.");
  }
  if (before.pseudonymised != now.pseudonymised) {
    note(std::string("The ") + (now.pseudonymised ? "newer" : "older") +
         " report was made with --pseudonymise and the other without, so no finding of a case can "
         "be known again: all look new, and all look gone. Compare two that were made with one "
         "key.");
  }
  if (!before.policies.empty() && !now.policies.empty() && before.policies != now.policies) {
    note("The two were checked against different policies: " + SpokenList(before.policies) +
         " before, " + SpokenList(now.policies) +
         " now. A finding may be new, or gone, because the policy asks for something else.");
  }
  if (now.unreadable != 0) {
    note(SpokenCount(now.unreadable, "record", "records") +
         " of the newer run could not be read, and so were not checked: what is no longer found "
         "may be in there.");
  }
}

std::optional<Problem> ReportDiff::Write() {
  for (size_t i = 0; i < writers_.size(); ++i) {
    const DiffWriter& writer = *writers_[i];
    std::string out;
    writer.Begin(summary_, out);
    for (const DiffPart part : kDiffParts) {
      writer.BeginPart(part, summary_.Of(part), out);
      std::string piece;
      for (bool first = true; spool_.Take(GroupOf(part, i), piece); first = false) {
        out += first ? writer.First(piece) : std::string_view(piece);
        piece.clear();
        if (auto problem = files_[i].Write(out)) return problem;
        out.clear();
      }
      writer.EndPart(part, summary_.Of(part), out);
    }
    writer.End(summary_, out);
    if (auto problem = files_[i].Write(out)) return problem;
  }
  return spool_.problem();
}

std::optional<Problem> ReportDiff::Run() {
  if (auto problem = ReadOld()) return problem;
  auto head = ReadReport(summary_.new_file, [&](const Finding& finding) {
    if (IsFault(finding)) Compare(finding);
  });
  if (!head) return head.problems().front();
  summary_.new_head = std::move(*head);
  if (auto problem = TellGone()) return problem;
  NoteDifferences();
  return Write();
}

Problems ReportDiff::Commit() {
  Problems problems;
  for (OutputFile& file : files_) {
    if (auto problem = file.Commit()) problems.push_back(std::move(*problem));
  }
  return problems;
}

}  // namespace escalint
