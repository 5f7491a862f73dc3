// Whether the published tables give away what they withhold, by attacking them.
#include <algorithm>
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

PublicationDraft Draw() { return TableMaker(*rc::gen::arbitrary<uint32_t>()).Any(); }

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
