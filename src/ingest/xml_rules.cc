#include "ingest/xml_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

#include "ingest/wording.h"
#include "text/encoding.h"

namespace escalint {

namespace {

bool IsForbiddenControl(char c) {
  const bool is_control = static_cast<unsigned char>(c) < 0x20;
  const bool is_space = (c == '\t') | (c == '\n') | (c == '\r');
  return is_control & !is_space;
}

/// What in a text asks for a closer look. Nearly all texts hold nothing of it.
struct Sightings {
  bool beyond_ascii = false;
  bool forbidden_control = false;
};

/// Both of these look at every byte and decide at the end, so that the compiler can take many at
/// once. This one asks less, and its answer is yes for nearly all blocks.
template <size_t kSize>
bool IsAsciiTextAndNewlines(const char* block) {
  unsigned char others = 0;
  for (size_t i = 0; i < kSize; ++i) {
    const bool other = (static_cast<signed char>(block[i]) < ' ') & (block[i] != '\n');
    others |= static_cast<unsigned char>(other);
  }
  return others == 0;
}

void LookAt(std::string_view bytes, Sightings& seen) {
  unsigned char all = 0, forbidden = 0;
  for (const char c : bytes) {
    all |= static_cast<unsigned char>(c);
    forbidden |= static_cast<unsigned char>(IsForbiddenControl(c));
  }
  seen.beyond_ascii |= all >= 0x80;
  seen.forbidden_control |= forbidden != 0;
}

Sightings Survey(std::string_view bytes) {
  constexpr size_t kBlock = 128;
  Sightings seen;
  for (; bytes.size() >= kBlock; bytes.remove_prefix(kBlock)) {
    if (!IsAsciiTextAndNewlines<kBlock>(bytes.data())) LookAt(bytes.substr(0, kBlock), seen);
  }
  LookAt(bytes, seen);
  return seen;
}

MaybeFault FindInvalid(std::string_view bytes) {
  const auto offset = FindInvalidUtf8(bytes);
  if (!offset) return std::nullopt;
  return Fault{*offset, "the bytes here are not valid UTF-8",
               "if the file has another encoding, name it with --encoding"};
}

Fault ForbiddenControl(std::string_view bytes) {
  const auto place = std::find_if(bytes.begin(), bytes.end(), IsForbiddenControl);
  return {static_cast<size_t>(place - bytes.begin()),
          "a control character stands here, which XML does not allow", ""};
}

bool IsXmlCharacter(uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  if (code >= 0xD800 && code <= 0xDFFF) return false;
  return code <= 0x10FFFF && code != 0xFFFE && code != 0xFFFF;
}

/// `name` is what stands between '&' and ';'.
bool IsReference(std::string_view name) {
  constexpr std::array<std::string_view, 5> kPredefined{"amp", "lt", "gt", "quot", "apos"};
  if (!name.starts_with('#')) {
    return std::find(kPredefined.begin(), kPredefined.end(), name) != kPredefined.end();
  }
  const bool hexadecimal = name.starts_with("#x");
  const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
  uint32_t code = 0;
  const char* end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, code, hexadecimal ? 16 : 10);
  return result.ec == std::errc() && result.ptr == end && IsXmlCharacter(code);
}

/// Long enough for any reference worth the name; `&` without a near `;` is a bare one.
constexpr size_t kLongestReference = 32;

MaybeFault CheckReference(std::string_view bytes, size_t ampersand) {
  const std::string_view rest = bytes.substr(ampersand + 1, kLongestReference);
  const size_t semicolon = rest.find(';');
  const std::string_view name = rest.substr(0, semicolon);
  if (semicolon != std::string_view::npos && IsReference(name)) return std::nullopt;
  const bool looks_meant = semicolon != std::string_view::npos &&
                           name.find_first_of(" \t\r\n<&\"'") == std::string_view::npos;
  if (!looks_meant) return Fault{ampersand, "\"&\" stands alone", "write it as &amp;"};
  return Fault{ampersand, Quoted("&" + std::string(name) + ";") + " stands for no character of XML",
               "write the character itself"};
}

/// A stretch of text in which '&' is an ordinary character.
struct Literal {
  size_t begin, end;
};

/// The comment, CDATA section or processing instruction that begins at `begin`, if one does.
std::optional<Literal> LiteralAt(std::string_view bytes, size_t begin) {
  struct Section {
    std::string_view opening, closing;
  };
  constexpr std::array<Section, 3> kSections{{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}};
  for (const Section& section : kSections) {
    if (!bytes.substr(begin).starts_with(section.opening)) continue;
    const size_t end = bytes.find(section.closing, begin + section.opening.size());
    return Literal{begin, std::min(end, bytes.size())};
  }
  return std::nullopt;
}

/// The first one at or after `from`; where there is none, an empty one at the very end.
Literal NextLiteral(std::string_view bytes, size_t from) {
  for (size_t place = bytes.find('<', from); place != std::string_view::npos;
       place = bytes.find('<', place + 1)) {
    if (const auto literal = LiteralAt(bytes, place)) return *literal;
  }
  return {bytes.size(), bytes.size()};
}

MaybeFault FindBadReference(std::string_view bytes) {
  size_t ampersand = bytes.find('&');
  if (ampersand == std::string_view::npos) return std::nullopt;
  Literal literal = NextLiteral(bytes, 0);
  while (ampersand != std::string_view::npos) {
    if (literal.end < ampersand) {
      literal = NextLiteral(bytes, literal.end);
    } else if (literal.begin < ampersand) {
      ampersand = bytes.find('&', literal.end);
    } else {
      if (MaybeFault fault = CheckReference(bytes, ampersand)) return fault;
      ampersand = bytes.find('&', ampersand + 1);
    }
  }
  return std::nullopt;
}

}  // namespace

MaybeFault FindForbiddenInXml(std::string_view bytes) {
  const Sightings seen = Survey(bytes);
  if (seen.beyond_ascii) {
    if (MaybeFault fault = FindInvalid(bytes)) return fault;
  }
  if (seen.forbidden_control) return ForbiddenControl(bytes);
  return FindBadReference(bytes);
}

}  // namespace escalint
