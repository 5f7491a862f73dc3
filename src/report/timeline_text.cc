#include "report/timeline_text.h"

#include <algorithm>
#include <numeric>

#include "report/phrases.h"
#include "report/spoken.h"
#include "report/text_summary.h"

namespace escalint {
namespace {

using Told = TimelineEntry::Kind;

constexpr size_t kIndent = 2;
constexpr size_t kFactHang = 13;
constexpr size_t kUnderIndent = 6;
constexpr size_t kUnderHang = 18;

std::string_view WordOf(Told kind) {
  switch (kind) {
    case Told::kOpens:
      return "opens";
    case Told::kMet:
      return "met";
    case Told::kLate:
      return "LATE";
    case Told::kNotDone:
      return "NOT DONE";
    case Told::kFault:
      return "BREACH";
    case Told::kLifted:
      return "lifted";
    case Told::kUnclear:
      return "unclear";
    case Told::kStillOpen:
      return "still open";
    case Told::kCannotTell:
      return "cannot tell";
    case Told::kLapses:
    case Told::kRemark:
    case Told::kEvent:
      break;
  }
  return "";
}

Ink InkOf(const TimelineEntry& entry) {
  switch (entry.kind) {
    case Told::kMet:
      return Ink::kGreen;
    case Told::kLate:
    case Told::kNotDone:
    case Told::kFault:
      return entry.finding->severity >= Severity::kMedium ? Ink::kRed : Ink::kYellow;
    case Told::kLapses:
    case Told::kUnclear:
    case Told::kCannotTell:
      return Ink::kYellow;
    case Told::kRemark:
      return Ink::kBlue;
    case Told::kOpens:
    case Told::kLifted:
    case Told::kStillOpen:
    case Told::kEvent:
      break;
  }
  return Ink::kStrong;
}

/// Where the verdict of a breach is told: its late act, else the passing of its limit.
bool TellsBreach(const TimelineEntry& entry) {
  if (entry.kind == Told::kLapses) return !entry.finding->done;
  return entry.kind == Told::kLate || entry.kind == Told::kNotDone || entry.kind == Told::kFault;
}

std::string When(const HistoryLine& line, const ZoneTable& zone) {
  return line.at.Known() ? FormatForPerson(zone, line.at) : "time not known";
}

std::string When(const DueTime& due, const ZoneTable& zone) {
  const bool at_the_end = due.is_date && !due.until;
  return at_the_end ? "end of " + FormatDateForPerson(due.date) : SpokenDue(due, zone);
}

size_t TimeWidth(const Timeline& timeline, const ZoneTable& zone) {
  size_t width = 0;
  for (const TimelineEntry& entry : timeline.course) {
    if (entry.kind == Told::kEvent) width = std::max(width, Width(When(*entry.event, zone)));
    if (entry.event == nullptr) width = std::max(width, Width(When(*entry.finding->due, zone)));
  }
  return width;
}

/// "3 breached (STF-12a, STF-14 from e3)".
std::string Counted(const EscalationReport& escalation, Verdict verdict) {
  const int count = escalation.verdict_counts[static_cast<size_t>(verdict)];
  std::string text = std::to_string(count) + ' ';
  text += SpokenVerdict(verdict);
  if (verdict == Verdict::kMet || count == 0) return text;
  std::string rules;
  for (const Finding& finding : escalation.findings) {
    if (finding.verdict != verdict) continue;
    rules += (rules.empty() ? "" : ", ") + finding.rule;
    if (finding.trigger) rules += " from " + EventName(*finding.trigger);
  }
  return text + " (" + rules + ')';
}

int SumOf(const EscalationReport& escalation) {
  return std::accumulate(std::begin(escalation.verdict_counts), std::end(escalation.verdict_counts),
                         0);
}

/// What is said where no duty arose; `all_ran`: no rule was left out.
std::string NoDuty(const EscalationReport& escalation, bool all_ran) {
  const std::string why = WhyNothingChecked(escalation);
  if (!why.empty()) return "Nothing was checked here: " + why + '.';
  return all_ran ? "No duty arose." : "No duty arose from the rules that could run.";
}

std::string NothingToTell(const CaseReport& report) {
  const bool no_policy =
      std::all_of(report.escalations.begin(), report.escalations.end(),
                  [](const EscalationReport& escalation) { return escalation.policy.empty(); });
  return std::string("No escalation is recorded, and ") +
         (no_policy ? "nothing was checked on the case itself: no policy was found for it."
                    : "no duty arose on the case itself.");
}

bool AnyNotChecked(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.not_checked; });
}

