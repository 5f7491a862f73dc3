#include "report/annual_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "report/annual_words.h"
#include "report/text_page.h"

namespace escalint {
namespace {

/// The Government Analysis Function's colours for categories, in their order.
constexpr std::array<std::string_view, 4> kColours = {"#12436D", "#28A197", "#801650", "#F46A25"};
constexpr std::string_view kInk = "#0b0c0c";

constexpr int kWidth = 900;
constexpr int kLabelRoom = 290;  // for the words before the bars
constexpr int kNumberRoom = 70;  // for the number behind them
constexpr int kBarHeight = 22;
constexpr int kKeyHeight = 30;
constexpr int kLabelLength = 42;  // characters that fit there
constexpr size_t kMostRows = 24;
constexpr int kTrendHeight = 240;

/// What is drawn of a table.
struct Drawing {
  std::string_view table;
  enum class Kind : uint8_t { kBars, kStacked, kTrend } kind;
  std::string_view name;
  std::array<std::string_view, 4> measures;  ///< keys of columns, less their year
};

constexpr Drawing kDrawings[] = {
    {"movement",
     Drawing::Kind::kTrend,
     "Opened, closed and still open, year by year",
     {"opened", "closed", "still_open", "quiet"}},
    {"movement",
     Drawing::Kind::kBars,
     "Opened, closed, still open and quiet",
     {"opened", "closed", "still_open", "quiet"}},
    {"highest_stage", Drawing::Kind::kBars, "The highest stage reached", {"escalations_opened"}},
    {"outcome", Drawing::Kind::kBars, "How escalations ended", {"escalations_closed"}},
    {"time_to_close",
     Drawing::Kind::kBars,
     "Median working days from opening to closing",
     {"median_working_days"}},
    {"time_at_stage",
     Drawing::Kind::kBars,
     "Median working days at each stage",
     {"median_working_days"}},
    {"time_limits",
     Drawing::Kind::kStacked,
     "Time limits kept, missed, and not told by the records",
     {"in_time", "cannot_tell", "not_done", "late"}},
    {"chair_told",
     Drawing::Kind::kStacked,
     "Told, and not told",
     {"in_time", "cannot_tell", "not_done", "late"}},
};

std::string Cut(const std::string& text) {
  const std::string shown = Printable(text);
  if (Width(shown) <= kLabelLength) return shown;
  std::string cut;
  for (size_t at = 0; at < shown.size() && Width(cut) < kLabelLength - 1; ++at) {
    cut += shown[at];
    while (at + 1 < shown.size() && (static_cast<unsigned char>(shown[at + 1]) & 0xC0) == 0x80) {
      cut += shown[++at];
    }
  }
  return cut + "…";
}

struct DrawnRow {
  std::string label;
  std::vector<const ShownCell*> cells;  ///< parallel to the measures
};

/// The rows and columns of a table that a drawing is of.
class Selection {
 public:
  Selection(const PublishedTable& table, const Drawing& drawing, const AnnualReport& report)
      : table_(table), report_(report) {
    for (const std::string_view measure : drawing.measures) {
      if (!measure.empty()) columns_.push_back(ColumnOf(measure));
    }
  }

  bool Found() const {
    return std::none_of(columns_.begin(), columns_.end(),
                        [this](size_t column) { return column == table_.columns.size(); });
  }
  const std::vector<size_t>& columns() const { return columns_; }

  /// Of the year that was asked for, totals of rows apart, unless there is nothing else.
  std::vector<DrawnRow> Rows() const {
    std::vector<DrawnRow> rows;
    for (const auto& row : table_.rows) {
      const bool whole = AuthorityOf(row) == "all" && report_.authorities.size() > 1;
      if (whole || !row.total_of.empty() || YearOf(row) != report_.years.front().label) continue;
      rows.push_back(Drawn(row));
    }
    return rows;
  }

  /// Those of the whole, the earliest year first.
  std::vector<DrawnRow> YearsOfTheWhole() const {
    std::vector<DrawnRow> rows;
    for (const auto& row : table_.rows) {
      if (AuthorityOf(row) != "all" && report_.authorities.size() > 1) continue;
      rows.push_back(Drawn(row));
      rows.back().label = YearOf(row);
    }
    return rows;
  }

