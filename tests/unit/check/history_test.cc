#include "check/history.h"

#include <gtest/gtest.h>

#include <sstream>

#include "unit/check/littleshire.h"

namespace escalint {
namespace {

/// An event of the lists below: "e1 2024-02-05 raised 2", the time and stage may be "-".
std::string EventJson(const std::string& words) {
  std::istringstream in(words);
  std::string id, at, type, stage, more, word;
  in >> id >> at >> type >> stage;
  std::string json = R"({"id": ")" + id + R"(", "type": ")" + type + "\"";
  if (at != "-") json += R"(, "at": ")" + at + "\"";
  if (!stage.empty() && stage != "-") json += R"(, "stage": ")" + stage + "\"";
  std::getline(in >> std::ws, more);
  return json + (more.empty() ? "" : ", " + more) + "}";
}

std::string Events(const std::vector<std::string>& lines) {
  std::string json = "\"events\": [";
  for (size_t i = 0; i < lines.size(); ++i) json += (i == 0 ? "" : ", ") + EventJson(lines[i]);
  return json + "]";
}

std::string IdOf(const History& history, int step) {
  return step < 0 ? "-" : std::string(history.steps[step].event->id);
}

std::string Order(const OneEscalation& one) {
  std::string order;
  for (const Step& step : one.history.steps)
    order += (order.empty() ? "" : " ") + std::string(step.event->id);
  return order;
}

/// "e1@1 e2@-": each event in replay order with its stage.
std::string Stages(const OneEscalation& one) {
  std::string text;
  for (const Step& step : one.history.steps) {
    text += (text.empty() ? "" : " ") + std::string(step.event->id) + "@" +
            (step.stage == kNoStage ? "-" : std::to_string(step.stage + 1));
  }
  return text;
}

/// "1: e1 to e4 · 2: e2 (implied) to -": the entries of an episode and by what each was left.
std::string Entries(const OneEscalation& one, size_t number = 0) {
  const Episode& episode = one.history.episodes[number];
  std::string text;
  for (StageIndex stage = 0; stage < 3; ++stage) {
    const auto s = static_cast<size_t>(stage);
    if (episode.entry[s] < 0) continue;
    text += (text.empty() ? "" : " · ") + std::to_string(stage + 1) + ": " +
            IdOf(one.history, episode.entry[s]) + (episode.implied[s] ? " (implied)" : "") +
            " to " + IdOf(one.history, episode.left[s]);
  }
  return text;
}

TEST(History, AnEventMovesUpPastThoseItWhollyPrecedes) {
  struct Row {
    std::vector<std::string> listed;
    std::string order;
    bool moved;
  };
  const Row rows[] = {
      {{"e1 2024-02-05 raised 1", "e2 2024-02-06 raised 2"}, "e1 e2", false},
      {{"e1 2024-02-06 raised 1", "e2 2024-02-05 raised 2"}, "e2 e1", true},
      {{"e1 2024-02-07 views", "e2 2024-02-06 views", "e3 2024-02-05 views"}, "e3 e2 e1", true},
      // Of one date: the order of the list stands, whatever a time says.
      {{"e1 2024-02-05 views", "e2 2024-02-05T09:00 views"}, "e1 e2", false},
      {{"e1 2024-02-05T10:00 views", "e2 2024-02-05T09:00 views"}, "e2 e1", true},
      {{"e1 2024-02-05T10:00 views", "e2 2024-02-05T10:00:30 views"}, "e1 e2", false},
      // Past what it may overlap nothing moves, not even to get before what it precedes.
      {{"e1 2024-02-06 views", "e2 - views", "e3 2024-02-05 views"}, "e1 e2 e3", false},
      {{"e1 2024-02-06T10:00 views", "e2 2024-02-06 views", "e3 2024-02-05 views"},
       "e3 e1 e2",
       true},
  };
  for (const Row& row : rows) {
    const OneEscalation one(Events(row.listed));
    EXPECT_EQ(one.Fault(), "");
    EXPECT_EQ(Order(one), row.order);
    EXPECT_EQ(one.history.reordered, row.moved) << row.order;
  }
}

TEST(History, TheFirstEventThatMovedIsKnownWhereverItStandsInTheEnd) {
  const OneEscalation one(
      Events({"e1 2024-02-07 views", "e2 2024-02-06 views", "e3 2024-02-05 views"}));
  EXPECT_EQ(IdOf(one.history, one.history.first_moved), "e2");
}

