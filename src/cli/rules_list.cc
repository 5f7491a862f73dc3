#include "cli/rules_list.h"

#include <algorithm>

#include "cli/rule_words.h"
#include "report/json_writer.h"
#include "report/spoken.h"
#include "report/text_page.h"

namespace escalint {
namespace {

/// RFC 4180: quoted where it must be.
std::string CsvField(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

size_t WidestId(const Policy& policy) {
  size_t widest = 0;
  for (const Rule& rule : policy.rules) widest = std::max(widest, Width(rule.id));
  return widest;
}

std::string TextLine(const Rule& rule) {
  return rule.title + " (clause " + rule.clause + "; " + SpokenTerm(KindsOf(rule)) + "; " +
         SeveritiesOf(rule) + ')';
}

}  // namespace

std::string ListRulesAsText(const std::vector<const Policy*>& policies, size_t width) {
  const TextPage page(width, false);
  std::string out;
  for (const Policy* policy : policies) {
    if (!out.empty()) out += '\n';
    page.Write({}, policy->Reference() + ": " + policy->title, out);
    const size_t hang = WidestId(*policy) + 4;
    for (const Rule& rule : policy->rules) {
      page.Write({2, rule.id, Ink::kPlain, hang}, TextLine(rule), out);
    }
  }
  return out;
}

std::string ListRulesAsCsv(const std::vector<const Policy*>& policies) {
  std::string out = "id,policy,clause,kind,severity,title\r\n";
  for (const Policy* policy : policies) {
    for (const Rule& rule : policy->rules) {
      out += CsvField(rule.id) + ',' + CsvField(policy->Reference()) + ',';
      out += CsvField(rule.clause) + ',' + CsvField(KindsOf(rule)) + ',';
      out += CsvField(SeveritiesOf(rule)) + ',' + CsvField(rule.title) + "\r\n";
    }
  }
  return out;
}

std::string ListRulesAsJson(const std::vector<const Policy*>& policies) {
  std::string out = "[";
  for (const Policy* policy : policies) {
    for (const Rule& rule : policy->rules) {
      out += out.size() == 1 ? "\n " : ",\n ";
      JsonWriter json(out);
      json.BeginObject().Member("id", rule.id).Member("policy", policy->Reference());
      json.Member("clause", rule.clause).Member("kind", KindsOf(rule));
      json.Member("severity", SeveritiesOf(rule)).Member("title", rule.title).EndObject();
    }
  }
  return out + "\n]\n";
}

}  // namespace escalint