 private:
  size_t ColumnOf(std::string_view measure) const {
    const std::string of_year = std::string(measure) + '_' + report_.years.front().Key();
    const auto found = std::find_if(
        table_.columns.begin(), table_.columns.end(),
        [&](const auto& column) { return column.key == measure || column.key == of_year; });
    return static_cast<size_t>(found - table_.columns.begin());
  }

  std::string TextOf(const PublishedTable::Row& row, std::string_view key) const {
    for (size_t i = 0; i < row.cells.size(); ++i) {
      if (table_.columns[i].key == key) return row.cells[i].text;
    }
    return "";
  }
  std::string YearOf(const PublishedTable::Row& row) const {
    const std::string year = TextOf(row, "time_period");
    return year.empty() ? report_.years.front().label : year;
  }
  std::string AuthorityOf(const PublishedTable::Row& row) const { return TextOf(row, "authority"); }

  DrawnRow Drawn(const PublishedTable::Row& row) const {
    DrawnRow drawn;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const bool words = !IsNumber(row.cells[i]) && table_.columns[i].key != "time_period";
      if (words) drawn.label += (drawn.label.empty() ? "" : ": ") + SpokenCell(row.cells[i]);
    }
    // A duty is known by its rule, and a rule is of one policy.
    const std::string duty = TextOf(row, "duty");
    if (!duty.empty()) {
      drawn.label = duty.substr(0, duty.find(": ")) + ", " + TextOf(row, "stage");
    }
    for (const size_t column : columns_) drawn.cells.push_back(&row.cells[column]);
    return drawn;
  }

  const PublishedTable& table_;
  const AnnualReport& report_;
  std::vector<size_t> columns_;
};

bool HasNumber(const ShownCell& cell) { return Symbol(cell.kind).empty() && IsNumber(cell); }
double NumberOf(const ShownCell& cell) { return HasNumber(cell) ? cell.number : 0; }

class Draughtsman {
 public:
  Draughtsman(const Drawing& drawing, const PublishedTable& table, const Selection& selection)
      : drawing_(drawing), table_(table), selection_(selection) {
    chart_.name = drawing.name;
    chart_.width = kWidth;
  }

  Chart Bars(const std::vector<DrawnRow>& rows) {
    const bool stacked = drawing_.kind == Drawing::Kind::kStacked;
    double most = 1;
    for (const DrawnRow& row : rows) {
      double sum = 0;
      for (const ShownCell* cell : row.cells) {
        sum = stacked ? sum + NumberOf(*cell) : std::max(sum, NumberOf(*cell));
      }
      most = std::max(most, sum);
    }
    scale_ = (kWidth - kLabelRoom - kNumberRoom) / most;
    const int top = DrawKey();
    int y = top;
    for (const DrawnRow& row : rows) y = stacked ? Stack(row, y) : Group(row, y);
    chart_.rules.push_back({kLabelRoom, top, kLabelRoom, y});
    chart_.height = y + 6;
    return std::move(chart_);
  }

  Chart Trend(const std::vector<DrawnRow>& years) {
    double most = 1;
    for (const DrawnRow& year : years) {
      for (const ShownCell* cell : year.cells) most = std::max(most, NumberOf(*cell));
    }
    for (const DrawnRow& year : years) {
      for (size_t i = 0; i < year.cells.size(); ++i) {
        broken_[i] = broken_[i] || !HasNumber(*year.cells[i]);
      }
    }
    const int top = DrawKey() + 16;
    const int bottom = top + kTrendHeight;
    const int step = (kWidth - 2 * kNumberRoom) / std::max(1, static_cast<int>(years.size()) - 1);
    const auto at = [&](size_t year) { return kNumberRoom + static_cast<int>(year) * step; };
    for (size_t i = 0; i < years.size(); ++i) {
      chart_.rules.push_back({at(i), top, at(i), bottom});
      Say(at(i), bottom + 44, "middle", years[i].label);
    }
    for (size_t series = 0; series < selection_.columns().size(); ++series) {
      std::string points;
      for (size_t i = 0; i < years.size(); ++i) {
        const ShownCell& cell = *years[i].cells[series];
        if (!HasNumber(cell)) {
          Line(points, series);
          continue;
        }
        const int y = bottom - static_cast<int>(std::lround(cell.number / most * kTrendHeight));
        points += std::to_string(at(i)) + ',' + std::to_string(y) + ' ';
        chart_.points.push_back({at(i), y, std::string(kColours[series])});
        // Of two lines that lie close, one has its numbers above and one below.
        Say(at(i), series % 2 == 0 ? y - 10 : y + 21, "middle", ReaderText(cell));
      }
      Line(points, series);
    }
    chart_.height = bottom + 56;
    return std::move(chart_);
  }

