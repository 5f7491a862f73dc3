/// A duty that is not done: until when it can still be done in time, or that it can only be late.
///
/// Not every breach is still to be mended. A decision that stage 2 never gave is past once the
/// matter has gone to stage 3 or was closed: such a duty is `left_behind`. One that nothing has
/// ended yet stands first on a list of what is to be done.
#pragma once

#include <optional>

#include "check/replay.h"

namespace escalint {

/// None for what is done or lifted, and for what was no act to be done (a stage passed over, a step
/// not to be taken). REQUIRES: the scene is at the obligation's episode.
std::optional<Outstanding> OutstandingOf(const Obligation& obligation, const Scene& scene);

}  // namespace escalint
