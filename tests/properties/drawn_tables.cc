#include "properties/drawn_tables.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace escalint {
namespace {

using Grid = std::vector<std::vector<int64_t>>;

std::vector<size_t> Range(size_t first, size_t last) {
  std::vector<size_t> range(last - first);
  std::iota(range.begin(), range.end(), first);
  return range;
}

// The numbers with their totals at the right and below.
Grid WithTotals(Grid grid) {
  for (auto& row : grid) row.push_back(std::accumulate(row.begin(), row.end(), int64_t{0}));
  std::vector<int64_t> total(grid.front().size());
  for (const auto& row : grid) {
    for (size_t i = 0; i < row.size(); ++i) total[i] += row[i];
  }
  grid.push_back(total);
  return grid;
}

std::vector<std::vector<CountId>> AddCounts(const Grid& grid, PublicationDraft& draft) {
  std::vector<std::vector<CountId>> ids;
  for (const auto& row : grid) {
    ids.emplace_back();
    for (const int64_t count : row) ids.back().push_back(draft.AddCount(count));
  }
  return ids;
}

// A table of these counts: the last row and column are totals of the others.
DraftTable CrossTable(const std::vector<std::vector<CountId>>& ids, bool percentages) {
  DraftTable table{.id = "t", .title = "T"};
  const size_t columns = ids.front().size();
  for (size_t c = 0; c < columns; ++c) table.columns.push_back({"c" + std::to_string(c), "C"});
  table.columns.back().total_of = Range(0, columns - 1);
  if (percentages) table.columns.push_back({"percentage", "%"});
  for (const auto& row : ids) {
    DraftTable::Row& made = table.rows.emplace_back();
    made.cells.assign(row.begin(), row.end());
    if (percentages) made.cells.emplace_back(Percentage{row.front(), row.back()});
  }
  table.rows.back().total_of = Range(0, ids.size() - 1);
  return table;
}

}  // namespace

int64_t TableMaker::Count() {
  const size_t kind = Between(0, 9);
  if (kind < 3) return 0;
  if (kind < 6) return static_cast<int64_t>(Between(1, 5));
  if (kind < 9) return static_cast<int64_t>(Between(6, 20));
  return static_cast<int64_t>(Between(21, 60));
}

PublicationDraft TableMaker::List() {
  PublicationDraft draft;
  DraftTable table{.id = "list", .title = "List", .columns = {{"n", "N"}}};
  const size_t rows = Between(2, 8), split = Between(1, rows - 1);
  const bool subtotals = Between(0, 1) == 1;
  std::vector<int64_t> counts;
  for (size_t i = 0; i < rows; ++i) {
    counts.push_back(Count());
    table.rows.push_back({{draft.AddCount(counts.back())}});
  }
  const auto middle = counts.begin() + static_cast<ptrdiff_t>(split);
  const auto add_total = [&](auto first, auto last, std::vector<size_t> of) {
    const CountId total = draft.AddCount(std::accumulate(first, last, int64_t{0}));
    table.rows.push_back({{total}, std::move(of)});
  };
  if (subtotals) {
    add_total(counts.begin(), middle, Range(0, split));
    add_total(middle, counts.end(), Range(split, rows));
    add_total(counts.begin(), counts.end(), {rows, rows + 1});
  } else {
    add_total(counts.begin(), counts.end(), Range(0, rows));
  }
  draft.tables.push_back(std::move(table));
  return draft;
}

PublicationDraft TableMaker::Cross() {
  PublicationDraft draft;
  Grid grid(Between(2, 5), std::vector<int64_t>(Between(2, 4)));
  for (auto& row : grid) std::generate(row.begin(), row.end(), [this] { return Count(); });
  const bool percentages = Between(0, 1) == 1;
  draft.tables.push_back(CrossTable(AddCounts(WithTotals(grid), draft), percentages));
  return draft;
}

