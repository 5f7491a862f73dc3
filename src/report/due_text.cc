#include "report/due_text.h"

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kDetailIndent = 6;
constexpr size_t kDetailHang = 18;

Ink InkOf(DueList list) {
  if (list == DueList::kOverdue) return Ink::kRed;
  return list == DueList::kPerhaps ? Ink::kYellow : Ink::kStrong;
}

std::string Duties(int64_t count) { return SpokenCount(count, "duty", "duties"); }

/// "1 overdue, 2 due, 4 without delay".
std::string CountWords(const DueCounts& counts) {
  std::string words;
  for (size_t i = 0; i < kDueListsShown; ++i) {
    if (counts[i] == 0) continue;
    words += words.empty() ? "" : ", ";
    words += std::to_string(counts[i]) + ' ';
    words += Name(static_cast<DueList>(i));
  }
  return words.empty() ? "nothing" : words;
}

std::string PlaceInCase(const DueEntry& entry) {
  std::string text = TitleOf(entry.report, entry.escalation);
  if (entry.finding.stage) text.append(", stage ").append(StageLabel(*entry.finding.stage));
  return text;
}

std::string_view TitleFor(DueList list) {
  switch (list) {
    case DueList::kOverdue:
      return "Overdue, not recorded as done: ";
    case DueList::kDue:
      return "Falling due: ";
    case DueList::kPerhaps:
      return "Perhaps falling due, the record leaves it open: ";
    default:
      return "To be done without delay, no date is set: ";
  }
}

}  // namespace

void DueText::RenderEntry(const DueEntry& entry, std::string& out) const {
  const Finding& finding = entry.finding;
  const auto detail = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) page_.Write({kDetailIndent, name, Ink::kFaint, kDetailHang}, text, out);
  };
  const std::string holder = WhoseDuty(entry.left);
  out += '\n';
  page_.Write({kIndent, When(entry), InkOf(entry.list), 0}, "", out);
  page_.Write({kDetailIndent, "", Ink::kPlain, kDetailIndent}, PlaceInCase(entry), out);
  detail("What", entry.left.what);
  detail("Whose duty", holder.empty() ? "not known from the record" : holder);
  detail(Capital(std::string(ClauseWord(finding.clause))),
         finding.clause + " (" + finding.rule + ", " + finding.policy + ')');
  if (finding.trigger) detail("Began with", SpokenCitation(*finding.trigger, zone()));
  detail("Counted", entry.left.count);
  if (entry.left.local_limit) detail("Limit", "set locally, not by the policy's own text");
  if (!entry.left.doubt.empty()) detail("Doubt", entry.left.doubt);
  for (const std::string& assumption : finding.assumptions) detail("Assumed", assumption);
  if (finding.contested) detail("Readings", SpokenReadings(finding.readings));
}

void DueText::WriteBegin(const DueTotals& totals, std::string& out) const {
  std::string text = "What falls due within ";
  text += SpokenCount(options().within, "working day", "working days") + " of ";
  if (totals.windows.size() == 1) {
    const auto& [as_of, window] = *totals.windows.begin();
    text += FormatDateForPerson(as_of) + ": up to the end of " + FormatDateForPerson(window.end);
  } else {
    text += SpokenAsOf(totals.summary->as_of);
  }
  page_.Write({0, text, Ink::kStrong, 0}, "", out);
  const std::string filter = FilterWords();
  if (!filter.empty()) page_.Write({}, "Only duties of: " + filter, out);
  page_.Write({}, "In this list: " + CountWords(totals.counts) + '.', out);
}

void DueText::WriteListBegin(DueList list, const DueTotals& totals, std::string& out) const {
  if (totals.Of(list) == 0) return;
  page_.WriteTitle(std::string(TitleFor(list)) + Duties(totals.Of(list)), out);
}

void DueText::WriteHolders(const DueTotals& totals, std::string& out) const {
  if (totals.holders.empty()) return;
  page_.WriteTitle("By officer and team", out);
  for (const auto& [holder, counts] : totals.holders) {
    const std::string name = holder.empty() ? "not known from the record" : holder;
    page_.Write({kIndent, "", Ink::kPlain, kIndent + 2}, name + ": " + CountWords(counts), out);
  }
}

void DueText::WriteEnd(const DueTotals& totals, std::string& out) const {
  WriteHolders(totals, out);
  const std::vector<std::string> rest = NotListed(totals, totals.counts);
  if (!rest.empty()) page_.WriteTitle("Not in this list", out);
  for (const std::string& sentence : rest) {
    page_.Write({kIndent, "", Ink::kPlain, kIndent + 2}, sentence, out);
  }
}

}  // namespace escalint
