#include "report/markdown.h"

#include <algorithm>

#include "report/utf8.h"

namespace escalint {
namespace {

/// Never shown: it parts a sign from its word, so that "@jo" reads the same and calls nobody.
constexpr std::string_view kNothing = "&#8203;";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool StartsAs(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(), [](char wanted, char c) {
    return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  });
}

/// ":smile:", as after its first colon. Of numbers only these are pictures; "e.json:12:9" is none.
bool IsEmoji(std::string_view rest) {
  const std::string_view name = rest.substr(0, rest.find(':'));
  if (name.empty() || name.size() == rest.size()) return false;
  if (std::all_of(name.begin(), name.end(), IsDigit)) return name == "100" || name == "1234";
  return std::all_of(name.begin(), name.end(), [](char c) {
    return IsLetter(c) || IsDigit(c) || c == '_' || c == '+' || c == '-';
  });
}

/// Whether a sign is the beginning of a link or a picture, in front of this rest.
bool Calls(char sign, std::string_view rest) {
  const char next = rest.empty() ? ' ' : rest.front();
  switch (sign) {
    case '@':
    case '#':
    case '!':
    case '%':
      return true;
    case '&':
    case '$':
      return IsDigit(next);
    case '~':
      return IsDigit(next) || IsLetter(next) || next == '"';
    case '[':
      return IsLetter(next);
    case ':':
      return IsEmoji(rest);
    default:
      return false;
  }
}

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
    default:
      out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
}

/// What makes a reader take the rest for an address, or for the number of an issue, and link it.
bool TakeLinkSign(std::string_view& text, std::string& out) {
  struct Sign {
    std::string_view lower;
    size_t plain;            ///< so much of it is shown as it is
    std::string_view shown;  ///< and the rest so
    bool of_number;          ///< a link only in front of a digit
  };
  constexpr Sign kSigns[] = {{"://", 0, "&#58;//", false},
                             {"www.", 3, "&#46;", false},
                             {"gh-", 3, kNothing, true},
                             {"gl-", 3, kNothing, true}};
  for (const Sign& sign : kSigns) {
    if (!StartsAs(text, sign.lower)) continue;
    const size_t size = sign.lower.size();
    if (sign.of_number && (text.size() == size || !IsDigit(text[size]))) continue;
    out.append(text.substr(0, sign.plain)).append(sign.shown);
    text.remove_prefix(size);
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
    if (TakeLinkSign(text, out)) continue;
    if (!point.valid) {
      out += "\uFFFD";
    } else if (point.length == 1) {
      AppendAscii(text[0], out);
      if (Calls(text[0], text.substr(1))) out += kNothing;
    } else {
      out += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  return out;
}

}  // namespace escalint
