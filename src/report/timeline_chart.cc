#include "report/timeline_chart.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

using std::chrono::days;
using std::chrono::seconds;

constexpr seconds kLongestGap = days{7};
constexpr int kMarkSpace = 26;  // a mark and its neighbour, across and down
constexpr int kBarSpace = 30;   // words above, bar below
constexpr int kLanePadding = 8;
constexpr int kTickSpace = 62;
constexpr int kLetter = 7;  // a letter's width, generously
constexpr int kMostRows = 8;
constexpr size_t kMostMarks = 80;
constexpr size_t kMostBars = 24;
constexpr size_t kMostTicksTried = 800;

sys_seconds Middle(const Interval& at) { return at.first + (at.last - at.first) / 2; }

sys_seconds EndOf(const DueTime& due, const ZoneTable& zone) {
  return due.is_date ? zone.EndOfDay(due.until.value_or(due.date)) : due.instant;
}

TimelineChart::Shape ShapeOf(std::string_view type) {
  using Shape = TimelineChart::Shape;
  static const std::map<std::string_view, Shape> shapes = {
      {"raised", Shape::kRaised},       {"decision", Shape::kDecision},
      {"response", Shape::kDecision},   {"meeting", Shape::kTalk},
      {"discussion", Shape::kTalk},     {"views", Shape::kTalk},
      {"advice", Shape::kTalk},         {"meeting_arranged", Shape::kTalk},
      {"notified", Shape::kPaper},      {"record", Shape::kPaper},
      {"report_shared", Shape::kPaper}, {"closed", Shape::kClosed}};
  const auto known = shapes.find(type);
  return known == shapes.end() ? Shape::kOther : known->second;
}

/// Instants to places on the axis. Between two neighbours among the known instants the scale is
/// even; from one pair to the next it differs only where a gap was cut.
class Scale {
 public:
  explicit Scale(const std::set<sys_seconds>& known) {
    seconds drawn{0};
    for (const sys_seconds at : known) {
      if (!at_.empty()) drawn += std::min(at - at_.back(), kLongestGap);
      at_.push_back(at);
      drawn_.push_back(drawn);
    }
  }

  int Place(sys_seconds at) const {
    constexpr int kRoom = TimelineChart::kRight - TimelineChart::kLeft - 2 * kMargin;
    if (drawn_.back() == seconds{0}) return TimelineChart::kLeft + kMargin;
    const double share =
        static_cast<double>(Drawn(at).count()) / static_cast<double>(drawn_.back().count());
    return TimelineChart::kLeft + kMargin + static_cast<int>(share * kRoom);
  }

  void AddGaps(std::vector<TimelineChart::Gap>& gaps) const {
    for (size_t i = 1; i < at_.size(); ++i) {
      const seconds gap = at_[i] - at_[i - 1];
      if (gap <= kLongestGap) continue;
      const auto whole = std::chrono::duration_cast<days>(gap).count();
      gaps.push_back({(Place(at_[i - 1]) + Place(at_[i])) / 2, SpokenCount(whole, "day", "days")});
    }
  }

  sys_seconds First() const { return at_.front(); }
  sys_seconds Last() const { return at_.back(); }
  /// Inside a gap that was cut, where no date can be read off.
  bool IsCut(sys_seconds at) const {
    const size_t next = Next(at);
    return next > 0 && next < at_.size() && at_[next] - at_[next - 1] > kLongestGap;
  }

 private:
  static constexpr int kMargin = 16;

  size_t Next(sys_seconds at) const {
    return static_cast<size_t>(std::upper_bound(at_.begin(), at_.end(), at) - at_.begin());
  }
  seconds Drawn(sys_seconds at) const {
    const size_t next = Next(at);
    if (next == 0) return seconds{0};
    if (next == at_.size()) return drawn_.back();
    const seconds gap = at_[next] - at_[next - 1];
    const double share =
        static_cast<double>((at - at_[next - 1]).count()) / static_cast<double>(gap.count());
    const auto drawn = static_cast<double>((drawn_[next] - drawn_[next - 1]).count());
    return drawn_[next - 1] + seconds{static_cast<int64_t>(share * drawn)};
  }

  std::vector<sys_seconds> at_;
  std::vector<seconds> drawn_;  // from the first, gaps cut; parallel to at_
};

/// When a finding's bar begins and ends; a point where both are the same.
struct Reach {
  sys_seconds from{};
  sys_seconds to{};
  bool open = false;  ///< to the right edge
  TimelineChart::Span span = TimelineChart::Span::kOther;
  bool has_due = false;
};

class Drawing {
 public:
  Drawing(const EscalationReport& report, const ZoneTable& zone) : report_(report), zone_(zone) {}
  TimelineChart Draw();

