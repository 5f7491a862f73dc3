#include "disclosure/publish.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "disclosure/knowledge.h"
#include "disclosure/statistics.h"
#include "disclosure/suppression.h"

namespace escalint {
namespace {

using Kind = ShownCell::Kind;

[[noreturn]] void Refuse(const std::string& fault) {
  throw std::logic_error("these counts can't be published: " + fault);
}

/// Refuses what would be a fault of the program that counted, before anything is made of it.
class Inspection {
 public:
  explicit Inspection(const PublicationDraft& draft) : draft_(draft) {
    for (const int64_t count : draft.counts) {
      if (count < 0) Refuse("a count is below 0");
    }
    for (const Statistic& statistic : draft.statistics) InspectCount(statistic.cases);
    for (const Relation& relation : draft.relations) {
      InspectCount(relation.total);
      for (const CountId part : relation.parts) InspectCount(part);
    }
    for (const DraftTable& table : draft.tables) InspectTable(table);
  }

 private:
  void InspectCount(CountId id) const {
    if (Index(id) >= draft_.counts.size()) Refuse("a count is named that does not exist");
  }
  void InspectTable(const DraftTable& table) const {
    for (const DraftTable::Column& column : table.columns) {
      InspectTotal(table, column.total_of, table.columns.size());
    }
    for (const DraftTable::Row& row : table.rows) {
      InspectTotal(table, row.total_of, table.rows.size());
      if (row.cells.size() != table.columns.size()) {
        Refuse(table.id + ": a row has more or fewer cells than there are columns");
      }
      for (const DraftCell& cell : row.cells) InspectCell(cell);
    }
  }
  static void InspectTotal(const DraftTable& table, const std::vector<size_t>& parts, size_t size) {
    for (const size_t part : parts) {
      if (part >= size) Refuse(table.id + ": a total is of a row or column that does not exist");
    }
  }
  void InspectCell(const DraftCell& cell) const {
    if (const auto* count = std::get_if<CountId>(&cell)) InspectCount(*count);
    if (const auto* percentage = std::get_if<Percentage>(&cell)) {
      InspectCount(percentage->part);
      InspectCount(percentage->whole);
      if (draft_.counts[Index(percentage->part)] > draft_.counts[Index(percentage->whole)]) {
        Refuse("a percentage is of a part larger than its whole");
      }
    }
    if (const auto* statistic = std::get_if<StatisticId>(&cell);
        statistic != nullptr && Index(*statistic) >= draft_.statistics.size()) {
      Refuse("a statistic is named that does not exist");
    }
  }

  const PublicationDraft& draft_;
};

void InspectSums(const Knowledge& knowledge) {
  for (const Relation& relation : knowledge.relations) {
    if (Holds(relation, knowledge.counts)) continue;
    std::string parts;
    for (const CountId part : relation.parts) {
      parts += (parts.empty() ? "" : ", ") + std::to_string(knowledge.counts[Index(part)]);
    }
    Refuse("the total " + std::to_string(knowledge.counts[Index(relation.total)]) +
           " does not go with its parts " + parts);
  }
}

/// Shows each cell, given what is withheld.
class Showing {
 public:
  Showing(const PublicationDraft& draft, std::vector<bool> counts, std::vector<bool> statistics)
      : draft_(draft), counts_(std::move(counts)), statistics_(std::move(statistics)) {}

  ShownCell operator()(const std::string& text) const { return {Kind::kText, text}; }

  ShownCell operator()(CountId id) const {
    if (counts_[Index(id)]) return {Kind::kWithheld};
    return {Kind::kCount, {}, static_cast<double>(draft_.counts[Index(id)])};
  }

  ShownCell operator()(const Percentage& percentage) const {
    if (counts_[Index(percentage.part)] || counts_[Index(percentage.whole)]) {
      return {Kind::kWithheld};
    }
    const int64_t part = draft_.counts[Index(percentage.part)];
    const int64_t whole = draft_.counts[Index(percentage.whole)];
    if (whole == 0) return {Kind::kNotApplicable};
    const int64_t tenths = (2000 * part + whole) / (2 * whole);  // halves round up
    if (tenths == 0 && part > 0) return {Kind::kLow};
    return {Kind::kPercentage, {}, static_cast<double>(tenths) / 10};
  }

  ShownCell operator()(StatisticId id) const {
    if (statistics_[Index(id)]) return {Kind::kWithheld};
    const Statistic& statistic = draft_.statistics[Index(id)];
    if (draft_.counts[Index(statistic.cases)] == 0) return {Kind::kNotApplicable};
    return {Kind::kStatistic, {}, statistic.value};
  }

  ShownCell operator()(Missing missing) const {
    return {missing == Missing::kNotApplicable ? Kind::kNotApplicable : Kind::kUnavailable};
  }

 private:
  const PublicationDraft& draft_;
  const std::vector<bool> counts_, statistics_;
};

PublishedTable Show(const DraftTable& draft, const Showing& showing) {
  PublishedTable table{draft.id, draft.title, draft.note, draft.columns};
  for (const DraftTable::Row& row : draft.rows) {
    PublishedTable::Row& shown = table.rows.emplace_back();
    shown.total_of = row.total_of;
    for (const DraftCell& cell : row.cells) shown.cells.push_back(std::visit(showing, cell));
  }
  return table;
}

}  // namespace

Publication Publish(const PublicationDraft& draft, int64_t up_to) {
  Inspection{draft};
  const Knowledge knowledge = KnowledgeOf(draft);
  InspectSums(knowledge);
  const std::vector<bool> counts = Withheld(knowledge, up_to);
  const std::vector<bool> statistics = WithheldStatistics(draft, knowledge, counts, up_to);
  const Showing showing(draft, counts, statistics);
  Publication publication{up_to, {}};
  for (const DraftTable& table : draft.tables) publication.tables.push_back(Show(table, showing));
  return publication;
}

}  // namespace escalint
