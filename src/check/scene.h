/// Everything a duty's patterns and conditions are judged against, and the three-valued matching.
///
/// A `Scene` is one episode of one escalation under one policy, plus, while a duty is being judged,
/// its trigger. Matching answers kYes, kNo, or kMaybe where the record does not say (a record whose
/// contents are not listed; a raiser without agency; an event type the export does not cover).
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "check/due.h"
#include "check/history.h"
#include "domain/calendar.h"
#include "domain/policy.h"

namespace escalint {

/// What stays the same for a whole run. `calendar` and `zone` outlive the run.
struct CheckSettings {
  const WorkingDayCalendar* calendar = nullptr;
  const ZoneTable* zone = nullptr;
  sys_seconds as_of{};
  bool has_covers = false;
  EnumSet<EventType> covers;
  std::map<std::string, Limit, std::less<>> local_limits;  ///< --local-limit, by rule id
};

struct Obligation;

/// One skipped stage, judged: kept by the scene because some duties refer to it.
struct Skip {
  StageIndex stage = kNoStage;
  int jump = -1;  ///< step
  Truth permitted = Truth::kNo;
  std::string_view because;
  bool assumption = false;
};

/// The skips of an episode; a stage is passed over once.
class Skips {
 public:
  void Clear() { count_ = 0; }
  void Add(const Skip& skip) { skips_[count_++] = skip; }
  std::span<const Skip> All() const { return {skips_.data(), count_}; }

 private:
  std::array<Skip, kMaxStages> skips_;
  size_t count_ = 0;
};

inline const Skips kNoSkips;

/// What was assumed on the way to a verdict; put into words only for what is shown (explain.h).
enum class Assumption : uint8_t {
  kStandardRisk,     ///< no risk is recorded
  kEarlierAnswers,   ///< an act before the trigger is taken to answer the duty
  kGround,           ///< the leave or waiver, in the words of `Obligation::because`
  kPlacedByOfficer,  ///< a raise without a stage that is known
};

/// In the order in which they were made, each once.
class Assumptions {
 public:
  void Add(Assumption assumption) {
    for (size_t i = 0; i < count_; ++i) {
      if (made_[i] == assumption) return;
    }
    made_[count_++] = assumption;
  }
  std::span<const Assumption> All() const { return {made_.data(), count_}; }

 private:
  std::array<Assumption, 4> made_{};
  uint8_t count_ = 0;
};

struct Scene {
  const CheckSettings* settings = nullptr;
  const Policy* policy = nullptr;
  const Ladder* ladder = nullptr;
  const CaseRecord* record = nullptr;
  const Escalation* escalation = nullptr;  ///< null for case-level rules
  Route route = Route::kNone;
  const History* history = nullptr;
  const History* case_history = nullptr;  ///< the case's own events, for patterns that ask for them
  const Episode* episode = nullptr;
  const Skips* skips = &kNoSkips;  ///< the episode's

  // While a duty is judged:
  int trigger = -1;
  StageIndex stage = kNoStage;
  sys_seconds due_first = kEndOfTime, due_last = kEndOfTime;  ///< for Window::kByDue
  bool covers_matter = false;  ///< an event not found of a type not covered is kMaybe
  /// Assumptions that matching made; collected by whoever set it.
  Assumptions* assumptions = nullptr;
  std::vector<Due> dues;  ///< of the part being judged, one for each act; kept for its memory
  bool risk_was_absent = false;
  /// Of a duty in several parts the worst decides, and that may be done: here is what holds of
  /// those that are not. Filled for whoever set it.
  std::vector<Obligation>* undone = nullptr;
  /// Types that the export was taken not to record, because it doesn't say and the case has none.
  EnumSet<EventType> presumed_unrecorded;

  /// The escalation; an empty one for rules that look at the whole case.
  const Escalation& Parties() const;
  const Step& At(int step) const { return history->steps[step]; }
  void Assume(Assumption assumption) const {
    if (assumptions != nullptr) assumptions->Add(assumption);
  }
};

/// Does `step` match, leaving windows aside?
Truth Matches(const EventPattern& pattern, int step, const Scene& scene);
Truth Matches(const AnyEvent& patterns, int step, const Scene& scene);
/// What the pattern asks besides facts and the trigger: kYes where that is nothing. See
/// EventPattern::asks_context.
Truth ContextFits(const EventPattern& pattern, int step, const Scene& scene);
/// Is `party`, acting in or addressed by `step`, one of `who`?
Truth Matches(const Who& who, const Party& party, int step, const Scene& scene);
/// Does the condition hold at the scene's trigger?
Truth Holds(const Condition& condition, Scene& scene);

/// Is an act that says no stage listed before the entry that is the trigger, and may it have come
/// after it by their times? Then it may belong to the stage that was entered, and match there.
bool MayAnswerAfterEntry(const AnyEvent& patterns, const Scene& scene);

/// True if the export records fewer types than `types`.
bool MissesSome(EnumSet<EventType> types, const CheckSettings& settings);

/// On the trigger's local date; kMaybe where one of the times is not known.
Truth OnTriggersDate(int step, const Scene& scene);

/// Acts that decide, meet or respond at a stage answer for it only up to its leaving.
bool AnswersInTime(const EventPattern& pattern, int step, const Scene& scene);

/// Is a child protection plan (say) active on the date(s) `at` may mean?
Truth StatusActive(const CaseRecord& record, EnumSet<StatusType> types, const Interval& at);

/// The stage left upwards by `step` after its limit had lapsed with nothing arranged: for each such
/// stage, how sure that is.
Truth AdvancedFrom(StageIndex stage, int step, const Scene& scene);

}  // namespace escalint
