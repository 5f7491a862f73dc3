/// Replaying one escalation against a policy: which duties arose, and what became of each.
///
///     Scene scene = ...;                       // record, policy, history, as-of
///     std::vector<Obligation> obligations;
///     ReplayEscalation(scene, obligations);    // by episode, rule and trigger
///
/// Pure: the same scene gives the same obligations. Most of them are met and only counted, so an
/// obligation is plain numbers that copy like an array; its words are found when it is shown
/// (explain.h). The policy's agenda says which duties the episode's events wake; the others are
/// never looked at. `JudgeUnderReading` judges one rule again under another reading; callers need
/// it only for findings that will be shown.
#pragma once

#include <string_view>
#include <type_traits>
#include <vector>

#include "check/limits.h"
#include "check/scene.h"
#include "domain/escalation_facts.h"

namespace escalint {

/// Why a verdict could not be reached; more than one may apply, the first found is kept.
enum class Doubt : uint8_t {
  kNone,
  kTimes,       ///< an interval straddles the limit, or a time is unknown
  kListOrder,   ///< a matching act is listed before the trigger and its time overlaps
  kStatus,      ///< whether the duty arose at all is not known
  kNotCovered,  ///< the export does not record a type that could answer or lift it
  kContents,    ///< an act is there but the record doesn't say enough of it
  kWaiver,      ///< whether it was lifted is not known
  kHolidayTable,
};

struct Obligation {
  /// Written out, or a list of them would clear each before it is made.
  Obligation() {}  // NOLINT(modernize-use-equals-default)

  const Rule* rule = nullptr;
  const Duty* duty = nullptr;  ///< null for a skipped stage
  int duty_index = 0;
  int episode = 0;  ///< index in the history
  StageIndex stage = kNoStage;
  int trigger = -1;  ///< step
  Verdict verdict = Verdict::kMet;
  Doubt doubt = Doubt::kNone;  ///< of one not due yet: what would keep it from being a breach
  Kind kind = Kind::kMissingStep;
  Severity severity = Severity::kMedium;  ///< before the step down for a contested finding
  bool local = false;
  std::optional<Due> due;
  Limit limit;
  int extra = 0;
  int done = -1;              ///< step
  bool perhaps_done = false;  ///< `done` only may answer it
  bool late = false;
  bool in_part = false;             ///< of several parts one is met
  const DutyOf* duty_of = nullptr;  ///< of the part that decided, where it has its own
  int judged_from = -1;  ///< step: closing, leaving, or the last dated event; what superseded it
  uint64_t missing = 0;  ///< the parts that made the verdict and are not on record, by their place
  uint64_t open = 0;     ///< the parts not surely done, whatever their verdicts, by their place
  int undone = -1;  ///< of several parts: how the open ones stand, by its place in Scene::undone
  std::string_view because;  ///< the waiver's or the severity variant's words
  Assumptions assumptions;
};
static_assert(std::is_trivially_copyable_v<Obligation>);

/// A grace of ours, not a limit: how long after closing an absent no-limit act is still not
/// accused.
inline constexpr int kGraceWorkingDays = 5;
inline constexpr Limit kGrace{Limit::Kind::kWorkingDays, kGraceWorkingDays, false, false};

/// Adds what arose. REQUIRES: the scene's history is built. Leaves the scene at no trigger.
void ReplayEscalation(Scene& scene, std::vector<Obligation>& obligations);
void ReplayCase(Scene& scene, std::vector<Obligation>& obligations);

/// The order in which a report has them: by trigger, then by rule id, then as they were found.
bool ComesBefore(const Obligation& a, const Obligation& b);

/// Judges rules under their other readings, which may ask for the skips of the episode.
class Rejudge {
 public:
  explicit Rejudge(Scene& scene) : scene_(scene) {}
  /// The obligations of `rule` in episode `episode` under one of its variants.
  std::vector<Obligation> UnderReading(const Rule& rule, const RuleVariant& variant, int episode);

 private:
  Scene& scene_;
  Skips skips_;
  int entered_ = -1;  ///< the episode whose skips these are
};

/// Is the rule looked at on this route at all?
bool AppliesTo(const Duty& duty, const Policy& policy, Route route);

/// Marks episodes that are not closed and had no event for kDormantWorkingDays.
void FindDormant(History& history, const CheckSettings& settings);

}  // namespace escalint
