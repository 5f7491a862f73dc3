#include "report/annual_xlsx.h"

#include <algorithm>

#include "report/phrases.h"
#include "report/spoken.h"
#include "report/utf8.h"
#include "report/workbook.h"

namespace escalint {
namespace {

using Kind = ShownCell::Kind;

constexpr double kFigureWidth = 14;
constexpr size_t kNarrowestName = 16;
constexpr size_t kWidestName = 48;

bool HoldsFigures(const PublishedTable& table, size_t column) {
  return !table.rows.empty() && IsNumber(table.rows.front().cells[column]);
}

double WidthOfNames(const PublishedTable& table, size_t column) {
  size_t widest = kNarrowestName;
  for (const auto& row : table.rows) {
    widest = std::max(widest, SpokenCell(row.cells[column]).size() + 2);
  }
  return static_cast<double>(std::min(widest, kWidestName));
}

SheetPlan PlanOf(const PublishedTable& table) {
  SheetPlan plan;
  plan.name = SpokenCode(table.id);
  plan.title = table.title;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const bool figures = HoldsFigures(table, i);
    plan.columns.push_back({SpokenCode(table.columns[i].heading),
                            figures ? kFigureWidth : WidthOfNames(table, i), figures});
  }
  return plan;
}

void WriteCell(const ShownCell& cell, SheetRow& row) {
  switch (cell.kind) {
    case Kind::kCount:
    case Kind::kStatistic:
      return row.Decimal(cell.number);
    case Kind::kPercentage:
      return row.Percentage(cell.number);
    default:
      return row.Text(SpokenCell(cell));
  }
}

/// Each sentence in a line of its own, since a line isn't wrapped.
void WriteNote(size_t sheet, std::string_view note, Workbook& book) {
  while (!note.empty()) {
    const size_t end = std::min(note.find(". "), note.size() - 1) + 1;
    std::string line;
    SheetRow row(sheet, line);
    row.Note(note.substr(0, end));
    row.End();
    book.Write(line);
    note.remove_prefix(std::min(end + 1, note.size()));
  }
}

void WriteTable(size_t sheet, const PublishedTable& table, int64_t withheld_up_to, Workbook& book) {
  for (const auto& cells : table.rows) {
    std::string line;
    SheetRow row(sheet, line);
    for (const ShownCell& cell : cells.cells) WriteCell(cell, row);
    row.End();
    book.Write(line);
  }
  const auto symbols = SymbolsExplained(table, withheld_up_to);
  if (table.rows.empty()) WriteNote(sheet, "Nothing to show.", book);
  WriteNote(sheet, " ", book);
  WriteNote(sheet, table.note, book);
  for (const auto& [symbol, meaning] : symbols) {
    WriteNote(sheet, symbol + "  " + meaning, book);
  }
}

/// The rows of the sheet on all the others.
class About {
 public:
  About(size_t sheet, Workbook& book) : sheet_(sheet), book_(book) {}
  void Say(std::string_view what, std::string_view text) {
    std::string line;
    SheetRow row(sheet_, line);
    row.Text(what);
    row.Text(text);
    row.End();
    book_.Write(line);
  }

 private:
  size_t sheet_;
  Workbook& book_;
};

/// As if they were one.
PublishedTable AllRows(const Publication& publication) {
  PublishedTable all;
  for (const PublishedTable& table : publication.tables) {
    all.rows.insert(all.rows.end(), table.rows.begin(), table.rows.end());
  }
  return all;
}

void WriteSource(const AnnualReport& report, const RunSummary& summary, About& about) {
  about.Say("As of", SpokenAsOf(summary.as_of));
  for (const Year& year : report.years) {
    about.Say("Year", year.label + ": " + FormatDateForPerson(year.from) + " to " +
                          FormatDateForPerson(year.to));
  }
  for (const std::string& authority : report.authorities) {
    about.Say("Authority", authority.empty() ? "not recorded" : authority);
  }
  for (const auto& [reference, title] : report.policies) {
    about.Say("Policy", title + " (" + reference + ')');
  }
  for (const InputSummary& input : summary.inputs) {
    about.Say("Export",
              (input.file == "-" ? "standard input" : input.file) + ", SHA-256 " + input.sha256);
  }
  about.Say("Made by", "escalint " + summary.version);
}

/// `sheet` was there first: the tables' sheets follow it, in their order.
void WriteAbout(const AnnualReport& report, const RunSummary& summary, size_t sheet,
                Workbook& book) {
  About about(sheet, book);
  WriteSource(report, summary, about);
  for (const std::string& note : NotesOn(report, summary)) about.Say("To know first", note);
  about.Say("What each number means", "docs/annual.md, which comes with escalint");
  const Publication& publication = report.publication;
  for (const auto& [symbol, meaning] :
       SymbolsExplained(AllRows(publication), publication.withheld_up_to)) {
    about.Say("Mark " + symbol, meaning);
  }
  for (const PublishedTable& table : publication.tables) {
    about.Say("Sheet " + book.TabOf(++sheet), table.title);
  }
}

}  // namespace

std::optional<Problem> AppendAnnualXlsx(const AnnualReport& report, const RunSummary& summary,
                                        const std::string& path, std::string& out) {
  Workbook book(path, kWorkbooksCreated);
  const size_t about = book.AddSheet({"About", {{"What", 34}, {"Which", 110}}, 0, TitleOf(report)});
  for (const PublishedTable& table : report.publication.tables) {
    const size_t sheet = book.AddSheet(PlanOf(table));
    WriteTable(sheet, table, report.publication.withheld_up_to, book);
  }
  WriteAbout(report, summary, about, book);
  book.Close();
  while (book.Take(out)) {
  }
  return book.problem();
}

}  // namespace escalint
