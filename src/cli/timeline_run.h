/// Finds the cases asked for among all those of the exports, and replays them; the others are read
/// and forgotten.
///
///     const TimelineFound found = FindTimelines(plan, {{"C-0001"}, ""});
///     found.pages          // one a case, in input order
///     found.missing        // what was asked for and is not there, with what to do
#pragma once

#include <string>
#include <vector>

#include "cli/check_plan.h"
#include "report/timeline.h"

namespace escalint {

struct TimelineWanted {
  std::vector<std::string> cases;
  std::string escalation;  ///< "" = all of each case
};

struct TimelineFound {
  std::vector<TimelinePage> pages;
  Problems missing;
  /// Records of cases asked for, and what is wrong with an export as a whole. Where a case is
  /// missing, also the records that mention it.
  Problems unreadable;
  Problems again;  ///< a case met a second time: as in a check, the first is told
};

/// Problems: an input that can't be opened or whose header can't be used.
Result<TimelineFound> FindTimelines(const CheckPlan& plan, const TimelineWanted& wanted);

}  // namespace escalint
