/// The gravest findings as GitHub's workflow commands: what a job prints so becomes an annotation
/// beside the line of the file.
///
///     ::error file=march.json,line=12,col=9,endColumn=10,title=STF-15%2C clause 15%3A ...::...
///
/// A breach is an error, what could not be checked a warning, a remark on the data a notice. GitHub
/// takes ten of each kind from a step and drops the rest, so the ten gravest are printed (of the
/// warnings nine, and one on records and rules that were not checked at all; of the notices eight),
/// and a last notice says what was left out. Duties that were kept are never annotated, nor is what
/// is known since a baseline or suppressed: one more notice says how many those are.
#pragma once

#include <array>

#include "report/gravity.h"
#include "report/reporter.h"

namespace escalint {

class GithubReport : public Reporter {
 public:
  static constexpr int64_t kMostOfAKind = 10;

  explicit GithubReport(const std::string& path)
      : errors_(path, kMostOfAKind),
        warnings_(path, kMostOfAKind - 1),
        notices_(path, kMostOfAKind - 2) {}

  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
  void Append(const Fragment& fragment, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;
  std::optional<Problem> WriteProblem() const override;

 private:
  Gravest& ListOf(std::string_view command);

  Gravest errors_, warnings_, notices_;
};

}  // namespace escalint