TEST(History, WhatHappensAfterAsOfIsNotThereYet) {
  const std::string events = Events({"e1 2024-02-05 raised 1", "e2 2024-02-07T10:00 raised 2",
                                     "e3 - views", "e4 2024-02-08 closed"});
  EXPECT_EQ(Order(OneEscalation(events, "2024-02-06")), "e1 e3");
  EXPECT_EQ(Order(OneEscalation(events, "2024-02-07T10:00")), "e1 e2 e3");
  // It counts if its first second is not after as-of.
  EXPECT_EQ(Order(OneEscalation(events, "2024-02-08T09:00")), "e1 e2 e3 e4");
}

TEST(History, ClosingEndsAnEpisodeAndReopeningStartsTheNext) {
  const OneEscalation one(
      Events({"e1 2024-02-05 raised 1", "e2 2024-02-06 closed", "e3 2024-02-07 views",
              "e4 2024-02-08 reopened", "e5 2024-02-09 raised 2"}));
  ASSERT_EQ(one.history.episodes.size(), 2u);
  EXPECT_EQ(IdOf(one.history, one.history.episodes[0].closed), "e2");
  EXPECT_EQ(IdOf(one.history, one.history.episodes[1].begin), "e4");
  EXPECT_EQ(one.history.episodes[1].number, 2);
  EXPECT_EQ(Entries(one, 0), "1: e1 to e2");
  EXPECT_EQ(Entries(one, 1), "2: e5 to -");
  EXPECT_FALSE(one.history.acts_after_closing);
}

TEST(History, ReopeningWhatWasNotClosedChangesNothing) {
  const OneEscalation one(Events({"e1 2024-02-05 raised 1", "e2 2024-02-06 reopened"}));
  EXPECT_EQ(one.history.episodes.size(), 1u);
}

TEST(History, AfterClosingActsCountForNothingButRecordsStillDo) {
  const OneEscalation one(
      Events({"e1 2024-02-05 raised 1", "e2 2024-02-06 closed", "e3 2024-02-07 raised 2",
              "e4 2024-02-07 meeting 1", "e5 2024-02-07 record", "e6 2024-02-07 notified",
              "e7 2024-02-08 closed"}));
  EXPECT_TRUE(one.history.acts_after_closing);
  EXPECT_EQ(IdOf(one.history, one.history.first_after_closing), "e3");
  std::string counting;
  for (const Step& step : one.history.steps) counting += step.counts ? '+' : '-';
  EXPECT_EQ(counting, "++--++-");
  EXPECT_EQ(Entries(one), "1: e1 to e2");
}

TEST(History, AnEntryIsTheFirstRaiseElseTheFirstActAtTheStage) {
  struct Row {
    std::vector<std::string> listed;
    std::string entries;
  };
  const Row rows[] = {
      {{"e1 2024-02-05 raised 1", "e2 2024-02-06 raised 1"}, "1: e1 to -"},
      {{"e1 2024-02-05 discussion 2"}, "2: e1 (implied) to -"},
      {{"e1 2024-02-05 decision 2", "e2 2024-02-06 meeting 2"}, "2: e1 (implied) to -"},
      // A raise is the entry even where an act at the stage came before it.
      {{"e1 2024-02-05 discussion 2", "e2 2024-02-06 raised 2"}, "2: e2 to -"},
      {{"e1 2024-02-05 notified 2", "e2 2024-02-06 action 2"}, ""},
      {{"e1 2024-02-05 discussion"}, ""},
  };
  for (const Row& row : rows) EXPECT_EQ(Entries(OneEscalation(Events(row.listed))), row.entries);
}

TEST(History, AStageIsLeftByTheNextRaiseToAHigherOneOrByClosing) {
  struct Row {
    std::vector<std::string> listed;
    std::string entries;
  };
  const Row rows[] = {
      {{"e1 2024-02-05 raised 1", "e2 2024-02-06 raised 2", "e3 2024-02-07 closed"},
       "1: e1 to e2 · 2: e2 to e3"},
      {{"e1 2024-02-05 raised 1", "e2 2024-02-06 raised 3", "e3 2024-02-07 raised 2"},
       "1: e1 to e2 · 2: e3 to - · 3: e2 to -"},
      // A raise to the same stage, or a lower one, leaves nothing; nor does an implied entry.
      {{"e1 2024-02-05 raised 2", "e2 2024-02-06 raised 2", "e3 2024-02-07 raised 1"},
       "1: e3 to - · 2: e1 to -"},
      {{"e1 2024-02-05 raised 1", "e2 2024-02-06 discussion 2"},
       "1: e1 to - · 2: e2 (implied) to -"},
  };
  for (const Row& row : rows) EXPECT_EQ(Entries(OneEscalation(Events(row.listed))), row.entries);
}

