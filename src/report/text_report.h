/// The report for a person at a terminal.
///
/// It reads like the minute of a case conference: for each escalation with findings, what happened
/// in order, then each finding with its dates, its count and whose duty it was; breaches first, and
/// what could not be checked folded to one paragraph a rule. A summary closes it.
///
/// Escalations without findings are not mentioned, only counted.
#pragma once

#include "domain/time.h"
#include "report/reporter.h"
#include "report/text_finding.h"
#include "report/text_page.h"
#include "report/text_summary.h"

namespace escalint {

struct TextOptions {
  size_t width = TextPage::kDefaultWidth;  ///< columns; at least TextPage::kLeastWidth is used
  bool colour = false;
  Severity fail_on = Severity::kMedium;
};

class TextReport : public Reporter {
 public:
  /// Times are shown in `zone`, which must outlive the report.
  TextReport(const TextOptions& options, const ZoneTable& zone);

  bool WantsHistory() const override { return true; }
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  /// Remarks on the run as a whole stand in the summary, not between two cases.
  void RenderDataFinding(const Finding&, Fragment&) const override {}
  void Append(const Fragment& fragment, std::string& out) override;
  void AddGone(const CaseReport& gone, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;

 private:
  void WriteEscalation(const CaseReport& report, const EscalationReport& escalation,
                       std::string& out) const;
  void WriteFindings(const std::vector<Finding>& findings, std::string& out) const;

  TextPage page_;
  const ZoneTable& zone_;
  FindingText finding_text_;
  SeenInCases seen_;
  std::vector<std::string> gone_;  // the first of them
};

}  // namespace escalint