 private:
  void Say(int x, int y, const char* anchor, std::string text, std::string_view fill = kInk) {
    chart_.words.push_back({x, y, anchor, std::string(fill), std::move(text)});
  }

  /// What is withheld breaks a line in two.
  void Line(std::string& points, size_t series) {
    if (!points.empty()) {
      points.pop_back();
      chart_.trends.push_back({points, std::string(kColours[series])});
    }
    points.clear();
  }

  /// Which colour is what; where the chart is of one measure its name says it. Returns where the
  /// rest begins.
  int DrawKey() {
    if (selection_.columns().size() < 2) return 8;
    int x = 0;
    for (size_t i = 0; i < selection_.columns().size(); ++i) {
      std::string name = SpokenCode(table_.columns[selection_.columns()[i]].heading);
      if (broken_[i]) name += " (in part not shown)";
      chart_.bars.push_back({x, 4, 14, 14, std::string(kColours[i])});
      Say(x + 20, 16, "start", name);
      x += 50 + static_cast<int>(Width(name)) * 8;
    }
    return kKeyHeight;
  }

  int Group(const DrawnRow& row, int y) {
    Say(kLabelRoom - 8, y + 15, "end", Cut(row.label));
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const int width = static_cast<int>(std::lround(NumberOf(*row.cells[i]) * scale_));
      chart_.bars.push_back({kLabelRoom, y, width, kBarHeight - 4, std::string(kColours[i])});
      Say(kLabelRoom + width + 6, y + 14, "start", ReaderText(*row.cells[i]));
      y += kBarHeight;
    }
    return y + 8;
  }

  /// Without all of its parts a bar would be too short: then it says what is withheld.
  int Stack(const DrawnRow& row, int y) {
    Say(kLabelRoom - 8, y + 15, "end", Cut(row.label));
    const bool whole = std::all_of(row.cells.begin(), row.cells.end(),
                                   [](const ShownCell* cell) { return HasNumber(*cell); });
    int x = kLabelRoom;
    std::string numbers;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      numbers += (i == 0 ? "" : " · ") + ReaderText(*row.cells[i]);
      const int width = static_cast<int>(std::lround(NumberOf(*row.cells[i]) * scale_));
      if (!whole || width == 0) continue;
      chart_.bars.push_back(
          {x, y, std::max(1, width - 1), kBarHeight - 4, std::string(kColours[i])});
      x += width;
    }
    Say(kLabelRoom + 6, y + kBarHeight + 10, "start", numbers);
    return y + 2 * kBarHeight + 4;
  }

  const Drawing& drawing_;
  const PublishedTable& table_;
  const Selection& selection_;
  Chart chart_;
  double scale_ = 1;
  std::array<bool, 4> broken_{};  // measures of which a year is withheld
};

std::optional<Chart> Draw(const Drawing& drawing, const PublishedTable& table,
                          const AnnualReport& report) {
  const Selection selection(table, drawing, report);
  if (!selection.Found()) return std::nullopt;
  Draughtsman draughtsman(drawing, table, selection);
  if (drawing.kind == Drawing::Kind::kTrend) {
    if (report.years.size() < 2) return std::nullopt;
    return draughtsman.Trend(selection.YearsOfTheWhole());
  }
  const std::vector<DrawnRow> rows = selection.Rows();
  // One bar says no more than its number, and a line over the years more than that.
  if (drawing.kind == Drawing::Kind::kBars && rows.size() < 2) return std::nullopt;
  const bool any = std::any_of(rows.begin(), rows.end(), [](const DrawnRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const ShownCell* cell) { return NumberOf(*cell) > 0; });
  });
  if (!any || rows.size() > kMostRows) return std::nullopt;
  return draughtsman.Bars(rows);
}

}  // namespace

std::vector<Chart> ChartsOf(const PublishedTable& table, const AnnualReport& report) {
  std::vector<Chart> charts;
  for (const Drawing& drawing : kDrawings) {
    if (drawing.table != table.id) continue;
    if (auto chart = Draw(drawing, table, report)) charts.push_back(std::move(*chart));
  }
  return charts;
}

}  // namespace escalint
