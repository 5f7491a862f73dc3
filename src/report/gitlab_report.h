/// The findings as a GitLab Code Quality report: one array, an entry for each.
///
/// Listed is what somebody should look at: breaches, what could not be checked, remarks on the data
/// and records that could not be read. A duty that was met is no issue, even where `--verdict`
/// shows it. Severities: high is critical, medium major, low minor, info info; a record that could
/// not be read is critical. What is suppressed is info, and its reason is in the description, as is
/// that a finding is known since the baseline.
///
/// GitLab shows one entry for each fingerprint and drops the others, so none comes twice.
#pragma once

#include "report/reporter.h"

namespace escalint {

class GitlabReport : public Reporter {
 public:
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
  void Begin(const RunStart&, std::string& out) override { out += '['; }
  void Append(const Fragment& fragment, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;

 private:
  bool any_entry_ = false;
};

}  // namespace escalint
