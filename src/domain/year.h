/// The years that figures are asked for.
///
///     YearFromText("2023-24")   // 1 April 2023 to 31 March 2024: the financial year
///     YearFromText("2023")      // 1 January to 31 December
///     YearBefore(year)          // the same days, a year earlier
///
/// A year is a span of local dates, both ends included.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/time.h"

namespace escalint {

struct Year {
  std::string label;  ///< "2023-24", "2023", "2023-07-01 to 2023-12-31"
  std::string kind;   ///< for open data: "Financial year", "Calendar year", "Other period"
  sys_days from{}, to{};

  bool Has(sys_days date) const { return from <= date && date <= to; }
  /// The label as part of a name: "2023_24".
  std::string Key() const;
  bool operator==(const Year&) const = default;
};

/// "2023-24", "2023/24" or "2023"; nullopt where it is no year, or "2023-25".
std::optional<Year> YearFromText(std::string_view text);
/// Any span of days. REQUIRES: from <= to.
Year Span(sys_days from, sys_days to);
/// REQUIRES: the year is no longer than a year, or the two would overlap.
Year YearBefore(const Year& year);

}  // namespace escalint
