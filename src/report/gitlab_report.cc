#include "report/gitlab_report.h"

#include <algorithm>

#include "report/fingerprints.h"
#include "report/gravity.h"
#include "report/json_writer.h"
#include "report/phrases.h"
#include "report/utf8.h"

namespace escalint {
namespace {

constexpr size_t kLongestText = 2000;

std::string_view GitlabSeverity(Severity severity) {
  switch (severity) {
    case Severity::kHigh:
      return "critical";
    case Severity::kMedium:
      return "major";
    case Severity::kLow:
      return "minor";
    case Severity::kInfo:
      return "info";
  }
  return "info";
}

struct Entry {
  std::string description;
  std::string_view check_name;
  std::string fingerprint;
  Severity severity = Severity::kHigh;
  Location place;
};

/// Brings the comma that parts it from the one before; `Append` drops the first.
void AppendEntry(const Entry& entry, std::string& out) {
  std::string_view path = entry.place.file;
  while (path.starts_with("./")) path.remove_prefix(2);
  out += ",\n ";
  JsonWriter json(out);
  json.BeginObject().Member("description", Clip(entry.description, kLongestText));
  json.Member("check_name", entry.check_name).Member("fingerprint", entry.fingerprint);
  json.Member("severity", GitlabSeverity(entry.severity));
  json.Key("location").BeginObject();
  json.Member("path", path.empty() || path == "-" ? "standard-input" : path);
  json.Key("lines").BeginObject();
  json.MemberInt("begin", static_cast<int64_t>(std::max<uint64_t>(entry.place.line, 1)));
  json.EndObject().EndObject().EndObject();
}

void AppendFinding(const Finding& finding, int occurrence, std::string& out) {
  Entry entry;
  entry.description = HeadingOf(finding) + ". " + SummaryOf(finding);
  entry.check_name = finding.rule;
  entry.fingerprint = finding.fingerprint;
  if (occurrence > 1) entry.fingerprint += '-' + std::to_string(occurrence);
  entry.severity = finding.suppression ? Severity::kInfo : finding.severity;
  entry.place = finding.location;
  AppendEntry(entry, out);
}

}  // namespace

void GitlabReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  Occurrences seen;
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) {
      if (GravityOf(finding) == kNoFault) continue;
      AppendFinding(finding, seen.Next(finding.fingerprint), fragment.text);
    }
  }
}

void GitlabReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  AppendFinding(finding, 1, fragment.text);
}

void GitlabReport::Append(const Fragment& fragment, std::string& out) {
  if (fragment.text.empty()) return;
  out.append(fragment.text, any_entry_ ? 0 : 1);
  any_entry_ = true;
}

void GitlabReport::End(const RunSummary& summary, std::string& out) {
  Fragment rest;
  Occurrences seen;
  for (const UnreadableRecord& record : summary.unreadable) {
    Entry entry;
    entry.description = "This record could not be read, so it was not checked: " + record.error;
    entry.check_name = "UNREADABLE";
    entry.place = {record.file, record.line, record.column, ""};
    entry.fingerprint = "unreadable " + PlaceOf(entry.place);
    entry.fingerprint += '-' + std::to_string(seen.Next(entry.fingerprint));
    AppendEntry(entry, rest.text);
  }
  Append(rest, out);
  out += any_entry_ ? "\n]\n" : "]\n";
}

}  // namespace escalint
