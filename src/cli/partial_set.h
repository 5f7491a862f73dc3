/// The partial reports of one run, all of them: held against each other, then put together.
///
///     auto set = PartialSet::Open({"1.part", "2.part", "3.part"});
///     set->totals();                               // those of the whole run
///     while (set->Next(place, line)) ...           // the cases of all, in the order of the run
///     if (!set->problems().empty()) ...
#pragma once

#include <memory>
#include <queue>
#include <string>
#include <vector>

#include "check/policy_set.h"
#include "cli/partial_file.h"
#include "cli/run_totals.h"
#include "domain/problem.h"

namespace escalint {

class PartialSet {
 public:
  /// Problems: a file that is no partial report, parts of different runs, a shard that is missing
  /// or there twice, exports that were not the same for all.
  static Result<std::unique_ptr<PartialSet>> Open(const std::vector<std::string>& paths);

  const RunTotals& totals() const { return totals_; }
  /// What of the run's baseline and suppressions its own remarks are held against.
  const Gate& gate() const { return gate_; }
  /// None where the run was a check.
  const std::optional<AnnualCounts>& annual() const { return annual_; }
  /// No more of the run's policies than its reports need.
  const PolicySet& policies() const { return policies_; }

  /// Of the findings that the parts hold.
  EnumSet<Verdict> verdicts() const;

  bool Next(CasePlace& place, std::string& line);
  const Problems& problems() const { return problems_; }

 private:
  using Parts = std::vector<std::unique_ptr<PartialFile>>;
  struct Front {
    CasePlace place;
    size_t part;
    bool operator<(const Front& other) const { return place > other.place; }
  };

  explicit PartialSet(Parts parts);
  void AddUp();
  void Advance(size_t part);

  Parts parts_;  // by shard
  RunTotals totals_;
  std::optional<AnnualCounts> annual_;
  PolicySet policies_{{}};
  Gate gate_;
  std::priority_queue<Front> fronts_;
  CasePlace last_{};
  Problems problems_;
};

}  // namespace escalint
