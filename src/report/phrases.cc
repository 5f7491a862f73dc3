#include "report/phrases.h"

#include <charconv>
#include <chrono>

#include "report/spoken.h"

namespace escalint {

std::string NameOf(const CaseReport& report) {
  std::string name = "Case " + report.case_id;
  if (!report.child.empty()) name += ", child " + report.child;
  return name;
}

std::string TitleOf(const CaseReport& report, const EscalationReport& escalation) {
  const std::string name = NameOf(report);
  return escalation.is_case_level ? name + ": the case itself"
                                  : name + ", escalation " + escalation.id;
}

std::string PolicyOf(const EscalationReport& escalation) {
  if (escalation.policy.empty()) return "no policy found to check it against";
  if (escalation.policy_title.empty()) return escalation.policy;
  return escalation.policy_title + " (" + escalation.policy + ')';
}

std::string_view StageLabel(std::string_view stage) {
  constexpr std::string_view kPrefix = "stage-";
  if (stage.starts_with(kPrefix)) stage.remove_prefix(kPrefix.size());
  return stage;
}

std::string PlaceOf(const Location& location) {
  std::string place = location.file;
  if (location.line != 0) place += ':' + std::to_string(location.line);
  if (location.column != 0) place += ':' + std::to_string(location.column);
  return place;
}

std::string SpokenHolder(const DutyHolder& holder) {
  std::string words = SpokenTerm(holder.role);
  if (!words.empty() && !holder.agency.empty()) words += ", ";
  return words + SpokenTerm(holder.agency);
}

std::string QualitiesOf(const Finding& finding) {
  std::string words(Name(finding.severity));
  if (finding.contested) words += ", contested";
  if (finding.local) words += ", local limit";
  return words;
}

std::string SpokenDue(const DueTime& due, const ZoneTable& zone) {
  if (due.is_date) return "by the end of " + FormatDateForPerson(due.date);
  Interval at = InstantInterval(zone, due.instant);
  if (due.instant.time_since_epoch() % std::chrono::minutes{1} == std::chrono::seconds{0}) {
    at.precision = Precision::kMinute;
  }
  return FormatForPerson(zone, at);
}

std::string SpokenCitation(const EventCitation& citation, const ZoneTable& zone) {
  return citation.event + ", " + FormatForPerson(zone, citation.at);
}

std::string SpokenReadings(const std::vector<ReadingVerdict>& readings) {
  std::string words;
  for (const ReadingVerdict& reading : readings) {
    const auto verdict = VerdictFromName(reading.verdict);
    words.append(words.empty() ? "" : "; ").append(reading.group).append(" read as '");
    words.append(reading.reading).append(reading.in_force ? "' (used here): " : "': ");
    words.append(verdict ? SpokenVerdict(*verdict) : std::string_view(reading.verdict));
  }
  return words;
}

std::string SpokenAsOf(const std::string& as_of) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const char* text = as_of.data();
  if (as_of.size() != 10 || as_of[4] != '-' || as_of[7] != '-') return as_of;
  std::from_chars(text, text + 4, year);
  std::from_chars(text + 5, text + 7, month);
  std::from_chars(text + 8, text + 10, day);
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  return date.ok() ? FormatDateForPerson(sys_days{date}) : as_of;
}

}  // namespace escalint
