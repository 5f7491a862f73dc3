#include "disclosure/publish.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace escalint {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

/// The first table as open data: a string a row.
std::vector<std::string> Published(const PublicationDraft& draft, int64_t up_to, size_t table = 0) {
  std::vector<std::string> rows;
  const Publication publication = Publish(draft, up_to);
  for (const auto& row : publication.tables[table].rows) {
    std::string& text = rows.emplace_back();
    for (const ShownCell& cell : row.cells) text += (text.empty() ? "" : " ") + OpenDataText(cell);
  }
  return rows;
}

/// Answers at stage 1: in time, late, in all, and what per cent was in time.
DraftTable AnswersTable() {
  DraftTable table{.id = "answers", .title = "Answers at stage 1"};
  table.columns = {{"agency", "Agency"},
                   {"in_time", "In time"},
                   {"late", "Late"},
                   {.key = "answered", .heading = "Answered", .total_of = {1, 2}},
                   {"in_time_percentage", "In time (%)"}};
  return table;
}

DraftTable::Row AnswersRow(const std::string& agency, int64_t in_time, int64_t late,
                           PublicationDraft& draft) {
  const CountId in_time_id = draft.AddCount(in_time), late_id = draft.AddCount(late);
  const CountId answered = draft.AddCount(in_time + late);
  return {{agency, in_time_id, late_id, answered, Percentage{in_time_id, answered}}};
}

PublicationDraft Answers(const std::vector<std::tuple<std::string, int64_t, int64_t>>& agencies) {
  PublicationDraft draft;
  DraftTable table = AnswersTable();
  for (const auto& [agency, in_time, late] : agencies) {
    table.rows.push_back(AnswersRow(agency, in_time, late, draft));
  }
  draft.tables.push_back(std::move(table));
  return draft;
}

/// The same with a row for all of them.
PublicationDraft AnswersWithTotal(
    const std::vector<std::tuple<std::string, int64_t, int64_t>>& agencies) {
  PublicationDraft draft = Answers(agencies);
  int64_t in_time = 0, late = 0;
  for (const auto& agency : agencies) {
    in_time += std::get<1>(agency);
    late += std::get<2>(agency);
  }
  DraftTable& table = draft.tables.front();
  table.rows.push_back(AnswersRow("All", in_time, late, draft));
  for (size_t i = 0; i < agencies.size(); ++i) table.rows.back().total_of.push_back(i);
  return draft;
}

/// A table of one column.
DraftTable Column(const std::string& id, std::vector<DraftCell> cells) {
  DraftTable table{.id = id, .title = id, .columns = {{"n", "N"}}};
  for (DraftCell& cell : cells) table.rows.push_back({{std::move(cell)}});
  return table;
}

TEST(Disclosure, WhatIsLeftOfAShownTotalIsWithheldToo) {
  EXPECT_THAT(Published(Answers({{"Health", 17, 3}}), 5), ElementsAre("Health c c 20 c"));
}

TEST(Disclosure, ARectangleIsWithheldWhereRowsAndColumnsAddUp) {
  EXPECT_THAT(Published(AnswersWithTotal({{"Health", 17, 3}, {"Education", 30, 10}}), 5),
              ElementsAre("Health c c 20 c", "Education c c 40 c", "All 47 13 60 78.3"));
}

TEST(Disclosure, TwoSmallCountsWhoseSumGivesThemAwayNeedAThird) {
  // 1 and 1 beside the total of 38 would be told from it and 36 at once.
  PublicationDraft draft;
  DraftTable table = Column("t", {draft.AddCount(1), draft.AddCount(1), draft.AddCount(9),
                                  draft.AddCount(27), draft.AddCount(38)});
  table.rows.back().total_of = {0, 1, 2, 3};
  draft.tables.push_back(table);
  EXPECT_THAT(Published(draft, 5), ElementsAre("c", "c", "c", "27", "38"));
}

TEST(Disclosure, ZerosAndWhatIsLargeOnItsOwnStand) {
  EXPECT_THAT(Published(AnswersWithTotal({{"Health", 12, 0}, {"Education", 30, 6}}), 5),
              ElementsAre("Health 12 0 12 100.0", "Education 30 6 36 83.3", "All 42 6 48 87.5"));
}

TEST(Disclosure, ASumOfSmallCountsIsWithheldOnlyIfSmall) {
  PublicationDraft draft;
  DraftTable table =
      Column("t", {draft.AddCount(3), draft.AddCount(4), draft.AddCount(0), draft.AddCount(7)});
  table.rows.back().total_of = {0, 1, 2};
  draft.tables.push_back(table);
  EXPECT_THAT(Published(draft, 5), ElementsAre("c", "c", "0", "7"));
}

TEST(Disclosure, WithNothingToWithholdEverythingIsShown) {
  EXPECT_THAT(Published(Answers({{"Health", 17, 3}}), 0), ElementsAre("Health 17 3 20 85.0"));
}

