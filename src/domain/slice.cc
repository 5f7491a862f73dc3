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

const char* FindNewline(const char* begin, const char* end) {
  if (begin == end) return nullptr;
  return static_cast<const char*>(std::memchr(begin, '\n', static_cast<size_t>(end - begin)));
}

}  // namespace

LineColumn PlaceAfter(LineColumn from, std::string_view text) {
  const char* line_begin = text.data();
  const char* const end = line_begin + text.size();
  LineColumn place = from;
  while (const char* newline = FindNewline(line_begin, end)) {
    ++place.line;
    place.column = 1;
    line_begin = newline + 1;
  }
  place.column += CountCodePoints(line_begin, end);
  return place;
}

LineColumn Locate(const Slice& slice, size_t offset) {
  return PlaceAfter({slice.line, slice.column}, slice.bytes.substr(0, offset));
}

}  // namespace escalint
