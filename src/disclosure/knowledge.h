/// What a reader of the tables knows about the counts without seeing any of them: which are the
/// same, which add up, which are parts of which.
///
///     a row "Health 17 · 3 · total 20"     counts[2] is counts[0] and counts[1] together
///     "85.0%" of counts[0] in counts[2]    the rest, 3, is a count as well: counts[3], never
///     printed
///
/// A count is *printed* if a table names it, by itself or in a percentage; whether its number then
/// stands there or a "c" is for suppression.h to say.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/publication.h"

namespace escalint {

struct Knowledge {
  std::vector<int64_t> counts;  ///< the draft's, then the rests of percentages
  std::vector<bool> printed;    ///< one for each count
  std::vector<Relation> relations;
};

/// REQUIRES: the draft's ids and indices exist.
Knowledge KnowledgeOf(const PublicationDraft& draft);

/// Whether a relation holds of these counts.
bool Holds(const Relation& relation, const std::vector<int64_t>& counts);

inline size_t Index(CountId id) { return static_cast<size_t>(id); }
inline size_t Index(StatisticId id) { return static_cast<size_t>(id); }

}  // namespace escalint
