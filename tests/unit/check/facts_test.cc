#include "check/facts.h"

#include <gtest/gtest.h>

#include "unit/check/littleshire.h"

namespace escalint {
namespace {

EscalationFacts FactsFrom(const std::string& members, std::string_view as_of = "2024-12-31") {
  const OneEscalation one(members, as_of);
  return FactsOf(one.scene);
}

std::string DateText(const MaybeDate& date) { return date ? FormatDate(*date) : "?"; }

/// "2024-03-28 to 2024-04-12, 9 days": each episode.
std::string Spans(const EscalationFacts& facts) {
  std::string text;
  for (const EpisodeFacts& episode : facts.episodes) {
    text += (text.empty() ? "" : " · ") + DateText(episode.opened) + " to " +
            (episode.was_closed ? DateText(episode.closed) : "-");
    if (episode.working_days) text += ", " + std::to_string(*episode.working_days) + " days";
  }
  return text;
}

/// "1: 2024-03-28 to 2024-04-03, 2 days".
std::string Stages(const EpisodeFacts& episode) {
  std::string text;
  for (const StageVisit& visit : episode.stages) {
    text += (text.empty() ? "" : " · ") + std::to_string(visit.stage + 1) + ": " +
            DateText(visit.entered) + " to " + (visit.was_left ? DateText(visit.left) : "-");
    if (visit.working_days) text += ", " + std::to_string(*visit.working_days) + " days";
  }
  return text;
}

TEST(Facts, DaysAreWorkingDaysAndStagesEndWithTheNextRaise) {
  const EscalationFacts facts = FactsFrom(R"("events": [
    {"id": "e1", "at": "2024-03-28T09:00", "type": "raised", "stage": "1"},
    {"id": "e2", "at": "2024-04-03T09:00", "type": "raised", "stage": "2"},
    {"id": "e3", "at": "2024-04-12T09:00", "type": "closed", "outcome": "resolved"}])");
  EXPECT_EQ(Spans(facts), "2024-03-28 to 2024-04-12, 9 days");
  EXPECT_EQ(Stages(facts.episodes[0]),
            "1: 2024-03-28 to 2024-04-03, 2 days · 2: 2024-04-03 to 2024-04-12, 7 days");
  EXPECT_EQ(facts.episodes[0].outcome, Outcome::kResolved);
  EXPECT_EQ(facts.episodes[0].entry_stage, 0);
  EXPECT_EQ(facts.episodes[0].closing_stage, 1);
}

// 31 March 2024 is the day on which summer time begins.
TEST(Facts, TheLastEveningOfAYearIsOfThatYear) {
  const auto opened = [](const std::string& at) {
    return Spans(FactsFrom(R"("events": [{"id": "e1", "at": ")" + at +
                           R"(", "type": "raised", "stage": "1"}])"));
  };
  EXPECT_EQ(opened("2024-03-31T23:30"), "2024-03-31 to -");
  EXPECT_EQ(opened("2024-03-31T23:30+01:00"), "2024-03-31 to -");
  EXPECT_EQ(opened("2024-03-31T22:30Z"), "2024-03-31 to -");
  EXPECT_EQ(opened("2024-03-31T23:30Z"), "2024-04-01 to -");
  EXPECT_EQ(opened("2024-03-31"), "2024-03-31 to -");
}

TEST(Facts, WhatHasNoDateGetsNone) {
  EXPECT_EQ(Spans(FactsFrom(R"("events": [
    {"id": "e1", "at": "2024-02-01", "type": "raised", "stage": "1"},
    {"id": "e2", "at": "99/99/9999", "type": "closed"}])")),
            "2024-02-01 to ?");
  EXPECT_EQ(Spans(FactsFrom(R"("events": [
    {"id": "e1", "type": "raised", "stage": "1"},
    {"id": "e2", "at": "2024-02-05", "type": "closed"}])")),
            "? to 2024-02-05");
}

TEST(Facts, AClosingDatedBeforeTheOpeningIsNoDate) {
  EXPECT_EQ(Spans(FactsFrom(R"("events": [
    {"id": "e1", "at": "2024-02-05", "type": "raised", "stage": "1"},
    {"id": "e2", "type": "discussion", "stage": "1"},
    {"id": "e3", "at": "2024-02-01", "type": "closed"}])")),
            "2024-02-05 to ?");
}

TEST(Facts, WhatWasNeverRaisedIsOpenFromItsFirstEvent) {
  const EscalationFacts facts = FactsFrom(R"("events": [
    {"id": "e1", "at": "2024-02-05", "type": "disagreement"},
    {"id": "e2", "at": "2024-02-01", "type": "disagreement"}])");
  EXPECT_EQ(Spans(facts), "2024-02-01 to -");
  EXPECT_EQ(facts.episodes[0].entry_stage, kNoStage);
}

TEST(Facts, AReopenedMatterIsOpenFromItsReopening) {
  EXPECT_EQ(Spans(FactsFrom(R"("events": [
    {"id": "e1", "at": "2024-02-01", "type": "raised", "stage": "1"},
    {"id": "e2", "at": "2024-02-05", "type": "closed"},
    {"id": "e3", "at": "2024-03-01", "type": "reopened"},
    {"id": "e4", "at": "2024-03-04", "type": "raised", "stage": "2"}])")),
            "2024-02-01 to 2024-02-05, 2 days · 2024-03-01 to -");
}

TEST(Facts, WhatHappenedAfterAsOfIsNotThere) {
  EXPECT_EQ(Spans(FactsFrom(R"("events": [
    {"id": "e1", "at": "2024-02-01", "type": "raised", "stage": "1"},
    {"id": "e2", "at": "2024-02-05", "type": "closed"}])",
                            "2024-02-03")),
            "2024-02-01 to -");
}

TEST(Facts, ThemesThatDifferInSpellingOnlyAreOne) {
  const auto theme = [](const std::string& text) {
    return FactsFrom(R"("theme": ")" + text + R"(", "events": [])").theme;
  };
  EXPECT_EQ(theme("Housing  need "), "housing need");
  EXPECT_EQ(theme("housing-need"), "housing need");
  EXPECT_EQ(theme(""), "");
  // Cut between characters, never within one.
  std::string letters;
  for (int i = 0; i < 1000; ++i) letters += "ü";
  std::string cut;
  for (int i = 0; i < 30; ++i) cut += "ü";
  EXPECT_EQ(theme(letters), cut + "…");
}

TEST(Facts, TheRiskIsThatOfTheOpening) {
  EXPECT_EQ(FactsFrom(R"("risk": "standard", "events": [
    {"id": "e1", "at": "2024-02-01", "type": "raised", "stage": "1", "risk": "significant_harm"},
    {"id": "e2", "at": "2024-02-02", "type": "discussion", "risk": "imminent"}])")
                .risk,
            Risk::kSignificantHarm);
}

TEST(Facts, StatusesAreThoseOnTheDayOfTheOpening) {
  const OneEscalation one(R"("events": [
    {"id": "e1", "at": "2024-02-01", "type": "raised", "stage": "1"}])");
  for (const StatusFact& status : FactsOf(one.scene).statuses) {
    EXPECT_EQ(status.active, Truth::kMaybe) << CanonicalName(status.type);
  }
}

}  // namespace
}  // namespace escalint
