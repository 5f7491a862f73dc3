/// The response pattern: after a trigger, an act is expected within a limit.
///
/// The judgement is three-valued throughout. An act surely in time decides; failing that a waiver
/// or supersession lifts the duty; failing that every act that may have been in time makes the
/// verdict cannot_tell; only when none could have been is the duty late or absent.
#pragma once

#include "check/replay.h"

namespace escalint {

/// Judges `obligation.duty` at the scene's trigger; `arose` is how sure it is that the duty arose.
/// Returns false where every part of it is spared, so that there is no obligation.
bool JudgeResponse(Truth arose, Scene& scene, Obligation& obligation);

/// Does the policy lift the duty at the scene's trigger? The first waiver that surely does gives
/// the obligation its `because`. An event not found of a type not covered may be there.
Truth Waived(const Duty& duty, Scene& scene, Obligation& obligation);

/// The leaving of the stage, or the closing, by which the duty is at an end; -1 = none. REQUIRES:
/// the scene is at the obligation's episode.
int SupersedingStep(const Scene& scene, const Obligation& obligation);

/// Judged because nothing has happened for so long, though the matter never closed. REQUIRES: as
/// above.
bool IsJudgedAsDormant(const Obligation& obligation, const Scene& scene);

/// The end of our grace for what has no limit and is not on record, counted from `judged_from`;
/// none where something else decided, or that is not known.
std::optional<Due> GraceOf(const Obligation& obligation, const Scene& scene);

}  // namespace escalint
