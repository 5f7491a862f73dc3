#include "report/csv_report.h"

#include <chrono>

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

constexpr std::string_view kHeader =
    "verdict,severity,contested,rule,title,clause,kind,policy,case,child,escalation,stage,"
    "trigger_event,trigger_at,due,done_event,done_at,late_by,duty_of_role,duty_of_agency,source,"
    "message,arithmetic,why,assumptions,readings,file,line,column,pointer,fingerprint,"
    "baseline,suppressed_until,suppressed_because";

}  // namespace

std::string CsvReport::Time(const Interval& at) const {
  const bool timed = at.Known() && at.precision != Precision::kDay;
  if (dialect_ == CsvDialect::kPlain || !timed) return FormatTime(at);
  return LocalTime(zone_, at, at.precision == Precision::kSecond);
}

std::string CsvReport::Due(const DueTime& due) const {
  if (dialect_ == CsvDialect::kPlain || due.is_date) return FormatDue(due);
  const bool whole_minute =
      due.instant.time_since_epoch() % std::chrono::minutes{1} == std::chrono::seconds{0};
  return LocalTime(zone_, due.instant, !whole_minute);
}

std::string CsvReport::Lateness(const std::string& duration) const {
  return dialect_ == CsvDialect::kPlain ? duration : SpokenDuration(duration);
}

void CsvReport::AppendRow(const Finding& finding, std::string& out) const {
  CsvRow row(dialect_, out);
  const auto text = [&](std::string_view value) { row.Text(value); };
  const auto citation = [&](const std::optional<EventCitation>& cited) {
    text(cited ? cited->event : "");
    row.Plain(cited ? Time(cited->at) : "");
  };
  row.Plain(finding.verdict ? Name(*finding.verdict) : "");
  row.Plain(Name(finding.severity));
  row.Plain(finding.contested ? "true" : "false");
  for (const std::string* value : {&finding.rule, &finding.title, &finding.clause}) text(*value);
  row.Plain(Name(finding.kind));
  for (const std::string* value : {&finding.policy, &finding.case_id, &finding.child}) text(*value);
  text(finding.escalation.value_or(""));
  text(finding.stage.value_or(""));
  citation(finding.trigger);
  row.Plain(finding.due ? Due(*finding.due) : "");
  citation(finding.done);
  row.Plain(Lateness(finding.late_by.value_or("")));
  const DutyHolder duty_of = finding.duty_of.value_or(DutyHolder{});
  text(duty_of.role);
  text(duty_of.agency);
  row.Plain(finding.local ? "local" : "policy");
  for (const std::string* value : {&finding.message, &finding.arithmetic, &finding.why}) {
    text(*value);
  }
  text(Joined(finding.assumptions));
  text(SpokenReadings(finding.readings));
  text(finding.location.file);
  row.Number(finding.location.line);
  row.Number(finding.location.column);
  text(finding.location.pointer);
  text(finding.fingerprint);
  row.Plain(Name(finding.baseline));
  row.Plain(finding.suppression ? FormatDate(finding.suppression->expires) : "");
  text(finding.suppression ? finding.suppression->reason : "");
  row.End();
}

void CsvReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  AppendRow(finding, fragment.text);
}

void CsvReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) RenderDataFinding(finding, fragment);
  }
}

void CsvReport::Begin(const RunStart&, std::string& out) {
  if (dialect_ == CsvDialect::kSpreadsheet) out += kByteOrderMark;
  out.append(kHeader).append(kCsvLineBreak);
}

void CsvReport::End(const RunSummary& summary, std::string& out) {
  for (const UnreadableRecord& record : summary.unreadable) AppendRow(RowFor(record), out);
}

}  // namespace escalint
