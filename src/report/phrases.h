/// Phrases that every report for people shares: how a case, a duty, a due time are named.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/finding.h"
#include "domain/time.h"

namespace escalint {

/// "Case C-1, child CH-9".
std::string NameOf(const CaseReport& report);
/// "Case C-1, child CH-9, escalation E-1"; "…: the case itself".
std::string TitleOf(const CaseReport& report, const EscalationReport& escalation);
/// "Exampleshire resolution policy (exampleshire@2)".
std::string PolicyOf(const EscalationReport& escalation);

/// "stage-2" as what follows the word "stage": "2".
std::string_view StageLabel(std::string_view stage);
/// "feb.json:12:9".
std::string PlaceOf(const Location& location);
/// "team manager, children's social care".
std::string SpokenHolder(const DutyHolder& holder);
/// "medium, contested, local limit, known since the baseline".
std::string QualitiesOf(const Finding& finding);
/// "by the end of Fri 9 Feb 2024", "Wed 7 Feb 2024 09:00"; to the minute unless the seconds matter.
std::string SpokenDue(const DueTime& due, const ZoneTable& zone);
/// "e2, Mon 5 Feb 2024 09:00".
std::string SpokenCitation(const EventCitation& citation, const ZoneTable& zone);
/// What became of it, as a fact beside the due time: "e2, Mon 5 Feb 2024 09:00, 1 day late";
/// "not on record"; "not as the policy asks: e12, Mon 8 Apr 2024 16:30". Often "".
std::string SpokenDone(const Finding& finding, const ZoneTable& zone);
/// Of a breach in a few words: "26 hours late", "not on record", "not as the policy asks (e12)".
std::string SpokenBreach(const Finding& finding);
/// "clause", or "clauses" of "9, 10" and "12–23".
std::string_view ClauseWord(std::string_view clause);
/// "clause 12", "clauses 9, 10".
std::string SpokenClause(std::string_view clause);
/// "Per level or in all? HFD-5.2b read as 'overall', three days in all (used here): breached; read
/// as 'each', three days at each level: met".
std::string SpokenReadings(const std::vector<ReadingVerdict>& readings);
/// The message, which says first if it is no breach: "Could not check: The export doesn't say …".
std::string StatementOf(const Finding& finding);
/// Whatever weakens a finding, in sentences: a local limit, assumptions, other readings; often "".
std::string DoubtsOf(const Finding& finding);
/// "Known since the baseline.", "Suppressed up to and including Mon 1 Apr 2024: …"; else "".
std::string StandingOf(const Finding& finding);
/// "Case C-1, escalation E-1, stage 2, from e4"; "The run as a whole".
std::string OccasionOf(const Finding& finding);
/// All of these in one line: "Case C-1, escalation E-1: Could not check: … Assumed: …".
std::string SummaryOf(const Finding& finding);
/// "The rule looks for: Stage 2 was not answered within 48 hours". A rule's title states a fault;
/// so it says that nobody has found one.
std::string LookedFor(std::string_view title);
/// The title where it is true: of a breach, and of a remark on the data; else what was looked for.
std::string SubjectOf(const Finding& finding);
/// "EX-2, clause 4.2: Stage 2 was not answered within 48 hours";
/// "EX-2, clause 4.2. The rule looks for: Stage 2 was not answered within 48 hours".
std::string HeadingOf(const Finding& finding);
/// The same without the clause.
std::string ShortHeadingOf(const Finding& finding);
/// A record that could not be read, as a table with a row for each finding has it.
Finding RowFor(const UnreadableRecord& record);
/// Paragraph by paragraph: the statement, the times, the count, whose duty, why, the doubts, the
/// place. What isn't known is left out.
std::string AccountOf(const Finding& finding, const ZoneTable& zone);

/// What a report says of itself where names are not to be found in it.
inline constexpr std::string_view kPseudonymised =
    "Pseudonymised: cases and children go by pseudonyms, and what else could name somebody is left "
    "out. It is about particular children all the same: handle it as personal data.";

/// "2024-03-31" as a person says it; any other text as it is.
std::string SpokenAsOf(const std::string& as_of);

}  // namespace escalint
