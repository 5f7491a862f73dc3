#include "report/annual_html.h"

#include "report/annual_chart.h"
#include "report/html_template.h"
#include "report/phrases.h"

namespace escalint {
namespace {

void AppendHead(const AnnualReport& report, const RunSummary& summary, std::string& out) {
  HtmlForm head("head.tpl");
  head.Set("STYLES", StyleHash(StyleSheet()));
  head.Set("VERSION", summary.version);
  head.Set("TITLE", TitleOf(report));
  head.AppendTo(out);
  out.append("<style>").append(StyleSheet()).append("</style>\n</head>\n");
  HtmlForm("top.tpl").AppendTo(out);
}

void AppendFront(const AnnualReport& report, const RunSummary& summary, std::string& out) {
  HtmlForm front("annual.tpl");
  front.Set("CAPTION", "As of " + SpokenAsOf(summary.as_of));
  front.Set("TITLE", TitleOf(report));
  for (const std::string& note : NotesOn(report, summary)) front.Add("NOTE").Set("TEXT", note);
  const auto fact = [&](const char* name, const std::string& text) {
    HtmlForm entry = front.Add("FACT");
    entry.Set("NAME", name);
    entry.Set("TEXT", text);
  };
  for (const std::string& authority : report.authorities) {
    fact("Authority", authority.empty() ? "not recorded" : authority);
  }
  for (const auto& [reference, title] : report.policies) {
    fact("Policy", title + " (" + reference + ')');
  }
  for (const InputSummary& input : summary.inputs) {
    fact("Export",
         (input.file == "-" ? "standard input" : input.file) + ", SHA-256 " + input.sha256);
  }
  for (const PublishedTable& table : report.publication.tables) {
    HtmlForm entry = front.Add("ENTRY");
    entry.Set("ID", table.id);
    entry.Set("NAME", table.title);
  }
  front.AppendTo(out);
}

void AddWord(const Chart::Word& word, HtmlForm& into) {
  HtmlForm form = into.Add("WORD");
  form.SetNumber("X", word.x);
  form.SetNumber("Y", word.y);
  form.Set("ANCHOR", word.anchor);
  form.Set("FILL", word.fill);
  form.Set("TEXT", word.text);
}

void AddChart(const Chart& chart, HtmlForm& into) {
  HtmlForm form = into.Add("CHART");
  form.Set("NAME", chart.name);
  form.SetNumber("WIDTH", chart.width);
  form.SetNumber("HEIGHT", chart.height);
  for (const Chart::Rule& rule : chart.rules) {
    HtmlForm line = form.Add("RULE");
    line.SetNumber("X1", rule.x1);
    line.SetNumber("Y1", rule.y1);
    line.SetNumber("X2", rule.x2);
    line.SetNumber("Y2", rule.y2);
  }
  for (const Chart::Bar& bar : chart.bars) {
    HtmlForm rect = form.Add("BAR");
    rect.SetNumber("X", bar.x);
    rect.SetNumber("Y", bar.y);
    rect.SetNumber("W", bar.width);
    rect.SetNumber("H", bar.height);
    rect.Set("FILL", bar.fill);
  }
  for (const Chart::Trend& trend : chart.trends) {
    HtmlForm line = form.Add("TREND");
    line.Set("POINTS", trend.points);
    line.Set("FILL", trend.fill);
  }
  for (const Chart::Point& point : chart.points) {
    HtmlForm circle = form.Add("POINT");
    circle.SetNumber("X", point.x);
    circle.SetNumber("Y", point.y);
    circle.Set("FILL", point.fill);
  }
  for (const Chart::Word& word : chart.words) AddWord(word, form);
}

bool HoldsNumbers(const PublishedTable& table, size_t column) {
  return !table.rows.empty() && IsNumber(table.rows.front().cells[column]);
}

void AppendTable(const PublishedTable& table, const AnnualReport& report, std::string& out) {
  HtmlForm form("annual_table.tpl");
  form.Set("ID", table.id);
  form.Set("TITLE", table.title);
  form.AddIfAny("EXPLAINED", "TEXT", table.note);
  for (const Chart& chart : ChartsOf(table, report)) AddChart(chart, form);
  for (size_t i = 0; i < table.columns.size(); ++i) {
    form.Add("HEAD")
        .Add(HoldsNumbers(table, i) ? "NUMBERS" : "WORDS")
        .Set("TEXT", SpokenCode(table.columns[i].heading));
  }
  for (const PublishedTable::Row& row : table.rows) {
    HtmlForm cells = form.Add("ROW");
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const bool when = table.columns[i].key == "time_period";
      const char* kind = IsNumber(row.cells[i]) ? "FIGURE" : when ? "WHEN" : "NAME";
      cells.Add(kind).Set("TEXT", SpokenCell(row.cells[i]));
    }
  }
  for (const auto& [symbol, meaning] : SymbolsExplained(table, report.publication.withheld_up_to)) {
    HtmlForm line = form.Add("SYMBOL");
    line.Set("SIGN", symbol);
    line.Set("MEANING", meaning);
  }
  form.AppendTo(out);
}

}  // namespace

void AppendAnnualHtml(const AnnualReport& report, const RunSummary& summary, std::string& out) {
  AppendHead(report, summary, out);
  AppendFront(report, summary, out);
  for (const PublishedTable& table : report.publication.tables) AppendTable(table, report, out);
  HtmlForm foot("annual_foot.tpl");
  foot.Set("VERSION", summary.version);
  foot.AppendTo(out);
}

}  // namespace escalint
