#include "annual/table_maker.h"

namespace escalint {

TableMaker::TableMaker(Figures& figures, Detail detail, std::string id, std::string title,
                       std::string note, Years years)
    : figures_(figures), detail_(detail), years_(years) {
  table_.id = std::move(id);
  table_.title = std::move(title);
  table_.note = std::move(note);
}

void TableMaker::Category(std::string key, std::string heading) {
  categories_.push_back({std::move(key), std::move(heading)});
}

void TableMaker::Measure(std::string key, std::string heading, std::vector<size_t> total_of) {
  measures_.push_back({std::move(key), std::move(heading), std::move(total_of)});
}

void TableMaker::MeasureOfYears(const std::string& key, const std::string& heading) {
  if (!figures_.HasSeveralYears()) return Measure(key, heading);
  for (const size_t year : figures_.years()) {
    const Year& of = figures_.counts().years()[year];
    Measure(key + '_' + of.Key(), heading + ' ' + of.label);
  }
}

void TableMaker::PutLeadsFirst() {
  std::vector<DraftTable::Column>& columns = table_.columns;
  if (figures_.HasSeveralAuthorities()) columns.push_back({"authority", "Authority"});
  if (detail_ == Detail::kPolicies && figures_.HasSeveralPolicies()) {
    columns.push_back({"policy", "Policy"});
  }
  columns.insert(columns.end(), categories_.begin(), categories_.end());
  if (HasYearRows()) columns.push_back({"time_period", "Year"});
  const size_t leads = columns.size();
  for (DraftTable::Column& measure : measures_) {
    for (size_t& part : measure.total_of) part += leads;
    columns.push_back(std::move(measure));
  }
}

size_t TableMaker::Row(const Scope& scope, const std::vector<std::string>& categories, size_t year,
                       const std::vector<DraftCell>& measures, std::vector<size_t> total_of) {
  DraftTable::Row& row = table_.rows.emplace_back();
  const bool all = scope.kind == Scope::Kind::kAll && figures_.HasSeveralAuthorities();
  if (figures_.HasSeveralAuthorities()) {
    const std::string& name = scope.authority.empty() ? kNotRecorded : scope.authority;
    row.cells.emplace_back(all ? kAllOfThem : name);
  }
  if (detail_ == Detail::kPolicies && figures_.HasSeveralPolicies()) {
    const bool whole = scope.kind != Scope::Kind::kPolicy;
    row.cells.emplace_back(whole ? kAllOfThem : scope.policy.empty() ? "none" : scope.policy);
  }
  for (const std::string& category : categories) row.cells.emplace_back(category);
  if (HasYearRows()) row.cells.emplace_back(figures_.counts().years()[year].label);
  row.cells.insert(row.cells.end(), measures.begin(), measures.end());
  row.total_of = std::move(total_of);
  return table_.rows.size() - 1;
}

void TableMaker::Done() {
  PutLeadsFirst();
  figures_.Add(std::move(table_));
}

}  // namespace escalint