TEST(History, WhatCarriesNoStageBelongsToTheStageLastEntered) {
  struct Row {
    std::vector<std::string> listed;
    std::string stages;
  };
  const Row rows[] = {
      {{"e1 2024-02-05 discussion", "e2 2024-02-06 raised 1", "e3 2024-02-07 decision"},
       "e1@- e2@1 e3@1"},
      // The raise to 2, listed last, came before the decision.
      {{"e1 2024-02-05T09:00 raised 1", "e2 2024-02-07 decision", "e3 2024-02-06T10:00 raised 2"},
       "e1@1 e3@2 e2@2"},
      // A further raise to 1 makes it the stage last entered again.
      {{"e1 2024-02-05 raised 1", "e2 2024-02-06 raised 2", "e3 2024-02-07 raised 1",
        "e4 2024-02-08 decision"},
       "e1@1 e2@2 e3@1 e4@1"},
      // An implied entry moves the ladder; a second act labelled so does not.
      {{"e1 2024-02-05 raised 1", "e2 2024-02-06 discussion 2", "e3 2024-02-07 decision"},
       "e1@1 e2@2 e3@2"},
      {{"e1 2024-02-05 raised 2", "e2 2024-02-06 raised 3", "e3 2024-02-07 meeting 2",
        "e4 2024-02-08 decision"},
       "e1@2 e2@3 e3@2 e4@3"},
      // Closing belongs to the stage last entered, whatever label it carries.
      {{"e1 2024-02-05 raised 1", "e2 2024-02-06 closed 3"}, "e1@1 e2@1"},
      // A new episode begins at no stage.
      {{"e1 2024-02-05 raised 1", "e2 2024-02-06 closed", "e3 2024-02-07 reopened",
        "e4 2024-02-08 decision"},
       "e1@1 e2@1 e3@- e4@-"},
  };
  for (const Row& row : rows) EXPECT_EQ(Stages(OneEscalation(Events(row.listed))), row.stages);
}

TEST(History, AStageIsNamedByItsIdItsNumberItsLabelsOrItsOfficer) {
  for (const char* label :
       {"2", "stage-2", "Stage 2", "STAGE_2", "Line Managers", "Team Manager"}) {
    const OneEscalation one(
        R"("events": [{"id": "e1", "at": "2024-02-05", "type": "raised", "stage": ")" +
        std::string(label) + "\"}]");
    EXPECT_EQ(Stages(one), "e1@2") << label;
    EXPECT_TRUE(one.history.steps[0].labelled) << label;
  }
}

TEST(History, ALabelThatNothingExplainsIsNotedAndCountsAsNone) {
  const OneEscalation one(Events({"e1 2024-02-05 raised 1", "e2 2024-02-06 decision 7"}));
  EXPECT_EQ(Stages(one), "e1@1 e2@1");
  ASSERT_EQ(one.history.unknown_stage_labels.size(), 1u);
  EXPECT_EQ(IdOf(one.history, one.history.unknown_stage_labels[0]), "e2");
}

TEST(History, ARaiseWithoutAStageIsPlacedByWhomItWasPutTo) {
  struct Row {
    std::string to;
    std::string stages;
  };
  const Row rows[] = {
      {R"([{"role": "team_manager"}])", "e1@2"},
      {R"([{"role": "gp"}, {"role": "head_of_service"}])", "e1@3"},
      {R"([{"role": "matron"}])", "e1@2"},  // the pack's own alias
      {R"([{"role": "gp"}])", "e1@1"},      // no officer: the lowest stage
      {R"([])", "e1@1"},
  };
  for (const Row& row : rows) {
    const OneEscalation one(Events({"e1 2024-02-05 raised - \"to\": " + row.to}));
    EXPECT_EQ(Stages(one), row.stages) << row.to;
    EXPECT_TRUE(one.history.steps[0].from_officer);
  }
}

TEST(History, ARiskHoldsFromTheEventThatCarriesIt) {
  const OneEscalation one(
      "\"risk\": \"standard\", " +
      Events({"e1 2024-02-05 raised 1", "e2 2024-02-06 views - \"risk\": \"significant_harm\"",
              "e3 2024-02-07 closed", "e4 2024-02-08 reopened"}));
  EXPECT_EQ(one.history.episodes[0].initial_risk, Risk::kStandard);
  EXPECT_EQ(one.history.steps[0].risk, Risk::kStandard);
  EXPECT_EQ(one.history.steps[1].risk, Risk::kSignificantHarm);
  EXPECT_EQ(one.history.steps[2].risk, Risk::kSignificantHarm);
  EXPECT_EQ(one.history.episodes[1].initial_risk, Risk::kSignificantHarm);
}

}  // namespace
}  // namespace escalint
