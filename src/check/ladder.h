/// The ladder itself: which stages a raise passed over, and whether the policy lets it.
///
/// Raised to 1, then to 4: stages 2 and 3 were passed over, one obligation each, both at the jump.
/// A stage entered merely by implication moves the ladder without accusing anybody. Where the
/// policy allows entry at 3 in such a case, the jump to 4 passes over 3 only; 2 is waived.
#pragma once

#include "check/replay.h"

namespace escalint {

/// Finds the episode's skips under `rule` and whether each is permitted. `skips` become the
/// scene's.
void FindSkips(const Rule& rule, Scene& scene, Skips& skips);
/// The obligations for them.
void JudgeSkips(const Rule& rule, int episode, Scene& scene, std::vector<Obligation>& obligations);

}  // namespace escalint