PublicationDraft TableMaker::Region() {
  PublicationDraft draft;
  const size_t rows = Between(2, 3), columns = Between(2, 3), authorities = Between(2, 3);
  Grid region(rows, std::vector<int64_t>(columns));
  std::vector<std::vector<std::vector<CountId>>> ids;
  for (size_t a = 0; a < authorities; ++a) {
    Grid grid(rows, std::vector<int64_t>(columns));
    for (size_t r = 0; r < rows; ++r) {
      for (size_t c = 0; c < columns; ++c) region[r][c] += grid[r][c] = Count();
    }
    ids.push_back(AddCounts(WithTotals(grid), draft));
    draft.tables.push_back(CrossTable(ids.back(), false));
  }
  const auto totals = AddCounts(WithTotals(region), draft);
  draft.tables.push_back(CrossTable(totals, false));
  for (size_t r = 0; r < totals.size(); ++r) {
    for (size_t c = 0; c < totals[r].size(); ++c) {
      Relation relation{totals[r][c], {}};
      for (const auto& authority : ids) relation.parts.push_back(authority[r][c]);
      draft.relations.push_back(relation);
    }
  }
  return draft;
}

PublicationDraft TableMaker::Linked() {
  PublicationDraft draft;
  const size_t rows = Between(2, 4);
  Grid one(rows, std::vector<int64_t>(Between(2, 3)));
  for (auto& row : one) std::generate(row.begin(), row.end(), [this] { return Count(); });
  Grid two(rows, std::vector<int64_t>(2));
  const auto ids = AddCounts(WithTotals(one), draft);
  for (size_t r = 0; r < rows; ++r) {
    const int64_t total = draft.counts[static_cast<size_t>(ids[r].back())];
    two[r][0] = static_cast<int64_t>(Between(0, static_cast<size_t>(total)));
    two[r][1] = total - two[r][0];
  }
  auto other = AddCounts(WithTotals(two), draft);
  for (size_t r = 0; r <= rows; ++r) other[r].back() = ids[r].back();
  draft.tables = {CrossTable(ids, false), CrossTable(other, Between(0, 1) == 1)};

  // Children: of each row no more than its escalations; in all no more than their sum.
  DraftTable children{.id = "children", .title = "Children", .columns = {{"n", "N"}}};
  children.columns.front().rows_overlap = true;
  size_t sum = 0, most = 0;
  for (size_t r = 0; r < rows; ++r) {
    const auto total = static_cast<size_t>(draft.counts[static_cast<size_t>(ids[r].back())]);
    const size_t count = total == 0 ? 0 : Between((total + 1) / 2, total);
    sum += count;
    most = std::max(most, count);
    children.rows.push_back({{draft.AddCount(static_cast<int64_t>(count))}});
    draft.relations.push_back({ids[r].back(),
                               {std::get<CountId>(children.rows.back().cells.front())},
                               Relation::Kind::kAtMost});
  }
  const CountId all = draft.AddCount(static_cast<int64_t>(Between(most, sum)));
  children.rows.push_back({{all}, Range(0, rows)});
  draft.tables.push_back(std::move(children));
  return draft;
}

PublicationDraft TableMaker::Told() {
  PublicationDraft draft;
  Grid grid(Between(1, 4));
  for (auto& row : grid) {
    const int64_t told = Count();
    row = {told, told + Count()};  // a total of both is added too, and not used
  }
  const auto ids = AddCounts(WithTotals(grid), draft);
  DraftTable table{.id = "told", .title = "Told", .columns = {{"all", "All"}, {"told", "%"}}};
  const bool in_numbers = Between(0, 1) == 1;
  if (in_numbers) table.columns.push_back({"told", "Told"});
  for (size_t r = 0; r <= grid.size(); ++r) {
    table.rows.push_back({{ids[r][1], Percentage{ids[r][0], ids[r][1]}}});
    if (in_numbers) table.rows.back().cells.emplace_back(ids[r][0]);
  }
  table.rows.back().total_of = Range(0, grid.size());
  draft.tables.push_back(std::move(table));
  return draft;
}

PublicationDraft TableMaker::Any() {
  switch (Between(0, 4)) {
    case 0:
      return List();
    case 1:
      return Cross();
    case 2:
      return Region();
    case 3:
      return Told();
    default:
      return Linked();
  }
}

}  // namespace escalint
