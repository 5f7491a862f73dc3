#include "report/text_finding.h"

#include <algorithm>

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

constexpr size_t kHeadingIndent = 2;
constexpr size_t kDetailIndent = 6;
constexpr size_t kDetailHang = 22;
constexpr size_t kMostCited = 8;

std::string_view VerdictWord(const Finding& finding) {
  if (!finding.verdict) return "ABOUT THE DATA";
  switch (*finding.verdict) {
    case Verdict::kBreached:
      return "BREACH";
    case Verdict::kCannotTell:
      return "COULD NOT CHECK";
    case Verdict::kNotDue:
      return "NOT DUE YET";
    case Verdict::kWaived:
      return "LIFTED";
    case Verdict::kMet:
      return "MET";
  }
  return "";
}

Ink InkOf(const Finding& finding) {
  if (!IsFresh(finding)) return Ink::kFaint;
  if (!finding.verdict) return Ink::kBlue;
  switch (*finding.verdict) {
    case Verdict::kBreached:
      return finding.severity >= Severity::kMedium ? Ink::kRed : Ink::kYellow;
    case Verdict::kCannotTell:
      return Ink::kYellow;
    case Verdict::kMet:
      return Ink::kGreen;
    case Verdict::kNotDue:
    case Verdict::kWaived:
      return Ink::kStrong;
  }
  return Ink::kPlain;
}

/// The severity says how bad a breach is or would be; for the rest it says nothing.
bool ShowsSeverity(const Finding& finding) {
  return !finding.verdict || finding.verdict == Verdict::kBreached ||
         finding.verdict == Verdict::kCannotTell;
}

/// "3 times (e2, e5, e9)".
std::string Occasions(const std::vector<const Finding*>& findings) {
  std::string words = std::to_string(findings.size()) + " times";
  std::string cited;
  const size_t shown = std::min(findings.size(), kMostCited);
  for (size_t i = 0; i < shown; ++i) {
    if (!findings[i]->trigger) continue;
    cited.append(cited.empty() ? "" : ", ").append(findings[i]->trigger->event);
  }
  if (cited.empty()) return words;
  if (shown < findings.size()) cited += " and " + std::to_string(findings.size() - shown) + " more";
  return words.append(" (").append(cited).append(")");
}

}  // namespace

void FindingText::Write(const Finding& finding, std::string& out) const {
  WriteHeading(finding, "", out);
  page_.Write({kDetailIndent, "", Ink::kPlain, kDetailIndent}, finding.message, out);
  WriteTimes(finding, out);
  WriteDetail("How counted", finding.arithmetic, out);
  if (finding.duty_of) WriteDetail("Whose duty", SpokenHolder(*finding.duty_of), out);
  WriteDetail("Why it matters", finding.why, out);
  WriteDoubts(finding, out);
  if (finding.suppression) WriteDetail("Set aside", StandingOf(finding), out);
  WriteDetail("In the file", PlaceOf(finding.location), out);
}

void FindingText::WriteFolded(const std::vector<const Finding*>& findings, std::string& out) const {
  const Finding& first = *findings.front();
  if (findings.size() == 1) {
    Write(first, out);
    return;
  }
  WriteHeading(first, Occasions(findings) + ": ", out);
  WriteDetail("The first", first.message, out);
  if (first.suppression) WriteDetail("Set aside", StandingOf(first), out);
  WriteDetail("In the file", PlaceOf(first.location), out);
}

void FindingText::WriteHeading(const Finding& finding, const std::string& times,
                               std::string& out) const {
  std::string word(VerdictWord(finding));
  if (ShowsSeverity(finding)) word += " (" + QualitiesOf(finding) + ")";
  out += '\n';
  page_.Write({kHeadingIndent, word, InkOf(finding), kDetailIndent}, times + HeadingOf(finding),
              out);
}

/// Nothing for an empty text.
void FindingText::WriteDetail(std::string_view name, std::string_view text,
                              std::string& out) const {
  if (text.empty()) return;
  page_.Write({kDetailIndent, name, Ink::kFaint, kDetailHang}, text, out);
}

void FindingText::WriteTimes(const Finding& finding, std::string& out) const {
  if (finding.stage) WriteDetail("Stage", StageLabel(*finding.stage), out);
  if (finding.trigger) WriteDetail("Began with", SpokenCitation(*finding.trigger, zone_), out);
  if (finding.due) WriteDetail("Due", SpokenDue(*finding.due, zone_), out);
  WriteDetail("Done", SpokenDone(finding, zone_), out);
}

void FindingText::WriteDoubts(const Finding& finding, std::string& out) const {
  if (finding.local) WriteDetail("Limit", "set locally, not by the policy's own text", out);
  for (const std::string& assumption : finding.assumptions) {
    WriteDetail("Assumed", assumption, out);
  }
  if (!finding.contested) return;
  WriteDetail(
      "Contested",
      "The clause can honestly be read in more than one way. " + SpokenReadings(finding.readings),
      out);
}

}  // namespace escalint
