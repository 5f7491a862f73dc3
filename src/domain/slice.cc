#include "domain/slice.h"

#include <algorithm>
#include <cstring>

namespace escalint {
namespace {

/// Every byte but UTF-8's continuation bytes (10xxxxxx) begins a code point.
uint64_t CountCodePoints(const char* begin, const char* end) {
  return static_cast<uint64_t>(
      std::count_if(begin, end, [](char byte) { return static_cast<signed char>(byte) >= -64; }));
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
