#include "annual/annual_counts.h"

#include <gtest/gtest.h>

#include "annual/time_tables.h"
#include "unit/check/littleshire.h"

namespace escalint {
namespace {

sys_days Day(int year, unsigned month, unsigned day) {
  return sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

std::vector<Year> TwoYears() { return {*YearFromText("2023-24"), *YearFromText("2022-23")}; }

const std::vector<Policy>& Policies() {
  static const std::vector<Policy> policies = [] {
    std::vector<Policy> one = {Littleshire()};
    one.front().ladders.front().stages[0].informal = true;
    return one;
  }();
  return policies;
}

EpisodeFacts Open(const MaybeDate& opened, const MaybeDate& closed = {}) {
  EpisodeFacts episode;
  episode.opened = opened;
  episode.was_closed = closed.has_value();
  episode.closed = closed;
  if (opened) episode.activity.push_back(*opened);
  if (closed) episode.activity.push_back(*closed);
  return episode;
}

CaseFacts CaseOf(std::vector<EpisodeFacts> episodes, sys_days as_of = Day(2024, 6, 30)) {
  CaseFacts facts;
  facts.authority = "littleshire";
  facts.child = "CH-1";
  facts.as_of = as_of;
  EscalationFacts& escalation = facts.escalations.emplace_back();
  escalation.policy = 0;
  escalation.episodes = std::move(episodes);
  return facts;
}

AnnualCounts Counts(const std::vector<CaseFacts>& cases) {
  AnnualCounts counts(TwoYears());
  for (const CaseFacts& facts : cases)
    counts.Add(facts, ChildKey{1}, Policies(), ShippedCalendar());
  return counts;
}

int64_t Moved(const AnnualCounts& counts, size_t year, Movement movement) {
  int64_t sum = 0;
  for (const auto& [place, years] : counts.places()) {
    for (int column = 0; column < kFormalities; ++column) {
      sum += years[year].Of(Counted::kMovement, static_cast<int>(movement), column);
    }
  }
  return sum;
}

/// "opened 1, still open 1": what is not 0, in the year asked for / the one before.
std::string Movements(const AnnualCounts& counts) {
  constexpr const char* kNames[] = {"carried in", "opened",     "reopened", "opened ?", "closed",
                                    "closed ?",   "still open", "quiet",    "quiet ?"};
  std::string text;
  for (const size_t year : {size_t{1}, size_t{0}}) {
    if (year == 0) text += " / ";
    bool first = true;
    for (int i = 0; i < kMovements; ++i) {
      const int64_t count = Moved(counts, year, static_cast<Movement>(i));
      if (count == 0) continue;
      text += (first ? "" : ", ") + std::string(kNames[i]) + ' ' + std::to_string(count);
      first = false;
    }
  }
  return text;
}

TEST(AnnualCounts, AnEscalationIsCarriedFromOneYearIntoTheNext) {
  EXPECT_EQ(Movements(Counts({CaseOf({Open(Day(2023, 3, 31), Day(2023, 4, 1))})})),
            "opened 1, still open 1 / carried in 1, closed 1");
  EXPECT_EQ(Movements(Counts({CaseOf({Open(Day(2023, 4, 1), Day(2024, 3, 31))})})),
            " / opened 1, closed 1");
  EXPECT_EQ(Movements(Counts({CaseOf({Open(Day(2022, 4, 1), Day(2023, 3, 31))})})),
            "opened 1, closed 1 / ");
}

TEST(AnnualCounts, AReopenedEscalationIsNotOpenedAgain) {
  EXPECT_EQ(Movements(Counts({CaseOf({Open(Day(2023, 2, 1), Day(2023, 2, 2)),
                                      Open(Day(2023, 6, 1), Day(2023, 6, 2))})})),
            "opened 1, closed 1 / reopened 1, closed 1");
}

TEST(AnnualCounts, WhatHasNoDateIsSaidInEachYearItMayBelongTo) {
  EpisodeFacts some_day = Open(Day(2022, 5, 2));
  some_day.was_closed = true;
  EXPECT_EQ(Movements(Counts({CaseOf({some_day})})),
            "opened 1, closed ? 1 / carried in 1, closed ? 1");
  EXPECT_EQ(Movements(Counts({CaseOf({Open({}, Day(2022, 5, 2))})})), "opened ? 1, closed 1 / ");
}

TEST(AnnualCounts, AYearThatIsNotOverEndsWithTheRecords) {
  EXPECT_EQ(Movements(Counts({CaseOf({Open(Day(2023, 3, 1))}, Day(2023, 3, 10))})),
            "opened 1, still open 1 / ");
  EXPECT_EQ(Movements(Counts({CaseOf({Open(Day(2023, 3, 1))}, Day(2023, 4, 3))})),
            "opened 1, still open 1, quiet 1 / carried in 1, still open 1, quiet 1");
}

TEST(AnnualCounts, QuietIsMoreThanTwentyWorkingDaysWithoutAnEvent) {
  // Friday 3 March 2023 + 20 working days = Friday 31 March.
  EXPECT_EQ(Movements(Counts({CaseOf({Open(Day(2023, 3, 3), Day(2023, 4, 3))})})),
            "opened 1, still open 1 / carried in 1, closed 1");
  EXPECT_EQ(Movements(Counts({CaseOf({Open(Day(2023, 3, 2), Day(2023, 4, 3))})})),
            "opened 1, still open 1, quiet 1 / carried in 1, closed 1");
  EpisodeFacts undated = Open(Day(2023, 3, 2), Day(2023, 4, 3));
  undated.has_undated = true;
  EXPECT_EQ(Movements(Counts({CaseOf({undated})})),
            "opened 1, still open 1, quiet ? 1 / carried in 1, closed 1");
}

Formality FormalityOf(const EpisodeFacts& episode) {
  const AnnualCounts counts = Counts({CaseOf({episode})});
  for (int i = 0; i < kFormalities; ++i) {
    for (const auto& [place, years] : counts.places()) {
      if (years[0].Of(Counted::kMovement, static_cast<int>(Movement::kOpened), i) > 0) {
        return static_cast<Formality>(i);
      }
    }
  }
  ADD_FAILURE() << "not opened";
  return Formality::kCannotTell;
}

TEST(AnnualCounts, AnEscalationIsFormalOnceItHasReachedAFormalStage) {
  EpisodeFacts episode = Open(Day(2024, 3, 1));
  EXPECT_EQ(FormalityOf(episode), Formality::kNotRaised);
  episode.stages.push_back({0, Day(2024, 3, 1), false, {}, {}});
  EXPECT_EQ(FormalityOf(episode), Formality::kInformal);
  episode.stages.push_back({1, Day(2024, 4, 1), false, {}, {}});
  EXPECT_EQ(FormalityOf(episode), Formality::kInformal) << "formal only after the year";
  episode.stages[1].entered = Day(2024, 3, 31);
  EXPECT_EQ(FormalityOf(episode), Formality::kFormal);
  episode.stages[1].entered.reset();
  EXPECT_EQ(FormalityOf(episode), Formality::kCannotTell);
}

TEST(AnnualCounts, ADutyWithoutADateCanNotBeToldInEachYear) {
  EpisodeFacts episode = Open(Day(2022, 5, 2));
  episode.duties = {{0, 1, Verdict::kMet, true, {}},
                    {0, 1, Verdict::kBreached, true, Day(2023, 5, 1)}};
  const AnnualCounts counts = Counts({CaseOf({episode})});
  const std::vector<YearCounts>& years = counts.places().begin()->second;
  const auto duty = [&](size_t year, DutyEnd end) {
    return years[year].Of(Counted::kDuty, 0, 2 * 8 + static_cast<int>(end));
  };
  EXPECT_EQ(duty(1, DutyEnd::kCannotTell), 1);
  EXPECT_EQ(duty(0, DutyEnd::kCannotTell), 1);
  EXPECT_EQ(duty(0, DutyEnd::kLate), 1);
  EXPECT_EQ(duty(1, DutyEnd::kLate), 0);
  EXPECT_EQ(duty(0, DutyEnd::kInTime), 0);
}

TEST(AnnualCounts, PartsAddUpToTheWholeInAnyOrder) {
  const std::vector<CaseFacts> cases = {CaseOf({Open(Day(2023, 3, 31), Day(2023, 4, 1))}),
                                        CaseOf({Open(Day(2023, 6, 1))}),
                                        CaseOf({Open({}, Day(2023, 9, 1))}, Day(2023, 12, 1))};
  const AnnualCounts whole = Counts(cases);
  AnnualCounts sum(TwoYears());
  for (const size_t i : {2, 0, 1}) sum.Add(Counts({cases[i]}));
  EXPECT_EQ(sum.places(), whole.places());
  EXPECT_EQ(sum.children(), whole.children());
  EXPECT_EQ(sum.policies(), whole.policies());
  EXPECT_EQ(sum.earliest_as_of(), Day(2023, 12, 1));
}

TEST(AnnualCounts, AChildIsCountedOnceHoweverManyEscalations) {
  AnnualCounts counts(TwoYears());
  for (const uint8_t child : std::array<uint8_t, 3>{1, 1, 2}) {
    counts.Add(CaseOf({Open(Day(2023, 6, 1))}), ChildKey{child}, Policies(), ShippedCalendar());
  }
  EXPECT_EQ(counts.children().at("littleshire")[0].size(), 2u);
  CaseFacts nameless = CaseOf({Open(Day(2023, 6, 1))});
  nameless.child.clear();
  counts.Add(nameless, ChildKey{3}, Policies(), ShippedCalendar());
  EXPECT_EQ(counts.children().at("littleshire")[0].size(), 2u);
  EXPECT_EQ(counts.places().begin()->second[0].Of(Counted::kUnchecked,
                                                  static_cast<int>(Unchecked::kNoChild)),
            1);
}

TEST(DayCounts, TheMedianIsTheMiddleOfAllDays) {
  DayCounts days;
  days.Add(3, 1);
  EXPECT_EQ(days.Median(), 3);
  days.Add(6, 1);
  EXPECT_EQ(days.Median(), 4.5);
  days.Add(6, 1);
  EXPECT_EQ(days.Median(), 6);
  days.Add(-1, 100);
  EXPECT_EQ(days.Median(), 6) << "what is not known is in no middle";
  EXPECT_EQ(days.Known(), 3);
  EXPECT_EQ(days.unknown, 100);
}

}  // namespace
}  // namespace escalint