TEST(Disclosure, ACountIsShownInBothOfItsTablesOrInNeither) {
  // 17 goes because of the first table; the second, by itself, would show it.
  PublicationDraft draft = Answers({{"Health", 17, 3}});
  draft.tables.push_back(Column("again", {draft.tables[0].rows[0].cells[1]}));
  EXPECT_THAT(Published(draft, 5, 1), ElementsAre("c"));
}

TEST(Disclosure, TotalsOverSeveralTablesAreSeenThrough) {
  // 4 in one authority is 34 of the region less the other's 30.
  PublicationDraft draft;
  const CountId one = draft.AddCount(4), other = draft.AddCount(30), region = draft.AddCount(34);
  draft.tables = {Column("one", {one}), Column("other", {other}), Column("region", {region})};
  draft.relations = {{region, {one, other}}};
  EXPECT_THAT(Published(draft, 5, 0), ElementsAre("c"));
  EXPECT_THAT(Published(draft, 5, 1), ElementsAre("c"));
  EXPECT_THAT(Published(draft, 5, 2), ElementsAre("34"));
}

TEST(Disclosure, ChildrenCannotBeMoreThanEscalations) {
  PublicationDraft draft;
  const CountId escalations = draft.AddCount(6), children = draft.AddCount(5);
  draft.tables = {Column("t", {escalations, children})};
  draft.relations = {{escalations, {children}, Relation::Kind::kAtMost}};
  EXPECT_THAT(Published(draft, 5), ElementsAre("6", "c")) << "1 to 5 are all still possible";
  draft.counts = {4, 4};
  EXPECT_THAT(Published(draft, 3), ElementsAre("4", "4"));
  EXPECT_THAT(Published(draft, 4), ElementsAre("c", "c"));
}

TEST(Disclosure, ATotalOfRowsThatOverlapIsNoSum) {
  PublicationDraft draft;
  DraftTable table = Column("t", {draft.AddCount(3), draft.AddCount(20), draft.AddCount(21)});
  table.columns.front().rows_overlap = true;
  table.rows.back().total_of = {0, 1};
  draft.tables.push_back(table);
  // From 20 and 21 alone, 1 to 21 are possible; nothing else has to go.
  EXPECT_THAT(Published(draft, 5), ElementsAre("c", "20", "21"));
  // But 23 at most the sum of both says that the first is at least 3.
  draft.counts = {3, 20, 23};
  EXPECT_THAT(Published(draft, 5), ElementsAre("c", "c", "23"));
}

TEST(Disclosure, APercentageIsWithheldWithEitherOfItsCounts) {
  PublicationDraft draft;
  const CountId part = draft.AddCount(4), large = draft.AddCount(30), whole = draft.AddCount(40);
  const CountId small_whole = draft.AddCount(5), none = draft.AddCount(0);
  draft.tables = {Column("t", {Percentage{part, whole}, Percentage{large, whole},
                               Percentage{small_whole, small_whole}, Percentage{none, whole}})};
  EXPECT_THAT(Published(draft, 5), ElementsAre("c", "75.0", "c", "0.0"));
}

TEST(Disclosure, APercentageThatLeavesFewOverIsWithheld) {
  PublicationDraft draft;
  const CountId part = draft.AddCount(38), whole = draft.AddCount(40);
  draft.tables = {Column("t", {whole, Percentage{part, whole}})};
  EXPECT_THAT(Published(draft, 5), ElementsAre("40", "c"));
}

