/// What the three slicers have in common: a window on the text, the place reached in it, and the
/// making of slices.
///
/// Positions in a slicer count from the front of `text()`. `Drop` leaves bytes behind; their lines
/// and columns are counted when a slice's place is asked for, all that were dropped since at once.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "source/export_stream.h"
#include "source/fault_log.h"
#include "source/text_window.h"

namespace escalint {

struct SlicerInput {
  std::unique_ptr<TextWindow> window;
  uint32_t file = 0;
  SourceOptions options;
  std::shared_ptr<FaultLog> faults;
};

inline constexpr bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

class Slicer : public ExportStream {
 public:
  explicit Slicer(SlicerInput input);

  std::string_view header() const override { return header_; }
  uint64_t header_line() const override { return header_line_; }
  const Problems& problems() const override { return faults_->problems(); }
  std::string sha256() override { return window().FinishHash(); }

 protected:
  /// Whether a broken piece stands for a case (and counts as one), or between two.
  enum class Counts : uint8_t { kAsCase, kNot };

  std::string_view text() const { return window_->text(); }
  uint64_t offset() const { return window_->offset(); }
  uint64_t limit() const { return limit_; }
  TextWindow& window() {
    CountDropped();
    return *window_;
  }

  /// True if text()[at] can be looked at; reads on as far as needed.
  bool Have(size_t at);
  bool Grow() { return window().Grow(); }
  void Drop(size_t count) {
    window_->Advance(count);
    dropped_ += count;
  }
  /// Drops white space; false at the end of the text.
  bool SkipSpace();

  LineColumn place() {
    CountDropped();
    return place_;
  }

  /// The next slice is the first `count` bytes of text(), which are dropped. Text that is not valid
  /// UTF-8, holds a zero byte or is larger than the limit makes it a broken one.
  void CutCase(size_t count, Slice& slice);
  void CutBroken(size_t count, Counts counts, std::string error, Slice& slice);
  /// A broken case that began at `begin`, of which nothing is left in the window.
  void ReportLost(LineColumn begin, uint64_t begin_offset, std::string error, Slice& slice);
  std::string TooLargeError() const;

  void Fault(LineColumn place, std::string message, std::string hint) {
    faults_->Add(place, std::move(message), std::move(hint));
  }
  /// As Fault, unless the input itself broke off: then that has been told already.
  void FaultOfEnd(std::string message);
  bool input_broken() const { return faults_->input_broken(); }
  /// For a fault that leaves nothing to slice; not logged.
  Problem ProblemAt(LineColumn place, std::string message, std::string hint) const;

  /// Checks the header's bytes, which stand at `begin`, as a slice's are checked.
  std::optional<Problem> SetHeader(std::string header, LineColumn begin);

 private:
  /// Before the window moves on and takes the dropped bytes with it.
  void CountDropped();
  void Fill(Slice& slice, Counts counts);
  /// What is wrong with the bytes themselves; "" = nothing.
  std::string FaultInBytes(std::string_view bytes, LineColumn begin) const;
  std::string DescribeMalformed(std::string_view bytes, size_t at, LineColumn begin) const;

  std::unique_ptr<TextWindow> window_;
  std::shared_ptr<FaultLog> faults_;
  uint64_t limit_;
  uint32_t file_;
  uint64_t next_index_ = 0;
  LineColumn place_{1, 1};  ///< `dropped_` bytes before text()
  size_t dropped_ = 0;
  std::string header_;
  uint64_t header_line_ = 0;
};

}  // namespace escalint
