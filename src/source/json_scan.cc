#include "source/json_scan.h"

#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "source/slicer.h"

namespace escalint {
namespace {

// A block is looked at whole: one bit a byte says where the bytes of interest are, the first byte
// being the lowest bit.
constexpr size_t kBlockBytes = 64;

struct BlockMarks {
  uint64_t quotes = 0, backslashes = 0, opening = 0, closing = 0;
};

#if defined(__SSE2__)

uint64_t Marks(__m128i bytes, char wanted) {
  return static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted))));
}

BlockMarks MarkBlock(const char* block) {
  BlockMarks marks;
  const __m128i bracket_bit = _mm_set1_epi8(0x20);  // sets '[' to '{' and ']' to '}'
  for (unsigned part = 0; part < kBlockBytes; part += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + part));
    const __m128i braces = _mm_or_si128(bytes, bracket_bit);
    marks.quotes |= Marks(bytes, '"') << part;
    marks.backslashes |= Marks(bytes, '\\') << part;
    marks.opening |= Marks(braces, '{') << part;
    marks.closing |= Marks(braces, '}') << part;
  }
  return marks;
}

#else

BlockMarks MarkBlock(const char* block) {
  BlockMarks marks;
  for (unsigned i = 0; i < kBlockBytes; ++i) {
    const char c = block[i];
    const char brace = static_cast<char>(c | 0x20);
    marks.quotes |= uint64_t{c == '"'} << i;
    marks.backslashes |= uint64_t{c == '\\'} << i;
    marks.opening |= uint64_t{brace == '{'} << i;
    marks.closing |= uint64_t{brace == '}'} << i;
  }
  return marks;
}

#endif

/// Bit i of the result: whether an odd number of bits is set in `quotes` up to and including i,
/// that is, whether byte i stands in a string (or is its opening quote).
uint64_t BetweenQuotes(uint64_t quotes) {
  for (int shift = 1; shift < 64; shift *= 2) quotes ^= quotes << shift;
  return quotes;
}

}  // namespace

/// The bytes of a block that a backslash before them makes ordinary. A backslash that is itself
/// escaped escapes nothing.
uint64_t JsonValueScanner::TakeEscaped(uint64_t backslashes) {
  uint64_t escaped = escaped_ ? 1 : 0;
  escaped_ = false;
  backslashes &= ~escaped;
  while (backslashes != 0) {
    const int at = std::countr_zero(backslashes);
    backslashes &= ~(uint64_t{3} << at);
    if (at == 63) {
      escaped_ = true;
    } else {
      escaped |= uint64_t{2} << at;
    }
  }
  return escaped;
}

size_t JsonValueScanner::ScanBlock(const char* block) {
  BlockMarks marks = MarkBlock(block);
  if (marks.backslashes != 0 || escaped_) marks.quotes &= ~TakeEscaped(marks.backslashes);
  const uint64_t in_string = BetweenQuotes(marks.quotes) ^ (in_string_ ? ~uint64_t{0} : 0);
  in_string_ = (in_string >> 63) != 0;
  uint64_t brackets = (marks.opening | marks.closing) & ~in_string;
  for (; brackets != 0; brackets &= brackets - 1) {
    const int at = std::countr_zero(brackets);
    const uint64_t closes = (marks.closing >> at) & 1;
    depth_ += 1 - 2 * closes;
    if (depth_ == 0) return static_cast<size_t>(at) + 1;
  }
  return kNotYet;
}

size_t JsonValueScanner::ScanBytes(std::string_view text, size_t from) {
  for (size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = !in_string_;
    } else if (!in_string_ && (c == '{' || c == '[')) {
      ++depth_;
    } else if (!in_string_ && (c == '}' || c == ']')) {
      if (--depth_ == 0) return at + 1;
    }
  }
  return kNotYet;
}

size_t JsonValueScanner::Scan(std::string_view text, size_t from) {
  for (; text.size() - from >= kBlockBytes; from += kBlockBytes) {
    const size_t end = ScanBlock(text.data() + from);
    if (end != kNotYet) return from + end;
  }
  return ScanBytes(text, from);
}

bool JsonMembers::Have(size_t at) {
  while (window_.text().size() <= at) {
    if (window_.text().size() > limit_ || !window_.Grow()) return false;
  }
  return at <= limit_;
}

bool JsonMembers::SkipSpace() {
  while (Have(at_)) {
    if (!IsSpace(window_.text()[at_])) return true;
    ++at_;
  }
  return false;
}

JsonMembers::Step JsonMembers::Broken(const char* expected) {
  expected_ = expected;
  return Step::kBroken;
}

JsonMembers::Step JsonMembers::Next() {
  if (!SkipSpace()) return Step::kCut;
  if (window_.text()[at_] == '}') {
    ++at_;
    return Step::kEnd;
  }
  if (comma_due_) {
    if (window_.text()[at_] != ',') return Broken("\",\" or \"}\"");
    ++at_;
    if (!SkipSpace()) return Step::kCut;
  }
  comma_due_ = true;
  return ReadKey();
}

JsonMembers::Step JsonMembers::ReadKey() {
  if (window_.text()[at_] != '"') return Broken("a member's name in quotes");
  key_begin_ = at_ + 1;
  if (const Step step = SkipString(); step != Step::kMember) return step;
  key_end_ = at_ - 1;
  if (!SkipSpace()) return Step::kCut;
  if (window_.text()[at_] != ':') return Broken("\":\"");
  ++at_;
  return SkipSpace() ? Step::kMember : Step::kCut;
}

JsonMembers::Step JsonMembers::SkipValue() {
  const char first = window_.text()[at_];
  if (first == '"') return SkipString();
  if (first == '{' || first == '[') return SkipBracketed();
  return SkipScalar();
}

JsonMembers::Step JsonMembers::SkipString() {
  for (++at_; Have(at_); ++at_) {
    const char c = window_.text()[at_];
    if (c == '\\') {
      ++at_;
    } else if (c == '"') {
      ++at_;
      return Step::kMember;
    }
  }
  return Step::kCut;
}

JsonMembers::Step JsonMembers::SkipBracketed() {
  JsonValueScanner scanner;
  size_t seen = at_;
  for (;;) {
    const size_t end = scanner.Scan(window_.text(), seen);
    seen = window_.text().size();
    if (end != JsonValueScanner::kNotYet) {
      at_ = end;
      return Step::kMember;
    }
    if (!Have(seen)) return Step::kCut;
  }
}

JsonMembers::Step JsonMembers::SkipScalar() {
  const size_t begin = at_;
  for (; Have(at_); ++at_) {
    const char c = window_.text()[at_];
    if (c == ',' || c == '}' || c == ']' || IsSpace(c)) {
      return at_ > begin ? Step::kMember : Broken("a value");
    }
  }
  return Step::kCut;
}

}  // namespace escalint
