/// What a report that tells a case in order needs besides the findings: the history in words, who
/// stood on which side, and how much was recorded after as-of.
#pragma once

#include "check/history.h"
#include "check/scene.h"
#include "domain/finding.h"

namespace escalint {

/// A step of the case's own history, with the escalation it comes from.
EventCitation CiteInCase(const Step& step, const CaseRecord& record);

/// `ladder` may be null: then no stage is named.
void TellHistory(const History& history, const Ladder* ladder, EscalationReport& out);

/// The sides, and what is recorded after `as_of`.
void TellParties(const Escalation& escalation, sys_seconds as_of, EscalationReport& out);

/// When it began and closed, and which stages it entered. `ladder` may be null: then none.
void TellPassage(const History& history, const Ladder* ladder, const CheckSettings& settings,
                 Passage& passage);

/// The case's own events, and those of its escalations that `out.findings` speak of. REQUIRES: the
/// findings have their course.
void TellCaseHistory(const CaseRecord& record, const History& history, sys_seconds as_of,
                     EscalationReport& out);

}  // namespace escalint