 private:
  bool IsDrawn(size_t event) const { return drawn_events_.contains(event); }
  void ChooseEvents();
  void ChooseFindings();
  std::optional<Reach> ReachOf(const Finding& finding) const;
  void CollectTimes(std::set<sys_seconds>& times) const;
  std::vector<std::string> LaneIds() const;
  void DrawLane(const std::string& stage, const Scale& scale);
  int DrawMarks(const std::string& stage, int top, const Scale& scale, TimelineChart::Lane& lane);
  void DrawBar(size_t finding, int y, const Scale& scale);
  void DrawTicks(const Scale& scale);

  const EscalationReport& report_;
  const ZoneTable& zone_;
  std::set<size_t> drawn_events_;
  std::vector<size_t> drawn_findings_;
  TimelineChart chart_;
};

/// Where there are too many, those that findings speak of, and of the rest the first.
void Drawing::ChooseEvents() {
  std::set<std::string_view> cited;
  for (const Finding& finding : report_.findings) {
    if (finding.trigger) cited.insert(finding.trigger->event);
    if (finding.done) cited.insert(finding.done->event);
  }
  for (const bool wanted : {true, false}) {
    for (size_t i = 0; i < report_.history.size() && drawn_events_.size() < kMostMarks; ++i) {
      if (cited.contains(report_.history[i].event) == wanted) drawn_events_.insert(i);
    }
  }
  chart_.marks_left_out = report_.history.size() - drawn_events_.size();
}

/// What could not be checked is drawn once a rule: a row says no more than the first.
void Drawing::ChooseFindings() {
  std::set<std::string_view> unchecked;
  for (size_t i = 0; i < report_.findings.size(); ++i) {
    const Finding& finding = report_.findings[i];
    if (!finding.verdict || !ReachOf(finding)) continue;
    if (finding.verdict == Verdict::kCannotTell && !unchecked.insert(finding.rule).second) continue;
    if (drawn_findings_.size() == kMostBars) {
      ++chart_.bars_left_out;
    } else {
      drawn_findings_.push_back(i);
    }
  }
}

std::optional<Reach> Drawing::ReachOf(const Finding& finding) const {
  using Span = TimelineChart::Span;
  if (!finding.trigger || !finding.trigger->at.Known()) return std::nullopt;
  const sys_seconds asked = Middle(finding.trigger->at);
  const bool done = finding.done && finding.done->at.Known();
  const sys_seconds answered = done ? Middle(finding.done->at) : asked;
  const sys_seconds due = finding.due ? EndOf(*finding.due, zone_) : asked;
  switch (*finding.verdict) {
    case Verdict::kBreached:
      if (finding.late_by && done) return Reach{due, answered, false, Span::kLate, true};
      if (finding.due && !done) return Reach{due, due, true, Span::kMissing, true};
      return Reach{asked, asked, false, Span::kPoint};
    case Verdict::kCannotTell:
      return Reach{asked, std::max({asked, due, answered}), false, Span::kUnclear};
    default:
      return Reach{asked, std::max(asked, done ? answered : due), false, Span::kOther};
  }
}

void Drawing::CollectTimes(std::set<sys_seconds>& times) const {
  for (const size_t i : drawn_events_) {
    const Interval& at = report_.history[i].at;
    if (at.Known()) times.insert({at.first, Middle(at), at.last});
  }
  for (const size_t i : drawn_findings_) {
    const auto reach = ReachOf(report_.findings[i]);
    times.insert(reach->from);
    times.insert(reach->to);
  }
}

/// Those that are used: first what belongs to no stage, then as the ladder has them.
std::vector<std::string> Drawing::LaneIds() const {
  std::set<std::string> used;
  for (const size_t i : drawn_events_) used.insert(report_.history[i].stage);
  for (const size_t i : drawn_findings_) used.insert(report_.findings[i].stage.value_or(""));
  std::vector<std::string> ids;
  if (used.erase("") != 0) ids.emplace_back();
  for (const StageName& stage : report_.stages) {
    if (used.erase(stage.id) != 0) ids.push_back(stage.id);
  }
  ids.insert(ids.end(), used.begin(), used.end());
  return ids;
}

