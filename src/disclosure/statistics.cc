#include "disclosure/statistics.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace escalint {
namespace {

/// The total's longest time is the longest of its parts' (those with cases).
struct LongestOf {
  size_t total;
  std::vector<size_t> parts;
};

class LongestLinks {
 public:
  explicit LongestLinks(const PublicationDraft& draft) : draft_(draft) {
    for (const DraftTable& table : draft.tables) GatherTable(table);
  }
  std::vector<LongestOf> Links() && { return std::move(links_); }

 private:
  void GatherTable(const DraftTable& table) {
    for (const DraftTable::Row& total : table.rows) {
      for (size_t column = 0; column < table.columns.size(); ++column) {
        std::vector<const DraftCell*> parts;
        for (const size_t row : total.total_of) parts.push_back(&table.rows[row].cells[column]);
        Add(total.cells[column], parts);
      }
    }
    for (size_t total = 0; total < table.columns.size(); ++total) {
      for (const DraftTable::Row& row : table.rows) {
        std::vector<const DraftCell*> parts;
        for (const size_t column : table.columns[total].total_of) {
          parts.push_back(&row.cells[column]);
        }
        Add(row.cells[total], parts);
      }
    }
  }

  /// The statistic that the cell shows, if it is a longest time of at least one case.
  const StatisticId* Longest(const DraftCell& cell) const {
    const auto* id = std::get_if<StatisticId>(&cell);
    if (id == nullptr) return nullptr;
    const Statistic& statistic = draft_.statistics[Index(*id)];
    const bool has_cases = draft_.counts[Index(statistic.cases)] > 0;
    return statistic.kind == Statistic::Kind::kLongest && has_cases ? id : nullptr;
  }

  void Add(const DraftCell& total, const std::vector<const DraftCell*>& parts) {
    const StatisticId* whole = Longest(total);
    if (whole == nullptr) return;
    LongestOf link{Index(*whole), {}};
    for (const DraftCell* part : parts) {
      if (const StatisticId* id = Longest(*part)) link.parts.push_back(Index(*id));
    }
    if (!link.parts.empty()) links_.push_back(std::move(link));
  }

  const PublicationDraft& draft_;
  std::vector<LongestOf> links_;
};

/// What a reader can say of each longest time: not below, not above.
class Bounds {
 public:
  Bounds(const std::vector<Statistic>& statistics, const std::vector<bool>& withheld,
         const std::vector<LongestOf>& links)
      : least_(statistics.size(), 0), most_(statistics.size(), kUnbounded) {
    for (size_t i = 0; i < statistics.size(); ++i) {
      if (!withheld[i]) least_[i] = most_[i] = statistics[i].value;
    }
    do {
      changed_ = false;
      for (const LongestOf& link : links) Apply(link);
    } while (changed_);
  }
  bool Meet(size_t statistic) const { return least_[statistic] == most_[statistic]; }

 private:
  static constexpr double kUnbounded = std::numeric_limits<double>::infinity();

  void Raise(size_t statistic, double to) {
    if (least_[statistic] >= to) return;
    least_[statistic] = to;
    changed_ = true;
  }
  void Lower(size_t statistic, double to) {
    if (most_[statistic] <= to) return;
    most_[statistic] = to;
    changed_ = true;
  }

  void Apply(const LongestOf& link) {
    double most = 0;
    for (const size_t part : link.parts) {
      Lower(part, most_[link.total]);
      Raise(link.total, least_[part]);
      most = std::max(most, most_[part]);
    }
    Lower(link.total, most);
    RaiseOnlyOneThatCanBe(link);
  }
  void RaiseOnlyOneThatCanBe(const LongestOf& link) {
    const double least = least_[link.total];
    const auto can_be = [&](size_t part) { return most_[part] >= least; };
    const auto first = std::find_if(link.parts.begin(), link.parts.end(), can_be);
    if (first == link.parts.end()) return;
    if (std::none_of(first + 1, link.parts.end(), can_be)) Raise(*first, least);
  }

  std::vector<double> least_, most_;
  bool changed_ = true;
};

/// Withholds every shown longest time of the same length that is linked with `found_out`.
void WithholdSameLength(const std::vector<Statistic>& statistics,
                        const std::vector<LongestOf>& links, size_t found_out,
                        std::vector<bool>& withheld) {
  std::vector<bool> reached(statistics.size());
  reached[found_out] = true;
  for (bool grown = true; grown;) {
    grown = false;
    for (const LongestOf& link : links) {
      std::vector<size_t> members = link.parts;
      members.push_back(link.total);
      const auto is_reached = [&](size_t member) { return reached[member]; };
      if (std::none_of(members.begin(), members.end(), is_reached)) continue;
      for (const size_t member : members) {
        grown = grown || !reached[member];
        reached[member] = true;
      }
    }
  }
  for (size_t i = 0; i < statistics.size(); ++i) {
    if (reached[i] && statistics[i].value == statistics[found_out].value) withheld[i] = true;
  }
}

}  // namespace

std::vector<bool> WithheldStatistics(const PublicationDraft& draft, const Knowledge& knowledge,
                                     const std::vector<bool>& withheld_counts, int64_t up_to) {
  std::vector<bool> withheld, few;
  for (const Statistic& statistic : draft.statistics) {
    const int64_t cases = draft.counts[Index(statistic.cases)];
    few.push_back(cases >= 1 && cases <= up_to);
    const bool cases_withheld =
        knowledge.printed[Index(statistic.cases)] && withheld_counts[Index(statistic.cases)];
    withheld.push_back(few.back() || cases_withheld);
  }
  const std::vector<LongestOf> links = LongestLinks(draft).Links();
  for (bool found_out = true; found_out;) {
    found_out = false;
    const Bounds bounds(draft.statistics, withheld, links);
    for (size_t i = 0; i < few.size(); ++i) {
      if (!few[i] || !bounds.Meet(i)) continue;
      const std::vector<bool> before = withheld;
      WithholdSameLength(draft.statistics, links, i, withheld);
      found_out = found_out || withheld != before;
    }
  }
  return withheld;
}

}  // namespace escalint
