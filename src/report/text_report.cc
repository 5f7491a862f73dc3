#include "report/text_report.h"

#include <algorithm>
#include <map>

#include "report/phrases.h"
#include "report/spoken.h"
#include "report/text_history.h"
#include "report/utf8.h"

namespace escalint {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kHistoryIndent = 4;
constexpr size_t kMostGone = 20;
constexpr size_t kLongestGone = 300;

/// In what order a person wants to read; within one place, the report's own order.
int Place(const Finding& finding) {
  if (!finding.verdict) return kVerdictCount;
  switch (*finding.verdict) {
    case Verdict::kBreached:
      return 0;
    case Verdict::kCannotTell:
      return 1;
    case Verdict::kNotDue:
      return 2;
    case Verdict::kWaived:
      return 3;
    case Verdict::kMet:
      return 4;
  }
  return kVerdictCount;
}

using Group = std::vector<const Finding*>;

/// What findings that share a paragraph have in common.
std::string FoldKey(const Finding& finding) {
  return finding.rule + '\n' + std::string(Name(finding.baseline)) + '\n' + StandingOf(finding);
}

/// A finding a group, but for those of one rule that could not be checked: they share one.
std::vector<Group> Fold(const std::vector<Finding>& findings) {
  std::vector<Group> groups;
  std::map<std::string, size_t> unchecked;  // by FoldKey
  for (const Finding& finding : findings) {
    const bool folds = finding.verdict == Verdict::kCannotTell;
    const auto known = folds ? unchecked.find(FoldKey(finding)) : unchecked.end();
    if (known != unchecked.end()) {
      groups[known->second].push_back(&finding);
      continue;
    }
    if (folds) unchecked.emplace(FoldKey(finding), groups.size());
    groups.push_back({&finding});
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return Place(*a.front()) < Place(*b.front());
  });
  return groups;
}

}  // namespace

TextReport::TextReport(const TextOptions& options, const ZoneTable& zone)
    : page_(options.width, options.colour), zone_(zone), finding_text_(page_, zone) {
  seen_.fail_on = options.fail_on;
}

void TextReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  CountInCase(report, seen_.fail_on, fragment);
  for (const EscalationReport& escalation : report.escalations) {
    if (!escalation.findings.empty()) WriteEscalation(report, escalation, fragment.text);
  }
}

void TextReport::Append(const Fragment& fragment, std::string& out) {
  seen_.Add(fragment);
  out += fragment.text;
}

void TextReport::AddGone(const CaseReport& gone, std::string&) {
  const Finding& finding = gone.escalations.front().findings.front();
  if (gone_.size() < kMostGone) {
    gone_.push_back(Clip(OccasionOf(finding) + ": " + HeadingOf(finding), kLongestGone));
  }
}

void TextReport::End(const RunSummary& summary, std::string& out) {
  WriteSummary(summary, seen_, gone_, page_, out);
}

void TextReport::WriteEscalation(const CaseReport& report, const EscalationReport& escalation,
                                 std::string& out) const {
  const auto write_fact = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) page_.Write({kIndent, name, Ink::kFaint, kIndent + 8}, text, out);
  };
  page_.WriteTitle(TitleOf(report, escalation), out);
  write_fact("Policy", PolicyOf(escalation));
  write_fact("Route", SpokenTerm(escalation.route));
  write_fact("Risk", SpokenTerm(escalation.risk));
  write_fact("Theme", escalation.theme);
  if (!escalation.history.empty()) {
    out += '\n';
    page_.Write({kIndent, "What happened", Ink::kStrong, 0}, "", out);
    WriteHistory(escalation.history, zone_, page_, kHistoryIndent, out);
  }
  WriteFindings(escalation.findings, out);
}

void TextReport::WriteFindings(const std::vector<Finding>& findings, std::string& out) const {
  for (const Group& group : Fold(findings)) finding_text_.WriteFolded(group, out);
}

}  // namespace escalint
