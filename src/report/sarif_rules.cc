#include "report/sarif_rules.h"

#include <set>
#include <vector>

#include "domain/data_finding.h"
#include "report/json_writer.h"
#include "report/phrases.h"
#include "report/spoken.h"
#include "report/utf8.h"

namespace escalint {
namespace {

struct Descriptor {
  std::string id;
  std::string name;
  std::string title;
  std::string full;
  std::string help;
  Severity severity = Severity::kMedium;
  std::vector<std::string> tags;
};

/// "stage-2-not-settled" → "Stage2NotSettled", as SARIF wants names.
std::string PascalCase(std::string_view slug) {
  std::string name;
  bool starts_word = true;
  for (char c : slug) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_digit = c >= '0' && c <= '9';
    if (starts_word && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (is_letter || is_digit) name += c;
    starts_word = !is_letter && !is_digit;
  }
  return name;
}

/// A sentence has its full stop.
std::string Sentence(const std::string& text) {
  const bool ends = text.empty() || std::string_view(".?!").find(text.back()) != std::string::npos;
  return ends ? text : text + '.';
}

Descriptor Of(const RuleTally& rule) {
  Descriptor descriptor{
      rule.id,       PascalCase(rule.name), Sentence(LookedFor(rule.title)), "", "",
      rule.severity, {rule.policy}};
  const std::string asked = rule.paraphrase.empty() ? LookedFor(rule.title) : rule.paraphrase;
  descriptor.full = Sentence(asked);
  if (!rule.clause.empty()) descriptor.help = Capital(SpokenClause(rule.clause)) + ": ";
  descriptor.help += Sentence(asked);
  if (!rule.why.empty()) descriptor.help += " Why it matters: " + Sentence(rule.why);
  if (!rule.run)
    descriptor.help += " In this run it could not run: " + Sentence(rule.not_run_because);
  return descriptor;
}

Descriptor Of(const DataFindingKind& kind) {
  const std::string title = Sentence(std::string(kind.title));
  return {std::string(kind.rule),
          PascalCase(kind.rule),
          title,
          title,
          title +
              " A remark on the data says how far the findings can be trusted; it accuses "
              "nobody.",
          kind.severity,
          {"data"}};
}

Descriptor Unreadable() {
  return {std::string(kUnreadableRule),
          "UnreadableRecord",
          "A record could not be read.",
          "A record could not be read, so it was not checked.",
          "What could not be read was not checked, and is not to be taken for compliant. Correct "
          "the export and check it again.",
          Severity::kHigh,
          {"data"}};
}

Descriptor Gone() {
  return {std::string(kGoneRule),
          "NoLongerFound",
          "A finding of the baseline is no longer found.",
          "A finding of the baseline is no longer found, though its case was checked.",
          "The record, the time at which it is looked at or the policy has changed since. There is "
          "nothing to do.",
          Severity::kInfo,
          {"baseline"}};
}

void AppendText(std::string_view name, const std::string& text, JsonWriter& json) {
  json.Key(name).BeginObject().Member("text", Clip(text, kLongestSarifText)).EndObject();
}

void Append(const Descriptor& rule, std::string& out) {
  JsonWriter json(out);
  json.BeginObject().Member("id", rule.id);
  if (!rule.name.empty() && rule.name != rule.id) json.Member("name", rule.name);
  AppendText("shortDescription", rule.title, json);
  AppendText("fullDescription", rule.full, json);
  AppendText("help", rule.help, json);
  json.Key("defaultConfiguration").BeginObject();
  json.Member("level", SarifLevel(rule.severity)).EndObject();
  json.Key("properties").BeginObject().Key("tags").BeginArray();
  for (const std::string& tag : rule.tags) json.String(tag);
  json.EndArray().EndObject().EndObject();
}

}  // namespace

std::string_view SarifLevel(Severity severity) {
  switch (severity) {
    case Severity::kHigh:
      return "error";
    case Severity::kMedium:
      return "warning";
    case Severity::kLow:
    case Severity::kInfo:
      return "note";
  }
  return "note";
}

/// A rule that two versions of a policy have is listed once: a result knows it by its id.
void AppendSarifRules(const RunSummary& summary, std::string& out) {
  std::vector<Descriptor> rules;
  for (const RuleTally& rule : summary.rules) rules.push_back(Of(rule));
  for (const DataFindingKind& kind : DataFindingKinds()) rules.push_back(Of(kind));
  rules.push_back(Unreadable());
  if (summary.baseline) rules.push_back(Gone());
  std::set<std::string_view> listed;
  for (const Descriptor& rule : rules) {
    if (!listed.insert(rule.id).second) continue;
    out += listed.size() == 1 ? "\n    " : ",\n    ";
    Append(rule, out);
  }
}

}  // namespace escalint
