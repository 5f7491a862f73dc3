// Whether the published tables give away what they withhold, by attacking them.
#include <algorithm>
#include <functional>
#include <set>
#include <sstream>

#include "disclosure/publish.h"
#include "properties/drawn_tables.h"
#include "properties/property.h"
#include "properties/table_attacker.h"

namespace escalint {
namespace {

constexpr int64_t kUpTo = 5;

std::string Printed(const Publication& publication) {
  std::ostringstream out;
  for (const PublishedTable& table : publication.tables) {
    for (const auto& row : table.rows) {
      for (const ShownCell& cell : row.cells) out << OpenDataText(cell) << '\t';
      out << '\n';
    }
    out << '\n';
  }
  return out.str();
}

std::string Describe(const PublicationDraft& draft, const Publication& publication,
                     const std::vector<Leak>& leaks) {
  std::ostringstream out;
  for (const Leak& leak : leaks) {
    out << "count " << leak.count << " (" << leak.truth << ") can't be " << leak.ruled_out << '\n';
  }
  out << "counted:\n" << Printed(Publish(draft, 0)) << "published:\n" << Printed(publication);
  return out.str();
}

// Longest times of agencies by themes, with both totals. Nobody is waiting for 0 days.
struct LongestTimes {
  static constexpr size_t kSide = 3;  // the last row and column are totals
  PublicationDraft draft;
  int64_t cases[kSide][kSide] = {};
  double days[kSide][kSide] = {};

