/// What is on record for a duty that was breached, but isn't what the policy asks.
///
///     asked:      a record of e11 by whoever acted in it, on the child's file
///     on record:  e12, a record of e11 by the social worker
///     →           e12 falls short: it "is by social worker …, not by assistant director …"
///
/// Only what a record surely lacks is named: what it leaves open makes no breach. A record may be
/// nearest though somebody else made it; any other act only where it lacks no more than its form
/// (method, contents, approval, the file).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/replay.h"

namespace escalint {

struct Shortfall {
  int step = -1;                   ///< -1 = nothing of the kind is on record
  std::vector<std::string> lacks;  ///< "is not on the child's file"
};

/// Of several the one that lacks least, then the first. REQUIRES: the scene is at the obligation's
/// episode.
Shortfall ShortfallOf(const Obligation& obligation, const Scene& scene);

/// Which of the things that had to come first surely did not, in the pack's words. REQUIRES: as
/// above.
std::vector<std::string_view> UnmetOf(const Obligation& obligation, const Scene& scene);

}  // namespace escalint
