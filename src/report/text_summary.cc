#include "report/text_summary.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kNumberColumn = 26;

using Totals = std::array<int64_t, kVerdictCount>;

int64_t Of(const Totals& totals, Verdict verdict) { return totals[static_cast<size_t>(verdict)]; }
int64_t Of(const RuleTally& rule, Verdict verdict) {
  return rule.counts[static_cast<size_t>(verdict)];
}

Totals AddUp(const std::vector<RuleTally>& rules) {
  Totals totals{};
  for (const RuleTally& rule : rules) {
    for (size_t i = 0; i < totals.size(); ++i) totals[i] += rule.counts[i];
  }
  return totals;
}

int64_t Sum(const Totals& totals) {
  return std::accumulate(totals.begin(), totals.end(), int64_t{0});
}

int64_t RulesNotRun(const RunSummary& summary) {
  return std::count_if(summary.rules.begin(), summary.rules.end(),
                       [](const RuleTally& rule) { return !rule.run; });
}

int64_t CountInputs(const RunSummary& summary, int64_t InputSummary::*number) {
  int64_t count = 0;
  for (const InputSummary& input : summary.inputs) count += input.*number;
  return count;
}

void WriteWhatWasChecked(const RunSummary& summary, const TextPage& page, std::string& out) {
  const int64_t cases = CountInputs(summary, &InputSummary::cases);
  const int64_t escalations = CountInputs(summary, &InputSummary::escalations);
  std::string text = SpokenCount(cases, "case", "cases");
  text += " with " + SpokenCount(escalations, "escalation", "escalations");
  text += " in " + SpokenCount(static_cast<int64_t>(summary.inputs.size()), "file", "files");
  if (!summary.as_of.empty()) text += ", as of " + SpokenAsOf(summary.as_of);
  if (!summary.policies.empty()) text += ", against " + SpokenList(summary.policies);
  page.Write({}, text + '.', out);
  if (summary.pseudonymised) page.Write({}, kPseudonymised, out);
}

/// "(1 high, 2 low)".
std::string BySeverity(const RunSummary& summary) {
  std::string words;
  for (int i = 3; i >= 0; --i) {
    if (summary.shown_by_severity[i] == 0) continue;
    words += words.empty() ? "  (" : ", ";
    words += std::to_string(summary.shown_by_severity[i]);
    words += ' ';
    words += Name(static_cast<Severity>(i));
  }
  return words.empty() ? words : words + ')';
}

void WriteNumber(std::string_view name, int64_t number, const std::string& more,
                 const TextPage& page, std::string& out) {
  std::string digits = std::to_string(number);
  const size_t pad = digits.size() < 8 ? 8 - digits.size() : 0;
  page.Write({kIndent, name, Ink::kPlain, kNumberColumn + pad}, digits + more, out);
}

void WriteVerdicts(const RunSummary& summary, const TextPage& page, std::string& out) {
  const Totals totals = AddUp(summary.rules);
  out += '\n';
  WriteNumber("Duties that arose", Sum(totals), "", page, out);
  WriteNumber("Breached", Of(totals, Verdict::kBreached), BySeverity(summary), page, out);
  WriteNumber("Could not be checked", Of(totals, Verdict::kCannotTell), "", page, out);
  WriteNumber("Met", Of(totals, Verdict::kMet), "", page, out);
  WriteNumber("Not due yet", Of(totals, Verdict::kNotDue), "", page, out);
  WriteNumber("Lifted by the policy", Of(totals, Verdict::kWaived), "", page, out);
}

/// "2 breached, 1 could not be checked".
std::string TallyWords(const RuleTally& rule) {
  std::string words;
  for (const Verdict verdict : {Verdict::kBreached, Verdict::kCannotTell}) {
    if (Of(rule, verdict) == 0) continue;
    if (!words.empty()) words += ", ";
    words += std::to_string(Of(rule, verdict)) + ' ';
    words += SpokenVerdict(verdict);
  }
  return words;
}

void WriteRules(const RunSummary& summary, const TextPage& page, std::string& out) {
  size_t widest = 0;
  for (const RuleTally& rule : summary.rules) {
    if (!TallyWords(rule).empty()) widest = std::max(widest, Width(rule.id));
  }
  if (widest == 0) return;
  out += '\n';
  page.Write({}, "By rule", out);
  for (const RuleTally& rule : summary.rules) {
    const std::string words = TallyWords(rule);
    if (words.empty()) continue;
    const bool any_breach = Of(rule, Verdict::kBreached) != 0;
    page.Write({kIndent, rule.id, Ink::kStrong, kIndent + widest + 2},
               words + (any_breach ? ": " + rule.title : ". " + LookedFor(rule.title)), out);
  }
}

