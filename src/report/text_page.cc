#include "report/text_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/utf8.h"

namespace escalint {
namespace {

constexpr std::string_view kLine = "\u2500";
constexpr std::string_view kResetInk = "\x1b[0m";

std::string_view StartOf(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kStrong:
      return "\x1b[1m";
    case Ink::kFaint:
      return "\x1b[2m";
    case Ink::kRed:
      return "\x1b[1;31m";
    case Ink::kYellow:
      return "\x1b[1;33m";
    case Ink::kGreen:
      return "\x1b[1;32m";
    case Ink::kBlue:
      return "\x1b[1;34m";
  }
  return "";
}

bool IsCombining(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D;
}

bool IsSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x2028 || c == 0x2029;
}

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

bool TurnsDirection(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

void AppendPrintable(const CodePoint& point, std::string_view bytes, std::string& out) {
  if (!point.valid) {
    out += "\uFFFD";
  } else if (IsSpace(point.value)) {
    out += ' ';
  } else if (IsControl(point.value)) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<uint32_t>(point.value));
  } else if (TurnsDirection(point.value)) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<uint32_t>(point.value));
  } else {
    out += bytes;
  }
}

/// Takes the next word off the front of `text`; "" at its end.
std::string_view NextWord(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

}  // namespace

size_t Width(std::string_view text) {
  size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    if (!IsCombining(point.value)) ++width;
    text.remove_prefix(point.length);
  }
  return width;
}

std::string Printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    AppendPrintable(point, text.substr(0, point.length), out);
    text.remove_prefix(point.length);
  }
  return out;
}

TextPage::TextPage(size_t width, bool colour)
    : width_(std::max(width, kLeastWidth)), colour_(colour) {}

void TextPage::Paint(Ink ink, std::string_view text, std::string& out) const {
  const bool painted = colour_ && ink != Ink::kPlain && !text.empty();
  if (painted) out += StartOf(ink);
  out += text;
  if (painted) out += kResetInk;
}

void TextPage::Write(const Lead& lead, std::string_view text, std::string& out) const {
  const std::string printable = Printable(text);
  // A long name before the text must not leave it a column of single words.
  const size_t hang = std::min(lead.hang, width_ / 2);
  out.append(lead.indent, ' ');
  const std::string opening = Printable(lead.lead);
  Paint(lead.ink, opening, out);
  size_t column = lead.indent + Width(opening);
  size_t gap = opening.empty() ? 0 : std::max(hang, column + 1) - column;
  std::string_view rest = printable;
  for (auto word = NextWord(rest); !word.empty(); word = NextWord(rest), gap = 1) {
    const size_t width = Width(word);
    if (column + gap + width > width_ && column > hang) {
      out += '\n';
      column = 0;
      gap = hang;
    }
    out.append(gap, ' ').append(word);
    column += gap + width;
  }
  out += '\n';
}

void TextPage::WriteTitle(std::string_view title, std::string& out) const {
  std::string line;
  line.append(kLine).append(kLine).append(" ").append(Printable(title)).append(" ");
  for (size_t width = Width(line); width < width_; ++width) line += kLine;
  out += '\n';
  Paint(Ink::kStrong, line, out);
  out += '\n';
}

}  // namespace escalint
