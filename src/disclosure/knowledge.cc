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

  using Cells = std::vector<const DraftCell*>;
  using CountOf = const CountId* (*)(const DraftCell&);  ///< nullptr if the cell names none

  static const CountId* Itself(const DraftCell& cell) { return std::get_if<CountId>(&cell); }
  static const CountId* PartOf(const DraftCell& cell) {
    const auto* percentage = std::get_if<Percentage>(&cell);
    return percentage == nullptr ? nullptr : &percentage->part;
  }
  static const CountId* WholeOf(const DraftCell& cell) {
    const auto* percentage = std::get_if<Percentage>(&cell);
    return percentage == nullptr ? nullptr : &percentage->whole;
  }

  /// `parts` are cells of any kind. What is not applicable counts nothing; what cannot be seen
  /// (a part that is unavailable, or no count) leaves the total larger than the rest.
  void AddTotal(const DraftCell& total, const Cells& parts, Kind kind, CountOf count_of) {
    const CountId* whole = count_of(total);
    if (whole == nullptr) return;
    Relation relation{*whole, {}, kind};
    bool all_seen = true;
    for (const DraftCell* part : parts) {
      const auto* missing = std::get_if<Missing>(part);
      if (const CountId* count = count_of(*part)) {
        relation.parts.push_back(*count);
      } else if (missing == nullptr || *missing != Missing::kNotApplicable) {
        all_seen = false;
      }
    }
    if (all_seen) return Add(std::move(relation));
    relation.kind = Kind::kAtMost;
    if (kind == Kind::kAddUp) return Add(std::move(relation));
    for (const CountId part : relation.parts) Add({*whole, {part}, Kind::kAtMost});
  }

  void GatherTotals(const DraftTable& table) {
    for (const DraftTable::Row& total : table.rows) {
      if (total.total_of.empty()) continue;
      for (size_t column = 0; column < table.columns.size(); ++column) {
        Cells parts;
        for (const size_t row : total.total_of) parts.push_back(&table.rows[row].cells[column]);
        const Kind kind = table.columns[column].rows_overlap ? Kind::kOverlap : Kind::kAddUp;
        // Percentages add up in what they are of.
        for (const CountOf count_of : {&Itself, &PartOf, &WholeOf}) {
          AddTotal(total.cells[column], parts, kind, count_of);
        }
      }
    }
    for (size_t total = 0; total < table.columns.size(); ++total) {
      if (table.columns[total].total_of.empty()) continue;
      for (const DraftTable::Row& row : table.rows) {
        Cells parts;
        for (const size_t column : table.columns[total].total_of) {
          parts.push_back(&row.cells[column]);
        }
        AddTotal(row.cells[total], parts, Kind::kAddUp, &Itself);
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

}  // namespace escalint
