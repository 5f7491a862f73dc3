/// A year's figures as a report shows them: the tables, and what a reader needs to know of the run
/// they come from.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/finding.h"
#include "domain/publication.h"
#include "domain/year.h"

namespace escalint {

struct AnnualReport {
  std::vector<Year> years;               ///< the one that was asked for, then those before it
  std::vector<std::string> authorities;  ///< "" = not recorded
  std::vector<std::pair<std::string, std::string>> policies;  ///< reference, title
  std::vector<std::string> empty_years;  ///< labels of those without any escalation
  int64_t repeated = 0;                  ///< records left out because their case's id came before
  int64_t duplicates = 0;                ///< the same of escalations and events in their case
  /// The earliest date up to which any record was looked at; none where there was no record.
  std::optional<sys_days> looked_at;
  Publication publication;

  /// What is known of that year is not the whole of it.
  bool IsUnfinished(const Year& year) const { return looked_at && *looked_at < year.to; }
};

}  // namespace escalint
