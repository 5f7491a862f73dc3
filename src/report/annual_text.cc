#include "report/annual_text.h"

#include <algorithm>

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

constexpr size_t kWidestLabel = 34;
constexpr size_t kWidestNumber = 14;

/// A heading in lines of at most `width`, broken between words.
std::vector<std::string> Lines(const std::string& text, size_t width) {
  std::vector<std::string> lines(1);
  size_t at = 0;
  while (at < text.size()) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (!lines.back().empty() && Width(lines.back()) + 1 + Width(word) > width) {
      lines.emplace_back();
    }
    lines.back() += (lines.back().empty() ? "" : " ") + word;
    at = end + 1;
  }
  return lines;
}

/// One table, laid out: what is too long for its column goes on in the next line of its row.
class Grid {
 public:
  explicit Grid(const PublishedTable& table) : table_(table), columns_(table.columns.size()) {
    for (size_t i = 0; i < columns_.size(); ++i) Measure(i);
  }

  void Append(std::string& out) const {
    std::vector<std::vector<std::string>> heads;
    for (size_t i = 0; i < columns_.size(); ++i) {
      heads.push_back(Lines(Printable(SpokenCode(table_.columns[i].heading)), columns_[i].width));
    }
    AppendLines(heads, out);
    size_t ruled = 0;
    for (const Column& column : columns_) ruled += column.width + 2;
    out.append("  ").append(ruled - 2, '-').append("\n");
    for (const auto& row : table_.rows) {
      std::vector<std::vector<std::string>> cells;
      for (size_t i = 0; i < columns_.size(); ++i) {
        cells.push_back(Lines(Printable(SpokenCell(row.cells[i])), columns_[i].width));
      }
      AppendLines(cells, out);
    }
  }

 private:
  struct Column {
    size_t width = 0;
    bool to_the_right = false;
  };

  void Measure(size_t i) {
    Column& column = columns_[i];
    for (const auto& row : table_.rows) {
      column.width = std::max(column.width, Width(Printable(SpokenCell(row.cells[i]))));
      column.to_the_right = column.to_the_right || IsNumber(row.cells[i]);
    }
    const size_t widest = column.to_the_right ? kWidestNumber : kWidestLabel;
    for (const std::string& line : Lines(Printable(SpokenCode(table_.columns[i].heading)), 1)) {
      column.width = std::max(column.width, Width(line));
    }
    column.width = std::min(column.width, widest);
  }

  void AppendLines(const std::vector<std::vector<std::string>>& cells, std::string& out) const {
    size_t height = 0;
    for (const auto& lines : cells) height = std::max(height, lines.size());
    for (size_t at = 0; at < height; ++at) {
      std::string line;
      for (size_t i = 0; i < columns_.size(); ++i) {
        const std::string text = at < cells[i].size() ? cells[i][at] : "";
        const size_t room = columns_[i].width - std::min(columns_[i].width, Width(text));
        line += "  ";
        if (columns_[i].to_the_right) line.append(room, ' ');
        line += text;
        if (!columns_[i].to_the_right) line.append(room, ' ');
      }
      while (line.ends_with(' ')) line.pop_back();
      out += line + '\n';
    }
  }

  const PublishedTable& table_;
  std::vector<Column> columns_;
};

void AppendTable(const PublishedTable& table, int64_t withheld_up_to, const TextPage& page,
                 std::string& out) {
  page.WriteTitle(table.title, out);
  out += '\n';
  if (table.rows.empty()) {
    page.Write({2, "", Ink::kPlain, 0}, "Nothing to show.", out);
  } else {
    Grid(table).Append(out);
  }
  if (!table.note.empty()) {
    out += '\n';
    page.Write({2, "", Ink::kPlain, 2}, table.note, out);
  }
  for (const auto& [symbol, meaning] : SymbolsExplained(table, withheld_up_to)) {
    page.Write({2, symbol, Ink::kFaint, 8}, meaning, out);
  }
}

}  // namespace

void AppendAnnualText(const AnnualReport& report, const RunSummary& summary, const TextPage& page,
                      std::string& out) {
  page.Write({0, "", Ink::kPlain, 0}, TitleOf(report), out);
  out += '\n';
  for (const InputSummary& input : summary.inputs) {
    const std::string file = input.file == "-" ? "standard input" : input.file;
    page.Write({2, "Export", Ink::kFaint, 16}, file, out);
  }
  page.Write({2, "As of", Ink::kFaint, 16}, SpokenAsOf(summary.as_of), out);
  for (const std::string& authority : report.authorities) {
    page.Write({2, "Authority", Ink::kFaint, 16}, authority.empty() ? "not recorded" : authority,
               out);
  }
  for (const auto& [reference, title] : report.policies) {
    page.Write({2, "Policy", Ink::kFaint, 16}, title + " (" + reference + ")", out);
  }
  for (const std::string& note : NotesOn(report, summary)) {
    out += '\n';
    page.Write({2, "", Ink::kPlain, 2}, note, out);
  }
  for (const PublishedTable& table : report.publication.tables) {
    AppendTable(table, report.publication.withheld_up_to, page, out);
  }
}

}  // namespace escalint
