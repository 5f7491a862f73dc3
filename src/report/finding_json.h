/// A finding as the JSON object that the JSON and NDJSON reports share (contract, section 2).
#pragma once

#include <string>

#include "domain/finding.h"

namespace escalint {

/// Appends the object on one line, without a line break. Every member is always there, in a fixed
/// order; what doesn't apply is null. But two: "baseline" ("new" or "unchanged") is there for every
/// fault of a run that has a baseline, and "suppressed" for every finding that is.
void AppendFindingJson(const Finding& finding, std::string& out);
/// A record that could not be read: {"file": "…", "line": 40, "column": 3, "error": "…"}.
void AppendUnreadableJson(const UnreadableRecord& record, std::string& out);

}  // namespace escalint
