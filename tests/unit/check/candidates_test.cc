// What is passed over unlooked at must not match, and what is put in order quickly must be in the
// same order as step by step.
#include "check/candidates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "unit/check/littleshire.h"

namespace escalint {
namespace {

/// Events of drawn types and stages at drawn times of one day, some of them records of others.
std::string DrawnEvents(int seed) {
  std::mt19937 draw(static_cast<unsigned>(seed));
  const auto below = [&](int n) { return static_cast<int>(draw() % static_cast<unsigned>(n)); };
  constexpr const char* kTypes[] = {"raised", "meeting", "decision", "record", "views", "closed"};
  std::string events;
  for (int i = 0; i < 150; ++i) {
    const std::string hour = std::to_string(10 + below(10));
    const std::string at =
        below(4) == 0 ? "2024-02-05" : "2024-02-05T" + hour + ":" + std::to_string(10 + below(50));
    events += std::string(events.empty() ? "" : ", ") + R"({"id": "e)" + std::to_string(i) +
              R"(", "at": ")" + (below(20) == 0 ? "not known" : at) + R"(", "type": ")" +
              kTypes[below(6)] + R"(", "of": "e)" + std::to_string(below(150)) + "\"" +
              (below(2) == 0 ? R"(, "stage": ")" + std::to_string(1 + below(3)) + "\"" : "") + "}";
  }
  return R"("risk": "standard", "events": [)" + events + "]";
}

/// The definition: each event moves up past its neighbour while it wholly precedes it.
std::vector<const Event*> InReplayOrder(const std::vector<Event>& events) {
  std::vector<const Event*> order;
  for (const Event& event : events) {
    auto place = order.end();
    while (place != order.begin() && event.at.SurelyBefore((*(place - 1))->at)) --place;
    order.insert(place, &event);
  }
  return order;
}

TEST(Candidates, TheReplayOrderIsThatOfMovingUpOneByOne) {
  for (int seed = 0; seed < 50; ++seed) {
    const OneEscalation one(DrawnEvents(seed));
    ASSERT_EQ(one.Fault(), "");
    std::vector<const Event*> order;
    for (const Step& step : one.history.steps) order.push_back(step.event);
    EXPECT_EQ(order, InReplayOrder(one.escalation().events)) << seed;
  }
}

std::vector<AnyEvent> Patterns() {
  EventPattern type, stage, entry, above, record, any;
  type.types = {EventType::kDecision, EventType::kMeeting};
  stage.stage = {StageMatch::Kind::kFixed, {0b10}};
  entry.entry = EventPattern::Entry::kLater;
  above.types = {EventType::kRaised};
  above.stage.kind = StageMatch::Kind::kAbove;
  record.types = {EventType::kRecord};
  record.record_of_trigger = true;
  EventPattern trigger = type;
  trigger.is_trigger = true;
  return {{type}, {stage}, {entry}, {above}, {record}, {any}, {trigger, record}, {record, type}};
}

TEST(Candidates, WhatIsLeftOutDoesNotMatch) {
  OneEscalation one(DrawnEvents(1));
  ASSERT_EQ(one.Fault(), "");
  for (int trigger = -1; trigger < 150; ++trigger) {
    one.scene.trigger = trigger;
    one.scene.stage = trigger < 0 ? kNoStage : one.scene.At(trigger).stage;
    for (const AnyEvent& patterns : Patterns()) {
      std::vector<int> visited, matching;
      Candidates steps(patterns, one.scene);
      for (int i = steps.Next(); i >= 0; i = steps.Next()) visited.push_back(i);
      for (int i = one.scene.episode->begin; i < one.scene.episode->end; ++i) {
        if (Matches(patterns, i, one.scene) != Truth::kNo) matching.push_back(i);
      }
      EXPECT_TRUE(std::is_sorted(visited.begin(), visited.end()));
      EXPECT_TRUE(std::includes(visited.begin(), visited.end(), matching.begin(), matching.end()))
          << trigger;
    }
  }
}

}  // namespace
}  // namespace escalint
