/// Adds up a run, case by case in input order, and hands each case on to the reports.
///
/// Used by one thread at a time, so nothing here is locked.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "cli/case_work.h"
#include "cli/check_plan.h"
#include "cli/report_outputs.h"
#include "cli/run_input.h"
#include "cli/run_remarks.h"
#include "cli/run_totals.h"
#include "cli/seen_cases.h"

namespace escalint {

class RunLedger;

/// What the input's header has wrong: unknown words in `covers` as remarks; its unknown members are
/// added to `tally`, whose remarks they come with.
std::vector<Finding> HeaderRemarks(const RunInput& input, CaseTally& tally);

/// Hears how a run goes while it goes; in input order, on one thread at a time.
class RunObserver {
 public:
  virtual ~RunObserver() = default;
  /// The next case that was judged. (Not the second of two with one id.)
  virtual void Judged(const CheckedCase&) {}
  /// Some cases of `file` have been added up.
  virtual void Checked(const std::string& file, const RunLedger& ledger) = 0;
  virtual void Unreadable(const UnreadableRecord& record) = 0;
};

class RunLedger {
 public:
  /// LIFETIME: `totals` is what the ledger fills; it is complete when the reports end.
  RunLedger(const CheckPlan& plan, ReportOutputs& outputs, RunObserver& observer, RunTotals& totals)
      : plan_(plan),
        outputs_(outputs),
        observer_(observer),
        totals_(totals),
        remarks_(outputs, *plan.gate, plan.shard.IsWhole()) {
    if (plan.gate->baseline()) met_.resize(plan.gate->baseline()->faults().size());
    used_.resize(plan.gate->suppressions().entries().size());
  }

  void OpenInput(const RunInput& input);
  /// The next case of the input opened last. Of two cases with one id the second is not judged.
  void Add(CheckedCase& checked);
  /// REQUIRES: the input's stream has ended. `records`: how many it held, whosever they are.
  void CloseInput(const RunInput& input, uint64_t records);
  /// After the last input: what of the baseline is no longer found, the remarks on the run as a
  /// whole, and the end of every report. A problem: the baseline can't be read again.
  [[nodiscard]] std::optional<Problem> Finish();

  const SeverityCounts& breaches() const { return totals_.breaches; }
  SeverityCounts failing() const;
  int64_t unreadable() const { return CountUnread(totals_); }
  int64_t cases() const { return cases_; }

 private:
  void NoteUnreadable(const CheckedCase& checked);
  bool IsDuplicate(const CheckedCase& checked);
  void AddTally(const CheckedCase& checked);
  void AddMarks(const std::string& case_id, GateMarks& marks);
  std::optional<Problem> TellGone();

  const CheckPlan& plan_;
  ReportOutputs& outputs_;
  RunObserver& observer_;
  RunTotals& totals_;
  RunRemarker remarks_;
  int64_t cases_ = 0;
  SeenCases seen_;
  std::unordered_map<std::string, int64_t> repeats_;  // how often an id was met again
  std::vector<bool> met_;                             // by entry of the baseline
  std::vector<bool> used_;                            // by entry of the suppressions
  std::unordered_set<uint64_t> checked_again_;        // the baseline's cases, by the hash of the id
};

}  // namespace escalint
