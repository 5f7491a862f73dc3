/// A summary for a pull request or the page of a job: what was checked, what was breached, what
/// could not be checked, the rules worst first, and the gravest findings.
///
/// It is a page, not the whole report: twenty breaches and twenty duties that could not be checked
/// at most, and the rest counted. What could not be checked stands in the same places as what was
/// breached, as large. No longer than some 500 kB whatever is in the records (GitHub takes 1 MiB).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "report/gravity.h"
#include "report/reporter.h"
#include "report/seen_in_cases.h"

namespace escalint {

class MarkdownReport : public Reporter {
 public:
  static constexpr int64_t kMostFindings = 20;

  /// `path`: where the report goes.
  MarkdownReport(const std::string& path, Severity fail_on)
      : breaches_(path, kMostFindings), unchecked_(path, kMostFindings) {
    seen_.fail_on = fail_on;
  }

  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
  void Append(const Fragment& fragment, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;
  std::optional<Problem> WriteProblem() const override;

 private:
  void WriteRemarks(std::string& out) const;

  SeenInCases seen_;
  Gravest breaches_, unchecked_;
  std::map<std::string, int64_t> remarks_;  // on the data, by kind
};

}  // namespace escalint
