/// Lays out one table of the year's figures.
///
/// Every table begins with the words that say what a row is about: authority and policy where there
/// are several, then its own categories, then the year where several were asked for. Measures
/// follow. So a table of one authority and one year has no column that says the same in every row.
/// A table of one measure has its years side by side instead, as columns of that measure.
///
///     TableMaker table(figures, Detail::kAuthorities, "outcomes", "How escalations ended");
///     table.Category("outcome", "Outcome");
///     table.Measure("escalations", "Escalations closed");
///     table.Row(scope, {"resolved"}, year, {id});
///     table.Done();
#pragma once

#include <string>
#include <vector>

#include "annual/figures.h"

namespace escalint {

/// Text cells are codes, for programs ("childrens_social_care"); reports for people put them into
/// words. These stand for what is no value of a list.
inline constexpr char kAllOfThem[] = "all";
inline constexpr char kNotRecorded[] = "not_recorded";
inline constexpr char kCannotTellWord[] = "cannot_tell";

class TableMaker {
 public:
  enum class Years : bool { kRows, kColumns };
  TableMaker(Figures& figures, Detail detail, std::string id, std::string title,
             std::string note = "", Years years = Years::kRows);

  void Category(std::string key, std::string heading);
  /// `total_of`: the measures that add up to it, by their number from 0.
  void Measure(std::string key, std::string heading, std::vector<size_t> total_of = {});
  /// The same measure in each year, side by side.
  void MeasureOfYears(const std::string& key, const std::string& heading);
  /// `total_of`: rows. Returns the row's number. `year` counts for nothing where years are columns.
  size_t Row(const Scope& scope, const std::vector<std::string>& categories, size_t year,
             const std::vector<DraftCell>& measures, std::vector<size_t> total_of = {});
  /// Hands the table over to the draft.
  void Done();

 private:
  void PutLeadsFirst();
  bool HasYearRows() const { return years_ == Years::kRows && figures_.HasSeveralYears(); }

  Figures& figures_;
  Detail detail_;
  Years years_;
  DraftTable table_;
  std::vector<DraftTable::Column> categories_, measures_;
};

}  // namespace escalint
