#include "report/markdown_report.h"

#include <algorithm>
#include <vector>

#include "report/markdown.h"
#include "report/phrases.h"
#include "report/spoken.h"
#include "report/text_summary.h"

namespace escalint {
namespace {

constexpr size_t kLongestName = 80;
constexpr size_t kLongestTitle = 200;
constexpr size_t kLongestText = 600;
constexpr size_t kMostRules = 100;
constexpr size_t kMostUnreadable = 10;

int64_t Of(const RuleTally& rule, Verdict verdict) {
  return rule.counts[static_cast<size_t>(verdict)];
}

int64_t Sum(const RunSummary& summary, Verdict verdict) {
  int64_t sum = 0;
  for (const RuleTally& rule : summary.rules) sum += Of(rule, verdict);
  return sum;
}

std::string BySeverity(const RunSummary& summary) {
  std::vector<std::string> words;
  for (int i = 3; i >= 0; --i) {
    const int64_t count = summary.shown_by_severity[i];
    if (count != 0)
      words.push_back(std::to_string(count) + ' ' + std::string(Name(static_cast<Severity>(i))));
  }
  return words.empty() ? "" : " (" + SpokenList(words) + ')';
}

void WriteCounts(const RunSummary& summary, std::string& out) {
  int64_t all = 0;
  for (int i = 0; i < kVerdictCount; ++i) all += Sum(summary, static_cast<Verdict>(i));
  const auto row = [&out](std::string_view name, const std::string& value) {
    out.append("| ").append(name).append(" | ").append(value).append(" |\n");
  };
  const auto count = [&](Verdict verdict) { return std::to_string(Sum(summary, verdict)); };
  out += "\n| Duties | |\n|---|---|\n";
  row("Arose", std::to_string(all));
  row("**Breached**", "**" + count(Verdict::kBreached) + "**" + BySeverity(summary));
  row("**Could not be checked**", "**" + count(Verdict::kCannotTell) + "**");
  row("Met", count(Verdict::kMet));
  row("Not due yet", count(Verdict::kNotDue));
  row("Lifted by the policy", count(Verdict::kWaived));
}

void WriteWhatWasChecked(const RunSummary& summary, std::string& out) {
  int64_t cases = 0;
  int64_t escalations = 0;
  for (const InputSummary& input : summary.inputs) {
    cases += input.cases;
    escalations += input.escalations;
  }
  std::string text = SpokenCount(cases, "case", "cases") + " with " +
                     SpokenCount(escalations, "escalation", "escalations") + " in " +
                     SpokenCount(static_cast<int64_t>(summary.inputs.size()), "file", "files");
  if (!summary.as_of.empty()) text += ", as of " + SpokenAsOf(summary.as_of);
  if (!summary.policies.empty()) text += ", against " + SpokenList(summary.policies);
  out.append("\n").append(MarkdownText(text, kLongestText)).append(".\n");
  if (summary.pseudonymised) out.append("\n").append(kPseudonymised).append("\n");
}

std::vector<const RuleTally*> WorstFirst(const RunSummary& summary) {
  std::vector<const RuleTally*> rules;
  for (const RuleTally& rule : summary.rules) {
    if (Of(rule, Verdict::kBreached) + Of(rule, Verdict::kCannotTell) > 0) rules.push_back(&rule);
  }
  std::stable_sort(rules.begin(), rules.end(), [](const RuleTally* a, const RuleTally* b) {
    if (a->severity != b->severity) return a->severity > b->severity;
    return Of(*a, Verdict::kBreached) + Of(*a, Verdict::kCannotTell) >
           Of(*b, Verdict::kBreached) + Of(*b, Verdict::kCannotTell);
  });
  return rules;
}

void WriteRules(const RunSummary& summary, std::string& out) {
  const std::vector<const RuleTally*> rules = WorstFirst(summary);
  if (rules.empty()) return;
  out += "\n### Rules, worst first\n\n";
  out += "| Rule | Rule's severity | Breached | Could not be checked | What the rule looks for |\n";
  out += "|---|---|---:|---:|---|\n";
  const size_t shown = std::min(rules.size(), kMostRules);
  for (size_t i = 0; i < shown; ++i) {
    const RuleTally& rule = *rules[i];
    out += "| " + MarkdownText(rule.id, kLongestName) + " | ";
    out.append(Name(rule.severity)).append(" | ");
    out += std::to_string(Of(rule, Verdict::kBreached)) + " | ";
    out += std::to_string(Of(rule, Verdict::kCannotTell)) + " | ";
    out += MarkdownText(rule.title, kLongestTitle) + " |\n";
  }
  if (shown < rules.size()) {
    out += "\nAnd " + std::to_string(rules.size() - shown) + " more rules.\n";
  }
}

void WriteGravest(std::string_view title, Gravest& findings, std::string& out) {
  if (findings.count() == 0) return;
  out.append("\n### ").append(title).append("\n\n");
  if (findings.left_out() > 0) {
    out += "The " + std::to_string(findings.kept()) + " gravest of " +
           std::to_string(findings.count()) + "; the other reports have all.\n\n";
  }
  while (findings.Take(out)) {
  }
}

void WriteUnreadable(const RunSummary& summary, std::string& out) {
  const size_t count = summary.unreadable.size();
  if (count == 0) return;
  out += "\n### Records that could not be read, and so were not checked\n\n";
  const size_t shown = std::min(count, kMostUnreadable);
  for (size_t i = 0; i < shown; ++i) {
    const UnreadableRecord& record = summary.unreadable[i];
    const std::string place = PlaceOf({record.file, record.line, record.column, ""});
    out += "- " + MarkdownText(place + ": " + record.error, kLongestText) + '\n';
  }
  if (shown < count) out += "- and " + std::to_string(count - shown) + " more\n";
}

void WriteStandings(const RunSummary& summary, std::string& out) {
  const auto rows = StandingRows(summary);
  if (rows.empty()) return;
  out += summary.baseline ? "\n### Against the baseline\n\n" : "\n### Set aside\n\n";
  for (const auto& [name, number] : rows) out += "- " + name + ": " + std::to_string(number) + '\n';
  if (!summary.baseline) return;
  for (const std::string& note : summary.baseline->notes) {
    out += "- " + MarkdownText(note, kLongestText) + '\n';
  }
}

void WriteNotRun(const RunSummary& summary, std::string& out) {
  std::map<std::string, std::vector<std::string>> reasons;
  for (const RuleTally& rule : summary.rules) {
    if (!rule.run) reasons[rule.not_run_because].push_back(rule.id);
  }
  if (reasons.empty()) return;
  out += "\n### Rules that could not run\n\n";
  for (const auto& [reason, rules] : reasons) {
    out += "- " + MarkdownText(reason, kLongestText) + ": " +
           MarkdownText(SpokenList(rules), 4 * kLongestText) + '\n';
  }
}

}  // namespace

void MarkdownReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  CountInCase(report, seen_.fail_on, fragment);
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) RenderDataFinding(finding, fragment);
  }
}

void MarkdownReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  const int gravity = GravityOf(finding);
  if (gravity == kNoFault) return;
  std::string line;
  if (finding.verdict) {
    line = "- **" + MarkdownText(QualitiesOf(finding), kLongestName) + "** " +
           MarkdownText(HeadingOf(finding), kLongestTitle) + "<br>" +
           MarkdownText(SummaryOf(finding), kLongestText) + "<br>" +
           MarkdownText("In the file: " + PlaceOf(finding.location), kLongestTitle) + '\n';
  }
  fragment.text += line;
  fragment.pieces.push_back({finding.rule, gravity, line.size()});
}

/// A piece without text is a remark on the data: only counted.
void MarkdownReport::Append(const Fragment& fragment, std::string&) {
  seen_.Add(fragment);
  std::string_view text = fragment.text;
  for (const Piece& piece : fragment.pieces) {
    if (piece.size == 0) {
      ++remarks_[piece.group];
      continue;
    }
    Gravest& list = IsBreach(piece.grade) ? breaches_ : unchecked_;
    list.Add(piece.grade, text.substr(0, piece.size));
    text.remove_prefix(piece.size);
  }
}

void MarkdownReport::WriteRemarks(std::string& out) const {
  if (remarks_.empty()) return;
  out += "\n### About the data\n\n";
  for (const auto& [rule, count] : remarks_) {
    out += "- " + MarkdownText(rule, kLongestName) + ": " +
           SpokenCount(count, "remark", "remarks") + '\n';
  }
}

void MarkdownReport::End(const RunSummary& summary, std::string& out) {
  out +=
      "## Escalation check\n\n**" + MarkdownText(Conclusion(summary, seen_), kLongestText) + "**\n";
  WriteWhatWasChecked(summary, out);
  WriteCounts(summary, out);
  WriteStandings(summary, out);
  WriteRules(summary, out);
  WriteGravest("Breached", breaches_, out);
  WriteGravest("Could not be checked", unchecked_, out);
  WriteNotRun(summary, out);
  WriteUnreadable(summary, out);
  WriteRemarks(out);
  out += "\nA finding is a question to put to the people concerned, not a verdict on them.\n";
}

std::optional<Problem> MarkdownReport::WriteProblem() const {
  return breaches_.problem() ? breaches_.problem() : unchecked_.problem();
}

}  // namespace escalint
