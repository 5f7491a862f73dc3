/// One case in, its report out: the checker's front door.
///
///     CaseChecker checker(policies, options);         // read-only, shared by all threads
///     CaseReport report;  CaseTally tally;
///     checker.Check(record, locate, report, tally);
///
/// The tally holds what the run adds up: verdicts per rule, remarks made once a run.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/data_remarks.h"
#include "check/policy_set.h"
#include "check/scene.h"
#include "domain/case_record.h"
#include "domain/escalation_facts.h"
#include "domain/finding.h"

namespace escalint {

struct CheckOptions {
  CheckSettings settings;  ///< as_of and covers are those of one export
  std::string authority;   ///< the export's, for cases that name none
  std::string policy;      ///< --policy; "" = the export says
  /// When the export was taken: what is dated later is remarked on. None: nobody can tell.
  std::optional<ExportMoment> exported;
  EnumSet<Verdict> shown{Verdict::kBreached, Verdict::kCannotTell};
  EnumSet<Verdict>
      also{};  ///< told besides, for a report that needs them; the caller keeps them apart
  bool with_history = false;      ///< fill EscalationReport::history where something was found
  bool with_passage = false;      ///< fill EscalationReport::passage and the sides
  bool with_outstanding = false;  ///< fill Finding::outstanding
  bool with_facts = false;        ///< for who adds up a year's figures
  bool as_course = false;         ///< fill Finding::course, and every history, found or not
};

/// Finds the place of a finding: offset, then 0-based escalation and event (-1 = not applicable).
using Locator = std::function<Location(SourceOffset, int escalation, int event)>;

/// What one case adds to the run's totals.
struct CaseTally {
  struct PerPolicy {
    std::vector<std::array<int64_t, kVerdictCount>>
        rules;                         ///< parallel to Policy::rules; may be empty
    EnumSet<EventType> triggers_seen;  ///< event types that occurred under it
    bool used = false;
    int64_t risk_absent = 0;  ///< escalations where a limit depends on a risk not recorded
    int64_t not_in_force = 0, past_review = 0;
  };
  struct UnknownMember {
    int64_t cases = 0;
    bool in_header = false;
    std::string hint;  ///< the first there is: "Did you mean ...?", or ""
    void Add(const UnknownMember& other);
  };
  std::vector<PerPolicy> policies;  ///< parallel to PolicySet::policies()
  EnumSet<EventType> types_seen;
  std::map<std::string, UnknownMember> unknown_members;
  /// Cases where a rule was left aside because the export doesn't seem to record such events.
  std::map<EventType, int64_t> presumed_unrecorded;
  int64_t escalations = 0;
  int64_t duplicates = 0;  ///< escalations and events left out because their id came before
  void Add(const CaseTally& other);
};

class CaseChecker {
 public:
  /// REQUIRES: both outlive the checker.
  CaseChecker(const PolicySet& policies, const CheckOptions& options);
  /// `facts`, where they are wanted, are what a year's figures need of the case; empty before.
  void Check(const CaseRecord& record, const Locator& locate, CaseReport& report, CaseTally& tally,
             CaseFacts* facts = nullptr) const;

 private:
  const PolicySet& policies_;
  const CheckOptions& options_;
};

/// The remarks made once a run, from its totals: DQ-RISK, DQ-POLICY-DATE, DQ-COVERS,
/// DQ-UNKNOWN-MEMBER. `has_covers`: every export of the run said what it covers.
std::vector<Finding> RunRemarks(const PolicySet& policies, const CaseTally& tally, bool has_covers);

/// The run's rules: every rule of the policies used, with its counts, and those that could not run.
std::vector<RuleTally> TallyRules(const PolicySet& policies, const CaseTally& tally,
                                  const CheckSettings& settings);

}  // namespace escalint
