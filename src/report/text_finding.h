/// One finding as a person reads it: what was due, what happened, whose duty it was, and how to
/// check the count by hand.
///
///     BREACH (medium) STF-15, clause 15: Not answered within 48 hours
///         The team manager had 48 hours to answer and took 73.
///         Began with      e4, Mon 5 Feb 2024 09:00
///         Due             Wed 7 Feb 2024 09:00
///         Done            e7, Thu 8 Feb 2024 10:00, 25 hours late
///         ...
#pragma once

#include <string>
#include <vector>

#include "domain/finding.h"
#include "domain/time.h"
#include "report/text_page.h"

namespace escalint {

class FindingText {
 public:
  /// `zone` must outlive this.
  FindingText(const TextPage& page, const ZoneTable& zone) : page_(page), zone_(zone) {}

  void Write(const Finding& finding, std::string& out) const;
  /// Findings of one rule that all could not be checked, as one.
  /// REQUIRES: `findings` is not empty.
  void WriteFolded(const std::vector<const Finding*>& findings, std::string& out) const;

 private:
  void WriteHeading(const Finding& finding, const std::string& times, std::string& out) const;
  void WriteDetail(std::string_view name, std::string_view text, std::string& out) const;
  void WriteTimes(const Finding& finding, std::string& out) const;
  void WriteDoubts(const Finding& finding, std::string& out) const;

  TextPage page_;
  const ZoneTable& zone_;
};

}  // namespace escalint
