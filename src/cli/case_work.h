/// What a worker does with one case: read it, replay it, render what was found in every format.
///
///     Worker worker(plan.read);                        // one a thread
///     CheckedCase checked = worker.Check(slice, input, policies, reporters);
///
/// The answer holds no view into the slice or the worker: it can wait its turn.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "check/case_checker.h"
#include "cli/run_input.h"
#include "domain/slice.h"
#include "ingest/case_reader.h"
#include "report/reporter.h"

namespace escalint {

/// The formats of a run. All are rendered by every worker, so only const members are used there.
using Reporters = std::vector<std::unique_ptr<Reporter>>;

/// How many findings of a kind there are, by severity.
using SeverityCounts = std::array<int64_t, 4>;

/// What could not be checked is never compliant: all but met, not due and waived decide the status.
bool CountsForStatus(const Finding& finding);

struct CheckedCase {
  std::optional<UnreadableRecord> unreadable;  ///< then nothing below is filled
  std::string id;
  std::string child;
  Location where;
  std::vector<Fragment> fragments;  ///< parallel to the reporters
  CaseTally tally;
  SeverityCounts breaches{};
  SeverityCounts failing{};  ///< breaches, what could not be told, remarks on the data
  int64_t cannot_tell = 0;
};

/// Where a finding of `slice` stands. LIFETIME: holds references to both.
Locator LocatorFor(const Slice& slice, const std::string& file);

class Worker {
 public:
  explicit Worker(const ReadOptions& options) : reader_(options) {}
  CheckedCase Check(const Slice& slice, const RunInput& input, const PolicySet& policies,
                    const Reporters& reporters);

 private:
  CaseReader reader_;
  CaseRecord record_;
};

/// The report of one case with one finding, for what is noticed outside of the checker.
void RenderLone(const Finding& finding, const Reporters& reporters,
                std::vector<Fragment>& fragments);

}  // namespace escalint
