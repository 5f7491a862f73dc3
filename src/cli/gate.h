/// What a run's user knows already: the findings of a baseline, and those set aside.
///
///     auto gate = Gate::Load("march.json", "suppressions.json", nullptr);    // "" = none
///     GateMarks marks = gate->Mark(report, as_of_day);               // in a worker
///
/// A fault that is known or suppressed is marked so, shown by every report, and kept out of the
/// exit status. Nothing is ever hidden.
///
/// Shared read-only by all threads; what a run makes of it is in its GateTotals.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/baseline.h"
#include "cli/pseudonyms.h"
#include "cli/suppressions.h"
#include "domain/finding.h"

namespace escalint {

/// What of the baseline and of the suppressions the findings of a case have met.
struct GateMarks {
  Recurrences met;             ///< entries of the baseline
  std::vector<uint32_t> used;  ///< entries of the suppressions
};

/// What the cases of a run add up to; those of shards put together are those of the one run.
struct GateTotals {
  Standings standings;
  int64_t gone = 0;           ///< of the baseline: no longer found, though the case was checked
  int64_t unseen = 0;         ///< of the baseline: the case was not checked
  std::vector<int64_t> used;  ///< suppressions that matched something, in order
  void Add(const GateTotals& other);
  bool operator==(const GateTotals&) const = default;
};

class Gate {
 public:
  Gate() = default;
  Gate(std::optional<Baseline> baseline, Suppressions suppressions)
      : baseline_(std::move(baseline)), suppressions_(std::move(suppressions)) {}
  /// Problems: those of both files.
  /// `pseudonyms`: those of the run, or null where it has none.
  static Result<std::unique_ptr<Gate>> Load(const std::string& baseline,
                                            const std::string& suppressions,
                                            Pseudonyms* pseudonyms);
  /// One through which everything passes.
  static const Gate& None();

  const std::optional<Baseline>& baseline() const { return baseline_; }
  const Suppressions& suppressions() const { return suppressions_; }

  /// REQUIRES: `day` is the local day of the as-of.
  GateMarks Mark(CaseReport& report, sys_days day) const;
  void Mark(Finding& finding, sys_days day, GateMarks& marks) const;

 private:
  std::optional<Baseline> baseline_;
  Suppressions suppressions_;
};

}  // namespace escalint
