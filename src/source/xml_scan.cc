#include "source/xml_scan.h"

#include <array>
#include <bit>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "source/slicer.h"

namespace escalint {
namespace {

using Kind = Markup::Kind;

/// Of what can follow '<' or "</", only a name's first character begins a tag.
bool BeginsName(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (lower >= 'a' && lower <= 'z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::array<bool, 256> kEndsName = [] {
  std::array<bool, 256> ends{};
  for (const unsigned char c : {' ', '\n', '\t', '\r', '>', '/', '<'}) ends[c] = true;
  return ends;
}();

bool EndsName(char c) { return kEndsName[static_cast<unsigned char>(c)]; }

struct Name {
  size_t end = 0;
  std::string_view local;  ///< behind the first ':'
};

Name ReadName(std::string_view text, size_t begin) {
  size_t local = begin;
  size_t at = begin;
  for (; at < text.size() && !EndsName(text[at]); ++at) {
    if (text[at] == ':' && local == begin) local = at + 1;
  }
  return {at, text.substr(local, at - local)};
}

Markup ReadStartTag(std::string_view text, size_t at) {
  const Name name = ReadName(text, at + 1);
  if (name.end == text.size()) return {};
  return {Kind::kStartTag, name.end, name.local};
}

Markup ReadEndTag(std::string_view text, size_t at) {
  const Name name = ReadName(text, at + 2);
  size_t close = name.end;
  while (close < text.size() && IsSpace(text[close])) ++close;
  if (close == text.size()) return {};
  const size_t end = text[close] == '>' ? close + 1 : close;
  return {Kind::kEndTag, end, name.local};
}

/// Markup that begins with `open` at `at` and lasts to the next `close`.
Markup ReadUntil(std::string_view text, size_t at, std::string_view open, std::string_view close,
                 Kind kind) {
  const size_t found = text.find(close, at + open.size());
  if (found == text.npos) return {};
  return {kind, found + close.size(), {}};
}

/// Steps over one token of a document type: a quoted literal, a comment, an instruction or a byte.
/// Gives npos if it does not end in the text.
size_t PassDoctypeToken(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == '"' || c == '\'') {
    const size_t close = text.find(c, at + 1);
    return close == text.npos ? close : close + 1;
  }
  if (c != '<') return at + 1;
  const std::string_view rest = text.substr(at);
  const bool comment = rest.starts_with("<!--");
  if (!comment && !rest.starts_with("<?")) return at + 1;
  const Markup inner = comment ? ReadUntil(text, at, "<!--", "-->", Kind::kComment)
                               : ReadUntil(text, at, "<?", "?>", Kind::kInstruction);
  return inner.kind == Kind::kIncomplete ? text.npos : inner.end;
}

/// A '>' inside the internal subset, [...], ends one of its declarations.
Markup ReadDoctype(std::string_view text, size_t at) {
  bool in_subset = false;
  ++at;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '[') in_subset = true;
    if (c == ']') in_subset = false;
    if (c == '>' && !in_subset) return {Kind::kDoctype, at + 1, {}};
    at = PassDoctypeToken(text, at);
  }
  return {};
}

Markup ReadDeclaration(std::string_view text, size_t at) {
  constexpr std::string_view kComment = "<!--", kCdata = "<![CDATA[", kDoctype = "<!DOCTYPE";
  const std::string_view rest = text.substr(at);
  if (rest.starts_with(kComment)) return ReadUntil(text, at, kComment, "-->", Kind::kComment);
  if (rest.starts_with(kCdata)) return ReadUntil(text, at, kCdata, "]]>", Kind::kCdata);
  if (rest.starts_with(kDoctype)) return ReadDoctype(text, at);
  const bool may_become =
      kComment.starts_with(rest) || kCdata.starts_with(rest) || kDoctype.starts_with(rest);
  if (may_become) return {};
  return {Kind::kNone, at + 1, {}};
}

#if defined(__SSE2__)
using Letters = std::pair<char, char>;

constexpr size_t kBlock = 16;
constexpr size_t kAhead = 2;  // bytes behind a block that the look at it needs

__m128i BytesAt(const char* text) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
}
__m128i Equal(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

/// A bit for each of the sixteen bytes at `text` that is a '<' followed by '!' or '?', or no letter
/// and followed by `letters`: perhaps the '<', '/' or ':' before a tag's local name.
unsigned MarkTags(const char* text, Letters letters) {
  const __m128i here = BytesAt(text);
  const __m128i next = BytesAt(text + 1);
  const __m128i second = BytesAt(text + 2);
  const __m128i opens = Equal(here, '<');
  const __m128i no_tag = _mm_or_si128(Equal(next, '!'), Equal(next, '?'));
  const __m128i no_letter = _mm_cmplt_epi8(here, _mm_set1_epi8('@'));
  const __m128i named = _mm_and_si128(Equal(next, letters.first), Equal(second, letters.second));
  const __m128i marks = _mm_or_si128(_mm_and_si128(opens, no_tag), _mm_and_si128(no_letter, named));
  return static_cast<unsigned>(_mm_movemask_epi8(marks));
}

/// Where the '<' stands whose markup was marked at `mark`; npos if what stands before the mark's
/// letters is no tag's beginning after all.
size_t BeginOfMarked(std::string_view text, size_t from, size_t mark) {
  size_t begin = mark;
  if (text[mark] == ':') {
    while (begin > from && text[begin - 1] != ':' && !EndsName(text[begin - 1])) --begin;
    if (begin == from) return text.npos;
    --begin;
  }
  if (text[begin] == '/' && begin > from) --begin;
  return text[begin] == '<' ? begin : text.npos;
}
#endif

}  // namespace

size_t FindMarkupNamed([[maybe_unused]] std::string_view name, std::string_view text, size_t from) {
  size_t at = from;
#if defined(__SSE2__)
  const Letters letters{name[0], name[1]};
  for (; text.size() >= at + kBlock + kAhead; at += kBlock) {
    for (unsigned marks = MarkTags(text.data() + at, letters); marks != 0; marks &= marks - 1) {
      const size_t mark = at + static_cast<size_t>(std::countr_zero(marks));
      const size_t begin = BeginOfMarked(text, from, mark);
      if (begin != text.npos) return begin;
    }
  }
  // What began before may be named in what is left.
  const size_t last = text.substr(from, at - from).rfind('<');
  if (last != text.npos) return from + last;
#endif
  return text.find('<', at);
}

Markup ReadMarkup(std::string_view text, size_t at) {
  if (at + 2 >= text.size()) return {};
  const char next = text[at + 1];
  if (next == '!') return ReadDeclaration(text, at);
  if (next == '?') return ReadUntil(text, at, "<?", "?>", Kind::kInstruction);
  if (next == '/' && BeginsName(text[at + 2])) return ReadEndTag(text, at);
  if (BeginsName(next)) return ReadStartTag(text, at);
  return {Kind::kNone, at + 1, {}};
}

TagEnd FindTagEnd(std::string_view text, size_t from) {
  char quote = '\0';
  for (size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return {at + 1, text[at - 1] == '/'};
    }
  }
  return {};
}

}  // namespace escalint
