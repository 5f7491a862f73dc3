#include "report/annual_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "report/utf8.h"

namespace escalint {
namespace {

constexpr std::string_view kHeader =
    "time_period,time_identifier,authority,policy,table,category,second_category,measure,value\n";

void AppendField(std::string_view text, std::string& out) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out.append(formula ? "'" : "").append(text);
    return;
  }
  out.append("\"").append(formula ? "'" : "");
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

void AppendRecord(std::initializer_list<std::string_view> fields, std::string& out) {
  const char* comma = "";
  for (const std::string_view field : fields) {
    out += comma;
    AppendField(field, out);
    comma = ",";
  }
  out += '\n';
}

/// "2023-24" → "202324", as the Department for Education writes it.
std::string TimePeriod(const Year& year) {
  std::string digits = year.label;
  if (digits.size() == 7) digits.erase(4, 1);
  return digits;
}

/// What a row is about: the words before its figures.
struct Subject {
  std::string authority, policy, category, second_category;
  const Year* year = nullptr;
};

Subject SubjectOf(const PublishedTable& table, const PublishedTable::Row& row,
                  const AnnualReport& report) {
  Subject subject;
  subject.authority = report.authorities.size() == 1 ? report.authorities.front() : "all";
  if (subject.authority.empty()) subject.authority = "not_recorded";
  subject.policy = "all";
  subject.year = &report.years.front();
  bool has_category = false;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    if (IsNumber(row.cells[i])) continue;
    const std::string& text = row.cells[i].text;
    if (table.columns[i].key == "authority") {
      subject.authority = text;
    } else if (table.columns[i].key == "policy") {
      subject.policy = text;
    } else if (table.columns[i].key == "time_period") {
      subject.year = &*std::find_if(report.years.begin(), report.years.end(),
                                    [&](const Year& year) { return year.label == text; });
    } else {
      (has_category ? subject.second_category : subject.category) = text;
      has_category = true;
    }
  }
  return subject;
}

/// A measure of one year says so at its end: "escalations_opened_2023_24".
struct MeasureOf {
  std::string name;
  const Year* year;
};

MeasureOf MeasureIn(const std::string& key, const Year* year_of_row, const AnnualReport& report) {
  for (const Year& year : report.years) {
    const std::string ending = '_' + year.Key();
    if (key.ends_with(ending)) return {key.substr(0, key.size() - ending.size()), &year};
  }
  return {key, year_of_row};
}

}  // namespace

void AppendAnnualCsv(const AnnualReport& report, std::string& out) {
  out += kHeader;
  for (const PublishedTable& table : report.publication.tables) {
    for (const PublishedTable::Row& row : table.rows) {
      const Subject subject = SubjectOf(table, row, report);
      for (size_t i = 0; i < row.cells.size(); ++i) {
        if (!IsNumber(row.cells[i])) continue;
        const MeasureOf measure = MeasureIn(table.columns[i].key, subject.year, report);
        AppendRecord({TimePeriod(*measure.year), measure.year->kind, subject.authority,
                      subject.policy, table.id, subject.category, subject.second_category,
                      measure.name, OpenDataText(row.cells[i])},
                     out);
      }
    }
  }
}

void AppendAnnualCsvMeta(const AnnualReport& report, const RunSummary& summary, std::string& out) {
  out += "col_name,col_value,label,note\n";
  const auto column = [&](std::string_view name, std::string_view label) {
    AppendRecord({name, "", label, ""}, out);
  };
  column("time_period", "Year, without punctuation");
  column("time_identifier", "What kind of year");
  column("authority", "Authority; all = all of them together");
  column("policy", "Policy and its version, where an authority has several; all = together");
  column("table", "Which table of the report the figure is from");
  column("category", "Row of that table; all = the total");
  column("second_category", "The same, where rows have two");
  column("measure", "What is counted or measured");
  std::string left_out;
  for (const std::string& note : LeftOut(report, summary)) {
    left_out.append(left_out.empty() ? "" : " ").append(note);
  }
  AppendRecord({"value", "",
                "The figure; c = withheld, z = not applicable, x = not available, low = rounds "
                "to 0",
                left_out},
               out);
  std::set<std::pair<std::string, std::string>> told;
  for (const PublishedTable& table : report.publication.tables) {
    AppendRecord({"table", table.id, table.title, table.note}, out);
    for (size_t i = 0; i < table.columns.size(); ++i) {
      const auto& of = table.columns[i];
      const bool figures = std::any_of(table.rows.begin(), table.rows.end(),
                                       [i](const auto& row) { return IsNumber(row.cells[i]); });
      if (!figures) continue;
      const MeasureOf measure = MeasureIn(of.key, nullptr, report);
      std::string label = SpokenCode(of.heading);
      if (measure.year != nullptr) label.resize(label.size() - measure.year->label.size() - 1);
      if (!told.insert({measure.name, label}).second) continue;
      AppendRecord({"measure", measure.name, label, ""}, out);
    }
  }
}

std::string MetaPath(const std::string& path) {
  const std::string ending = ".csv";
  const bool ends = path.ends_with(ending);
  return (ends ? path.substr(0, path.size() - ending.size()) : path) + ".meta.csv";
}

}  // namespace escalint
