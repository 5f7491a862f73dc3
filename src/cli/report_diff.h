/// Two reports held against each other by fingerprint (see baseline.h for what is known, and when a
/// finding is graver).
///
///     ReportDiff diff("old.json", "new.json", "-");
///     diff.AddOutput(MakeJsonDiff(), "changes.json");
///     if (auto problem = diff.Run()) ...          then Commit()
///
/// In memory are some 60 bytes for each finding of the old report; the texts wait in a `Spool`.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/baseline.h"
#include "report/diff_report.h"
#include "report/output_file.h"
#include "report/spool.h"

namespace escalint {

class ReportDiff {
 public:
  /// `spool_for`: an output, beside which the texts are put aside.
  ReportDiff(std::string old_file, std::string new_file, const std::string& spool_for);

  std::optional<Problem> AddOutput(std::unique_ptr<DiffWriter> writer, const std::string& path);
  /// Reads both and writes all outputs; they take their names with `Commit`.
  std::optional<Problem> Run();
  Problems Commit();

  /// New or graver, and not suppressed: what decides the exit status.
  const SeverityCounts& failing() const { return failing_; }

 private:
  void Compare(const Finding& finding);
  void PutAside(DiffPart part, const DiffEntry& entry);
  std::optional<Problem> ReadOld();
  std::optional<Problem> TellGone();
  void NoteDifferences();
  std::optional<Problem> Write();
  size_t GroupOf(DiffPart part, size_t output) const;

  DiffSummary summary_;
  FaultTable old_;
  std::vector<bool> met_;
  Recurrences recurrences_;
  std::vector<std::unique_ptr<DiffWriter>> writers_;
  std::vector<OutputFile> files_;  // parallel to writers_
  Spool spool_;
  SeverityCounts failing_{};
};

}  // namespace escalint
