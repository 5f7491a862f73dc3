/// How many, by whom, about what: the tables of what was opened, and the children concerned.
#pragma once

#include "annual/figures.h"

namespace escalint {

void AddVolumeTables(Figures& figures);

/// The escalations opened in the year: the total of many tables.
CountId Opened(Figures& figures, const Scope& scope, size_t year);
/// Those closed in it.
CountId Closed(Figures& figures, const Scope& scope, size_t year);

/// One row of a table whose rows add up to a total.
struct CategoryRow {
  std::string label;
  std::function<int64_t(const Scope&, size_t year)> count;
  bool always = false;  ///< shown even if it is 0 everywhere
};
struct CategoryTable {
  std::string id, title, note;
  std::string key, heading;          ///< of the category
  std::string measure, measured_as;  ///< "escalations_opened", "Escalations opened"
  Detail detail = Detail::kAuthorities;
  std::function<std::vector<CategoryRow>(const Scope&)> rows;
  std::function<CountId(Figures&, const Scope&, size_t year)> total;
};
void AddCategoryTable(const CategoryTable& described, Figures& figures);

}  // namespace escalint
