#include "cli/run_remarks.h"

#include <utility>

namespace escalint {

void RunRemarker::OpenInput(const InputTotals& input) {
  for (const HeaderNote& note : input.notes) {
    if (!note.is_unknown_member) Add(RemarkOnHeader(note, input));
  }
}

void RunRemarker::Finish(const PolicySet& policies, const RunTotals& totals) {
  for (Finding& finding : RemarksOnRun(policies, totals)) Add(std::move(finding));
  RunSummary summary = Summarise(policies, totals);
  summary.data_findings = std::move(findings_);
  outputs_.End(summary);
}

void RunRemarker::Add(Finding finding) {
  ++failing_[static_cast<size_t>(finding.severity)];
  outputs_.AppendRemark(finding);
  findings_.push_back(std::move(finding));
}

}  // namespace escalint
