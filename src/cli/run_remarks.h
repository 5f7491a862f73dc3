/// Remarks on a run as a whole, on their way into the reports.
#pragma once

#include <vector>

#include "cli/report_outputs.h"
#include "cli/run_totals.h"

namespace escalint {

/// Streams them in order; keeps them for the summary and for the exit status.
class RunRemarker {
 public:
  explicit RunRemarker(ReportOutputs& outputs) : outputs_(outputs) {}

  /// What was noticed in the header of an export, when its turn comes.
  void OpenInput(const InputTotals& input);
  /// After the last case: the remarks on the run, and the end of every report.
  void Finish(const PolicySet& policies, const RunTotals& totals);

  const SeverityCounts& failing() const { return failing_; }

 private:
  void Add(Finding finding);

  ReportOutputs& outputs_;
  SeverityCounts failing_{};
  std::vector<Finding> findings_;
};

}  // namespace escalint
