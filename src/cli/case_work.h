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

/// How many breached findings are shown, by severity.
using BreachCounts = std::array<int64_t, 4>;

struct CheckedCase {
  std::optional<UnreadableRecord> unreadable;  ///< then nothing below is filled
  std::string id;
  std::string child;
  Location where;
  std::vector<Fragment> fragments;  ///< parallel to the reporters
  CaseTally tally;
  BreachCounts breaches{};
  int64_t cannot_tell = 0;
};

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
