#include "report/annual_json.h"

#include "report/json_writer.h"

namespace escalint {
namespace {

constexpr int64_t kFormat = 1;

void WriteYear(const AnnualReport& report, const Year& year, JsonWriter& json) {
  json.BeginObject().Member("year", year.label).Member("kind", year.kind);
  json.Member("from", FormatDate(year.from)).Member("to", FormatDate(year.to));
  json.MemberBool("unfinished", report.IsUnfinished(year)).EndObject();
}

void WriteRun(const AnnualReport& report, const RunSummary& summary, JsonWriter& json) {
  json.BeginObject().Member("year", report.years.front().label).Key("years").BeginArray();
  for (const Year& year : report.years) WriteYear(report, year, json);
  json.EndArray().Member("as_of", summary.as_of);
  json.MemberInt("withheld_up_to", report.publication.withheld_up_to);
  json.Key("authorities").BeginArray();
  for (const std::string& authority : report.authorities) json.String(authority);
  json.EndArray().Key("policies").BeginArray();
  for (const auto& [reference, title] : report.policies) {
    json.BeginObject().Member("policy", reference).Member("title", title).EndObject();
  }
  json.EndArray().Key("inputs").BeginArray();
  for (const InputSummary& input : summary.inputs) {
    json.BeginObject().Member("file", input.file).Member("sha256", input.sha256).EndObject();
  }
  json.EndArray().Key("notes").BeginArray();
  for (const std::string& note : NotesOn(report, summary)) json.String(note);
  json.EndArray().MemberBool("all_records_were_read", LeftOut(report, summary).empty());
  json.EndObject();
}

void AppendRow(const PublishedTable& table, const PublishedTable::Row& row, std::string& out) {
  JsonWriter json(out);
  json.BeginObject();
  for (size_t i = 0; i < row.cells.size(); ++i) {
    const ShownCell& cell = row.cells[i];
    json.Key(table.columns[i].key);
    const bool plain = cell.kind == ShownCell::Kind::kText || !Symbol(cell.kind).empty();
    if (plain) {
      json.String(OpenDataText(cell));
    } else {
      out += OpenDataText(cell);
      json.PastValue();
    }
  }
  json.EndObject();
}

void AppendTable(const PublishedTable& table, std::string& out) {
  JsonWriter json(out);
  json.BeginObject().Member("id", table.id).Member("title", table.title);
  json.Member("note", table.note).Key("columns").BeginArray();
  for (const auto& column : table.columns) {
    json.BeginObject().Member("key", column.key).Member("heading", column.heading).EndObject();
  }
  json.EndArray();
  out += ",\n   \"rows\": [";
  for (size_t i = 0; i < table.rows.size(); ++i) {
    out += i == 0 ? "\n    " : ",\n    ";
    AppendRow(table, table.rows[i], out);
  }
  out += "]}";
}

}  // namespace

void AppendAnnualJson(const AnnualReport& report, const RunSummary& summary, std::string& out) {
  out += "{\n \"escalint\": ";
  JsonWriter start(out);
  start.BeginObject().Member("version", summary.version).MemberInt("format", kFormat).EndObject();
  out += ",\n \"annual\": ";
  JsonWriter run(out);
  WriteRun(report, summary, run);
  out += ",\n \"tables\": [";
  for (size_t i = 0; i < report.publication.tables.size(); ++i) {
    out += i == 0 ? "\n  " : ",\n  ";
    AppendTable(report.publication.tables[i], out);
  }
  out += "\n ]\n}\n";
}

}  // namespace escalint
