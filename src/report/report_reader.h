/// Reads back a report that escalint wrote: JSON, or NDJSON findings, one finding after another.
///
///     auto head = ReadReport("march.json", [&](const Finding& finding) { ... });
///     head->as_of;                       // "2024-03-31"; "" in NDJSON, which does not say
///
/// A finding comes back with what names it, judges it and places it (fingerprint, rule, policy,
/// clause, kind, verdict, severity, case, child, escalation, stage, the trigger's event, title,
/// message, location, suppression); times and counts are left out.
///
/// However it has been laid out since, the report is read as a stream: no more of it is in memory
/// than one finding.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "domain/finding.h"
#include "domain/problem.h"

namespace escalint {

/// What a report says of its run.
struct ReportHead {
  std::string version;                ///< of escalint
  std::string as_of;                  ///< "" = not said
  std::vector<std::string> policies;  ///< "id@version"
  int64_t unreadable = 0;             ///< records
  bool pseudonymised = false;         ///< cases go by pseudonyms; false in NDJSON, which is silent
};

/// Problems: not a file, not JSON, cut off, no report of escalint's or of a later format, a finding
/// that could not have been written by it. `take` may have been called by then.
Result<ReportHead> ReadReport(const std::string& path,
                              const std::function<void(const Finding&)>& take);

}  // namespace escalint
