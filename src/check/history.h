/// An escalation's events put in order and given their place on the ladder.
///
/// Worked example. Listed: raised to 1 (Mon 09:00), decision (Wed), raised to 2 (Tue 10:00). The
/// raise to 2 lies wholly before the decision, so it moves up past it; the decision has no stage of
/// its own and belongs to the stage last entered before it: 2. Stage 1 was left on Tuesday at
/// 10:00.
///
/// The order is a replay order, not a sort: an event moves up only past neighbours it wholly
/// precedes, so events of one date keep the order they were written in. It takes n log n steps
/// however the events are listed.
#pragma once

#include <array>
#include <vector>

#include "check/step_index.h"
#include "domain/calendar.h"
#include "domain/case_record.h"
#include "domain/policy.h"

namespace escalint {

/// One event in replay order. Indices of steps are used everywhere; -1 = none.
struct Step {
  const Event* event = nullptr;
  Interval at;
  StageIndex stage = kNoStage;  ///< its label's, else the stage last entered before it
  bool labelled = false;        ///< its own label says so
  bool from_officer = false;    ///< a raise placed by the role it was put to
  bool counts = true;           ///< false: an act after closing that counts for nothing
  bool is_case_level = false;
  Risk risk = Risk::kNone;  ///< in force from this event on
  int32_t escalation = -1;  ///< case-level view: which escalation it came from
};

struct Episode {
  int begin = 0, end = 0;  ///< steps [begin, end)
  int number = 1;
  int closed = -1;
  std::array<int, kMaxStages> entry{};     ///< step, -1 = not entered
  std::array<bool, kMaxStages> implied{};  ///< the entry is implied by an act labelled so
  std::array<int, kMaxStages> left{};      ///< step by which the stage was left, -1
  int first_entry = -1;
  Risk initial_risk = Risk::kNone;
  EnumSet<Risk> risks;  ///< in force at some time
  bool dormant = false;
  int last_dated = -1;  ///< the latest event with a known time

  bool IsEntry(int index, const Step& step) const {
    return step.stage != kNoStage && entry[static_cast<size_t>(step.stage)] == index;
  }
  /// The words of the index that have its steps; the last is one before the first if none has.
  int first_word = 0, last_word = -1;
  StepIndex::Word in_first_word = 0;  ///< one bit for each step from its first on
  StepIndex::Word in_last_word = 0;   ///< and up to its last
  /// One bit for each of its steps in that word.
  StepIndex::Word StepsIn(int word) const {
    const StepIndex::Word all = ~StepIndex::Word{0};
    return (word == first_word ? in_first_word : all) & (word == last_word ? in_last_word : all);
  }
};

struct History {
  std::vector<Step> steps;
  std::vector<Episode> episodes;
  EnumSet<EventType> types;  ///< of all steps, kNone for a type that isn't known
  StepIndex index;
  bool reordered = false;
  /// No step lies wholly before one that it stands behind, so the replay order alone says what came
  /// before what.
  bool in_order = true;
  bool acts_after_closing = false;
  int first_moved = -1, first_after_closing = -1;  ///< steps, for the data findings
  std::vector<int> unknown_stage_labels;           ///< steps
  /// While it is built: the steps of the episode in work that enter a stage, or may.
  std::vector<int> moves;

  /// `a` comes before `b`: by time where the times tell, else by replay order.
  bool Precedes(int a, int b) const {
    if (in_order) return a < b;
    const Interval& x = steps[a].at;
    const Interval& y = steps[b].at;
    if (x.SurelyBefore(y)) return true;
    if (y.SurelyBefore(x)) return false;
    return a < b;
  }
};

/// Puts an escalation's events that count at `as_of` into `history` (cleared first).
void BuildHistory(const Escalation& escalation, const Ladder& ladder, const Policy& policy,
                  sys_seconds as_of, History& history);

/// All events of the case and its escalations as one history without a ladder, for the rules that
/// look at the whole case.
void BuildCaseHistory(const CaseRecord& record, sys_seconds as_of, History& history);

/// The role that the word means by the policy's own aliases, failing that by the vocabulary.
Role ResolveAlias(const RoleTerm& term, const Policy& policy);
/// The role a recorded term means under `policy`. Most are recorded by the canonical word.
inline Role ResolveRole(const RoleTerm& term, const Policy& policy) {
  return term.key.empty() ? term.value : ResolveAlias(term, policy);
}

/// The lowest stage whose officer the role is, or kNoStage.
StageIndex StageOfOfficer(const Ladder& ladder, Role role);

}  // namespace escalint
