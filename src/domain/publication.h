/// Tables for the public, as data: first as counted (a draft), then as they may be shown.
///
/// A small count can point at one child. So what is counted and what is printed are two types, and
/// only `Publish` (disclosure/publish.h) leads from one to the other:
///
///     PublicationDraft ── Publish(draft, 5) ──▶ Publication ──▶ text, CSV, HTML, XLSX
///     every number                              no number that is withheld: what a report does not
///                                               have, it cannot let slip
///
/// A draft keeps each *count* once, under an id, and its tables name the ids. The same number in
/// two tables is thus known to be the same number, and is shown in both or in neither. Readers also
/// know what adds up; tables say it of their rows and columns, and `relations` says the rest:
///
///     PublicationDraft draft;
///     const CountId in_time = draft.AddCount(17), late = draft.AddCount(3);
///     const CountId answered = draft.AddCount(20);
///     DraftTable table{.id = "answers", .title = "Answers at stage 1"};
///     table.columns = {{"agency", "Agency"}, {"in_time", "In time"}, {"late", "Late"},
///                      {.key = "answered", .heading = "Answered", .total_of = {1, 2}},
///                      {"in_time_percentage", "In time (%)"}};
///     table.rows = {{{"Health", in_time, late, answered, Percentage{in_time, answered}}}};
///     draft.tables.push_back(table);
///
/// With small numbers up to 5 withheld, its row is published as  Health · c · c · 20 · c : 3 is
/// small; 17 would give it away beside 20; and so would the percentage.
///
/// Titles, notes, headings and texts are published as they stand: they hold no numbers about
/// children.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace escalint {

struct TableColumn {
  std::string key;                 ///< for open data: "in_time_percentage"
  std::string heading;             ///< for people: "In time (%)"
  std::vector<size_t> total_of{};  ///< the columns that add up to this one; none: not a total
  /// One child can be counted in several rows, so that a total is no more than their sum.
  bool rows_overlap = false;
  bool operator==(const TableColumn&) const = default;
};

/// A table whose cells are of one type: as counted, or as shown.
template <class Cell>
struct Table {
  using Column = TableColumn;
  struct Row {
    std::vector<Cell> cells;         ///< one for each column
    std::vector<size_t> total_of{};  ///< the rows that add up to this one; none: not a total
    bool operator==(const Row&) const = default;
  };
  std::string id;     ///< "answers": unique in the publication
  std::string title;  ///< its caption
  std::string note{};
  std::vector<Column> columns{};
  std::vector<Row> rows{};
  bool operator==(const Table&) const = default;
};

// ---- As counted ------------------------------------------------------------------------------

enum class CountId : uint32_t {};      ///< index into PublicationDraft::counts
enum class StatisticId : uint32_t {};  ///< index into PublicationDraft::statistics

/// `part` of `whole` in per cent. What is left of the whole is a count too, which readers can work
/// out; it is protected as if it stood in the table. In a row of totals, part and whole are those
/// of its rows added up.
struct Percentage {
  CountId part;
  CountId whole;
  bool operator==(const Percentage&) const = default;
};

/// A number measured on some escalations, such as how many working days an answer took.
struct Statistic {
  enum class Kind : uint8_t { kMedian, kLongest };
  Kind kind = Kind::kMedian;
  double value = 0;
  CountId cases{};  ///< how many escalations it was measured on; 0 makes it not applicable
};

enum class Missing : uint8_t { kNotApplicable, kUnavailable };

using DraftCell = std::variant<std::string, CountId, Percentage, StatisticId, Missing>;
using DraftTable = Table<DraftCell>;

/// What readers know of counts without seeing them.
struct Relation {
  enum class Kind : uint8_t {
    kAddUp,    ///< the parts add up to the total
    kAtMost,   ///< the parts add up to no more than the total: children, of escalations
    kOverlap,  ///< the total is at least each part and at most their sum: children of two agencies
  };
  CountId total{};
  std::vector<CountId> parts;
  Kind kind = Kind::kAddUp;
};

struct PublicationDraft {
  std::vector<int64_t> counts;  ///< none below 0
  std::vector<Statistic> statistics;
  std::vector<DraftTable> tables;
  std::vector<Relation> relations;  ///< those that no table's rows or columns state

  CountId AddCount(int64_t value) {
    counts.push_back(value);
    return CountId(counts.size() - 1);
  }
  StatisticId AddStatistic(Statistic statistic) {
    statistics.push_back(statistic);
    return StatisticId(statistics.size() - 1);
  }
};

// ---- As shown --------------------------------------------------------------------------------

struct ShownCell {
  enum class Kind : uint8_t {
    kText,
    kCount,
    kPercentage,
    kStatistic,
    kWithheld,       ///< c: small, or it would give a small one away
    kNotApplicable,  ///< z: there is nothing that it could be measured on
    kUnavailable,    ///< x: the records do not say
    kLow,            ///< low: more than nothing, but rounds to 0
  };
  Kind kind = Kind::kText;
  std::string text{};  ///< of kText alone
  double number = 0;   ///< of kCount (whole), kPercentage (one decimal) and kStatistic alone
  bool operator==(const ShownCell&) const = default;
};
using PublishedTable = Table<ShownCell>;

struct Publication {
  int64_t withheld_up_to = 0;  ///< counts from 1 to this are withheld; 0 = everything is shown
  std::vector<PublishedTable> tables;
  bool operator==(const Publication&) const = default;
};

/// "c", "z", "x", "low"; "" for the kinds that show what they hold.
std::string_view Symbol(ShownCell::Kind kind);
/// The cell in words for open data: "Health", "17", "85.0", "4.5", "c".
std::string OpenDataText(const ShownCell& cell);
/// The cell in words for people: "Health", "17", "85.0%", "4.5", "[c]".
std::string ReaderText(const ShownCell& cell);
/// What each symbol in the table means, to stand near it: {"[c]", "1 to 5, or …"}; in a fixed
/// order.
std::vector<std::pair<std::string, std::string>> SymbolsExplained(const PublishedTable& table,
                                                                  int64_t withheld_up_to);

}  // namespace escalint
