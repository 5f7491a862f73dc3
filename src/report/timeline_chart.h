/// An escalation drawn: stages as lanes from top to bottom, time from left to right.
///
///     Stage 1   ▲1──────●2        ┊STF-12a: 26 hours late
///                       ┊▨▨▨▨▨▨▨▨▨
///     Stage 2                     ▲3      ◆4
///
/// Each event stands in the lane of its stage under the number it has in the history. Each finding
/// has a row of its own below the events of its lane: from when something was due (or asked for) to
/// when it was done, or to the right edge where it never was. Only places are settled here, in
/// whole units of a drawing kWidth wide; how it looks is for the template to say.
///
/// Time is drawn to scale, but for stretches of more than a week in which nothing happened and
/// nothing fell due: those are cut to a week, and marked.
#pragma once

#include <string>
#include <vector>

#include "domain/finding.h"
#include "domain/time.h"

namespace escalint {

struct TimelineChart {
  static constexpr int kWidth = 960;
  static constexpr int kLeft = 150;  ///< of the time axis; the names of the lanes stand before it
  static constexpr int kRight = 950;
  static constexpr int kTop = 30;  ///< the dates stand above

  enum class Shape { kRaised, kDecision, kTalk, kPaper, kClosed, kOther };
  enum class Span {
    kLate,     ///< done, but after it was due
    kMissing,  ///< not done, and nothing says when it ended
    kUnclear,  ///< the record does not tell
    kPoint,    ///< at one moment: no limit, a step not to be taken, a stage passed over
    kOther,    ///< met, not due yet or lifted, where those are shown
  };

  struct Lane {
    int top = 0;
    int height = 0;
    std::string name;  ///< "Stage 2"
    int from = 0;      ///< the matter was at this stage
    int to = 0;
  };
  struct Mark {
    int x = 0, y = 0;
    Shape shape = Shape::kOther;
    size_t number = 0;   ///< in the history, from 1
    int reach_from = 0;  ///< a date without a time of day: the whole day
    int reach_to = 0;    ///< = reach_from where the time is known
    bool time_unknown = false;
  };
  struct Bar {
    int x = 0, y = 0, width = 0;
    Span span = Span::kOther;
    std::string words;  ///< "STF-12a: 26 hours late"
    int words_x = 0;
    bool words_end = false;  ///< they end at words_x instead of beginning there
    bool has_due = false;    ///< x is when it was due
    size_t finding = 0;      ///< its place in the report's findings
  };
  struct Tick {
    int x = 0;
    std::string words;  ///< "8 Apr"
  };
  struct Gap {
    int x = 0;
    std::string words;  ///< "23 days"
  };

  int height = 0;
  std::vector<Lane> lanes;
  std::vector<Mark> marks;
  std::vector<Bar> bars;
  std::vector<Tick> ticks;
  std::vector<Gap> gaps;
  size_t marks_left_out = 0;  ///< events that the drawing has no room for; the list has them
  size_t bars_left_out = 0;   ///< findings, likewise
};

/// Nothing is drawn (no lanes) where the report has no history or no event has a known time.
TimelineChart DrawTimeline(const EscalationReport& report, const ZoneTable& zone);

/// "Stage 2", "Informal stage"; "No stage" for "".
std::string StageWords(std::string_view stage);

}  // namespace escalint
