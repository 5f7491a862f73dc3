/// The words of a finding: what was due, what happened, and the count a person can re-do.
#pragma once

#include <string>
#include <string_view>

#include "check/replay.h"

namespace escalint {

/// What is not surely done, in the pack's words: "a decision at stage 2 or a referral to stage 3".
/// REQUIRES: the obligation has a duty.
std::string AwaitedText(const Obligation& obligation, const Scene& scene);
std::string Message(const Obligation& obligation, const Scene& scene);
/// What the record leaves open of a duty that can't be judged, as part of a sentence; "" where an
/// event or the due time tells it.
std::string_view OpenQuestion(Doubt doubt);
/// From the trigger to the due time; "" where there is none.
std::string CountOf(const Obligation& obligation, const Scene& scene);
/// From what its absence is judged from to the end of our grace; "" where it has none.
std::string GraceCountOf(const Obligation& obligation, const Scene& scene);
std::string ArithmeticOf(const Obligation& obligation, const Scene& scene);
/// Message and arithmetic in pieces. REQUIRES: the scene is at the obligation's episode.
Course CourseOf(const Obligation& obligation, const Scene& scene);

/// What had to be assumed on the way to the verdict, and of the events it rests on where their
/// stage mattered. REQUIRES: as for CourseOf.
std::vector<std::string> AssumptionsOf(const Obligation& obligation, const Scene& scene);
/// done − due as the report prints it; "" where it did not come late.
std::string LateByOf(const Obligation& obligation, const Scene& scene);

/// "childrens_social_care" → "children's social care".
std::string Spaced(std::string_view word);
/// The id as findings cite it, "#<position>" when it has none.
std::string CiteId(const Event& event);
std::string CiteId(const Escalation& escalation);
EventCitation Cite(const Step& step);
/// "health visitor (health)"; "" where nobody is named.
std::string NameParty(const Party& party);
/// "raised to stage-2 by health_visitor (health) to team_manager (childrens_social_care), by
/// email".
std::string DescribeEvent(const Step& step, const Ladder* ladder);

}  // namespace escalint
