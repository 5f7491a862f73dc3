#include "report/csv_row.h"

#include "report/utf8.h"

namespace escalint {
namespace {

constexpr size_t kLongestCell = 32767;  // of Excel, which spills the rest into the next cells

bool LooksLikeFormula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

/// Control characters other than tabs and line breaks have no place in a table.
bool IsForbidden(const CodePoint& point) {
  const char32_t c = point.value;
  return !point.valid || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

void AppendQuoted(std::string_view text, std::string& row) {
  row += '"';
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    if (IsForbidden(point)) {
      row += "\uFFFD";
    } else {
      if (text[0] == '"') row += '"';
      row += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  row += '"';
}

bool NeedsNoQuotes(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F || c == '"' || c == ',') return false;
  }
  return true;
}

}  // namespace

void CsvRow::Plain(std::string_view text) {
  if (NeedsNoQuotes(text)) {
    out_ += text;
  } else {
    AppendQuoted(text, out_);
  }
  out_ += ',';
}

void CsvRow::Text(std::string_view text) {
  const bool may_be_long = dialect_ == CsvDialect::kPlain || text.size() <= kLongestCell;
  if (!LooksLikeFormula(text) && may_be_long) return Plain(text);
  std::string guarded = LooksLikeFormula(text) ? "'" : "";
  guarded += text;
  Plain(dialect_ == CsvDialect::kPlain ? guarded : Clip(guarded, kLongestCell));
}

void CsvRow::Number(uint64_t number) { Plain(number == 0 ? "" : std::to_string(number)); }

void CsvRow::End() {
  out_.pop_back();  // the last comma
  out_ += kCsvLineBreak;
}

namespace {

std::string Spoken(sys_seconds civil, bool with_seconds) {
  std::string text = FormatInstant(civil);
  text[text.find('T')] = ' ';
  text.resize(text.size() - (with_seconds ? 1 : 4));  // "Z" or ":00Z"
  return text;
}

}  // namespace

std::string LocalTime(const ZoneTable& zone, sys_seconds instant, bool with_seconds) {
  return Spoken(instant + zone.OffsetAt(instant), with_seconds);
}

std::string LocalTime(const ZoneTable& zone, const Interval& at, bool with_seconds) {
  return Spoken(CivilTime(zone, at), with_seconds);
}

}  // namespace escalint
