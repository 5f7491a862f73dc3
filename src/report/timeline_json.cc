#include "report/timeline_json.h"

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

void WriteEntry(const TimelineEntry& entry, const ZoneTable& zone, JsonWriter& json) {
  const Finding* finding = entry.finding;
  json.BeginObject().MemberOrNull("at", At(entry)).Member("kind", Name(entry.kind));
  json.MemberOrNull("event", entry.event == nullptr ? "" : entry.event->event);
  json.MemberOrNull("rule", finding == nullptr ? "" : finding->rule);
  json.MemberOrNull("verdict", finding != nullptr && finding->verdict ? Name(*finding->verdict)
                                                                      : std::string_view());
  json.Member("text", SpokenEntry(entry, zone));
  const bool opens = entry.kind == Told::kOpens;
  const bool late = entry.kind == Told::kLate;
  json.MemberOrNull("count", opens  ? finding->course.count
                             : late ? finding->course.count_on
                                    : std::string_view());
  json.EndObject();
}

void WriteTimeline(const TimelinePage& page, const EscalationReport& escalation,
                   const ZoneTable& zone, JsonWriter& json) {
  json.BeginObject().Member("case", page.report.case_id).Member("child", page.report.child);
  json.MemberOrNull("escalation", escalation.id).MemberOrNull("policy", escalation.policy);
  json.MemberOrNull("route", escalation.route).MemberOrNull("risk", escalation.risk);
  json.Member("as_of", page.as_of_text).Key("entries").BeginArray();
  const Timeline timeline = TellInOrder(escalation, page.as_of, zone);
  for (const TimelineEntry& entry : timeline.course) WriteEntry(entry, zone, json);
  for (const TimelineEntry& entry : timeline.at_asof) WriteEntry(entry, zone, json);
  json.EndArray().Key("rules_not_run").BeginArray();
  for (const RuleTally& rule : page.not_run) json.String(rule.id);
  json.EndArray().EndObject();
}

}  // namespace

void AppendTimelineJson(const std::vector<TimelinePage>& pages, std::string_view version,
                        const ZoneTable& zone, std::string& out) {
  JsonWriter json(out);
  json.BeginObject().Key("escalint").BeginObject().Member("version", version);
  json.MemberInt("format", 1).EndObject().Key("timelines").BeginArray();
  for (const TimelinePage& page : pages) {
    for (const EscalationReport& escalation : page.report.escalations) {
      if (HasSomethingToTell(escalation)) WriteTimeline(page, escalation, zone, json);
    }
  }
  json.EndArray().EndObject();
  out += '\n';
}

}  // namespace escalint
