/// Whether a count could be another number, for all that readers see: a witness that it could, or a
/// proof that it could not.
///
///     Health c, Education c, total 20           counted: 3 and 17
///     "could Health be 5?"                      witness: 5 and 15, that is moves +2 and -2
///
/// A witness is a set of counts that would be printed alike. As long as there is one, nobody can
/// rule the number out. Finding one is a small integer programme in the *moves* away from what was
/// counted; the solver's answer is then checked in whole numbers, so that a witness is one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "disclosure/knowledge.h"

namespace escalint {

struct Move {
  size_t count;
  int64_t by;  ///< never 0
};
using Witness = std::vector<Move>;

/// By how much the witness moves a count: 0 if it does not.
int64_t MoveOf(const Witness& witness, size_t count);

/// What a witness may move, and what each step costs: kFixed for what readers see, 0 for what they
/// don't.
struct Movable {
  static constexpr int64_t kFixed = -1;
  std::vector<int64_t> cost;  ///< one for each count
};

class WhatIf {
 public:
  /// `knowledge` must outlive it.
  explicit WhatIf(const Knowledge& knowledge);
  ~WhatIf();
  WhatIf(const WhatIf&) = delete;
  WhatIf& operator=(const WhatIf&) = delete;

  /// Counts alike in print in which `count` is `value`, at a low cost. A printed count that moves
  /// stays at least 1. None if there is none, or if the solver found none.
  std::optional<Witness> FindWitness(const Movable& movable, size_t count, int64_t value) const;

  /// Proves that `count` is more than `value` to a reader who knows nothing but which printed
  /// counts are 0: the relations, each taken a whole number of times, add up to
  ///
  ///     count  =  a sum of counts, none of them taken away  >=  that sum's least  >  value
  ///
  /// False if there is no such proof, or if the solver found none.
  bool IsProvedToExceed(size_t count, int64_t value) const;

 private:
  struct Rows;
  const Knowledge& knowledge_;
  std::unique_ptr<const Rows> rows_;
};

}  // namespace escalint
