/// Remarks on a run as a whole, on their way into the reports.
#pragma once

#include <vector>

#include "cli/gate.h"
#include "cli/report_outputs.h"
#include "cli/run_totals.h"

namespace escalint {

/// Streams them in order; keeps them for the summary and for the exit status.
class RunRemarker {
 public:
  /// `whole`: all cases are seen, so that what no finding matches can be told. LIFETIME: both
  /// outlive it.
  RunRemarker(ReportOutputs& outputs, const Gate& gate, bool whole)
      : outputs_(outputs), gate_(gate), whole_(whole) {}

  /// What was noticed in the header of an export, when its turn comes.
  void OpenInput(const InputTotals& input);
  /// After the last case: the remarks on the run, and the end of every report.
  void Finish(const PolicySet& policies, const RunTotals& totals);

  const SeverityCounts& failing() const { return failing_; }

 private:
  void Add(Finding finding, sys_days day);
  void Tell(Finding finding);
  void RemarkOnSuppressions(const GateTotals& totals, sys_days day);
  BaselineSummary AboutBaseline(const Baseline& baseline, const RunTotals& totals);

  ReportOutputs& outputs_;
  const Gate& gate_;
  bool whole_;
  SeverityCounts failing_{};
  Standings standings_;
  GateMarks marks_;
  std::vector<Finding> findings_;
};

}  // namespace escalint
