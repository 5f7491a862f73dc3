/// From a replay to what a year's figures need of it (domain/escalation_facts.h).
///
/// Pure: the same record, history and obligations give the same facts, whichever year is asked for.
#pragma once

#include <span>

#include "check/replay.h"
#include "domain/escalation_facts.h"

namespace escalint {

/// What the record says of the escalation, whatever policy it falls under. `ladder` may be one
/// without stages.
EscalationFacts FactsOf(const Scene& scene);

/// Adds the obligations that count. REQUIRES: they are those of the scene that `facts` come from.
void AddDuties(std::span<const Obligation> obligations, const Scene& scene, EscalationFacts& facts);

/// Those of the case as a whole that count.
std::vector<CountedDuty> CountedDuties(std::span<const Obligation> obligations, const Scene& scene);

}  // namespace escalint
