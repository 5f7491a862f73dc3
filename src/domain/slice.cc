#include "domain/slice.h"

#include <algorithm>
#include <cstring>

namespace escalint {
namespace {

/// Every byte but UTF-8's continuation bytes (10xxxxxx) begins a code point. Eight at a time: a one
/// for each continuation byte, added up by the multiplication.
uint64_t CountCodePoints(const char* begin, const char* end) {
  constexpr uint64_t kOnes = 0x0101010101010101u;
  uint64_t continued = 0;
  const char* at = begin;
  for (uint64_t word; end - at >= 8; at += 8) {
    std::memcpy(&word, at, sizeof word);
    continued += (((word >> 7 & ~word >> 6) & kOnes) * kOnes) >> 56;
  }
  continued += static_cast<uint64_t>(
      std::count_if(at, end, [](char byte) { return (byte & 0xC0) == 0x80; }));
  return static_cast<uint64_t>(end - begin) - continued;
}

/// Few enough for their count to be a byte, so that a compiler can count sixteen places at once.
constexpr ptrdiff_t kStretch = 240;

uint64_t CountNewlines(const char* begin, const char* end) {
  uint64_t newlines = 0;
  for (const char* at = begin; at != end;) {
    const char* const stretch_end = at + std::min(kStretch, end - at);
    uint8_t count = 0;
    for (; at != stretch_end; ++at) count = static_cast<uint8_t>(count + (*at == '\n'));
    newlines += count;
  }
  return newlines;
}

/// Just behind the last newline; `begin` if there is none.
const char* LastLine(const char* begin, const char* end) {
  const char* at = end;
  while (at - begin >= kStretch && CountNewlines(at - kStretch, at) == 0) at -= kStretch;
  while (at != begin && at[-1] != '\n') --at;
  return at;
}

}  // namespace

LineColumn PlaceAfter(LineColumn from, std::string_view text) {
  const char* const end = text.data() + text.size();
  const size_t newline = text.find('\n');  // where a case is one line, there is little behind it
  if (newline == text.npos) return {from.line, from.column + CountCodePoints(text.data(), end)};
  const char* const first = text.data() + newline;
  const char* const last_line = LastLine(first, end);
  return {from.line + CountNewlines(first, last_line), 1 + CountCodePoints(last_line, end)};
}

LineColumn Locate(const Slice& slice, size_t offset) {
  return PlaceAfter({slice.line, slice.column}, slice.bytes.substr(0, offset));
}

}  // namespace escalint