/// Rules that could not run, events that don't count yet, data that can't be checked: then nobody
/// can say that nothing was left unchecked.
bool AllChecked(const TimelinePage& page, const EscalationReport& escalation) {
  return page.not_run.empty() && escalation.later_events == 0 && !AnyNotChecked(page.remarks) &&
         !AnyNotChecked(escalation.findings);
}

}  // namespace

void TimelineText::Write(const TimelinePage& page, std::string& out) const {
  const std::vector<EscalationReport>& escalations = page.report.escalations;
  if (std::none_of(escalations.begin(), escalations.end(), HasSomethingToTell)) {
    page_.WriteTitle(NameOf(page.report), out);
    page_.Write({kIndent, "", Ink::kPlain, kIndent}, NothingToTell(page.report), out);
  }
  for (const EscalationReport& escalation : escalations) {
    if (!HasSomethingToTell(escalation)) continue;
    const Timeline timeline = TellInOrder(escalation, page.as_of, zone_);
    WriteHeader(page, escalation, out);
    WriteCourse(escalation, timeline, out);
    WriteEnd(page, escalation, timeline, out);
  }
  WriteRulesNotRun(page.not_run, page_, out);
  WriteRemarks(page.remarks, out);
}

void TimelineText::WriteHeader(const TimelinePage& page, const EscalationReport& escalation,
                               std::string& out) const {
  const auto write_fact = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) page_.Write({kIndent, name, Ink::kFaint, kFactHang}, text, out);
  };
  page_.WriteTitle(TitleOf(page.report, escalation), out);
  write_fact("Policy", PolicyOf(escalation));
  write_fact("Route", SpokenTerm(escalation.route));
  if (!escalation.is_case_level) {
    write_fact("Risk", escalation.risk.empty() ? "not recorded" : SpokenTerm(escalation.risk));
  }
  write_fact("Theme", escalation.theme);
  write_fact("Raised by", escalation.raised_by);
  write_fact("Against", escalation.against);
  write_fact("Seen as of", SpokenAsOf(page.as_of_text));
}

void TimelineText::WriteCourse(const EscalationReport& escalation, const Timeline& timeline,
                               std::string& out) const {
  const size_t time_width = TimeWidth(timeline, zone_);
  for (const TimelineEntry& entry : timeline.course) {
    if (entry.kind == Told::kEvent) {
      WriteEvent(entry, time_width, out);
    } else if (entry.event == nullptr) {
      WritePassing(entry, time_width, out);
    } else {
      WriteUnder(entry, out);
    }
  }
  if (!escalation.history.empty()) return;
  out += '\n';
  page_.Write({kIndent, "", Ink::kPlain, kIndent}, "No event is recorded.", out);
}

void TimelineText::WriteEvent(const TimelineEntry& entry, size_t time_width,
                              std::string& out) const {
  std::string lead = When(*entry.event, zone_);
  lead.append(time_width + 2 - Width(lead), ' ').append(Printable(EventName(*entry.event)));
  const size_t hang = kIndent + Width(lead) + 2;
  out += '\n';
  page_.Write({kIndent, lead, Ink::kStrong, hang}, SpokenEntry(entry, zone_), out);
}

void TimelineText::WritePassing(const TimelineEntry& entry, size_t time_width,
                                std::string& out) const {
  const std::string lead = When(*entry.finding->due, zone_);
  const size_t hang = kIndent + time_width + 2;
  std::string text = SpokenEntry(entry, zone_);
  if (TellsBreach(entry)) text += " [breach: " + QualitiesOf(*entry.finding) + ']';
  out += '\n';
  page_.Write({kIndent, lead, InkOf(entry), hang}, text, out);
  WriteDetails(entry, hang, out);
}

