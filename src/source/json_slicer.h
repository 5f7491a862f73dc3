/// Cuts the cases out of a JSON export: one document, a bare array, or a single case.
#pragma once

#include <string>
#include <vector>

#include "source/json_layout.h"
#include "source/json_scan.h"
#include "source/slicer.h"

namespace escalint {

class JsonSlicer : public Slicer {
 public:
  /// `layout` is what ReadJsonLayout said of the window as it is now: a document, an array or a
  /// single case.
  JsonSlicer(SlicerInput input, const JsonLayout& layout);
  /// Reads the header. To be called once, first.
  std::optional<Problem> Begin(const JsonLayout& layout);

  Carrier carrier() const override { return Carrier::kJson; }
  bool Next(Slice& slice) override;

 private:
  /// Goes to the next element; false at the end of the array, which is then behind.
  bool FindElement();
  bool PassComma();
  void CutElement(Slice& slice);
  void CutTooLarge(JsonValueScanner& scanner, Slice& slice);
  void CutAtEnd(Slice& slice);
  size_t EndOfStray();
  void CutStray(Slice& slice);
  /// The header members after `cases`, looked up in the last bytes of a file.
  std::string ReadTail();
  /// REQUIRES: the ']' at offset `cases_end` has just been passed.
  void FinishDocument(uint64_t cases_end);
  void CheckLateMembers(const std::vector<std::string>& names);
  void FinishText();

  JsonLayout::Kind kind_;
  bool done_ = false;
  bool comma_due_ = false;        ///< an element has just ended
  bool comma_passed_ = false;     ///< an element must follow
  uint64_t known_cases_end_ = 0;  ///< offset of the ']' before the members that ReadTail found
};

}  // namespace escalint
