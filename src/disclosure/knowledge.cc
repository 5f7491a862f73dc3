#include "disclosure/knowledge.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace escalint {
namespace {

using Kind = Relation::Kind;

/// Gathers relations, each once.
class Gatherer {
 public:
  Gatherer(const PublicationDraft& draft, Knowledge& knowledge)
      : draft_(draft), knowledge_(knowledge) {}

  void Gather() {
    for (const Relation& relation : draft_.relations) Add(relation);
    for (const DraftTable& table : draft_.tables) GatherTotals(table);
    for (const DraftTable& table : draft_.tables) {
      for (const DraftTable::Row& row : table.rows) {
        for (const DraftCell& cell : row.cells) GatherCell(cell);
      }
    }
  }

 private:
  void Add(Relation relation) {
    std::sort(relation.parts.begin(), relation.parts.end());
    if (seen_.emplace(relation.kind, relation.total, relation.parts).second) {
      knowledge_.relations.push_back(std::move(relation));
    }
  }

  /// `parts` are cells of any kind. What is not applicable counts nothing; what cannot be seen
  /// (a part that is unavailable, or no count) leaves the total larger than the rest.
  void AddTotal(const DraftCell& total, const std::vector<const DraftCell*>& parts, Kind kind) {
    if (!std::holds_alternative<CountId>(total)) return;
    Relation relation{std::get<CountId>(total), {}, kind};
    for (const DraftCell* part : parts) {
      if (const auto* count = std::get_if<CountId>(part)) {
        relation.parts.push_back(*count);
      } else if (const auto* missing = std::get_if<Missing>(part);
                 missing == nullptr || *missing != Missing::kNotApplicable) {
        relation.kind = Kind::kAtMost;
      }
    }
    const bool misses_a_part_that_may_overlap =
        kind == Kind::kOverlap && relation.kind == Kind::kAtMost;
    if (misses_a_part_that_may_overlap) {
      for (const CountId part : relation.parts) Add({relation.total, {part}, Kind::kAtMost});
    } else {
      Add(std::move(relation));
    }
  }

  void GatherTotals(const DraftTable& table) {
    for (const DraftTable::Row& total : table.rows) {
      if (total.total_of.empty()) continue;
      for (size_t column = 0; column < table.columns.size(); ++column) {
        std::vector<const DraftCell*> parts;
        for (const size_t row : total.total_of) parts.push_back(&table.rows[row].cells[column]);
        AddTotal(total.cells[column], parts,
                 table.columns[column].rows_overlap ? Kind::kOverlap : Kind::kAddUp);
      }
    }
    for (size_t total = 0; total < table.columns.size(); ++total) {
      if (table.columns[total].total_of.empty()) continue;
      for (const DraftTable::Row& row : table.rows) {
        std::vector<const DraftCell*> parts;
        for (const size_t column : table.columns[total].total_of) {
          parts.push_back(&row.cells[column]);
        }
        AddTotal(row.cells[total], parts, Kind::kAddUp);
      }
    }
  }

  void GatherCell(const DraftCell& cell) {
    if (const auto* count = std::get_if<CountId>(&cell)) knowledge_.printed[Index(*count)] = true;
    const auto* percentage = std::get_if<Percentage>(&cell);
    if (percentage == nullptr) return;
    knowledge_.printed[Index(percentage->part)] = true;
    knowledge_.printed[Index(percentage->whole)] = true;
    if (!rests_.emplace(percentage->part, percentage->whole).second) return;
    const int64_t rest =
        draft_.counts[Index(percentage->whole)] - draft_.counts[Index(percentage->part)];
    knowledge_.counts.push_back(rest);
    knowledge_.printed.push_back(false);
    Add({percentage->whole, {percentage->part, CountId(knowledge_.counts.size() - 1)}});
  }

  const PublicationDraft& draft_;
  Knowledge& knowledge_;
  std::set<std::tuple<Kind, CountId, std::vector<CountId>>> seen_;
  std::set<std::pair<CountId, CountId>> rests_;
};

/// Raises what is the least possible, relation by relation. A count known to be 0 stays there.
class LeastRaiser {
 public:
  explicit LeastRaiser(const Knowledge& knowledge) : zero_(knowledge.counts.size()) {
    for (size_t i = 0; i < knowledge.counts.size(); ++i) {
      zero_[i] = knowledge.printed[i] && knowledge.counts[i] == 0;
      least_.push_back(knowledge.printed[i] && !zero_[i] ? 1 : 0);
    }
    do {
      changed_ = false;
      for (const Relation& relation : knowledge.relations) Apply(relation);
    } while (changed_);
  }
  std::vector<int64_t> Least() && { return std::move(least_); }

 private:
  void Raise(CountId id, int64_t to) {
    if (least_[Index(id)] >= to) return;
    least_[Index(id)] = to;
    changed_ = true;
  }
  void SetZero(CountId id) {
    if (zero_[Index(id)]) return;
    zero_[Index(id)] = changed_ = true;
  }

  void Apply(const Relation& relation) {
    int64_t sum = 0, most = 0;
    std::vector<CountId> open;  // parts that may be more than 0
    for (const CountId part : relation.parts) {
      sum += least_[Index(part)];
      most = std::max(most, least_[Index(part)]);
      if (!zero_[Index(part)]) open.push_back(part);
    }
    Raise(relation.total, relation.kind == Kind::kOverlap ? most : sum);
    if (zero_[Index(relation.total)]) {
      for (const CountId part : open) SetZero(part);
    } else if (relation.kind != Kind::kAtMost) {
      if (open.empty()) SetZero(relation.total);
      if (open.size() == 1) Raise(open.front(), least_[Index(relation.total)]);
    }
  }

  std::vector<bool> zero_;
  std::vector<int64_t> least_;
  bool changed_ = true;
};

}  // namespace

Knowledge KnowledgeOf(const PublicationDraft& draft) {
  Knowledge knowledge{draft.counts, std::vector<bool>(draft.counts.size()), {}};
  Gatherer(draft, knowledge).Gather();
  return knowledge;
}

bool Holds(const Relation& relation, const std::vector<int64_t>& counts) {
  int64_t sum = 0, most = 0;
  for (const CountId part : relation.parts) {
    sum += counts[Index(part)];
    most = std::max(most, counts[Index(part)]);
  }
  const int64_t total = counts[Index(relation.total)];
  switch (relation.kind) {
    case Kind::kAddUp:
      return sum == total;
    case Kind::kAtMost:
      return sum <= total;
    case Kind::kOverlap:
      return most <= total && total <= sum;
  }
  return false;
}

std::vector<int64_t> LeastPossible(const Knowledge& knowledge) {
  return LeastRaiser(knowledge).Least();
}

}  // namespace escalint
