/// What a run adds up, case by case in input order: totals, unreadable records, ids seen, and the
/// summary that closes the reports.
///
/// Used by one thread at a time, so nothing here is locked.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/case_work.h"
#include "cli/check_plan.h"
#include "cli/report_outputs.h"
#include "cli/run_input.h"

namespace escalint {

class RunLedger;

/// What the input's header has wrong: unknown words in `covers` as remarks; its unknown members are
/// added to `tally`, whose remarks they come with.
std::vector<Finding> HeaderRemarks(const RunInput& input, CaseTally& tally);

/// Hears how a run goes while it goes; in input order, on one thread at a time.
class RunObserver {
 public:
  virtual ~RunObserver() = default;
  /// Some cases of `file` have been added up.
  virtual void Checked(const std::string& file, const RunLedger& ledger) = 0;
  virtual void Unreadable(const UnreadableRecord& record) = 0;
};

class RunLedger {
 public:
  RunLedger(const CheckPlan& plan, ReportOutputs& outputs, RunObserver& observer)
      : plan_(plan), outputs_(outputs), observer_(observer) {}

  void OpenInput(const RunInput& input);
  /// The next case of the input opened last. Of two cases with one id the second is not judged.
  void Add(const CheckedCase& checked);
  /// REQUIRES: the input's stream has ended.
  void CloseInput(const RunInput& input);
  /// After the last input: the remarks on the run as a whole, and the end of every report.
  void Finish();

  const SeverityCounts& breaches() const { return breaches_; }
  const SeverityCounts& failing() const { return failing_; }
  int64_t unreadable() const { return static_cast<int64_t>(summary_.unreadable.size()); }
  int64_t cases() const { return cases_; }

 private:
  void NoteUnreadable(UnreadableRecord record);
  bool IsDuplicate(const CheckedCase& checked);
  void Remark(Finding finding);
  CheckSettings SettingsOfRun() const;

  struct FirstSeen {
    uint32_t input = 0;
    uint64_t line = 0;
    int64_t times = 1;
  };

  const CheckPlan& plan_;
  ReportOutputs& outputs_;
  RunObserver& observer_;
  RunSummary summary_;
  CaseTally tally_;
  SeverityCounts breaches_{};
  SeverityCounts failing_{};
  int64_t cases_ = 0;
  std::unordered_map<std::string, FirstSeen> seen_;
  std::vector<std::string> as_ofs_;  // distinct, in the order of the inputs
  bool all_have_covers_ = true;
  EnumSet<EventType> covers_;
};

}  // namespace escalint
