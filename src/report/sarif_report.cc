#include "report/sarif_report.h"

#include <algorithm>

#include "report/fingerprints.h"
#include "report/json_writer.h"
#include "report/phrases.h"
#include "report/sarif_rules.h"
#include "report/spoken.h"
#include "report/utf8.h"

namespace escalint {
namespace {

constexpr std::string_view kStandardInput = "standard-input";

/// Relative to the root of the repository where the export is named so.
void WriteArtifact(std::string_view file, JsonWriter& json) {
  while (file.starts_with("./")) file.remove_prefix(2);
  if (file == "-" || file.empty()) file = kStandardInput;
  const bool is_absolute = file.starts_with('/');
  std::string uri = is_absolute ? "file://" : "";
  for (const char c : file) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') ||
                          std::string_view("-._~/").find(c) != std::string_view::npos;
    constexpr std::string_view kHexDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain) {
      uri += c;
    } else {
      uri.append({'%', kHexDigits[byte >> 4], kHexDigits[byte & 0xF]});
    }
  }
  json.Key("artifactLocation").BeginObject().Member("uri", uri);
  if (!is_absolute) json.Member("uriBaseId", "%SRCROOT%");
  json.EndObject();
}

/// GitHub wants all four numbers. The end is exclusive: the finding is the character it begins at.
void WriteRegion(const Location& location, JsonWriter& json) {
  const auto line = static_cast<int64_t>(std::max<uint64_t>(location.line, 1));
  const auto column = static_cast<int64_t>(std::max<uint64_t>(location.column, 1));
  json.Key("region").BeginObject().MemberInt("startLine", line).MemberInt("startColumn", column);
  json.MemberInt("endLine", line).MemberInt("endColumn", column + 1).EndObject();
}

void WriteLocations(const Location& location, JsonWriter& json) {
  json.Key("locations").BeginArray().BeginObject().Key("physicalLocation").BeginObject();
  WriteArtifact(location.file, json);
  WriteRegion(location, json);
  json.EndObject();
  if (!location.pointer.empty()) {
    const bool is_xpath = location.pointer.find('[') != std::string::npos;
    json.Key("logicalLocations").BeginArray().BeginObject();
    json.Member("fullyQualifiedName", location.pointer);
    json.Member("kind", is_xpath ? "element" : "object").EndObject().EndArray();
  }
  json.EndObject().EndArray();
}

std::string_view KindOf(const Finding& finding) {
  if (!finding.verdict) return "review";
  switch (*finding.verdict) {
    case Verdict::kBreached:
      return "fail";
    case Verdict::kCannotTell:
      return "open";
    case Verdict::kMet:
      return "pass";
    case Verdict::kNotDue:
      return "informational";
    case Verdict::kWaived:
      return "notApplicable";
  }
  return "open";
}

/// The level belongs to a failure. What could not be checked, and a remark, have none of their own:
/// a reader that knows only levels (GitHub) then takes the rule's, and hides neither.
void WriteKind(const Finding& finding, JsonWriter& json) {
  json.Member("kind", KindOf(finding));
  if (finding.verdict == Verdict::kBreached) json.Member("level", SarifLevel(finding.severity));
  if (GravityOf(finding) == kNoFault) json.Member("level", "none");
}

void WriteMessage(std::string_view text, JsonWriter& json) {
  json.Key("message").BeginObject().Member("text", Clip(text, kLongestSarifText)).EndObject();
}

void WriteProperties(const Finding& finding, JsonWriter& json) {
  const auto member = [&json](std::string_view name, const std::string& text) {
    if (!text.empty()) json.Member(name, Clip(text, kLongestSarifText));
  };
  json.Key("properties").BeginObject();
  member("policy", finding.policy);
  member("clause", finding.clause);
  member("faultKind", std::string(Name(finding.kind)));
  member("verdict", finding.verdict ? std::string(Name(*finding.verdict)) : "");
  member("severity", std::string(Name(finding.severity)));
  json.MemberBool("contested", finding.contested);
  member("case", finding.case_id);
  member("escalation", finding.escalation.value_or(""));
  member("stage", finding.stage.value_or(""));
  member("due", finding.due ? FormatDue(*finding.due) : "");
  member("done", finding.done ? FormatTime(finding.done->at) : "");
  member("lateBy", finding.late_by.value_or(""));
  member("dutyOf", finding.duty_of ? SpokenHolder(*finding.duty_of) : "");
  member("arithmetic", finding.arithmetic);
  json.EndObject();
}

/// By which GitHub knows a result again: a hash, and a number where the hash recurs.
void WriteFingerprint(const std::string& fingerprint, int occurrence, JsonWriter& json) {
  json.Key("partialFingerprints").BeginObject();
  json.Member("primaryLocationLineHash", fingerprint + ':' + std::to_string(occurrence));
  json.EndObject();
}

void WriteStanding(const Finding& finding, JsonWriter& json) {
  if (finding.baseline != BaselineState::kNone) {
    json.Member("baselineState", Name(finding.baseline));
  }
  if (!finding.suppression) return;
  json.Key("suppressions").BeginArray().BeginObject();
  json.Member("kind", "external").Member("status", "accepted");
  json.Member("justification", Clip(StandingOf(finding), kLongestSarifText));
  json.EndObject().EndArray();
}

void AppendResult(const Finding& finding, int occurrence, std::string& out) {
  JsonWriter json(out);
  json.BeginObject().Member("ruleId", finding.rule);
  WriteKind(finding, json);
  WriteMessage(SummaryOf(finding), json);
  WriteLocations(finding.location, json);
  WriteFingerprint(finding.fingerprint, occurrence, json);
  WriteStanding(finding, json);
  WriteProperties(finding, json);
  json.EndObject();
}