/// Below the last row of marks.
int Drawing::DrawMarks(const std::string& stage, int top, const Scale& scale,
                       TimelineChart::Lane& lane) {
  std::vector<int> row_ends;  // where the last mark of each row stands
  int last_x = scale.Place(scale.First());
  for (const size_t i : drawn_events_) {
    const HistoryLine& line = report_.history[i];
    if (line.stage != stage) continue;
    TimelineChart::Mark mark;
    mark.time_unknown = !line.at.Known();
    mark.x = mark.time_unknown ? last_x : scale.Place(Middle(line.at));
    mark.reach_from = mark.reach_to = mark.x;
    if (line.at.precision == Precision::kDay) {
      mark.reach_from = scale.Place(line.at.first);
      mark.reach_to = scale.Place(line.at.last);
    }
    size_t row = 0;
    while (row < row_ends.size() && row + 1 < kMostRows && row_ends[row] + kMarkSpace > mark.x) {
      ++row;
    }
    if (row == row_ends.size()) row_ends.push_back(0);
    row_ends[row] = mark.x;
    mark.y = top + static_cast<int>(row) * kMarkSpace + kMarkSpace / 2;
    mark.shape = ShapeOf(line.type);
    mark.number = i + 1;
    lane.from = lane.to == 0 ? mark.x : std::min(lane.from, mark.x);
    lane.to = std::max(lane.to, mark.x);
    last_x = mark.x;
    chart_.marks.push_back(mark);
  }
  return top + static_cast<int>(row_ends.size()) * kMarkSpace;
}

/// "26 hours late", "not on record", "could not be checked".
std::string BarWords(const Finding& finding) {
  if (finding.verdict != Verdict::kBreached) return std::string(SpokenVerdict(*finding.verdict));
  return SpokenBreach(finding);
}

void Drawing::DrawBar(size_t finding, int y, const Scale& scale) {
  const Finding& found = report_.findings[finding];
  const Reach reach = *ReachOf(found);
  TimelineChart::Bar bar;
  bar.finding = finding;
  bar.span = reach.span;
  bar.has_due = reach.has_due;
  bar.x = scale.Place(reach.from);
  const int end = reach.open ? TimelineChart::kRight : scale.Place(reach.to);
  bar.width = std::max(end - bar.x, reach.span == TimelineChart::Span::kPoint ? 0 : 4);
  bar.y = y;
  bar.words = found.rule + ": " + BarWords(found);
  const int length = static_cast<int>(std::min<size_t>(bar.words.size(), 100)) * kLetter;
  bar.words_end = bar.x + length > TimelineChart::kRight;
  bar.words_x = bar.words_end ? TimelineChart::kRight : bar.x;
  chart_.bars.push_back(std::move(bar));
}

void Drawing::DrawLane(const std::string& stage, const Scale& scale) {
  TimelineChart::Lane lane;
  lane.top = chart_.height;
  lane.name = StageWords(stage);
  int y = DrawMarks(stage, lane.top + kLanePadding, scale, lane);
  for (const size_t i : drawn_findings_) {
    if (report_.findings[i].stage.value_or("") != stage) continue;
    DrawBar(i, y, scale);
    y += kBarSpace;
  }
  lane.height = std::max(y + kLanePadding, lane.top + 40) - lane.top;
  chart_.height += lane.height;
  chart_.lanes.push_back(std::move(lane));
}

/// "8 Apr".
std::string DayWords(sys_days date, bool with_year) {
  const std::string words = FormatDateForPerson(date);  // "Mon 8 Apr 2024"
  const size_t end = with_year ? words.size() : words.rfind(' ');
  return words.substr(4, end - 4);
}

/// Midnights, as many as there is room for; the year with the first and wherever it changes.
void Drawing::DrawTicks(const Scale& scale) {
  const sys_days first = zone_.LocalDate(scale.First());
  const sys_days last = zone_.LocalDate(scale.Last());
  const auto step = days{1 + (last - first).count() / static_cast<int64_t>(kMostTicksTried)};
  int last_x = -kTickSpace;
  std::chrono::year last_year{0};
  for (sys_days date = first; date <= last; date += step) {
    const sys_seconds midnight = zone_.StartOfDay(date);
    const int x = scale.Place(std::max(midnight, scale.First()));
    if (x < last_x + kTickSpace || scale.IsCut(midnight)) continue;
    const std::chrono::year year = std::chrono::year_month_day{date}.year();
    chart_.ticks.push_back({x, DayWords(date, year != last_year)});
    last_x = year != last_year ? x + 6 : x;
    last_year = year;
  }
}

TimelineChart Drawing::Draw() {
  ChooseEvents();
  ChooseFindings();
  std::set<sys_seconds> times;
  CollectTimes(times);
  if (report_.history.empty() || times.empty()) return {};
  const Scale scale(times);
  chart_.height = TimelineChart::kTop;
  for (const std::string& stage : LaneIds()) DrawLane(stage, scale);
  DrawTicks(scale);
  scale.AddGaps(chart_.gaps);
  return std::move(chart_);
}

}  // namespace

TimelineChart DrawTimeline(const EscalationReport& report, const ZoneTable& zone) {
  return Drawing(report, zone).Draw();
}

std::string StageWords(std::string_view stage) {
  if (stage.empty()) return "No stage";
  const std::string_view label = StageLabel(stage);
  if (label != stage) return "Stage " + std::string(label);
  return Capital(SpokenTerm(stage)) + " stage";
}

}  // namespace escalint
