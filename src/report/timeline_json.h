/// The timeline for other programs: {"escalint": …, "timelines": [{"case": …, "entries": […]}]}.
#pragma once

#include <string>
#include <vector>

#include "report/timeline.h"

namespace escalint {

/// Each entry has `at` (a date, an instant in UTC, or null), `kind`, `event`, `rule`, `verdict`,
/// `text` and `count`. REQUIRES: as `TellInOrder` does.
void AppendTimelineJson(const std::vector<TimelinePage>& pages, std::string_view version,
                        const ZoneTable& zone, std::string& out);

}  // namespace escalint
