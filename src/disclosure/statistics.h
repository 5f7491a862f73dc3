/// Which medians and longest times are withheld.
///
/// Both are withheld where the number of cases behind them is small, or withheld. A longest time is
/// one child's, and a total's longest is the longest of its parts:
///
///     Health 12 cases, longest 40 · Education 3 cases, longest c · both 15 cases, longest 90
///
/// says that Education's is 90. A reader's bounds on each longest time are worked out from those
/// shown; where they meet on one that stands for few cases, the shown ones of that length that are
/// linked with it are withheld as well.
#pragma once

#include <cstdint>
#include <vector>

#include "disclosure/knowledge.h"

namespace escalint {

/// For each statistic of the draft whether it is withheld. `withheld` says it of each count.
std::vector<bool> WithheldStatistics(const PublicationDraft& draft, const Knowledge& knowledge,
                                     const std::vector<bool>& withheld, int64_t up_to);

}  // namespace escalint