TEST(Disclosure, SymbolsSayWhyThereIsNoNumber) {
  PublicationDraft draft;
  const CountId none = draft.AddCount(0), few = draft.AddCount(7), many = draft.AddCount(20'000);
  const StatisticId unmeasured = draft.AddStatistic({Statistic::Kind::kMedian, 0, none});
  draft.tables = {Column(
      "t", {Percentage{none, none}, Percentage{few, many}, unmeasured, Missing::kNotApplicable,
            Missing::kUnavailable, Percentage{few, few}, std::string("-")})};
  EXPECT_THAT(Published(draft, 5), ElementsAre("z", "low", "z", "z", "x", "100.0", "-"));
}

TEST(Disclosure, PercentagesRoundHalvesUp) {
  PublicationDraft draft;
  const auto percentage = [&](int64_t part, int64_t whole) {
    return Percentage{draft.AddCount(part), draft.AddCount(whole)};
  };
  draft.tables = {Column("t", {percentage(1, 3), percentage(2, 3), percentage(1, 2000),
                               percentage(1, 2001), percentage(1, 16)})};
  EXPECT_THAT(Published(draft, 0), ElementsAre("33.3", "66.7", "0.1", "low", "6.3"));
}

TEST(Disclosure, AMedianOfFewCasesIsWithheld) {
  PublicationDraft draft;
  const CountId few = draft.AddCount(5), enough = draft.AddCount(6);
  draft.tables = {Column("t", {draft.AddStatistic({Statistic::Kind::kMedian, 4.5, few}),
                               draft.AddStatistic({Statistic::Kind::kMedian, 4.5, enough})})};
  EXPECT_THAT(Published(draft, 5), ElementsAre("c", "4.5"));
}

TEST(Disclosure, AMedianIsWithheldWhereItsNumberOfCasesIs) {
  PublicationDraft draft = Answers({{"Health", 17, 3}});
  const CountId in_time = std::get<CountId>(draft.tables[0].rows[0].cells[1]);
  draft.tables.push_back(
      Column("days", {draft.AddStatistic({Statistic::Kind::kMedian, 2, in_time})}));
  EXPECT_THAT(Published(draft, 5, 1), ElementsAre("c"));
}

/// The longest time of each agency, then of both.
PublicationDraft Longest(std::pair<int64_t, double> one, std::pair<int64_t, double> other) {
  PublicationDraft draft;
  const auto longest = [&](int64_t cases, double days) {
    return draft.AddStatistic({Statistic::Kind::kLongest, days, draft.AddCount(cases)});
  };
  DraftTable table =
      Column("t", {longest(one.first, one.second), longest(other.first, other.second),
                   longest(one.first + other.first, std::max(one.second, other.second))});
  table.rows.back().total_of = {0, 1};
  draft.tables.push_back(std::move(table));
  return draft;
}

TEST(Disclosure, ALongestTimeIsNotToldByTheTotals) {
  EXPECT_THAT(Published(Longest({12, 40}, {3, 90}), 5), ElementsAre("40", "c", "c"));
  EXPECT_THAT(Published(Longest({12, 90}, {3, 40}), 5), ElementsAre("90", "c", "90"));
  EXPECT_THAT(Published(Longest({3, 20}, {4, 90}), 5), ElementsAre("c", "c", "90"));
  EXPECT_THAT(Published(Longest({12, 40}, {0, 0}), 5), ElementsAre("40", "z", "40"));
}

// p and q are the same, so that s = p + q is even, which the search can neither witness nor prove.
TEST(Disclosure, WhereNeitherWitnessNorProofIsFoundOnlyZerosAreShown) {
  PublicationDraft draft;
  const CountId p = draft.AddCount(2), q = draft.AddCount(2), s = draft.AddCount(4);
  const CountId r = draft.AddCount(50), t = draft.AddCount(52), none = draft.AddCount(0);
  draft.tables = {Column("t", {p, q, s, r, t, none})};
  draft.relations = {{s, {p, q}}, {t, {p, r}}, {t, {q, r}}};
  EXPECT_THAT(Published(draft, 5), ElementsAre("c", "c", "c", "c", "c", "0"));
}

TEST(Disclosure, TablesThatDoNotAddUpAreRefused) {
  PublicationDraft draft = Answers({{"Health", 17, 3}});
  draft.counts[2] = 21;
  try {
    Publish(draft, 5);
    FAIL() << "published 17 + 3 = 21";
  } catch (const std::logic_error& fault) {
    EXPECT_THAT(fault.what(), HasSubstr("the total 21 does not go with its parts 17, 3"));
  }
}

TEST(Disclosure, UnsoundDraftsAreRefused) {
  const PublicationDraft sound = Answers({{"Health", 17, 3}});
  std::vector<PublicationDraft> unsound(6, sound);
  unsound[0].counts[1] = -3;
  unsound[1].tables[0].rows[0].cells.pop_back();
  unsound[2].tables[0].rows[0].cells[1] = CountId{99};
  unsound[3].tables[0].columns[3].total_of = {1, 9};
  unsound[4].tables[0].rows[0].cells[4] = Percentage{CountId{2}, CountId{1}};
  unsound[5].tables[0].rows[0].cells[0] = StatisticId{0};
  for (const PublicationDraft& draft : unsound) {
    EXPECT_THROW(Publish(draft, 5), std::logic_error) << &draft - unsound.data();
  }
}

TEST(Disclosure, SymbolsAreExplainedWhereTheyStand) {
  const Publication publication = Publish(Answers({{"Health", 17, 3}, {"Education", 30, 10}}), 5);
  EXPECT_THAT(SymbolsExplained(publication.tables[0], 5),
              ElementsAre(Pair("[c]", HasSubstr("a count from 1 to 5"))));
  EXPECT_THAT(SymbolsExplained(Publish(Answers({{"Health", 17, 30}}), 5).tables[0], 5),
              ElementsAre());
}

TEST(Disclosure, ReadersSeeBracketsAndPerCent) {
  EXPECT_EQ(ReaderText({ShownCell::Kind::kWithheld}), "[c]");
  EXPECT_EQ(ReaderText({ShownCell::Kind::kLow}), "[low]");
  EXPECT_EQ(ReaderText({ShownCell::Kind::kPercentage, {}, 78.3}), "78.3%");
  EXPECT_EQ(ReaderText({ShownCell::Kind::kCount, {}, 1200}), "1200");
}

}  // namespace
}  // namespace escalint
