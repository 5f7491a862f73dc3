#include "source/ndjson_slicer.h"

#include <algorithm>
#include <utility>

namespace escalint {
namespace {

/// The carriage return of CRLF and other trailing space are not the case's.
size_t TrimmedLength(std::string_view line) {
  size_t length = line.size();
  while (length > 0 && IsSpace(line[length - 1])) --length;
  return length;
}

}  // namespace

std::optional<size_t> NdjsonSlicer::LineLength() {
  size_t seen = 0;
  for (;;) {
    const size_t end = text().find('\n', seen);
    if (end != std::string_view::npos) return TrimmedLength(text().substr(0, end));
    seen = text().size();
    if (seen > limit()) return std::nullopt;
    if (!Grow()) return TrimmedLength(text());
  }
}

std::optional<Problem> NdjsonSlicer::TakeHeader() {
  if (!SkipSpace()) return std::nullopt;
  const std::optional<size_t> length = LineLength();
  if (!length) return ProblemAt(place(), "the first line is larger than the limit of a case", "");
  const LineColumn begin = place();
  std::string line(text().substr(0, *length));
  Drop(*length);
  return SetHeader(std::move(line), begin);
}

bool NdjsonSlicer::Next(Slice& slice) {
  if (!SkipSpace()) return false;
  if (const std::optional<size_t> length = LineLength()) {
    CutCase(*length, slice);
  } else {
    SkipLargeLine(slice);
  }
  return true;
}

void NdjsonSlicer::SkipLargeLine(Slice& slice) {
  const LineColumn begin = place();
  const uint64_t begin_offset = offset();
  size_t end = std::string_view::npos;
  do {
    Drop(text().size());
    if (!Grow()) break;
    end = text().find('\n');
  } while (end == std::string_view::npos);
  Drop(std::min(end, text().size()));
  ReportLost(begin, begin_offset, TooLargeError(), slice);
}

}  // namespace escalint