/// No failure of this run, and no alert: whoever reads no `baselineState` is not to take it for
/// one.
void AppendGone(const Finding& finding, std::string& out) {
  JsonWriter json(out);
  json.BeginObject().Member("ruleId", kGoneRule).Member("kind", "informational");
  json.Member("level", "none");
  WriteMessage(
      "No longer found since the baseline: " + OccasionOf(finding) + ": " + HeadingOf(finding),
      json);
  WriteLocations(finding.location, json);
  WriteFingerprint(finding.fingerprint, 1, json);
  json.Member("baselineState", "absent").Key("properties").BeginObject();
  json.Member("rule", Clip(finding.rule, kLongestSarifText));
  json.Member("case", Clip(finding.case_id, kLongestSarifText)).EndObject().EndObject();
}

void AppendUnreadable(const UnreadableRecord& record, std::string& out) {
  JsonWriter json(out);
  json.BeginObject().Member("ruleId", kUnreadableRule);
  json.Member("kind", "fail").Member("level", "error");
  WriteMessage("This record could not be read, so it was not checked: " + record.error, json);
  const Location place{record.file, record.line, record.column, ""};
  WriteLocations(place, json);
  WriteFingerprint(std::string(kUnreadableRule) + ' ' + PlaceOf(place), 1, json);
  json.EndObject();
}

void AddPiece(const Finding& finding, int occurrence, Fragment& fragment) {
  const size_t before = fragment.text.size();
  AppendResult(finding, occurrence, fragment.text);
  fragment.text += '\n';
  fragment.pieces.push_back({"", GravityOf(finding), fragment.text.size() - before});
}

void WriteNotification(std::string_view level, std::string_view text, std::string_view rule,
                       JsonWriter& json) {
  json.BeginObject().Member("level", level);
  WriteMessage(text, json);
  if (!rule.empty()) json.Key("associatedRule").BeginObject().Member("id", rule).EndObject();
  json.EndObject();
}

/// How the run went: what it could not do, and what of its results is not in the report.
void WriteInvocation(const RunSummary& summary, const Gravest& results, JsonWriter& json) {
  json.Key("invocations").BeginArray().BeginObject();
  json.MemberBool("executionSuccessful", summary.unreadable.empty());
  json.Key("toolExecutionNotifications").BeginArray();
  if (results.left_out() > 0) {
    WriteNotification("warning",
                      "There are " + std::to_string(results.count()) + " results; the " +
                          std::to_string(results.kept()) + " gravest are listed and " +
                          std::to_string(results.left_out()) +
                          " are left out. The JSON and CSV reports have all of them.",
                      "", json);
  }
  if (summary.pseudonymised) WriteNotification("note", kPseudonymised, "", json);
  if (summary.baseline) {
    for (const std::string& note : summary.baseline->notes)
      WriteNotification("note", note, "", json);
  }
  if (!summary.unreadable.empty()) {
    const auto count = static_cast<int64_t>(summary.unreadable.size());
    WriteNotification(
        "error",
        SpokenCount(count, "record", "records") + " could not be read, and so were not checked.",
        "", json);
  }
  json.EndArray().Key("toolConfigurationNotifications").BeginArray();
  for (const RuleTally& rule : summary.rules) {
    if (!rule.run) {
      WriteNotification("warning", "The rule could not run: " + rule.not_run_because, rule.id,
                        json);
    }
  }
  json.EndArray().EndObject().EndArray();
}

}  // namespace

void SarifReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  Occurrences seen;
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) {
      AddPiece(finding, seen.Next(finding.fingerprint), fragment);
    }
  }
}

void SarifReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  AddPiece(finding, 1, fragment);
}

void SarifReport::Append(const Fragment& fragment, std::string&) {
  std::string_view text = fragment.text;
  for (const Piece& piece : fragment.pieces) {
    results_.Add(piece.grade, text.substr(0, piece.size));
    text.remove_prefix(piece.size);
  }
}

void SarifReport::AddGone(const CaseReport& gone, std::string&) {
  std::string line;
  AppendGone(gone.escalations.front().findings.front(), line);
  results_.Add(kNoFault, line + '\n');
}

void SarifReport::End(const RunSummary& summary, std::string& out) {
  for (const UnreadableRecord& record : summary.unreadable) {
    std::string line;
    AppendUnreadable(record, line);
    results_.Add(0, line + '\n');
  }
  out += "{\n \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n";
  out += " \"version\": \"2.1.0\",\n \"runs\": [{\n";
  out += "  \"tool\": {\"driver\": {\"name\": \"escalint\", \"version\": ";
  AppendJsonString(summary.version, out);
  out += ", \"semanticVersion\": ";
  AppendJsonString(summary.version, out);
  out += ", \"rules\": [";
  AppendSarifRules(summary, out);
  out += "\n  ]}},\n  \"columnKind\": \"unicodeCodePoints\",\n  ";
  JsonWriter json(out);
  WriteInvocation(summary, results_, json);
  out += ",\n  \"results\": [";
}

bool SarifReport::More(std::string& out) {
  if (ended_) return false;
  std::string line;
  if (results_.Take(line)) {
    line.pop_back();  // the line break
    out.append(any_result_ ? ",\n   " : "\n   ").append(line);
    return any_result_ = true;
  }
  out += "\n  ]\n }]\n}\n";
  return ended_ = true;
}

}  // namespace escalint
