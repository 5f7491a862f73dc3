/// What stands first in the HTML report and is known last: the whole run at a glance.
///
/// What could not be checked is told as plainly as what was breached, and both before any case. All
/// numbers are those of the run; the links go to the lists behind them, wherever those are.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "domain/finding.h"
#include "report/html_case.h"
#include "report/text_summary.h"

namespace escalint {

/// Findings with something in common, and the list that has them all.
struct FoundList {
  std::string name;   ///< a rule's id, or whose duty it was
  std::string title;  ///< a rule's
  FoundCounts counts;
  std::array<int64_t, 4> breached{};  ///< by severity
  size_t group = 0;                   ///< in the spool
  int64_t rows = 0;
  std::string file;  ///< "rule-3": of its page, and of its place in a report of one page
};

/// A file of a report that is too long for one.
struct PartSummary {
  std::string first, last;  ///< cases
  FoundCounts counts;
};

/// A fault of the baseline that is no longer found, as the baseline has it.
struct GoneFinding {
  std::string occasion, heading;
  std::string_view verdict;
};

/// What was noted while the cases passed.
struct RunNotes {
  /// A whole year may be gone; so many are listed, and the rest is counted.
  static constexpr size_t kMostGone = 200;

  /// By policy and rule; by side and name. The order is that of the lists.
  std::map<std::pair<std::string, std::string>, FoundList> rules;
  std::map<std::pair<Side, std::string>, FoundList> duties;
  std::vector<PartSummary> parts;  ///< one where everything is on one page
  SeenInCases seen;
  std::vector<GoneFinding> gone;  ///< the first of them
};

/// Where the links go.
struct FrontLinks {
  bool one_page = true;
  std::string folder;  ///< of the parts, as it is shown: "march_files"
  std::string prefix;  ///< the same as a link begins with; "" on one page
  std::string To(const FoundList& list) const;
  std::string To(const std::string& file) const;
};

void AppendFront(const RunSummary& summary, const RunNotes& notes, const FrontLinks& links,
                 std::string& out);

/// "Those who raised", "Those who were to answer", "Others, or not recorded which".
std::string_view SideTitle(Side side);

}  // namespace escalint
