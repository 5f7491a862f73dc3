#include "report/timeline_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/sample_case.h"

namespace escalint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TimelineChart Drawn(const EscalationReport& report) { return DrawTimeline(report, SampleZone()); }
EscalationReport Sample() { return SampleCase().escalations[0]; }

std::vector<std::string> LaneNames(const TimelineChart& chart) {
  std::vector<std::string> names;
  for (const auto& lane : chart.lanes) names.push_back(lane.name);
  return names;
}

const TimelineChart::Bar& BarOf(const TimelineChart& chart, size_t finding) {
  for (const auto& bar : chart.bars) {
    if (bar.finding == finding) return bar;
  }
  throw std::runtime_error("not drawn");
}

TEST(TimelineChart, StagesAreLanesInTheOrderOfTheLadder) {
  EscalationReport report = Sample();
  EXPECT_THAT(LaneNames(Drawn(report)), ElementsAre("No stage", "Stage 2"));
  report.history[3].stage = "stage-1";  // listed last, but lower
  EXPECT_THAT(LaneNames(Drawn(report)), ElementsAre("No stage", "Stage 1", "Stage 2"));
}

TEST(TimelineChart, EventsStandInTheirLaneUnderTheirNumber) {
  const TimelineChart chart = Drawn(Sample());
  ASSERT_EQ(chart.marks.size(), 4u);
  const TimelineChart::Lane& stage_2 = chart.lanes[1];
  for (const auto& mark : chart.marks) {
    const bool in_stage_2 = mark.number == 2 || mark.number == 3;
    EXPECT_EQ(mark.y > stage_2.top, in_stage_2) << mark.number;
    EXPECT_LT(mark.y, chart.height);
  }
  EXPECT_EQ(stage_2.top + stage_2.height, chart.height);
}

TEST(TimelineChart, TimeRunsFromLeftToRight) {
  const TimelineChart chart = Drawn(Sample());
  int x_of_2 = 0;
  int x_of_3 = 0;
  for (const auto& mark : chart.marks) {
    if (mark.number == 2) x_of_2 = mark.x;
    if (mark.number == 3) x_of_3 = mark.x;
  }
  EXPECT_LT(x_of_2, x_of_3);
  EXPECT_GE(x_of_2, TimelineChart::kLeft);
  EXPECT_LE(x_of_3, TimelineChart::kRight);
}

TEST(TimelineChart, ADateAloneReachesOverTheWholeDay) {
  const TimelineChart chart = Drawn(Sample());
  EXPECT_LT(chart.marks[0].reach_from, chart.marks[0].x);
  EXPECT_GT(chart.marks[0].reach_to, chart.marks[0].x);
  for (const auto& mark : chart.marks) {
    if (mark.number == 2) {
      EXPECT_EQ(mark.reach_from, mark.reach_to);
    }
  }
}

TEST(TimelineChart, AnUnknownTimeIsMarkedAsSuch) {
  for (const auto& mark : Drawn(Sample()).marks) {
    EXPECT_EQ(mark.time_unknown, mark.number == 4) << mark.number;
  }
}

TEST(TimelineChart, WhatCameLateReachesFromDueToDone) {
  const TimelineChart chart = Drawn(Sample());
  const TimelineChart::Bar& bar = BarOf(chart, 1);
  EXPECT_EQ(bar.span, TimelineChart::Span::kLate);
  EXPECT_TRUE(bar.has_due);
  EXPECT_EQ(bar.words, "EX-2: 25 hours late");
  for (const auto& mark : chart.marks) {
    if (mark.number == 3) {
      EXPECT_NEAR(bar.x + bar.width, mark.x, 2);
    }
    if (mark.number == 2) {
      EXPECT_GT(bar.x, mark.x);
    }
  }
}

TEST(TimelineChart, WhatNeverCameReachesToTheEdge) {
  EscalationReport report = Sample();
  report.findings[1].done.reset();
  report.findings[1].late_by.reset();
  const TimelineChart chart = Drawn(report);
  const TimelineChart::Bar& bar = BarOf(chart, 1);
  EXPECT_EQ(bar.span, TimelineChart::Span::kMissing);
  EXPECT_EQ(bar.x + bar.width, TimelineChart::kRight);
  EXPECT_EQ(bar.words, "EX-2: not on record");
}

TEST(TimelineChart, ABreachWithoutALimitIsAPoint) {
  EscalationReport report = Sample();
  report.findings[1].done.reset();
  report.findings[1].late_by.reset();
  report.findings[1].due.reset();
  report.findings[1].kind = Kind::kSkippedStage;
  const TimelineChart chart = Drawn(report);
  EXPECT_EQ(BarOf(chart, 1).span, TimelineChart::Span::kPoint);
  EXPECT_EQ(BarOf(chart, 1).words, "EX-2: stage passed over");
}

TEST(TimelineChart, WhatCouldNotBeCheckedIsDrawnOnceARule) {
  EscalationReport report = Sample();
  for (Finding& finding : report.findings) {
    if (finding.rule == "EX-5") finding.trigger->at = SampleMinute(6, 9, 0);
  }
  const TimelineChart chart = Drawn(report);
  ASSERT_EQ(chart.bars.size(), 2u);
  EXPECT_EQ(BarOf(chart, 0).span, TimelineChart::Span::kUnclear);
  EXPECT_EQ(chart.bars_left_out, 0u);
}

TEST(TimelineChart, LongGapsAreCutAndSaid) {
  EscalationReport report = Sample();
  EXPECT_THAT(Drawn(report).gaps, IsEmpty());
  report.history[2].at = SampleMinute(8, 10, 0);
  report.history[2].at.first += std::chrono::days{40};
  report.history[2].at.last += std::chrono::days{40};
  report.findings[1].done->at = report.history[2].at;
  const TimelineChart chart = Drawn(report);
  ASSERT_EQ(chart.gaps.size(), 1u);
  EXPECT_EQ(chart.gaps[0].words, "41 days");
}

TEST(TimelineChart, NothingIsDrawnWithoutAKnownTime) {
  EscalationReport report = Sample();
  report.findings.clear();
  for (HistoryLine& line : report.history) line.at = Interval{};
  EXPECT_THAT(Drawn(report).lanes, IsEmpty());
  report.history.clear();
  EXPECT_THAT(Drawn(report).lanes, IsEmpty());
}

TEST(TimelineChart, OfVeryManyEventsThoseThatFindingsSpeakOfAreDrawn) {
  EscalationReport report = Sample();
  const HistoryLine more = report.history[0];
  for (int i = 0; i < 5000; ++i) {
    report.history.insert(report.history.begin(), more);
    report.history.front().event = "x" + std::to_string(i);
  }
  const TimelineChart chart = Drawn(report);
  EXPECT_EQ(chart.marks.size() + chart.marks_left_out, 5004u);
  EXPECT_LT(chart.marks.size(), 100u);
  EXPECT_LT(chart.height, 1000);
  bool late = false;
  for (const auto& mark : chart.marks) late = late || mark.number == 5003;
  EXPECT_TRUE(late);
}

TEST(TimelineChart, StagesHaveNamesForPeople) {
  EXPECT_EQ(StageWords("stage-2"), "Stage 2");
  EXPECT_EQ(StageWords("informal"), "Informal stage");
  EXPECT_EQ(StageWords(""), "No stage");
}

}  // namespace
}  // namespace escalint
