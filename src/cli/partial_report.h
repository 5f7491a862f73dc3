/// The report of one shard, for `escalint merge` to make the whole run's reports from.
///
/// Lines of JSON: a head that says which run it is part of and which part; a line for each case of
/// which there is something to say, in the order of the run; and a tail with what was added up.
///
///     {"partial": 1, "version": "0.1.0", "shard": 2, "of": 4, "options": [...]}
///     {"at": [0, 17], "case": {...}}
///     {"at": [2, 3], "case": {...}}
///     {"at": [3, 70], "case": {...}}         after the last export's: gone since the baseline
///     {"end": true, "lines": 2, "inputs": [...], "policies": [...], ...}
///
/// A file without its tail is one that was cut off. Whoever merges needs neither the exports nor
/// the rule packs: what the reports say of either is in here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "annual/annual_counts.h"
#include "cli/run_totals.h"
#include "domain/problem.h"
#include "report/reporter.h"

namespace escalint {

/// An option as the user gave it, or a fingerprint of the files it names.
struct RunOption {
  std::string name;
  std::string value;
  bool operator==(const RunOption&) const = default;
};

/// Of the run's baseline, what its reports say of it, and its findings that belong to no case: what
/// became of those is known only when the parts are put together.
struct PartialBaseline {
  std::string file;
  std::string as_of;
  std::vector<std::string> policies;
  int64_t findings = 0;
  std::vector<std::string> of_the_run;  ///< a case line each
};

struct PartialHead {
  int64_t partial = 1;  ///< the version of this format
  std::string version;  ///< of escalint
  int64_t shard = 1;
  int64_t of = 1;
  std::vector<std::string> verdicts;  ///< of the findings that it holds
  std::vector<RunOption> options;     ///< those on which findings depend
  std::optional<PartialBaseline> baseline;
  std::string suppressions_file;
  std::vector<SuppressionEntry> suppressions;
};

/// What of a policy the reports of a run need, and how often its rules arose.
struct RuleTotals {
  std::string id;
  std::string title;
  std::string name, clause, paraphrase, why;
  Severity severity = Severity::kMedium;
  EnumSet<EventType> trigger_types;
  EnumSet<EventType> act_types;
  std::array<int64_t, kVerdictCount> counts{};
};
struct PolicyTotals {
  std::string id;
  std::string version;
  std::string title;
  bool used = false;
  int64_t risk_absent = 0;
  int64_t not_in_force = 0;
  int64_t past_review = 0;
  EnumSet<EventType> triggers_seen;
  std::vector<RuleTotals> rules;
};

/// Totals that stand on their own: with the policies that they count for.
struct PartialTail {
  int64_t lines = 0;  ///< of cases
  std::vector<PolicyTotals> policies;
  RunTotals totals;                    ///< but for those by policy
  std::optional<AnnualCounts> annual;  ///< of a run that counted
};

/// Of what is known and suppressed, what a merge needs; and that again.
void AddGate(const Gate& gate, PartialHead& head);
Gate GateOf(const PartialHead& head);

/// One line each, with its line break.
void AppendHead(const PartialHead& head, std::string& out);
void AppendTail(const PartialTail& tail, std::string& out);
std::optional<PartialHead> ReadHead(std::string_view line);
std::optional<PartialTail> ReadTail(std::string_view line);

std::vector<PolicyTotals> PolicyTotalsOf(const PolicySet& policies, const CaseTally& tally);
/// Policies with no more to them than the totals say, for RemarksOnRun and Summarise.
std::vector<Policy> SketchPolicies(const std::vector<PolicyTotals>& totals);
CaseTally::PerPolicy TallyOf(const PolicyTotals& totals);

class PartialReport : public Reporter {
 public:
  /// LIFETIME: all outlive the report. The totals are complete when the report ends. With `annual`
  /// it is a part of a year's figures: counts, and nothing of any case.
  PartialReport(PartialHead head, const RunTotals& totals, const PolicySet& policies,
                const AnnualCounts* annual = nullptr)
      : head_(std::move(head)), totals_(totals), policies_(policies), annual_(annual) {}

  bool WantsHistory() const override { return annual_ == nullptr; }
  bool WantsPassage() const override { return annual_ == nullptr; }
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  /// Remarks on the whole run are for the merged report to make.
  void RenderDataFinding(const Finding&, Fragment&) const override {}
  void Begin(const RunStart& start, std::string& out) override;
  void Append(const Fragment& fragment, std::string& out) override;
  /// As the cases of one export more than there are, by their place in the baseline.
  void AddGone(const CaseReport& gone, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;

 private:
  PartialHead head_;
  const RunTotals& totals_;
  const PolicySet& policies_;
  const AnnualCounts* annual_;
  int64_t lines_ = 0;
};

}  // namespace escalint
