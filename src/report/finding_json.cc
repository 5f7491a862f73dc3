#include "report/finding_json.h"

#include "report/json_writer.h"

namespace escalint {
namespace {

void WriteCitation(std::string_view name, const std::optional<EventCitation>& citation,
                   JsonWriter& json) {
  json.Key(name);
  if (!citation) {
    json.Null();
    return;
  }
  json.BeginObject().Member("event", citation->event);
  json.MemberOrNull("at", FormatTime(citation->at)).EndObject();
}

void WriteDutyHolder(const std::optional<DutyHolder>& holder, JsonWriter& json) {
  json.Key("duty_of");
  if (!holder) {
    json.Null();
    return;
  }
  json.BeginObject().MemberOrNull("role", holder->role);
  json.MemberOrNull("agency", holder->agency).EndObject();
}

void WriteReadings(const std::vector<ReadingVerdict>& readings, JsonWriter& json) {
  json.Key("readings").BeginArray();
  for (const ReadingVerdict& reading : readings) {
    json.BeginObject().Member("group", reading.group).Member("reading", reading.reading);
    json.Member("verdict", reading.verdict).MemberBool("in_force", reading.in_force).EndObject();
  }
  json.EndArray();
}

void WritePosition(std::string_view name, uint64_t position, JsonWriter& json) {
  json.Key(name);
  if (position == 0) {
    json.Null();
  } else {
    json.Int(static_cast<int64_t>(position));
  }
}

void WriteLocation(const Location& location, JsonWriter& json) {
  json.Key("location").BeginObject().MemberOrNull("file", location.file);
  WritePosition("line", location.line, json);
  WritePosition("column", location.column, json);
  json.MemberOrNull("pointer", location.pointer).EndObject();
}

/// What was breached, and how badly.
void WriteJudgement(const Finding& finding, JsonWriter& json) {
  json.Member("fingerprint", finding.fingerprint).Member("rule", finding.rule);
  json.Member("policy", finding.policy).Member("clause", finding.clause);
  json.Member("kind", Name(finding.kind));
  json.MemberOrNull("verdict", finding.verdict ? Name(*finding.verdict) : std::string_view());
  json.Member("severity", Name(finding.severity)).MemberBool("contested", finding.contested);
}

/// In whose case, and when.
void WriteOccasion(const Finding& finding, JsonWriter& json) {
  json.Member("case", finding.case_id).Member("child", finding.child);
  json.OptionalMember("escalation", finding.escalation);
  json.OptionalMember("stage", finding.stage);
  WriteCitation("trigger", finding.trigger, json);
  json.MemberOrNull("due", finding.due ? FormatDue(*finding.due) : std::string());
  WriteCitation("done", finding.done, json);
  json.OptionalMember("late_by", finding.late_by);
}

void WriteExplanation(const Finding& finding, JsonWriter& json) {
  json.Member("title", finding.title).Member("message", finding.message);
  json.Member("arithmetic", finding.arithmetic).Member("why", finding.why);
  WriteDutyHolder(finding.duty_of, json);
  json.Member("source", finding.local ? "local" : "policy").Key("assumptions").BeginArray();
  for (const std::string& assumption : finding.assumptions) json.String(assumption);
  json.EndArray();
  WriteReadings(finding.readings, json);
}

/// How the run's own baseline and suppressions have it; nothing where they say nothing.
void WriteStanding(const Finding& finding, JsonWriter& json) {
  if (finding.baseline != BaselineState::kNone) json.Member("baseline", Name(finding.baseline));
  if (!finding.suppression) return;
  json.Key("suppressed").BeginObject().Member("reason", finding.suppression->reason);
  json.Member("expires", FormatDate(finding.suppression->expires)).EndObject();
}

}  // namespace

void AppendFindingJson(const Finding& finding, std::string& out) {
  JsonWriter json(out);
  json.BeginObject();
  WriteJudgement(finding, json);
  WriteOccasion(finding, json);
  WriteExplanation(finding, json);
  WriteLocation(finding.location, json);
  WriteStanding(finding, json);
  json.EndObject();
}

void AppendUnreadableJson(const UnreadableRecord& record, std::string& out) {
  JsonWriter json(out);
  json.BeginObject().Member("file", record.file);
  json.MemberInt("line", static_cast<int64_t>(record.line));
  json.MemberInt("column", static_cast<int64_t>(record.column));
  json.Member("error", record.error).EndObject();
}

}  // namespace escalint
