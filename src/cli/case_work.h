/// What a worker does with one case: read it, replay it, render what was found in every format.
///
///     Worker worker(plan.read);                        // one a thread
///     CheckedCase checked = worker.Check(slice, record, input, policies, reporters);
///
/// The answer holds no view into the slice or the worker: it can wait its turn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/case_checker.h"
#include "cli/gate.h"
#include "cli/pseudonyms.h"
#include "cli/run_input.h"
#include "cli/run_totals.h"
#include "cli/shard.h"
#include "domain/slice.h"
#include "ingest/case_reader.h"
#include "report/reporter.h"

namespace escalint {

/// The formats of a run. All are rendered by every worker, so only const members are used there.
using Reporters = std::vector<std::unique_ptr<Reporter>>;

struct CheckedCase {
  uint64_t record = 0;                         ///< its place in the input, from 1
  std::optional<UnreadableRecord> unreadable;  ///< then nothing below is filled
  std::string id;
  std::string child;
  Location where;
  std::vector<Fragment> fragments;  ///< parallel to the reporters
  CaseTally tally;
  CaseFacts facts;  ///< filled where the options ask for them
  SeverityCounts breaches{};
  SeverityCounts failing{};  ///< breaches, what could not be told, remarks on the data
  int64_t cannot_tell = 0;
  GateMarks marks;
  Standings standings;
};

/// Where a finding of `slice` stands. LIFETIME: holds references to both.
Locator LocatorFor(const Slice& slice, const std::string& file);

/// LIFETIME: the gate outlives it.
class Worker {
 public:
  /// `key`: all that is told of a case goes by its pseudonyms; "" = none are wanted.
  explicit Worker(const ReadOptions& options, const Gate& gate = Gate::None(),
                  const std::string& key = "")
      : reader_(options), gate_(gate) {
    if (!key.empty()) pseudonyms_.emplace(key);
  }
  /// Whether the record, at that place of its input from 1, is one of the shard's.
  bool Takes(const Slice& slice, uint64_t record, const Shard& shard);
  CheckedCase Check(const Slice& slice, uint64_t record, const RunInput& input,
                    const PolicySet& policies, const Reporters& reporters);

 private:
  bool HoldsId(std::string_view id, const Shard& shard);
  UnreadableRecord Unreadable(UnreadableRecord record);

  CaseReader reader_;
  CaseRecord record_;
  const Gate& gate_;
  std::optional<Pseudonyms> pseudonyms_;
};

/// A case with one finding, for what is noticed outside of the checker.
CaseReport LoneReport(const Finding& finding, const CasePlace& place);
/// The same, rendered.
void RenderLone(const Finding& finding, const CasePlace& place, const Reporters& reporters,
                std::vector<Fragment>& fragments);

}  // namespace escalint
