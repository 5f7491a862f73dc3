#include "disclosure/witness.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "disclosure/linear_programme.h"

namespace escalint {
namespace {

/// The sum of factor × count is 0, or at least 0.
struct Row {
  std::map<size_t, int64_t> factors;  ///< by count
  bool at_least;
};

Row TotalLessParts(const Relation& relation, const std::vector<CountId>& parts, bool at_least,
                   int64_t sign = 1) {
  Row row{{}, at_least};
  row.factors[Index(relation.total)] += sign;
  for (const CountId part : parts) row.factors[Index(part)] -= sign;
  return row;
}

std::vector<Row> RowsOf(const Knowledge& knowledge) {
  std::vector<Row> rows;
  for (const Relation& relation : knowledge.relations) {
    if (relation.kind != Relation::Kind::kOverlap) {
      const bool at_least = relation.kind == Relation::Kind::kAtMost;
      rows.push_back(TotalLessParts(relation, relation.parts, at_least));
      continue;
    }
    rows.push_back(TotalLessParts(relation, relation.parts, true, -1));
    for (const CountId part : relation.parts) {
      rows.push_back(TotalLessParts(relation, {part}, true));
    }
  }
  return rows;
}

/// The counts among `in_play` that `count` is linked with through rows, in order, and those rows.
struct Linked {
  std::vector<size_t> counts, rows;

  /// Its place among the counts; -1 for one that is not linked.
  ptrdiff_t Place(size_t count) const {
    const auto found = std::lower_bound(counts.begin(), counts.end(), count);
    return found == counts.end() || *found != count ? -1 : found - counts.begin();
  }
};

Linked LinkedWith(size_t count, const std::vector<Row>& rows,
                  const std::vector<std::vector<size_t>>& rows_of,
                  const std::vector<bool>& in_play) {
  Linked linked{{count}, {}};
  std::vector<bool> seen(in_play.size()), row_seen(rows.size());
  seen[count] = true;
  for (size_t next = 0; next < linked.counts.size(); ++next) {
    for (const size_t row : rows_of[linked.counts[next]]) {
      if (row_seen[row]) continue;
      row_seen[row] = true;
      linked.rows.push_back(row);
      for (const auto& [member, factor] : rows[row].factors) {
        if (seen[member] || !in_play[member]) continue;
        seen[member] = true;
        linked.counts.push_back(member);
      }
    }
  }
  std::sort(linked.counts.begin(), linked.counts.end());
  std::sort(linked.rows.begin(), linked.rows.end());
  return linked;
}

int64_t LeastInPrint(const Knowledge& knowledge, size_t count) {
  return knowledge.printed[count] && knowledge.counts[count] != 0 ? 1 : 0;
}

/// The programme of a witness: for each count a column for its rise and one for its fall, since
/// either costs. What was counted satisfies the rows, so moves satisfy them with the slack left.
class WitnessSearch {
 public:
  WitnessSearch(const Knowledge& knowledge, const Movable& movable, const std::vector<Row>& rows,
                Linked linked)
      : knowledge_(knowledge),
        rows_(rows),
        linked_(std::move(linked)),
        programme_(2 * linked_.counts.size(), LinearProgramme::Columns::kWholeNumbers) {
    for (size_t i = 0; i < linked_.counts.size(); ++i) {
      const size_t count = linked_.counts[i];
      const int64_t room = knowledge.counts[count] - LeastInPrint(knowledge, count);
      programme_.SetBounds(2 * i + 1, 0, room);
      programme_.SetCost(2 * i, movable.cost[count]);
      programme_.SetCost(2 * i + 1, movable.cost[count]);
    }
  }

  std::optional<Witness> Find(size_t count, int64_t move) {
    const auto rise = static_cast<size_t>(2 * linked_.Place(count));
    const int64_t up = std::max<int64_t>(move, 0), down = std::max<int64_t>(-move, 0);
    programme_.SetBounds(rise, up, up);
    programme_.SetBounds(rise + 1, down, down);
    for (const size_t row : linked_.rows) AddRow(rows_[row]);
    if (!programme_.Solve()) return std::nullopt;
    Witness witness;
    for (size_t i = 0; i < linked_.counts.size(); ++i) {
      const int64_t by = std::llround(programme_.Value(2 * i) - programme_.Value(2 * i + 1));
      if (by != 0) witness.push_back({linked_.counts[i], by});
    }
    return witness;
  }

 private:
  void AddRow(const Row& row) {
    std::vector<LinearProgramme::Term> terms;
    int64_t slack = 0;
    for (const auto& [count, factor] : row.factors) {
      slack += factor * knowledge_.counts[count];
      const ptrdiff_t place = linked_.Place(count);
      if (place < 0 || factor == 0) continue;
      const auto rise = static_cast<size_t>(2 * place);
      terms.push_back({rise, factor});
      terms.push_back({rise + 1, -factor});
    }
    if (!terms.empty()) programme_.AddRow(terms, -slack, row.at_least);
  }

