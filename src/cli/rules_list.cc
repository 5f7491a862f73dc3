#include "cli/rules_list.h"

#include <algorithm>

#include "cli/rule_words.h"
#include "report/json_writer.h"
#include "report/phrases.h"
#include "report/spoken.h"
#include "report/text_page.h"

namespace escalint {
namespace {

struct Column {
  std::string_view name;
  std::string value;
};

/// What there is to say of a rule in a row.
std::vector<Column> ColumnsOf(const Rule& rule, const Policy& policy) {
  std::string readings;
  for (const ReadingGroup* group : ReadingsFor(rule, policy)) {
    for (const ReadingOption& option : group->options) {
      const bool is_default = &option == &group->options.front();
      readings += (readings.empty() ? "" : ", ") + group->id + '=' + option.name;
      if (is_default) readings += " (default)";
    }
  }
  return {{"id", rule.id},
          {"policy", policy.Reference()},
          {"clause", rule.clause},
          {"kind", KindsOf(rule)},
          {"severity", SeveritiesOf(rule)},
          {"limit", LimitsOf(rule)},
          {"duty_of", HoldersOf(rule)},
          {"title", rule.title},
          {"says", rule.paraphrase},
          {"why", rule.why},
          {"readings", readings}};
}

/// RFC 4180: quoted where it must be. A spreadsheet takes what begins like a formula for one, so
/// such a text gets an apostrophe before it.
void AppendCsvField(std::string_view text, const Column& column, const std::vector<Column>& columns,
                    std::string& out) {
  std::string field(text);
  if (field.find_first_of("=+-@\t\r") == 0) field.insert(0, 1, '\'');
  if (field.find_first_of(",\"\r\n") != std::string::npos) {
    std::string quoted = "\"";
    for (const char c : field) quoted.append(c == '"' ? 2 : 1, c);
    field = quoted + '"';
  }
  out += field;
  out += &column == &columns.back() ? "\r\n" : ",";
}

size_t WidestId(const Policy& policy) {
  size_t widest = 0;
  for (const Rule& rule : policy.rules) widest = std::max(widest, Width(rule.id));
  return widest;
}

std::string TextLine(const Rule& rule) {
  return rule.title + " (" + SpokenClause(rule.clause) + "; " + SpokenTerm(KindsOf(rule)) + "; " +
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
  // With a byte order mark, without which Excel takes UTF-8 for something else.
  std::string out = "\xEF\xBB\xBF";
  bool headed = false;
  for (const Policy* policy : policies) {
    for (const Rule& rule : policy->rules) {
      const std::vector<Column> columns = ColumnsOf(rule, *policy);
      if (!headed) {
        for (const Column& column : columns) AppendCsvField(column.name, column, columns, out);
      }
      headed = true;
      for (const Column& column : columns) AppendCsvField(column.value, column, columns, out);
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
      json.BeginObject();
      for (const Column& column : ColumnsOf(rule, *policy)) json.Member(column.name, column.value);
      json.EndObject();
    }
  }
  return out + "\n]\n";
}

}  // namespace escalint
