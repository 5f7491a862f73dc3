/// The findings as SARIF 2.1.0, for code scanning (GitHub) and whatever else reads it.
///
/// A rule of a policy is a rule of the tool: all are listed, silent ones too, with their clause and
/// why they matter. A finding is a result:
///
///     breached              kind fail, level error (high), warning (medium) or note
///     could not be checked  kind open, and the message says so first
///     a remark on the data  kind review
///     met                   kind pass; not due yet: informational; lifted: notApplicable
///     a record not readable kind fail, level error, rule UNREADABLE
///     gone since a baseline kind informational, level none, baselineState absent, rule GONE
///
/// In a run with a baseline every fault has its `baselineState`, new or unchanged; what is
/// suppressed has `suppressions` with the reason.
///
/// GitHub takes 25,000 results. The gravest are kept, gravest first; how many were left out is said
/// in a notification of the invocation. Everything is known only at the end, so results wait in a
/// `Spool` until then.
#pragma once

#include "report/gravity.h"
#include "report/reporter.h"

namespace escalint {

class SarifReport : public Reporter {
 public:
  static constexpr int64_t kMostResults = 25'000;

  /// `path`: where the report goes.
  explicit SarifReport(const std::string& path, int64_t most = kMostResults)
      : results_(path, most) {}

  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
  void Append(const Fragment& fragment, std::string& out) override;
  void AddGone(const CaseReport& gone, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;
  bool More(std::string& out) override;
  std::optional<Problem> WriteProblem() const override { return results_.problem(); }

 private:
  Gravest results_;
  bool any_result_ = false;
  bool ended_ = false;
};

}  // namespace escalint
