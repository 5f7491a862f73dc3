/// The report as a workbook for Excel: what a quality-assurance officer filters, sorts and prints.
///
///     Summary        what was checked, as of when, what was found and what could not be checked
///     Findings       a row for each, with its dates as Excel dates in local time
///     Escalations    a row for each, with or without findings: stages, days open, verdicts
///     Rules          every rule of the policies, also those that raised nothing
///     Data quality   the remarks on the data, and the records that could not be read
#pragma once

#include <memory>

#include "domain/time.h"
#include "report/reporter.h"
#include "report/seen_in_cases.h"
#include "report/workbook.h"

namespace escalint {

class XlsxReport : public Reporter {
 public:
  /// LIFETIME: `zone` outlives the report.
  XlsxReport(std::string path, const ZoneTable& zone) : path_(std::move(path)), zone_(zone) {}

  bool WantsPassage() const override { return true; }
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
  void Begin(const RunStart& start, std::string& out) override;
  void Append(const Fragment& fragment, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;
  bool More(std::string& out) override { return book_ != nullptr && book_->Take(out); }
  std::optional<Problem> WriteProblem() const override;

 private:
  void RenderFinding(const Finding& finding, std::string& out) const;
  void RenderEscalation(const CaseReport& report, const EscalationReport& escalation,
                        std::string& out) const;
  void WriteTime(const Interval& at, SheetRow& row) const;
  void WriteDue(const std::optional<DueTime>& due, SheetRow& row) const;
  void WriteSummary(const RunSummary& summary);
  void WriteRules(const RunSummary& summary);
  void WriteUnreadable(const RunSummary& summary);

  std::string path_;
  const ZoneTable& zone_;
  std::unique_ptr<Workbook> book_;
  SeenInCases seen_;
};

}  // namespace escalint
