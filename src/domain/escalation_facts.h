/// What one case adds to a year's published figures: dates, stages and verdicts, and of the words
/// of the record no more than its theme.
///
/// Facts know no year. Raised on Thu 28 March at stage 1, put to stage 2 on Wed 3 April, closed on
/// Fri 12 April as resolved:
///
///     opened 28 Mar · stages {1: 28 Mar to 3 Apr, 2 working days} {2: 3 Apr to 12 Apr, 7} ·
///     closed 12 Apr, resolved at 2, 9 working days in all
///
/// From that, whoever counts the year to 31 March finds one opened and one still open at its end,
/// and the year after finds one carried in and one closed. Every date is the local one, so a step
/// at 23:30 on 31 March belongs to that day whatever the offset. What the record does not date has
/// no date here either: it is never put into a year by guessing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/finding.h"
#include "domain/policy.h"
#include "domain/vocabulary.h"

namespace escalint {

/// An open escalation with no event for this long has gone quiet: duties without a limit are judged
/// as if it had closed, and a year's figures say that it drifts.
inline constexpr int kDormantWorkingDays = 20;

using MaybeDate = std::optional<sys_days>;

/// An obligation of a rule that the pack has counted (CountedAs).
struct CountedDuty {
  uint16_t rule = 0;  ///< index in the policy
  StageIndex stage = kNoStage;
  Verdict verdict = Verdict::kMet;
  bool done = false;  ///< an act is on record, in time or late
  MaybeDate arose;
  bool operator==(const CountedDuty&) const = default;
};

/// A stage that was passed over.
struct SkippedStage {
  StageIndex stage = kNoStage;
  Verdict verdict = Verdict::kBreached;
  Truth reason = Truth::kNo;  ///< a reason for it is recorded
  MaybeDate when;
  bool operator==(const SkippedStage&) const = default;
};

/// A stage that was entered, and how long it took until it was left, upwards or by the closing.
struct StageVisit {
  StageIndex stage = kNoStage;
  MaybeDate entered;
  bool was_left = false;
  MaybeDate left;
  std::optional<int> working_days;  ///< none where a date is missing, or the holiday table ends
  bool operator==(const StageVisit&) const = default;
};

/// From the opening to the closing, or from a reopening to the next.
struct EpisodeFacts {
  MaybeDate opened;  ///< when first raised, or where it never was, its first dated event
  bool was_closed = false;
  MaybeDate closed;
  std::optional<int> working_days;  ///< from opened to closed
  Outcome outcome = Outcome::kNone;
  StageIndex entry_stage = kNoStage;  ///< kNoStage: never raised to any
  StageIndex closing_stage = kNoStage;
  Truth wider_lessons = Truth::kNo;  ///< considered, as recorded
  std::vector<StageVisit> stages;    ///< by stage
  std::vector<sys_days> activity;    ///< the dates of its events, in rising order
  bool has_undated = false;          ///< some event has no date
  std::vector<SkippedStage> skips;
  std::vector<CountedDuty> duties;
  bool operator==(const EpisodeFacts&) const = default;
};

/// One of a person's statuses when the matter was opened.
struct StatusFact {
  StatusType type = StatusType::kNone;
  Truth active = Truth::kMaybe;
  bool operator==(const StatusFact&) const = default;
};

struct EscalationFacts {
  int policy = -1;       ///< index in the run's policies; -1 = none applies
  bool in_scope = true;  ///< false: the policy has no rules for it
  Route route = Route::kNone;
  Agency raised_by = Agency::kNone, against = Agency::kNone;
  Risk risk = Risk::kNone;  ///< in force when it was opened
  std::string theme;        ///< folded, and cut where it is absurdly long; "" = not recorded
  std::vector<StatusFact> statuses;
  std::vector<EpisodeFacts> episodes;
  bool operator==(const EscalationFacts&) const = default;
};

struct CaseFacts {
  std::string authority;
  std::string child;  ///< "" = not recorded
  sys_days as_of{};   ///< the local date up to which the record was looked at
  std::vector<EscalationFacts> escalations;
  int policy = -1;  ///< of the duties owed on the case itself
  std::vector<CountedDuty> duties;
  bool operator==(const CaseFacts&) const = default;
};

}  // namespace escalint
