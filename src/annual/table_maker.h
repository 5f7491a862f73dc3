/// Lays out one table of the year's figures.
///
/// Every table begins with the words that say what a row is about: authority and policy where there
/// are several, then its own categories, then the year where several were asked for. Measures
/// follow. So a table of one authority and one year has no column that says the same in every row.
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
  TableMaker(Figures& figures, Detail detail, std::string id, std::string title,
             std::string note = "");

  void Category(std::string key, std::string heading);
  /// `total_of`: the measures that add up to it, by their number from 0.
  void Measure(std::string key, std::string heading, std::vector<size_t> total_of = {});
  /// `total_of`: rows. Returns the row's number.
  size_t Row(const Scope& scope, const std::vector<std::string>& categories, size_t year,
             const std::vector<DraftCell>& measures, std::vector<size_t> total_of = {});
  /// Hands the table over to the draft.
  void Done();

 private:
  void PutLeadsFirst();

  Figures& figures_;
  Detail detail_;
  DraftTable table_;
  std::vector<DraftTable::Column> categories_, measures_;
};

}  // namespace escalint
