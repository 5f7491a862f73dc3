/// Turns counts into tables that can be published: small counts are withheld, and with them
/// whatever would give them away.
///
/// **What is guaranteed.** Take a reader who knows every number shown, every total and relation of
/// the draft, that a shown 0 is 0 and that a withheld count is not, and who has unlimited patience.
/// For each count from 1 to N (`up_to`), printed or merely implied by a percentage, every whole
/// number from 1 to N that the draft's structure leaves open at all stays possible for them. (A
/// total of three counts that are not 0 is at least 3: that is the structure's doing, and no
/// withholding can undo it.)
///
/// **How.** `suppression.h` first withholds the small counts, then looks for a *witness* for each
/// small count and each number from 1 to N: other counts that would look the same in print and have
/// that number there. Where there is none, the cheapest further counts are withheld until there is
/// one. A witness is checked in whole numbers, so no rounding error of a solver can weaken the
/// guarantee. Where nothing else helps, all counts of the publication that are not 0 are withheld.
///
/// The same draft gives the same publication. Counts of 0 are always shown.
#pragma once

#include <cstdint>

#include "domain/publication.h"

namespace escalint {

/// Withholds the counts from 1 to `up_to` and what would reveal them; with 0 shows everything.
/// REQUIRES: the draft is sound: ids and indices exist, no count is negative, rows have a cell for
/// each column, totals and relations hold. Throws std::logic_error naming the fault otherwise: a
/// table that does not add up is not published.
Publication Publish(const PublicationDraft& draft, int64_t up_to);

}  // namespace escalint