void TimelineText::WriteUnder(const TimelineEntry& entry, std::string& out) const {
  std::string text = SpokenEntry(entry, zone_);
  if (TellsBreach(entry)) text += " [breach: " + QualitiesOf(*entry.finding) + ']';
  page_.Write({kUnderIndent, WordOf(entry.kind), InkOf(entry), kUnderHang}, text, out);
  WriteDetails(entry, kUnderHang, out);
}

void TimelineText::WriteDetails(const TimelineEntry& entry, size_t indent, std::string& out) const {
  const Finding& finding = *entry.finding;
  const auto write = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) page_.Write({indent, name, Ink::kFaint, indent + 2}, text, out);
  };
  const bool at_once = finding.course.at_once && entry.kind != Told::kUnclear;
  if (entry.kind == Told::kOpens) write("Count:", finding.course.count);
  if (entry.kind == Told::kLate) write("The count went on:", finding.course.count_on);
  if (entry.kind == Told::kOpens || at_once) {
    for (const std::string& assumption : finding.assumptions) write("Assumed:", assumption);
  }
  const bool settles =
      at_once || entry.kind == Told::kMet || entry.kind == Told::kLifted || TellsBreach(entry);
  if (settles && finding.contested) write("Contested:", SpokenReadings(finding.readings));
}

void TimelineText::WriteEnd(const TimelinePage& page, const EscalationReport& escalation,
                            const Timeline& timeline, std::string& out) const {
  out += '\n';
  page_.Write({kIndent, "As of " + SpokenAsOf(page.as_of_text), Ink::kStrong, 0}, "", out);
  for (const TimelineEntry& entry : timeline.at_asof) {
    if (entry.kind == Told::kRemark) {
      page_.Write({kUnderIndent, "the data", InkOf(entry), kUnderHang}, SpokenEntry(entry, zone_),
                  out);
    } else {
      WriteUnder(entry, out);
    }
  }
  if (escalation.later_events > 0) {
    page_.Write({kUnderIndent, "later", Ink::kStrong, kUnderHang},
                SpokenCount(escalation.later_events, "event is", "events are") +
                    " recorded after that; they don't count yet.",
                out);
  }
  WriteSum(page, escalation, out);
}

void TimelineText::WriteSum(const TimelinePage& page, const EscalationReport& escalation,
                            std::string& out) const {
  const auto& counts = escalation.verdict_counts;
  const int all = SumOf(escalation);
  if (all == 0) {
    page_.Write({kUnderIndent, "in sum", Ink::kStrong, kUnderHang},
                NoDuty(escalation, page.not_run.empty()), out);
    return;
  }
  if (counts[static_cast<size_t>(Verdict::kCannotTell)] == 0 &&
      counts[static_cast<size_t>(Verdict::kNotDue)] == 0) {
    page_.Write({kUnderIndent, "", Ink::kPlain, kUnderIndent},
                AllChecked(page, escalation)
                    ? "No duty is still open, and nothing was left unchecked."
                    : "No duty is still open.",
                out);
  }
  std::string text = SpokenCount(all, "duty", "duties") + " arose: ";
  bool first = true;
  for (const Verdict verdict : {Verdict::kMet, Verdict::kBreached, Verdict::kCannotTell,
                                Verdict::kNotDue, Verdict::kWaived}) {
    if (counts[static_cast<size_t>(verdict)] == 0) continue;
    text += (first ? "" : "; ") + Counted(escalation, verdict);
    first = false;
  }
  page_.Write({kUnderIndent, "in sum", Ink::kStrong, kUnderHang}, text + '.', out);
}

void TimelineText::WriteRemarks(const std::vector<Finding>& remarks, std::string& out) const {
  if (remarks.empty()) return;
  out += '\n';
  page_.Write({}, "About the data", out);
  for (const Finding& remark : remarks) {
    page_.Write({kIndent, remark.rule, Ink::kBlue, kIndent + 2}, remark.message, out);
  }
}

}  // namespace escalint
