#include "report/json_report.h"

#include "report/finding_json.h"
#include "report/json_writer.h"

namespace escalint {
namespace {

constexpr int64_t kFormat = 1;

void AppendRule(const RuleTally& rule, std::string& out) {
  JsonWriter json(out);
  json.BeginObject().Member("id", rule.id).Member("policy", rule.policy);
  json.Member("title", rule.title).MemberBool("run", rule.run);
  if (!rule.run) json.Member("not_run_because", rule.not_run_because);
  for (int i = 0; i < kVerdictCount; ++i) {
    json.MemberInt(Name(static_cast<Verdict>(i)), rule.counts[i]);
  }
  json.EndObject();
}

void WriteInput(const InputSummary& input, JsonWriter& json) {
  json.BeginObject().Member("file", input.file).Member("sha256", input.sha256);
  json.MemberInt("cases", input.cases).MemberInt("escalations", input.escalations);
  json.MemberInt("unreadable", input.unreadable).EndObject();
}

void WriteBaseline(const RunSummary& summary, JsonWriter& json) {
  if (!summary.baseline) return;
  const BaselineSummary& baseline = *summary.baseline;
  json.Key("baseline").BeginObject().Member("file", baseline.file);
  json.MemberInt("findings", baseline.findings).MemberInt("gone", baseline.gone);
  json.MemberInt("not_checked_again", baseline.unseen).Key("notes").BeginArray();
  for (const std::string& note : baseline.notes) json.String(note);
  json.EndArray().EndObject();
}

/// What decides the exit status and what does not; nothing where nothing is kept out of it.
void WriteStandings(const RunSummary& summary, JsonWriter& json) {
  const Standings& standings = summary.standings;
  if (!summary.baseline && standings.suppressed == 0) return;
  json.Key("standings").BeginObject().MemberInt("new", standings.fresh);
  json.MemberInt("unchanged", standings.known).MemberInt("suppressed", standings.suppressed);
  json.EndObject();
}

void WriteRun(const RunSummary& summary, JsonWriter& json) {
  json.BeginObject().Member("as_of", summary.as_of).Key("policies").BeginArray();
  for (const std::string& policy : summary.policies) json.String(policy);
  json.EndArray().Key("inputs").BeginArray();
  for (const InputSummary& input : summary.inputs) WriteInput(input, json);
  json.EndArray();
  WriteBaseline(summary, json);
  WriteStandings(summary, json);
  if (summary.pseudonymised) json.MemberBool("pseudonymised", true);
  json.EndObject();
}

/// `"name": [` one record a line `]`.
template <typename Record>
void AppendArray(std::string_view name, const std::vector<Record>& records,
                 void (*append)(const Record&, std::string&), std::string& out) {
  out.append(" \"").append(name).append("\": [");
  for (size_t i = 0; i < records.size(); ++i) {
    out += i == 0 ? "\n  " : ",\n  ";
    append(records[i], out);
  }
  out += records.empty() ? "],\n" : "\n ],\n";
}

}  // namespace

void JsonReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) RenderDataFinding(finding, fragment);
  }
}

/// Every finding brings the comma that parts it from the one before; `Append` drops the first.
void JsonReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  fragment.text += ",\n  ";
  AppendFindingJson(finding, fragment.text);
}

void JsonReport::Begin(const RunStart& start, std::string& out) {
  out += "{\n \"escalint\": ";
  JsonWriter json(out);
  json.BeginObject().Member("version", start.version).MemberInt("format", kFormat).EndObject();
  out += ",\n \"findings\": [";
}

void JsonReport::Append(const Fragment& fragment, std::string& out) {
  if (fragment.text.empty()) return;
  const size_t comma = any_finding_ ? 0 : 1;
  out.append(fragment.text, comma);
  any_finding_ = true;
}

void JsonReport::End(const RunSummary& summary, std::string& out) {
  out += any_finding_ ? "\n ],\n" : "],\n";
  AppendArray("rules", summary.rules, AppendRule, out);
  AppendArray("unreadable", summary.unreadable, AppendUnreadableJson, out);
  out += " \"run\": ";
  JsonWriter json(out);
  WriteRun(summary, json);
  out += "\n}\n";
}

}  // namespace escalint
