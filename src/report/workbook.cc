#include "report/workbook.h"

#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <set>

#include "report/temporary_file.h"
#include "report/utf8.h"
#include "report/workbook_proof.h"

namespace escalint {
namespace {

constexpr size_t kLongestCell = 32767;       // UTF-16 units
constexpr lxw_row_t kMostRows = 1'048'576;   // of a sheet, the header too
constexpr uint64_t kMostBytes = 1ULL << 31;  // of a sheet's texts: a part of 4 GB no reader takes
constexpr size_t kPiece = size_t{1} << 18;
constexpr double kPointsALine = 15;

template <typename T>
void AppendRaw(T value, std::string& out) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T>
T TakeRaw(std::string_view& bytes) {
  T value;
  std::memcpy(&value, bytes.data(), sizeof value);
  bytes.remove_prefix(sizeof value);
  return value;
}

size_t Units(const CodePoint& point) { return point.valid && point.value > 0xFFFF ? 2 : 1; }

/// "_x0041_" would be read as "A".
bool LooksEscaped(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool IsForbidden(const CodePoint& point) {
  const char32_t c = point.value;
  return !point.valid || (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
}

size_t CountUnits(std::string_view text) {
  size_t units = 0;
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    units += Units(point);
    text.remove_prefix(point.length);
  }
  return units;
}

/// What XML can't hold is shown as U+FFFD; a line ends with \n.
std::string Sound(std::string_view text, size_t most) {
  std::string sound;
  size_t units = 0;
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    if (text.starts_with("\r\n")) {
      text.remove_prefix(1);
      continue;
    }
    const std::string_view escape = LooksEscaped(text) ? "_x005F" : "";
    units += Units(point) + escape.size();
    if (units > most) break;
    sound += escape;
    if (IsForbidden(point)) {
      sound += "\uFFFD";
    } else {
      sound += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  return sound;
}

/// Lines that a text takes in a column of that width, about.
size_t LinesOf(std::string_view text, size_t width) {
  size_t lines = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    lines += CountUnits(line) / width + 1;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return lines;
}

/// In as many words of its own as it takes, above its filter.
double HeightOf(const SheetPlan& plan) {
  constexpr size_t kFilter = 3;  // characters
  size_t lines = 2;
  for (const SheetColumn& column : plan.columns) {
    lines = std::max(lines, LinesOf(column.name, static_cast<size_t>(column.width) - kFilter));
  }
  return kPointsALine * static_cast<double>(lines);
}

/// "Findings", "Findings 2": as Excel takes it.
std::string TabName(std::string_view name, int number) {
  constexpr size_t kLongest = 31;
  const std::string ending = number == 1 ? "" : ' ' + std::to_string(number);
  std::string allowed(name);
  for (char& c : allowed) {
    if (c == '\n' || std::string_view("[]:*?/\\").find(c) != std::string_view::npos) c = ' ';
  }
  allowed = Sound(allowed, kLongest - ending.size());
  while (allowed.starts_with('\'')) allowed.erase(0, 1);
  while (allowed.ends_with('\'')) allowed.pop_back();
  return (allowed.empty() ? "Sheet" : allowed) + ending;
}

/// Names that differ in nothing but capitals are one name to Excel, which has one for itself.
class TabNames {
 public:
  bool Take(std::string name) {
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return taken_.insert(std::move(name)).second;
  }

 private:
  std::set<std::string> taken_ = {"history"};
};

std::string CellText(std::string_view text) {
  std::string whole = Sound(text, SIZE_MAX);
  const size_t units = CountUnits(whole);
  if (units <= kLongestCell) return whole;
  const std::string mark = " … [cut here: " + std::to_string(CountUnits(text)) +
                           " characters, and a cell of Excel holds 32,767]";
  return Sound(text, kLongestCell - CountUnits(mark)) + mark;
}

}  // namespace

SheetRow::SheetRow(size_t sheet, std::string& out) : out_(out), begin_(out.size()) {
  AppendRaw(uint32_t{0}, out_);  // the row's size, known at its end
  AppendRaw(static_cast<uint32_t>(sheet), out_);
}

void SheetRow::Value(char kind, double value) {
  out_ += kind;
  AppendRaw(value, out_);
}

void SheetRow::Cell(char kind, std::string_view text) {
  const std::string cell = CellText(text);
  out_ += kind;
  AppendRaw(static_cast<uint32_t>(cell.size()), out_);
  out_ += cell;
}

void SheetRow::Text(std::string_view text) { text.empty() ? Empty() : Cell('s', text); }

void SheetRow::Note(std::string_view line) { Cell('l', line); }

void SheetRow::Number(int64_t number) { Value('n', static_cast<double>(number)); }

void SheetRow::Decimal(double number) { Value('n', number); }

void SheetRow::Percentage(double percent) { Value('p', std::round(percent * 10) / 1000); }

/// Excel counts the days from 30 December 1899.
void SheetRow::Date(sys_days day) {
  constexpr sys_days kDayZero = std::chrono::year{1899} / std::chrono::December / 30;
  Value('d', static_cast<double>((day - kDayZero).count()));
}

void SheetRow::Moment(sys_seconds local) {
  const auto minute = std::chrono::floor<std::chrono::minutes>(local.time_since_epoch());
  constexpr double kMinutesOfADay = 1440;
  constexpr double kEpoch = 25569;  // 1 January 1970
  Value('t', kEpoch + static_cast<double>(minute.count()) / kMinutesOfADay);
}

void SheetRow::Empty() { out_ += 'e'; }

void SheetRow::End() {
  const auto size = static_cast<uint32_t>(out_.size() - begin_ - sizeof(uint32_t));
  std::memcpy(out_.data() + begin_, &size, sizeof size);
}

struct Workbook::State {
  struct Sheet {
    SheetPlan plan;
    lxw_worksheet* page = nullptr;
    lxw_row_t rows = 0;
    lxw_row_t end = 0;  ///< of the table: what follows are notes
    uint64_t bytes = 0;
    int number = 0;
    std::string tab{};
    lxw_row_t header() const { return plan.title.empty() ? 0 : 1; }
  };

  lxw_workbook* book = nullptr;
  lxw_format *head = nullptr, *text = nullptr, *date = nullptr, *moment = nullptr,
             *number = nullptr, *head_of_figures = nullptr, *figure = nullptr,
             *percentage = nullptr, *title = nullptr, *note = nullptr;
  std::vector<Sheet> sheets;
  TabNames names;
  std::vector<RowsPrint> prints;  // of the rows of each page, in their order
  TemporaryFile* scratch = nullptr;
  std::string folder;
  int fd = -1;  // of the scratch file, once closed

  void Open(const std::string& report, sys_seconds created);
  bool Finish(Sheet& sheet);
  void MakeFormats();
  void WriteHeader(const Sheet& sheet) const;
  void SetFilter(const Sheet& sheet) const;
  void SetHeight(const Sheet& sheet, std::string_view cells) const;
  lxw_format* FormatOf(char kind, bool figures) const;
  void WriteRow(Sheet& sheet, std::string_view cells) const;
};

/// The scratch file is made first, so that it is ours alone and nobody else can read it.
void Workbook::State::Open(const std::string& report, sys_seconds created) {
  scratch = TemporaryFile::Announce(ScratchName(report));
  const int made = open(scratch->path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made < 0) {
    scratch->exists = false;  // not ours
    return;
  }
  close(made);
  folder = std::filesystem::path(scratch->path).parent_path().string();
  if (folder.empty()) folder = ".";
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  book = workbook_new_opt(scratch->path.c_str(), &options);
  if (book == nullptr) return;
  lxw_doc_properties properties{};
  properties.created = static_cast<time_t>(created.time_since_epoch().count());
  workbook_set_properties(book, &properties);
  MakeFormats();
}

void Workbook::State::MakeFormats() {
  for (lxw_format** format : {&head, &text, &date, &moment, &number, &head_of_figures, &figure,
                              &percentage, &title, &note}) {
    *format = workbook_add_format(book);
    format_set_align(*format, LXW_ALIGN_VERTICAL_TOP);
  }
  for (lxw_format* format : {head, head_of_figures}) {
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_bg_color(format, 0xE8EDF3);
    format_set_bottom(format, LXW_BORDER_THIN);
  }
  format_set_bold(title);
  format_set_text_wrap(text);
  format_set_num_format(date, "ddd d mmm yyyy");
  format_set_num_format(moment, "ddd d mmm yyyy hh:mm");
  format_set_num_format(percentage, "0.0%");
  for (lxw_format* format : {date, moment, number}) format_set_align(format, LXW_ALIGN_LEFT);
  for (lxw_format* format : {head_of_figures, figure, percentage}) {
    format_set_align(format, LXW_ALIGN_RIGHT);
  }
}

Workbook::Workbook(std::string report, sys_seconds created)
    : report_(std::move(report)), state_(std::make_unique<State>()) {
  state_->Open(report_, created);
  if (state_->book == nullptr) Fail("a temporary file could not be made", errno);
}

Workbook::~Workbook() {
  if (state_->book != nullptr) lxw_workbook_free(state_->book);
  if (state_->fd >= 0) close(state_->fd);
  if (state_->scratch != nullptr) state_->scratch->Remove();
}

void Workbook::Fail(std::string_view what, int error) {
  if (problem_) return;
  const bool is_standard_output = report_ == "-";
  problem_.emplace();
  problem_->file = is_standard_output ? "standard output" : report_;
  problem_->message = std::string(what) + (error == 0 ? "" : std::string(": ") + strerror(error)) +
                      "; the report is not written";
  problem_->hint = is_standard_output
                       ? "it is gathered in /tmp first: make room, or set TMPDIR to another folder"
                       : "it is gathered in a temporary file beside it: make room, or name another "
                         "place";
}

size_t Workbook::AddSheet(const SheetPlan& plan) {
  state_->sheets.push_back({plan});
  Continue(state_->sheets.size() - 1);
  return state_->sheets.size() - 1;
}

const std::string& Workbook::TabOf(size_t sheet) const { return state_->sheets[sheet].tab; }

/// On the next page; the first has no number.
void Workbook::Continue(size_t place) {
  if (problem_) return;
  State::Sheet& sheet = state_->sheets[place];
  if (sheet.page != nullptr && !state_->Finish(sheet)) return Fail("writing failed", errno);
  do {
    sheet.tab = TabName(sheet.plan.name, ++sheet.number);
  } while (!state_->names.Take(sheet.tab));
  sheet.page = workbook_add_worksheet(state_->book, sheet.tab.c_str());
  if (sheet.page == nullptr || sheet.page->optimize_tmpfile == nullptr) {
    return Fail("a temporary file could not be made", errno);
  }
  sheet.rows = sheet.end = sheet.header() + 1;
  sheet.bytes = 0;
  state_->WriteHeader(sheet);
  worksheet_freeze_panes(sheet.page, sheet.rows, 0);
  worksheet_set_paper(sheet.page, 9);  // A4
  worksheet_set_landscape(sheet.page);
  worksheet_fit_to_pages(sheet.page, 1, 0);
  worksheet_repeat_rows(sheet.page, 0, sheet.header());
}

void Workbook::State::WriteHeader(const Sheet& sheet) const {
  if (!sheet.plan.title.empty()) {
    worksheet_write_string(sheet.page, 0, 0, CellText(sheet.plan.title).c_str(), title);
  }
  const lxw_row_t row = sheet.header();
  worksheet_set_row(sheet.page, row, HeightOf(sheet.plan), nullptr);
  for (size_t i = 0; i < sheet.plan.columns.size(); ++i) {
    const SheetColumn& column = sheet.plan.columns[i];
    const auto at = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet.page, at, at, column.width, nullptr);
    worksheet_write_string(sheet.page, row, at, CellText(column.name).c_str(),
                           column.figures ? head_of_figures : head);
  }
}

/// Over the whole table. The library takes it only while the table's last row is the last of all.
void Workbook::State::SetFilter(const Sheet& sheet) const {
  const auto last = static_cast<lxw_col_t>(sheet.plan.columns.size() - 1);
  worksheet_autofilter(sheet.page, sheet.header(), 0, sheet.end - 1, last);
}

/// False where not all of it could be put aside.
bool Workbook::State::Finish(Sheet& sheet) {
  if (sheet.rows == sheet.end) SetFilter(sheet);
  if (sheet.plan.printed > 0) {
    worksheet_print_area(sheet.page, 0, 0, sheet.rows - 1,
                         static_cast<lxw_col_t>(sheet.plan.printed - 1));
  }
  lxw_worksheet_write_single_row(sheet.page);  // the last one waits
  std::FILE* rows = sheet.page->optimize_tmpfile;
  if (fflush(rows) != 0 || ferror(rows) != 0) return false;
  const auto print = PrintOf(fileno(rows));
  if (!print) return false;
  prints.resize(std::max<size_t>(prints.size(), sheet.page->index + size_t{1}));
  prints[sheet.page->index] = *print;
  return true;
}

/// High enough for its longest text, within reason: not every program does that by itself.
void Workbook::State::SetHeight(const Sheet& sheet, std::string_view cells) const {
  constexpr size_t kMostLines = 12;
  size_t lines = 1;
  for (size_t column = 0; !cells.empty(); ++column) {
    const char kind = cells[0];
    cells.remove_prefix(1);
    if (kind == 'e') continue;
    const size_t size = kind == 's' ? TakeRaw<uint32_t>(cells) : sizeof(double);
    if (kind == 's') {
      const auto width = static_cast<size_t>(sheet.plan.columns[column].width);
      const std::string_view cell = cells.substr(0, size);
      lines = std::max(lines, LinesOf(cell.substr(0, kMostLines * width * 4), width));
    }
    cells.remove_prefix(size);
  }
  if (lines == 1) return;
  const double height = kPointsALine * static_cast<double>(std::min(lines, kMostLines));
  worksheet_set_row(sheet.page, sheet.rows, height, nullptr);
}

lxw_format* Workbook::State::FormatOf(char kind, bool figures) const {
  switch (kind) {
    case 'l':
      return note;
    case 'd':
      return date;
    case 't':
      return moment;
    case 'p':
      return percentage;
    case 'n':
      return figures ? figure : number;
    default:
      return figures ? figure : text;
  }
}

void Workbook::State::WriteRow(Sheet& sheet, std::string_view cells) const {
  const bool is_note = cells.starts_with('l');
  if (!is_note) SetHeight(sheet, cells);
  if (is_note && sheet.rows == sheet.end) SetFilter(sheet);
  for (lxw_col_t column = 0; !cells.empty(); ++column) {
    const char kind = cells[0];
    cells.remove_prefix(1);
    if (kind == 'e') continue;
    lxw_format* format = FormatOf(kind, sheet.plan.columns[column].figures);
    if (kind == 's' || kind == 'l') {
      const auto size = TakeRaw<uint32_t>(cells);
      const std::string cell(cells.substr(0, size));
      worksheet_write_string(sheet.page, sheet.rows, column, cell.c_str(), format);
      cells.remove_prefix(size);
      continue;
    }
    worksheet_write_number(sheet.page, sheet.rows, column, TakeRaw<double>(cells), format);
  }
  ++sheet.rows;
  if (!is_note) sheet.end = sheet.rows;
}

void Workbook::Write(std::string_view rows) {
  while (!rows.empty() && !problem_) {
    const auto size = TakeRaw<uint32_t>(rows);
    std::string_view cells = rows.substr(0, size);
    rows.remove_prefix(size);
    const auto place = TakeRaw<uint32_t>(cells);
    State::Sheet& sheet = state_->sheets[place];
    if (sheet.rows == kMostRows || sheet.bytes + size > kMostBytes) Continue(place);
    if (problem_) return;
    sheet.bytes += size;
    state_->WriteRow(sheet, cells);
    if (ferror(sheet.page->optimize_tmpfile) != 0) Fail("writing failed", errno);
  }
}

void Workbook::Close() {
  for (State::Sheet& sheet : state_->sheets) {
    if (!problem_ && !state_->Finish(sheet)) Fail("writing failed", errno);
  }
  if (problem_) return;
  errno = 0;
  const lxw_error error = workbook_close(state_->book);
  state_->book = nullptr;  // freed
  if (error != LXW_NO_ERROR) {
    return Fail(std::string("the workbook could not be written (") + lxw_strerror(error) + ')',
                errno);
  }
  state_->fd = open(state_->scratch->path.c_str(), O_RDONLY | O_CLOEXEC);
  if (state_->fd < 0) return Fail("what was put aside could not be read back", errno);
  state_->scratch->Remove();
  if (!IsWholeWorkbook(state_->fd, state_->prints)) {
    Fail("the workbook was not whole when it was read back, as on a full disk", 0);
  }
}

bool Workbook::Take(std::string& out) {
  if (problem_) return false;
  const size_t before = out.size();
  out.resize(before + kPiece);
  ssize_t got = -1;
  do {
    got = read(state_->fd, out.data() + before, kPiece);
  } while (got < 0 && errno == EINTR);
  out.resize(before + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) Fail("what was put aside could not be read back", errno);
  return got > 0;
}

}  // namespace escalint
