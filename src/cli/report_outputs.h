/// Where the reports of a run go: one format and one place each.
///
///     outputs.Add(std::make_unique<JsonReport>(), "march.json");   // opened at once, or a problem
///     outputs.Begin();  outputs.Append(fragments) ...;  outputs.End(summary);
///     outputs.Commit();                                            // now the files take their
///     names
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/case_work.h"
#include "domain/problem.h"
#include "report/output_file.h"
#include "report/reporter.h"

namespace escalint {

/// A problem where writing to `path` would replace one of the inputs.
std::optional<Problem> WouldReplace(const std::string& path,
                                    const std::vector<std::string>& inputs);

class ReportOutputs {
 public:
  std::optional<Problem> Add(std::unique_ptr<Reporter> reporter, const std::string& path);

  const Reporters& reporters() const { return reporters_; }
  bool WantsHistory() const;
  bool WantsPassage() const;
  /// Verdicts that some report needs whatever the run shows.
  EnumSet<Verdict> AlsoWanted() const;

  void Begin();
  /// `fragments` is parallel to the reporters.
  void Append(const std::vector<Fragment>& fragments);
  void AppendRemark(const Finding& finding);
  void AppendGone(const CaseReport& gone);
  void End(const RunSummary& summary);
  /// All files, or as many as can be, take their names; none where the run ended early.
  Problems Commit();

  /// A report can't be written any more; `Commit` says why.
  bool failed() const { return failed_; }

 private:
  void Flush(size_t output, size_t at_least);
  Problems WhyFailed();

  Reporters reporters_;
  std::vector<OutputFile> files_;  // parallel to reporters_
  std::vector<std::string> pending_;
  bool failed_ = false;
};

}  // namespace escalint
