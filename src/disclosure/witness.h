/// A witness: other counts that would be printed alike, in which one count has another number.
///
///     Health c, Education c, total 20           counted: 3 and 17
///     "could Health be 5?"                      witness: 5 and 15, that is moves +2 and -2
///
/// As long as a witness exists, nobody can rule that number out. Finding one is a small integer
/// programme in the *moves* away from what was counted; the solver's answer is then checked in
/// whole numbers, so that a witness is one.
#pragma once

#include <cstdint>
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

/// What may move, and what it costs: a witness may move only counts that readers do not see.
struct Movable {
  static constexpr int64_t kFixed = -1;
  std::vector<int64_t> cost;  ///< per count: kFixed, 0 for a count out of sight, else by how dear
};

/// Counts alike in print in which `count` is `value`, with the costs of the moves (times how far)
/// kept low. A printed count that moves stays at least 1. None if there is none, or if the solver
/// found none.
std::optional<Witness> FindWitness(const Knowledge& knowledge, const Movable& movable, size_t count,
                                   int64_t value);

}  // namespace escalint
