#include "report/timeline_json.h"

#include <algorithm>

#include "report/finding_json.h"
#include "report/json_writer.h"

namespace escalint {
namespace {

using Told = TimelineEntry::Kind;

/// When it happened; "" at the end of the timeline.
std::string At(const TimelineEntry& entry) {
  if (entry.event != nullptr) return FormatTime(entry.event->at);
  const bool passes = entry.kind == Told::kLapses || entry.kind == Told::kUnclear;
  return passes && entry.finding->due ? FormatDue(*entry.finding->due) : "";
}

/// One escalation, or the case itself, on its way into the document.
class TimelineJson {
 public:
  TimelineJson(const TimelinePage& page, const EscalationReport& escalation, const ZoneTable& zone,
               std::string& out)
      : page_(page), escalation_(escalation), zone_(zone), out_(out), json_(out) {}

  void Write();

 private:
  void WriteHeader();
  void WriteEntry(const TimelineEntry& entry);
  void WriteFindings(std::string_view name, const std::vector<Finding>& findings);
  void WriteSum();

  const TimelinePage& page_;
  const EscalationReport& escalation_;
  const ZoneTable& zone_;
  std::string& out_;
  JsonWriter json_;
};

void TimelineJson::WriteHeader() {
  json_.Member("case", page_.report.case_id).Member("child", page_.report.child);
  json_.MemberOrNull("escalation", escalation_.id).MemberOrNull("policy", escalation_.policy);
  json_.MemberOrNull("route", escalation_.route).MemberOrNull("risk", escalation_.risk);
  json_.MemberOrNull("theme", escalation_.theme);
  json_.MemberOrNull("raised_by", escalation_.raised_by);
  json_.MemberOrNull("against", escalation_.against).Member("as_of", page_.as_of_text);
}

void TimelineJson::WriteEntry(const TimelineEntry& entry) {
  const Finding* finding = entry.finding;
  json_.BeginObject().MemberOrNull("at", At(entry)).Member("kind", Name(entry.kind));
  json_.MemberOrNull("event", entry.event == nullptr ? "" : entry.event->event);
  json_.MemberOrNull("rule", finding == nullptr ? "" : finding->rule);
  json_.MemberOrNull("verdict", finding != nullptr && finding->verdict ? Name(*finding->verdict)
                                                                       : std::string_view());
  json_.Member("text", SpokenEntry(entry, zone_));
  const bool opens = entry.kind == Told::kOpens;
  const bool late = entry.kind == Told::kLate;
  json_.MemberOrNull("count", opens  ? finding->course.count
                              : late ? finding->course.count_on
                                     : std::string_view());
  json_.Key("finding");
  if (finding == nullptr) {
    json_.Null();
  } else {
    json_.Int(finding - escalation_.findings.data());
  }
  json_.EndObject();
}

void TimelineJson::WriteFindings(std::string_view name, const std::vector<Finding>& findings) {
  json_.Key(name).BeginArray();
  for (size_t i = 0; i < findings.size(); ++i) {
    if (i > 0) out_ += ", ";
    AppendFindingJson(findings[i], out_);
  }
  json_.EndArray();
}

void TimelineJson::WriteSum() {
  json_.Key("sum").BeginObject();
  for (int i = 0; i < kVerdictCount; ++i) {
    json_.MemberInt(Name(static_cast<Verdict>(i)), escalation_.verdict_counts[i]);
  }
  json_.EndObject();
  json_.MemberOrNull("not_checked_because", WhyNothingChecked(escalation_));
}

void TimelineJson::Write() {
  json_.BeginObject();
  WriteHeader();
  json_.Key("entries").BeginArray();
  const Timeline timeline = TellInOrder(escalation_, page_.as_of, zone_);
  for (const TimelineEntry& entry : timeline.course) WriteEntry(entry);
  for (const TimelineEntry& entry : timeline.at_asof) WriteEntry(entry);
  json_.EndArray();
  WriteFindings("findings", escalation_.findings);
  json_.MemberInt("later_events", escalation_.later_events);
  WriteSum();
  WriteFindings("remarks", page_.remarks);
  json_.Key("rules_not_run").BeginArray();
  for (const RuleTally& rule : page_.not_run) json_.String(rule.id);
  json_.EndArray().EndObject();
}

/// A case of which nothing is to be told is there all the same, as the case itself.
bool IsWritten(const EscalationReport& escalation, const CaseReport& report) {
  return HasSomethingToTell(escalation) ||
         std::none_of(report.escalations.begin(), report.escalations.end(), HasSomethingToTell);
}

}  // namespace

void AppendTimelineJson(const std::vector<TimelinePage>& pages, std::string_view version,
                        const ZoneTable& zone, std::string& out) {
  JsonWriter json(out);
  json.BeginObject().Key("escalint").BeginObject().Member("version", version);
  json.MemberInt("format", 1).EndObject().Key("timelines").BeginArray();
  bool first = true;
  for (const TimelinePage& page : pages) {
    for (const EscalationReport& escalation : page.report.escalations) {
      if (!IsWritten(escalation, page.report)) continue;
      if (!first) out += ", ";
      first = false;
      TimelineJson(page, escalation, zone, out).Write();
    }
  }
  json.EndArray().EndObject();
  out += '\n';
}

}  // namespace escalint
