/// The timeline for other programs: {"escalint": …, "timelines": [{"case": …, "entries": […]}]}.
#pragma once

#include <string>
#include <vector>

#include "report/timeline.h"

namespace escalint {

/// One object for each escalation told, and for the case itself where it has something to tell or
/// nothing else has. Each entry has `at` (a date, an instant in UTC, or null), `kind`, `event`,
/// `rule`, `verdict`, `text`, `count` and `finding`: its place in the object's `findings`, which
/// are those of the JSON report. `remarks` and `rules_not_run` hold for the whole case. REQUIRES:
/// as `TellInOrder` does.
void AppendTimelineJson(const std::vector<TimelinePage>& pages, std::string_view version,
                        const ZoneTable& zone, std::string& out);

}  // namespace escalint