void WriteUnreadable(const RunSummary& summary, const TextPage& page, std::string& out) {
  if (summary.unreadable.empty()) return;
  out += '\n';
  page.Write({}, "Records that could not be read, and so were not checked", out);
  for (const UnreadableRecord& record : summary.unreadable) {
    std::string place = record.file + ':' + std::to_string(record.line);
    place += ':' + std::to_string(record.column) + ": ";
    page.Write({kIndent, "", Ink::kPlain, kIndent + 2}, place + record.error, out);
  }
}

void WriteDataFindings(const RunSummary& summary, const TextPage& page, std::string& out) {
  if (summary.data_findings.empty()) return;
  out += '\n';
  page.Write({}, "About the data", out);
  for (const Finding& finding : summary.data_findings) {
    const std::string standing = StandingOf(finding);
    page.Write({kIndent, finding.rule, Ink::kBlue, kIndent + 2},
               finding.message + (standing.empty() ? "" : " " + standing), out);
  }
}

void WriteStandings(const RunSummary& summary, const std::vector<std::string>& gone,
                    const TextPage& page, std::string& out) {
  const auto rows = StandingRows(summary);
  if (rows.empty()) return;
  out += '\n';
  page.Write({}, summary.baseline ? "Against the baseline " + summary.baseline->file : "Set aside",
             out);
  for (const auto& [name, number] : rows) WriteNumber(name, number, "", page, out);
  if (!summary.baseline) return;
  for (const std::string& note : summary.baseline->notes)
    page.Write({kIndent, "", Ink::kPlain, kIndent}, note, out);
  if (gone.empty()) return;
  out += '\n';
  page.Write({}, "No longer found", out);
  for (const std::string& line : gone)
    page.Write({kIndent, "", Ink::kPlain, kIndent + 2}, line, out);
  const int64_t more = summary.baseline->gone - static_cast<int64_t>(gone.size());
  if (more > 0)
    page.Write({kIndent, "", Ink::kPlain, kIndent}, "and " + std::to_string(more) + " more", out);
}

struct BreachCount {
  int64_t counting = 0;  ///< at or above fail_on
  int64_t below = 0;
  int64_t known = 0;  ///< since the baseline
  int64_t suppressed = 0;
  int64_t hidden = 0;  ///< the user asked for other verdicts only
};

BreachCount CountBreaches(const RunSummary& summary, Severity fail_on) {
  BreachCount count;
  for (size_t i = 0; i < 4; ++i) {
    const bool counts = static_cast<Severity>(i) >= fail_on;
    const int64_t known = summary.standings.known_breaches[i];
    const int64_t suppressed = summary.standings.suppressed_breaches[i];
    count.known += known;
    count.suppressed += suppressed;
    (counts ? count.counting : count.below) += summary.shown_by_severity[i] - known - suppressed;
  }
  const int64_t all = Of(AddUp(summary.rules), Verdict::kBreached);
  const int64_t shown = count.counting + count.below + count.known + count.suppressed;
  count.hidden = std::max(all - shown, int64_t{0});
  return count;
}

/// " in 1 escalation and 2 case histories".
std::string WhereBreached(const SeenInCases& seen) {
  std::vector<std::string> places;
  if (seen.escalations_in_breach != 0) {
    places.push_back(SpokenCount(seen.escalations_in_breach, "escalation", "escalations"));
  }
  if (seen.cases_in_breach != 0) {
    places.push_back(SpokenCount(seen.cases_in_breach, "case history", "case histories"));
  }
  return places.empty() ? "" : " in " + SpokenList(places);
}

/// "2 breaches at or above medium in 1 escalation; 1 breach below medium"; "" for none at all.
std::string BreachWords(const RunSummary& summary, const SeenInCases& seen) {
  const BreachCount count = CountBreaches(summary, seen.fail_on);
  const std::string severity(Name(seen.fail_on));
  std::string words;
  const std::string is_new = summary.baseline ? "new " : "";
  const auto add = [&words](int64_t number, const std::string& which, const std::string& what) {
    if (number == 0) return;
    words += words.empty() ? "" : "; ";
    words += SpokenCount(number, what + "breach", what + "breaches") + which;
  };
  add(count.counting, " at or above " + severity + WhereBreached(seen), is_new);
  add(count.below, " below " + severity, is_new);
  add(count.known, " known since the baseline", "");
  add(count.suppressed, " suppressed", "");
  add(count.hidden, " not shown here", "");
  return words;
}

