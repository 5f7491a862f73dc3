#include "source/slicer.h"

#include <cstring>
#include <utility>

#include "source/describe.h"

namespace escalint {
namespace {

std::string At(LineColumn place) {
  return "line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
}

}  // namespace

Slicer::Slicer(SlicerInput input)
    : window_(std::move(input.window)),
      faults_(std::move(input.faults)),
      limit_(input.options.max_record_bytes),
      file_(input.file) {}

bool Slicer::Have(size_t at) {
  while (text().size() <= at) {
    if (!Grow()) return false;
  }
  return true;
}

void Slicer::CountDropped() {
  if (dropped_ == 0) return;
  place_ = PlaceAfter(place_, {text().data() - dropped_, dropped_});
  dropped_ = 0;
}

bool Slicer::SkipSpace() {
  for (;;) {
    size_t at = 0;
    while (at < text().size() && IsSpace(text()[at])) ++at;
    const bool found = at < text().size();
    Drop(at);
    if (found) return true;
    if (!Grow()) return false;
  }
}

void Slicer::Fill(Slice& slice, Counts counts) {
  CountDropped();
  slice.owner = window_->owner();
  slice.carrier = carrier();
  slice.file = file_;
  slice.case_index = next_index_;
  slice.byte_offset = offset();
  slice.line = place_.line;
  slice.column = place_.column;
  slice.error.clear();
  if (counts == Counts::kAsCase) ++next_index_;
}

void Slicer::CutCase(size_t count, Slice& slice) {
  Fill(slice, Counts::kAsCase);
  slice.bytes = text().substr(0, count);
  slice.error = count > limit_ ? TooLargeError() : FaultInBytes(slice.bytes, place_);
  Drop(count);
}

void Slicer::CutBroken(size_t count, Counts counts, std::string error, Slice& slice) {
  Fill(slice, counts);
  slice.bytes = text().substr(0, count);
  slice.error = std::move(error);
  Drop(count);
}

void Slicer::ReportLost(LineColumn begin, uint64_t begin_offset, std::string error, Slice& slice) {
  Fill(slice, Counts::kAsCase);
  slice.bytes = {};
  slice.owner.reset();
  slice.byte_offset = begin_offset;
  slice.line = begin.line;
  slice.column = begin.column;
  slice.error = std::move(error);
}

std::string Slicer::TooLargeError() const {
  return "the case is larger than the limit of " + std::to_string(limit_) +
         " bytes; if that is right, raise the limit with --max-record";
}

void Slicer::FaultOfEnd(std::string message) {
  if (input_broken()) return;
  Fault(place(), std::move(message),
        "the file has been cut short: what was read is checked; export or copy it again");
}

Problem Slicer::ProblemAt(LineColumn place, std::string message, std::string hint) const {
  Problem problem = FileProblem(faults_->file(), std::move(message), std::move(hint));
  problem.line = place.line;
  problem.column = place.column;
  return problem;
}

std::optional<Problem> Slicer::SetHeader(std::string header, LineColumn begin) {
  header_ = std::move(header);
  header_line_ = header_.empty() ? 0 : begin.line;
  std::string fault = FaultInBytes(header_, begin);
  if (fault.empty()) return std::nullopt;
  return ProblemAt(begin, "the export's header cannot be read: " + std::move(fault), "");
}

std::string Slicer::FaultInBytes(std::string_view bytes, LineColumn begin) const {
  if (bytes.empty()) return "";
  if (const std::optional<size_t> at = FindInvalidUtf8(bytes)) {
    return DescribeMalformed(bytes, *at, begin);
  }
  const void* zero = std::memchr(bytes.data(), '\0', bytes.size());
  if (zero == nullptr) return "";
  const auto at = static_cast<size_t>(static_cast<const char*>(zero) - bytes.data());
  return "a zero byte at " + At(PlaceAfter(begin, bytes.substr(0, at))) +
         ", where text was expected; the file was damaged when it was written or copied: "
         "export it again";
}

std::string Slicer::DescribeMalformed(std::string_view bytes, size_t at, LineColumn begin) const {
  const std::string where = " at " + At(PlaceAfter(begin, bytes.substr(0, at)));
  const std::string byte = DescribeByte(bytes[at]);
  switch (window_->encoding()) {
    case Encoding::kWindows1252:
      return byte + where +
             " is not a character of Windows-1252, in which the input is said to "
             "be; save the export as UTF-8";
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be:
      return "half of a UTF-16 surrogate pair" + where +
             " stands without its other half; save "
             "the export as UTF-8";
    case Encoding::kUtf8:
      break;
  }
  return byte + where +
         " is not valid UTF-8; save the export as UTF-8 or, if it is in "
         "Windows-1252, say --encoding windows-1252";
}

}  // namespace escalint