  explicit LongestTimes(TableMaker maker) {
    for (size_t r = 0; r + 1 < kSide; ++r) {
      for (size_t c = 0; c + 1 < kSide; ++c) {
        cases[r][c] = maker.Count();
        days[r][c] = cases[r][c] == 0 ? 0 : static_cast<double>(maker.Between(1, 6));
      }
    }
    AddTotals(days);
    DraftTable table{.id = "t", .title = "T", .columns = {{"a", "A"}, {"b", "B"}, {"all", "All"}}};
    table.columns.back().total_of = {0, 1};
    for (size_t r = 0; r < kSide; ++r) {
      table.rows.emplace_back();
      for (size_t c = 0; c < kSide; ++c) {
        int64_t& count = cases[r][c];
        if (r == 2) count = cases[0][c] + cases[1][c];
        if (c == 2) count = r == 2 ? cases[2][0] + cases[2][1] : cases[r][0] + cases[r][1];
        table.rows.back().cells.emplace_back(
            draft.AddStatistic({Statistic::Kind::kLongest, days[r][c], draft.AddCount(count)}));
      }
    }
    table.rows.back().total_of = {0, 1};
    draft.tables.push_back(std::move(table));
  }
  static void AddTotals(double (&grid)[kSide][kSide]) {
    for (size_t i = 0; i < 2; ++i) {
      grid[i][2] = std::max(grid[i][0], grid[i][1]);
      grid[2][i] = std::max(grid[0][i], grid[1][i]);
    }
    grid[2][2] = std::max(grid[0][2], grid[1][2]);
  }
};

// Tries every number of half days in every withheld cell: whether some cell of 1 to 5 cases has
// the same number in all that agree with what is shown.
bool TellsALongestTime(const LongestTimes& times, const Publication& publication) {
  using Grid = double[3][3];
  const auto& rows = publication.tables.front().rows;
  const auto withheld = [&](size_t r, size_t c) {
    return rows[r].cells[c].kind == ShownCell::Kind::kWithheld;
  };
  std::set<double> possible[3][3];
  Grid grid = {};
  const auto agrees = [&] {
    LongestTimes::AddTotals(grid);
    for (size_t i = 0; i < 9; ++i) {
      if (!withheld(i / 3, i % 3) && grid[i / 3][i % 3] != times.days[i / 3][i % 3]) return false;
    }
    return true;
  };
  const std::function<void(size_t)> fill = [&](size_t cell) {
    if (cell == 4) {
      if (!agrees()) return;
      for (size_t i = 0; i < 9; ++i) possible[i / 3][i % 3].insert(grid[i / 3][i % 3]);
      return;
    }
    const size_t r = cell / 2, c = cell % 2;
    grid[r][c] = times.days[r][c];
    if (!withheld(r, c)) return fill(cell + 1);
    for (double value = 0.5; value <= 7; value += 0.5) {
      grid[r][c] = value;
      fill(cell + 1);
    }
  };
  fill(0);
  for (size_t i = 0; i < 9; ++i) {
    const int64_t cases = times.cases[i / 3][i % 3];
    if (cases >= 1 && cases <= kUpTo && possible[i / 3][i % 3].size() < 2) return true;
  }
  return false;
}

// Blanks the longest times of few cases alone.
Publication BlankFewCases(const LongestTimes& times) {
  Publication publication = Publish(times.draft, 0);
  for (size_t i = 0; i < 9; ++i) {
    const int64_t cases = times.cases[i / 3][i % 3];
    if (cases >= 1 && cases <= kUpTo) {
      publication.tables.front().rows[i / 3].cells[i % 3] = {ShownCell::Kind::kWithheld};
    }
  }
  return publication;
}

TEST(Disclosure, NoLongestTimeOfFewCasesCanBeWorkedOut) {
  int careless = 0;
  for (uint32_t seed = 0; seed < 2000; ++seed) {
    const LongestTimes times{TableMaker(seed)};
    EXPECT_FALSE(TellsALongestTime(times, Publish(times.draft, kUpTo))) << seed;
    careless += TellsALongestTime(times, BlankFewCases(times));
  }
  EXPECT_GT(careless, 300) << "the attack finds nothing";
}

PublicationDraft Draw() {
  return TableMaker(*rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<uint32_t>())).Any();
}

TEST(Disclosure, NoSmallCountCanBeWorkedOutOfAnyTable) {
  EXPECT_TRUE(HoldsFor(4000, [] {
    const PublicationDraft draft = Draw();
    const Publication publication = Publish(draft, kUpTo);
    const std::vector<Leak> leaks = Attack(draft, publication, kUpTo);
    if (!leaks.empty()) RC_FAIL(Describe(draft, publication, leaks));
  }));
}

// The attack is worth something: it finds what a careless publication gives away.
TEST(Disclosure, TheAttackFindsSmallCountsWithheldCarelessly) {
  int small = 0, found_out = 0;
  for (uint32_t seed = 0; seed < 500; ++seed) {
    const PublicationDraft draft = TableMaker(seed).Any();
    const Publication careless = PublishCarelessly(draft, kUpTo);
    if (careless == Publish(draft, 0)) continue;
    ++small;
    if (!Attack(draft, careless, kUpTo).empty()) ++found_out;
  }
  EXPECT_GT(small, 400);
  EXPECT_GT(found_out, small * 8 / 10);
}

TEST(Disclosure, ZerosAreShownAndSmallCountsNever) {
  EXPECT_TRUE(HoldsFor(1000, [] {
    const PublicationDraft draft = Draw();
    const Publication all = Publish(draft, 0), some = Publish(draft, kUpTo);
    for (size_t t = 0; t < all.tables.size(); ++t) {
      for (size_t r = 0; r < all.tables[t].rows.size(); ++r) {
        for (size_t c = 0; c < all.tables[t].columns.size(); ++c) {
          const ShownCell& full = all.tables[t].rows[r].cells[c];
          const ShownCell& shown = some.tables[t].rows[r].cells[c];
          if (full.kind != ShownCell::Kind::kCount) continue;
          if (full.number == 0) RC_ASSERT(shown == full);
          if (full.number >= 1 && full.number <= kUpTo) RC_ASSERT(shown != full);
          if (shown.kind == ShownCell::Kind::kCount) RC_ASSERT(shown == full);
        }
      }
    }
  }));
}

TEST(Disclosure, TheSameCountsGiveTheSamePublication) {
  EXPECT_TRUE(HoldsFor(200, [] {
    const PublicationDraft draft = Draw();
    RC_ASSERT(Publish(draft, kUpTo) == Publish(draft, kUpTo));
  }));
}

// In a table where every row and column has several large counts, only what must go goes.
TEST(Disclosure, LittleIsWithheldWhereLittleNeedsTo) {
  int64_t cells = 0, withheld = 0;
  for (uint32_t seed = 0; seed < 300; ++seed) {
    const Publication publication = Publish(TableMaker(seed).Cross(), kUpTo);
    for (const auto& row : publication.tables.front().rows) {
      for (const ShownCell& cell : row.cells) {
        ++cells;
        withheld += cell.kind == ShownCell::Kind::kWithheld;
      }
    }
  }
  RecordProperty("percent_withheld", static_cast<int>(100 * withheld / cells));
  EXPECT_LT(100 * withheld / cells, 60);
}

}  // namespace
}  // namespace escalint
