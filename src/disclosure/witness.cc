#include "disclosure/witness.h"

#include <lpsolve/lp_lib.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <new>

namespace escalint {
namespace {

/// Far more questions than any answer took; the bound makes the search end, the same way each time.
constexpr int kMostSteps = 200'000;

struct Row {
  std::map<size_t, double> moves;  ///< factor by count
  bool at_least;                   ///< else exactly
  int64_t bound;
};

/// `sum of factor × move  =  0`, or `>= -slack`: the counts as they are satisfy each relation.
class RowMaker {
 public:
  explicit RowMaker(const Knowledge& knowledge) : counts_(knowledge.counts) {
    for (const Relation& relation : knowledge.relations) Make(relation);
  }
  std::vector<Row> Rows() && { return std::move(rows_); }

 private:
  void Make(const Relation& relation) {
    switch (relation.kind) {
      case Relation::Kind::kAddUp:
        return Add(relation.total, relation.parts, 1, false);
      case Relation::Kind::kAtMost:
        return Add(relation.total, relation.parts, 1, true);
      case Relation::Kind::kOverlap:
        Add(relation.total, relation.parts, -1, true);
        for (const CountId part : relation.parts) Add(relation.total, {part}, 1, true);
    }
  }
  /// sign × (total - parts), which may not fall below 0.
  void Add(CountId total, const std::vector<CountId>& parts, int sign, bool at_least) {
    Row row{{}, at_least, 0};
    int64_t slack = sign * counts_[Index(total)];
    row.moves[Index(total)] += sign;
    for (const CountId part : parts) {
      slack -= sign * counts_[Index(part)];
      row.moves[Index(part)] -= sign;
    }
    row.bound = at_least ? -slack : 0;
    rows_.push_back(std::move(row));
  }

  const std::vector<int64_t>& counts_;
  std::vector<Row> rows_;
};

/// The movable counts that a move of `count` can reach, in order.
std::vector<size_t> Reached(const std::vector<Row>& rows, const Movable& movable, size_t count) {
  std::map<size_t, std::vector<size_t>> rows_of;
  for (size_t i = 0; i < rows.size(); ++i) {
    for (const auto& [moved, factor] : rows[i].moves) rows_of[moved].push_back(i);
  }
  std::vector<bool> seen(movable.cost.size()), row_seen(rows.size());
  std::vector<size_t> reached{count};
  seen[count] = true;
  for (size_t next = 0; next < reached.size(); ++next) {
    for (const size_t row : rows_of[reached[next]]) {
      if (row_seen[row]) continue;
      row_seen[row] = true;
      for (const auto& [moved, factor] : rows[row].moves) {
        if (seen[moved] || movable.cost[moved] == Movable::kFixed) continue;
        seen[moved] = true;
        reached.push_back(moved);
      }
    }
  }
  std::sort(reached.begin(), reached.end());
  return reached;
}

/// The integer programme. A count has two columns, by how much it rises and by how much it falls,
/// since either costs.
class Programme {
 public:
  Programme(const Knowledge& knowledge, const Movable& movable, std::vector<size_t> reached)
      : knowledge_(knowledge), reached_(std::move(reached)) {
    lp_.reset(make_lp(0, static_cast<int>(2 * reached_.size())));
    if (!lp_) throw std::bad_alloc();
    set_verbose(lp_.get(), NEUTRAL);
    put_abortfunc(lp_.get(), &Abort, &steps_);
    set_break_at_first(lp_.get(), TRUE);
    for (size_t i = 0; i < reached_.size(); ++i) SetColumns(i, movable.cost[reached_[i]]);
  }

  void SetRows(const std::vector<Row>& rows) {
    set_add_rowmode(lp_.get(), TRUE);
    for (const Row& row : rows) SetRow(row);
    set_add_rowmode(lp_.get(), FALSE);
  }

