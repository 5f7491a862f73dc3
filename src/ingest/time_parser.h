/// The accepted spellings of a time, and the interval each means (contract, section 1 "Times").
#pragma once

#include <optional>
#include <string_view>

#include "domain/time.h"

namespace escalint {

struct ParsedTime {
  Interval interval;
  /// Not empty: unusable; why ("30 February does not exist", "1900-01-01 stands for no date", ...).
  std::string problem;
};

/// YYYY-MM-DD, YYYY-MM-DDThh:mm[:ss[.fff]][Z|±hh:mm] (a space for T), DD/MM/YYYY[ hh:mm[:ss]].
/// No offset = civil time of `zone`. Exactly midnight without offset is date-only unless
/// `midnight_exact`. A civil time the clocks skip or repeat covers both readings.
ParsedTime ParseTime(std::string_view text, const ZoneTable& zone, bool midnight_exact);

}  // namespace escalint
