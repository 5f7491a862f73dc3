#include "report/markdown.h"

#include <utility>

#include "report/utf8.h"

namespace escalint {
namespace {

/// Never shown: it parts a sign from its word, so that "@jo" reads the same and calls nobody.
constexpr std::string_view kNothing = "&#8203;";

void AppendAscii(char c, std::string& out) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '$':  // begins a formula
      out += "&#36;";
      return;
    case '\\':
    case '`':
    case '*':
    case '_':
    case '~':
    case '|':
    case '[':
    case ']':
      out += '\\';
      out += c;
      return;
    case '@':
    case '#':
    case '!':
    case '%':
      out += c;
      out += kNothing;
      return;
    default:
      out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
}

/// What makes a reader take the rest for an address, and link it.
bool TakeAddressSign(std::string_view& text, std::string& out) {
  constexpr std::pair<std::string_view, std::string_view> kSigns[] = {{"://", "&#58;//"},
                                                                      {"www.", "www&#46;"}};
  for (const auto& [sign, shown] : kSigns) {
    if (!text.starts_with(sign)) continue;
    out += shown;
    text.remove_prefix(sign.size());
    return true;
  }
  return false;
}

}  // namespace

std::string MarkdownText(std::string_view whole, size_t most) {
  const std::string clipped = Clip(whole, most);
  std::string_view text = clipped;
  std::string out;
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    if (TakeAddressSign(text, out)) continue;
    if (!point.valid) {
      out += "\uFFFD";
    } else if (point.length == 1) {
      AppendAscii(text[0], out);
    } else {
      out += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  return out;
}

}  // namespace escalint
