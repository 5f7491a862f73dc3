#include "report/csv_report.h"

#include <chrono>

#include "report/phrases.h"
#include "report/spoken.h"
#include "report/utf8.h"

namespace escalint {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineBreak = "\r\n";
constexpr size_t kLongestCell = 32767;  // of Excel, which spills the rest into the next cells

constexpr std::string_view kHeader =
    "verdict,severity,contested,rule,title,clause,kind,policy,case,child,escalation,stage,"
    "trigger_event,trigger_at,due,done_event,done_at,late_by,duty_of_role,duty_of_agency,source,"
    "message,arithmetic,why,assumptions,readings,file,line,column,pointer,fingerprint,"
    "baseline,suppressed_until,suppressed_because";

bool LooksLikeFormula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

/// Control characters other than tabs and line breaks have no place in a table.
bool IsForbidden(const CodePoint& point) {
  const char32_t c = point.value;
  return !point.valid || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

void AppendQuoted(std::string_view text, std::string& row) {
  row += '"';
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    if (IsForbidden(point)) {
      row += "\uFFFD";
    } else {
      if (text[0] == '"') row += '"';
      row += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  row += '"';
}

bool NeedsNoQuotes(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F || c == '"' || c == ',') return false;
  }
  return true;
}

void AppendCell(std::string_view text, std::string& row) {
  if (NeedsNoQuotes(text)) {
    row += text;
  } else {
    AppendQuoted(text, row);
  }
  row += ',';
}

void AppendNumber(uint64_t number, std::string& row) {
  AppendCell(number == 0 ? "" : std::to_string(number), row);
}

std::string Joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all.append(all.empty() ? "" : "; ").append(text);
  return all;
}

/// "2024-04-08 14:10"; with seconds where they were recorded.
std::string LocalTime(const ZoneTable& zone, sys_seconds instant, bool with_seconds) {
  std::string text = FormatInstant(instant + zone.OffsetAt(instant));
  text[text.find('T')] = ' ';
  text.resize(text.size() - (with_seconds ? 1 : 4));  // "Z" or ":00Z"
  return text;
}

}  // namespace

std::string CsvReport::Time(const Interval& at) const {
  const bool timed = at.Known() && at.precision != Precision::kDay;
  if (dialect_ == CsvDialect::kPlain || !timed) return FormatTime(at);
  return LocalTime(zone_, at.first, at.precision == Precision::kSecond);
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

void CsvReport::AppendText(std::string_view text, std::string& row) const {
  if (!LooksLikeFormula(text) && (dialect_ == CsvDialect::kPlain || text.size() <= kLongestCell)) {
    return AppendCell(text, row);
  }
  std::string guarded = LooksLikeFormula(text) ? "'" : "";
  guarded += text;
  AppendCell(dialect_ == CsvDialect::kPlain ? guarded : Clip(guarded, kLongestCell), row);
}

void CsvReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  std::string& row = fragment.text;
  const auto text = [&](std::string_view value) { AppendText(value, row); };
  const auto citation = [&](const std::optional<EventCitation>& cited) {
    text(cited ? cited->event : "");
    AppendCell(cited ? Time(cited->at) : "", row);
  };
  AppendCell(finding.verdict ? Name(*finding.verdict) : "", row);
  AppendCell(Name(finding.severity), row);
  AppendCell(finding.contested ? "true" : "false", row);
  for (const std::string* value : {&finding.rule, &finding.title, &finding.clause}) text(*value);
  AppendCell(Name(finding.kind), row);
  for (const std::string* value : {&finding.policy, &finding.case_id, &finding.child}) text(*value);
  text(finding.escalation.value_or(""));
  text(finding.stage.value_or(""));
  citation(finding.trigger);
  AppendCell(finding.due ? Due(*finding.due) : "", row);
  citation(finding.done);
  AppendCell(Lateness(finding.late_by.value_or("")), row);
  const DutyHolder duty_of = finding.duty_of.value_or(DutyHolder{});
  text(duty_of.role);
  text(duty_of.agency);
  AppendCell(finding.local ? "local" : "policy", row);
  for (const std::string* value : {&finding.message, &finding.arithmetic, &finding.why}) {
    text(*value);
  }
  text(Joined(finding.assumptions));
  text(SpokenReadings(finding.readings));
  text(finding.location.file);
  AppendNumber(finding.location.line, row);
  AppendNumber(finding.location.column, row);
  text(finding.location.pointer);
  text(finding.fingerprint);
  AppendCell(Name(finding.baseline), row);
  AppendCell(finding.suppression ? FormatDate(finding.suppression->expires) : "", row);
  text(finding.suppression ? finding.suppression->reason : "");
  row.pop_back();  // the last comma
  row += kLineBreak;
}

void CsvReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) RenderDataFinding(finding, fragment);
  }
}

void CsvReport::Begin(const RunStart&, std::string& out) {
  if (dialect_ == CsvDialect::kSpreadsheet) out += kByteOrderMark;
  out.append(kHeader).append(kLineBreak);
}

}  // namespace escalint