/// For a run without a breach and without a gap.
std::string AllIsWell(const RunSummary& summary) {
  const Totals totals = AddUp(summary.rules);
  if (CountInputs(summary, &InputSummary::cases) == 0) return "There were no cases to check.";
  if (Sum(totals) == 0) return "No duty arose, so there was nothing to check.";
  const int64_t waiting = Of(totals, Verdict::kNotDue);
  std::string text = "No breach found, and nothing was left unchecked";
  if (waiting != 0) text += "; " + SpokenCount(waiting, "duty is", "duties are") + " not due yet";
  return text + '.';
}

}  // namespace

void WriteRulesNotRun(const std::vector<RuleTally>& rules, const TextPage& page, std::string& out) {
  std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
  std::map<std::string, size_t> position;
  for (const RuleTally& rule : rules) {
    if (rule.run) continue;
    const auto [known, is_new] = position.try_emplace(rule.not_run_because, reasons.size());
    if (is_new) reasons.push_back({rule.not_run_because, {}});
    reasons[known->second].second.push_back(rule.id);
  }
  if (reasons.empty()) return;
  out += '\n';
  page.Write({}, "Rules that could not run", out);
  for (const auto& [reason, ids] : reasons) {
    page.Write({kIndent, "", Ink::kPlain, kIndent + 2}, SpokenList(ids) + ": " + reason, out);
  }
}

std::vector<std::pair<std::string, int64_t>> StandingRows(const RunSummary& summary) {
  std::vector<std::pair<std::string, int64_t>> rows;
  const Standings& standings = summary.standings;
  if (summary.baseline) {
    rows.emplace_back("New", standings.fresh);
    rows.emplace_back("Known", standings.known);
  }
  if (standings.suppressed != 0) rows.emplace_back("Suppressed", standings.suppressed);
  if (!summary.baseline) return rows;
  rows.emplace_back("No longer found", summary.baseline->gone);
  const int64_t unseen = summary.baseline->unseen;
  if (unseen != 0) rows.emplace_back("Case not checked again", unseen);
  return rows;
}

std::vector<std::string> Gaps(const RunSummary& summary, const SeenInCases& seen) {
  std::vector<std::string> gaps;
  const auto add = [&gaps](int64_t number, const char* one, const char* many) {
    if (number != 0) gaps.push_back(SpokenCount(number, one, many));
  };
  add(Of(AddUp(summary.rules), Verdict::kCannotTell), "duty could not be checked",
      "duties could not be checked");
  for (std::string& words : NotCheckedWords(seen.not_checked)) gaps.push_back(std::move(words));
  add(RulesNotRun(summary), "rule could not run", "rules could not run");
  add(static_cast<int64_t>(summary.unreadable.size()), "record could not be read",
      "records could not be read");
  add(summary.baseline ? summary.baseline->unseen : 0,
      "finding of the baseline is of a case that was not checked again",
      "findings of the baseline are of cases that were not checked again");
  return gaps;
}

std::string Conclusion(const RunSummary& summary, const SeenInCases& seen) {
  const std::string breaches = BreachWords(summary, seen);
  const std::string gaps = SpokenList(Gaps(summary, seen));
  if (breaches.empty() && gaps.empty()) return AllIsWell(summary);
  if (gaps.empty()) return breaches + '.';
  if (!breaches.empty()) return breaches + "; " + gaps + '.';
  return "No breach found, but " + gaps + ": this doesn't show that the policy was followed.";
}

void WriteSummary(const RunSummary& summary, const SeenInCases& seen,
                  const std::vector<std::string>& gone, const TextPage& page, std::string& out) {
  page.WriteTitle("Summary", out);
  WriteWhatWasChecked(summary, page, out);
  WriteVerdicts(summary, page, out);
  WriteRules(summary, page, out);
  WriteRulesNotRun(summary.rules, page, out);
  WriteUnreadable(summary, page, out);
  WriteDataFindings(summary, page, out);
  WriteStandings(summary, gone, page, out);
  out += '\n';
  page.Write({}, Conclusion(summary, seen), out);
}

}  // namespace escalint