  void Demand(size_t count, int64_t move) {
    const int rise = RiseColumn(count);
    set_bounds(lp_.get(), rise, static_cast<double>(std::max<int64_t>(move, 0)),
               static_cast<double>(std::max<int64_t>(move, 0)));
    set_bounds(lp_.get(), rise + 1, static_cast<double>(std::max<int64_t>(-move, 0)),
               static_cast<double>(std::max<int64_t>(-move, 0)));
  }

  std::optional<Witness> Solve() {
    const int outcome = solve(lp_.get());
    if (outcome != OPTIMAL && outcome != SUBOPTIMAL) return std::nullopt;
    REAL* columns = nullptr;
    if (!get_ptr_variables(lp_.get(), &columns)) return std::nullopt;
    Witness witness;
    for (size_t i = 0; i < reached_.size(); ++i) {
      const int64_t by = std::llround(columns[2 * i] - columns[2 * i + 1]);
      if (by != 0) witness.push_back({reached_[i], by});
    }
    return witness;
  }

 private:
  struct Free {
    void operator()(lprec* lp) const { delete_lp(lp); }
  };

  static int __WINAPI Abort(lprec*, void* steps) {
    return ++*static_cast<int*>(steps) > kMostSteps;
  }

  void SetColumns(size_t i, int64_t cost) {
    const size_t count = reached_[i];
    const int rise = static_cast<int>(2 * i) + 1;
    const int64_t least = knowledge_.printed[count] ? 1 : 0;
    set_upbo(lp_.get(), rise + 1, static_cast<double>(knowledge_.counts[count] - least));
    for (const int column : {rise, rise + 1}) {
      set_int(lp_.get(), column, TRUE);
      set_obj(lp_.get(), column, static_cast<double>(std::max<int64_t>(cost, 0)));
    }
  }

  void SetRow(const Row& row) {
    std::vector<int> columns;
    std::vector<REAL> factors;
    for (const auto& [count, factor] : row.moves) {
      const int rise = RiseColumn(count);
      if (rise == 0 || factor == 0) continue;
      columns.insert(columns.end(), {rise, rise + 1});
      factors.insert(factors.end(), {factor, -factor});
    }
    if (columns.empty()) return;
    add_constraintex(lp_.get(), static_cast<int>(columns.size()), factors.data(), columns.data(),
                     row.at_least ? GE : EQ, static_cast<double>(row.bound));
  }

  /// 0 for a count that stays where it is.
  int RiseColumn(size_t count) const {
    const auto found = std::lower_bound(reached_.begin(), reached_.end(), count);
    if (found == reached_.end() || *found != count) return 0;
    return static_cast<int>(2 * (found - reached_.begin())) + 1;
  }

  const Knowledge& knowledge_;
  std::vector<size_t> reached_;
  std::unique_ptr<lprec, Free> lp_;
  int steps_ = 0;
};

/// The solver works in floating point: whether it is right is settled here.
bool IsWitness(const Witness& witness, const Knowledge& knowledge, const Movable& movable,
               size_t count, int64_t value) {
  std::vector<int64_t> counts = knowledge.counts;
  for (const Move& move : witness) {
    if (movable.cost[move.count] == Movable::kFixed) return false;
    counts[move.count] += move.by;
    if (counts[move.count] < (knowledge.printed[move.count] ? 1 : 0)) return false;
  }
  return counts[count] == value &&
         std::all_of(knowledge.relations.begin(), knowledge.relations.end(),
                     [&](const Relation& relation) { return Holds(relation, counts); });
}

}  // namespace

int64_t MoveOf(const Witness& witness, size_t count) {
  for (const Move& move : witness) {
    if (move.count == count) return move.by;
  }
  return 0;
}

std::optional<Witness> FindWitness(const Knowledge& knowledge, const Movable& movable, size_t count,
                                   int64_t value) {
  const std::vector<Row> rows = RowMaker(knowledge).Rows();
  Programme programme(knowledge, movable, Reached(rows, movable, count));
  programme.SetRows(rows);
  programme.Demand(count, value - knowledge.counts[count]);
  std::optional<Witness> witness = programme.Solve();
  if (witness && !IsWitness(*witness, knowledge, movable, count, value)) witness.reset();
  return witness;
}

}  // namespace escalint