  const Knowledge& knowledge_;
  const std::vector<Row>& rows_;
  const Linked linked_;
  LinearProgramme programme_;
};

/// The solver works in floating point: whether it is right is settled here.
bool IsWitness(const Witness& witness, const Knowledge& knowledge, const Movable& movable,
               size_t count, int64_t value) {
  std::vector<int64_t> counts = knowledge.counts;
  for (const Move& move : witness) {
    if (movable.cost[move.count] == Movable::kFixed) return false;
    counts[move.count] += move.by;
    if (counts[move.count] < LeastInPrint(knowledge, move.count)) return false;
  }
  return counts[count] == value &&
         std::all_of(knowledge.relations.begin(), knowledge.relations.end(),
                     [&](const Relation& relation) { return Holds(relation, counts); });
}

/// How often each linked row is taken, by the prices of a programme that makes the count small.
std::vector<int64_t> Multiples(const Knowledge& knowledge, const std::vector<Row>& rows,
                               const Linked& linked, size_t count) {
  LinearProgramme programme(linked.counts.size(), LinearProgramme::Columns::kAnyNumber);
  for (size_t i = 0; i < linked.counts.size(); ++i) {
    programme.SetBounds(i, LeastInPrint(knowledge, linked.counts[i]), LinearProgramme::kUnbounded);
  }
  programme.SetCost(static_cast<size_t>(linked.Place(count)), 1);
  for (const size_t row : linked.rows) {
    std::vector<LinearProgramme::Term> terms;
    for (const auto& [member, factor] : rows[row].factors) {
      const ptrdiff_t place = linked.Place(member);
      if (place >= 0) terms.push_back({static_cast<size_t>(place), factor});
    }
    programme.AddRow(terms, 0, rows[row].at_least);
  }
  if (!programme.Solve()) return {};
  std::vector<int64_t> multiples;
  for (size_t i = 0; i < linked.rows.size(); ++i) {
    multiples.push_back(std::llround(programme.Price(i)));
  }
  return multiples;
}

std::vector<bool> NotKnownToBeZero(const Knowledge& knowledge) {
  std::vector<bool> open;
  for (size_t i = 0; i < knowledge.counts.size(); ++i) {
    open.push_back(!knowledge.printed[i] || knowledge.counts[i] != 0);
  }
  return open;
}

}  // namespace

int64_t MoveOf(const Witness& witness, size_t count) {
  for (const Move& move : witness) {
    if (move.count == count) return move.by;
  }
  return 0;
}

struct WhatIf::Rows {
  explicit Rows(const Knowledge& knowledge) : rows(RowsOf(knowledge)), of(knowledge.counts.size()) {
    for (size_t i = 0; i < rows.size(); ++i) {
      for (const auto& [member, factor] : rows[i].factors) of[member].push_back(i);
    }
  }
  std::vector<Row> rows;
  std::vector<std::vector<size_t>> of;  ///< by count
};

WhatIf::WhatIf(const Knowledge& knowledge)
    : knowledge_(knowledge), rows_(std::make_unique<Rows>(knowledge)) {}
WhatIf::~WhatIf() = default;

std::optional<Witness> WhatIf::FindWitness(const Movable& movable, size_t count,
                                           int64_t value) const {
  std::vector<bool> in_play;
  for (const int64_t cost : movable.cost) in_play.push_back(cost != Movable::kFixed);
  WitnessSearch search(knowledge_, movable, rows_->rows,
                       LinkedWith(count, rows_->rows, rows_->of, in_play));
  std::optional<Witness> witness = search.Find(count, value - knowledge_.counts[count]);
  if (witness && !IsWitness(*witness, knowledge_, movable, count, value)) witness.reset();
  return witness;
}

bool WhatIf::IsProvedToExceed(size_t count, int64_t value) const {
  const std::vector<bool> open = NotKnownToBeZero(knowledge_);
  const Linked linked = LinkedWith(count, rows_->rows, rows_->of, open);
  const std::vector<int64_t> multiples = Multiples(knowledge_, rows_->rows, linked, count);
  std::map<size_t, int64_t> sum{{count, 1}};  // the count, less rows that are never below 0
  for (size_t i = 0; i < multiples.size(); ++i) {
    const Row& row = rows_->rows[linked.rows[i]];
    if (row.at_least && multiples[i] < 0) return false;
    for (const auto& [member, factor] : row.factors) sum[member] -= multiples[i] * factor;
  }
  int64_t least = 0;
  for (const auto& [member, factor] : sum) {
    if (!open[member]) continue;
    if (factor < 0) return false;
    least += factor * LeastInPrint(knowledge_, member);
  }
  return least > value;
}

}  // namespace escalint
