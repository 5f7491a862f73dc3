/// Whose act was missing or late, and on which side of the disagreement they stand.
///
/// Between two agencies the agency tells the side. Inside one agency it is told by the role: the
/// raiser's, that of whom it was raised with, or that of the stage's officer who chaired or decided
/// there. Where that leaves it open, nobody is put on a side.
#pragma once

#include <optional>
#include <vector>

#include "check/replay.h"

namespace escalint {

std::optional<DutyHolder> DutyHolderOf(const Obligation& obligation, const Scene& scene);
/// Of each part of the duty that is open, each once; an empty one where it is not known.
std::vector<DutyHolder> OpenHoldersOf(const Obligation& obligation, const Scene& scene);
/// Where it is for an officer of the stage, and the policy names several: all but the first.
std::vector<DutyHolder> OtherOfficersOf(const Obligation& obligation, const Scene& scene);

}  // namespace escalint
