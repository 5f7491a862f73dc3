/// Cuts the cases out of newline-delimited JSON: one a line, blank lines between them ignored.
#pragma once

#include "source/slicer.h"

namespace escalint {

class NdjsonSlicer : public Slicer {
 public:
  explicit NdjsonSlicer(SlicerInput input) : Slicer(std::move(input)) {}
  /// Takes the first line as the header. To be called at most once, first.
  std::optional<Problem> TakeHeader();

  Carrier carrier() const override { return Carrier::kNdjson; }
  bool Next(Slice& slice) override;

 private:
  /// The length of the line at the front of text(), without its end; nullopt if it is too large to
  /// be kept.
  std::optional<size_t> LineLength();
  void SkipLargeLine(Slice& slice);
};

}  // namespace escalint
