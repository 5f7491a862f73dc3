/// Cuts the `<case>` elements out of an XML export's `<case_records>`.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "source/slicer.h"
#include "source/xml_scan.h"

namespace escalint {

class XmlSlicer : public Slicer {
 public:
  explicit XmlSlicer(SlicerInput input) : Slicer(std::move(input)) {}
  /// Reads up to the end of the root's start tag. To be called once, first.
  std::optional<Problem> Begin();

  Carrier carrier() const override { return Carrier::kXml; }
  bool Next(Slice& slice) override;

 private:
  /// The search for the end tag of the case at the front of text().
  struct CaseScan {
    enum class Outcome : uint8_t {
      kGoingOn,
      kClosed,    ///< `at` is just past the case
      kUnclosed,  ///< at `at` stands a tag that shows that the end tag is missing
      kEnded,     ///< the text ends first
      kTooLarge,
    };
    Outcome outcome = Outcome::kGoingOn;
    size_t at = 0;
    uint64_t depth = 0;       ///< of elements named `case`
    size_t second_start = 0;  ///< of the first `<case` inside the case; 0 = none
    bool keep = true;         ///< the case stays in the window; else it is only passed
  };

  Markup MarkupAt(size_t at);
  TagEnd TagEndAt(size_t from);
  std::optional<Problem> TakeRoot(const Markup& root);
  /// Deals with the markup at the front, between the cases; true if `slice` was filled.
  bool PassMarkup(const Markup& markup, Slice& slice);
  bool PassTag(const Markup& tag, Slice& slice);
  void PassUnknownElement(const Markup& tag);
  bool PassText(size_t from, Slice& slice);

  void CutElement(Slice& slice);
  void CutTooLarge(CaseScan& scan, Slice& slice);
  void CutUnclosed(const CaseScan& scan, Slice& slice);
  void ScanCase(CaseScan& scan);
  bool CountTag(const Markup& markup, CaseScan& scan);
  bool CountStart(const Markup& markup, CaseScan& scan);
  void ReadMore(CaseScan& scan);
  void Finish();

  bool done_ = false;
  /// A case without end tag was met: from then on `<case` inside a case is taken for that again,
  /// and not for a nested element. (Otherwise every case would be searched to the end of the file.)
  bool unclosed_met_ = false;
  uint64_t unknown_depth_ = 0;
  std::set<std::string, std::less<>> unknown_elements_;
};

}  // namespace escalint
