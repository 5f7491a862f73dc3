#include "report/due_calendar.h"

#include <algorithm>

#include "report/phrases.h"
#include "report/spoken.h"
#include "report/utf8.h"

namespace escalint {
namespace {

constexpr size_t kLongestLine = 75;    // octets
constexpr size_t kLongestText = 4000;  // code points; an event's id may have millions
constexpr size_t kLongestSummary = 200;

/// "20240402".
std::string BareDate(sys_days day) {
  std::string text = FormatDate(day);
  std::erase(text, '-');
  return text;
}

/// "20240402T090000Z".
std::string BareInstant(sys_seconds instant) {
  std::string text = FormatInstant(instant);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

void AppendDay(sys_days day, std::string& out) {
  AppendCalendarLine("DTSTART;VALUE=DATE", BareDate(day), out);
  AppendCalendarLine("DTEND;VALUE=DATE", BareDate(day + std::chrono::days{1}), out);
}

void AppendWords(std::string_view name, std::string_view text, size_t most, std::string& out) {
  AppendCalendarLine(name, CalendarText(Clip(text, most)), out);
}

std::string Summary(const DueEntry& entry) {
  std::string text;
  if (entry.list == DueList::kOverdue) text = "OVERDUE: ";
  if (entry.list == DueList::kPerhaps) text = "Perhaps due: ";
  if (entry.list == DueList::kDue) text = "Due: ";
  if (entry.finding.contested) text += "(contested) ";
  return text + entry.left.what + " (" + TitleOf(entry.report, entry.escalation) + ')';
}

}  // namespace

std::string CalendarText(std::string_view text) {
  std::string escaped;
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    const std::string_view bytes = text.substr(0, point.length);
    if (text[0] == '\\' || text[0] == ',' || text[0] == ';') {
      escaped.append("\\").append(bytes);
    } else if (text[0] == '\n') {
      escaped += "\\n";
    } else if (!point.valid || point.value < 0x20 || point.value == 0x7F) {
      if (text[0] != '\r') escaped += "\uFFFD";
    } else {
      escaped += bytes;
    }
    text.remove_prefix(point.length);
  }
  return escaped;
}

void AppendCalendarLine(std::string_view name, std::string_view value, std::string& out) {
  std::string line(name);
  line.append(":").append(value);
  std::string_view rest = line;
  size_t used = 0;
  while (!rest.empty()) {
    const size_t length = DecodeFirst(rest).length;
    if (used + length > kLongestLine) {
      out += "\r\n ";
      used = 1;
    }
    out += rest.substr(0, length);
    used += length;
    rest.remove_prefix(length);
  }
  out += "\r\n";
}

void DueCalendar::RenderEntry(const DueEntry& entry, std::string& out) const {
  if (!entry.left.has_limit && entry.list != DueList::kOverdue) return;
  const Finding& finding = entry.finding;
  const std::string holder = WhoseDuty(entry.left);
  AppendCalendarLine("BEGIN", "VEVENT", out);
  AppendWords("UID", finding.fingerprint + entry.number + "@escalint", kLongestText, out);
  AppendCalendarLine("DTSTAMP", BareInstant(entry.left.as_of), out);
  if (entry.list == DueList::kDue && IsExact(entry)) {
    AppendCalendarLine("DTSTART", BareInstant(entry.left.first), out);
  } else {
    const sys_days as_of = AsOfDay(entry.left);
    const bool dated = entry.list != DueList::kOverdue;
    AppendDay(dated ? std::max(as_of, zone().LocalDate(entry.left.first)) : as_of, out);
  }
  AppendWords("SUMMARY", Summary(entry), kLongestSummary, out);
  std::string about = "When: " + When(entry) + "\nWhat: " + entry.left.what;
  about += "\nWhose duty: " + (holder.empty() ? "not known from the record" : holder);
  about += "\nWhere: " + OccasionOf(finding);
  about += '\n' + Capital(std::string(ClauseWord(finding.clause))) + ": " + finding.clause + " (" +
           finding.rule + ", " + finding.policy + ')';
  if (!entry.left.count.empty()) about += "\nCounted: " + entry.left.count;
  if (entry.left.local_limit) about += "\nThe limit is set locally, not by the policy's own text.";
  if (!entry.left.doubt.empty()) about += "\nDoubt: " + entry.left.doubt;
  for (const std::string& assumption : finding.assumptions) about += "\nAssumed: " + assumption;
  if (finding.contested) about += "\nReadings: " + SpokenReadings(finding.readings);
  AppendWords("DESCRIPTION", about, kLongestText, out);
  AppendWords("CATEGORIES", holder.empty() ? Name(entry.list) : holder, kLongestSummary, out);
  const bool open = entry.list == DueList::kPerhaps || finding.contested;
  AppendCalendarLine("STATUS", open ? "TENTATIVE" : "CONFIRMED", out);
  AppendCalendarLine("CLASS", "PRIVATE", out);
  AppendCalendarLine("TRANSP", "TRANSPARENT", out);
  AppendCalendarLine("END", "VEVENT", out);
}

/// The event that says what there is in sum: a calendar has at least one.
void DueCalendar::WriteBegin(const DueTotals& totals, std::string& out) const {
  AppendCalendarLine("BEGIN", "VCALENDAR", out);
  AppendCalendarLine("VERSION", "2.0", out);
  AppendCalendarLine("PRODID", "-//escalint//due//EN", out);
  AppendCalendarLine("CALSCALE", "GREGORIAN", out);
  AppendCalendarLine("METHOD", "PUBLISH", out);
  const std::string filter = FilterWords();
  const std::string name = filter.empty() ? "Escalations" : "Escalations: " + filter;
  AppendWords("X-WR-CALNAME", name, kLongestSummary, out);
  for (const auto& [as_of, window] : totals.windows) WriteSum(name, as_of, window, totals, out);
}

void DueCalendar::WriteSum(const std::string& name, sys_days as_of, const DueWindow& window,
                           const DueTotals& totals, std::string& out) const {
  const auto count = [&](DueList list) {
    return std::to_string(window.counts[static_cast<size_t>(list)]);
  };
  AppendCalendarLine("BEGIN", "VEVENT", out);
  AppendWords(
      "UID", "sum-" + BareDate(as_of) + '-' + options().role + '-' + options().agency + "@escalint",
      kLongestText, out);
  AppendCalendarLine("DTSTAMP", BareInstant(zone().EndOfDay(as_of)), out);
  AppendDay(as_of, out);
  AppendWords("SUMMARY",
              name + ": " + count(DueList::kOverdue) + " overdue, " + count(DueList::kDue) +
                  " due by " + FormatDateForPerson(window.end),
              kLongestSummary, out);
  std::string about = "Perhaps due: " + count(DueList::kPerhaps) +
                      "\nTo be done without delay, so at no date of this calendar: " +
                      count(DueList::kWithoutDelay);
  for (const std::string& sentence : NotListed(totals, window.counts)) about += '\n' + sentence;
  if (totals.windows.size() > 1) {
    about +=
        "\nWhat is said here of what was not judged, of rules and of records is of all exports "
        "together.";
  }
  AppendWords("DESCRIPTION", about, kLongestText, out);
  AppendCalendarLine("CLASS", "PRIVATE", out);
  AppendCalendarLine("TRANSP", "TRANSPARENT", out);
  AppendCalendarLine("END", "VEVENT", out);
}

void DueCalendar::WriteEnd(const DueTotals&, std::string& out) const {
  AppendCalendarLine("END", "VCALENDAR", out);
}

}  // namespace escalint
