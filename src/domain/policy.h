/// A rule pack, compiled: what one published policy demands, ready to be replayed against.
///
/// A policy is a *ladder* of stages and a list of *rules*. A rule holds one or more *duties*, each
/// an instance of one of the property patterns of Dwyer et al. and Declare, with a deadline:
///
///     response      after <trigger> expect <act> within <limit> unless <waiver>
///     precedence    before <trigger> expect <something that came before it>
///     prohibition   never <trigger>, except <excuse>
///     sequence      the ladder: each stage in turn, but for the permitted entry points
///
/// Patterns are matched in three values (`Truth`): a record that does not say is neither a match
/// nor a mismatch. Nothing in this file knows any particular authority.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/case_record.h"
#include "domain/finding.h"
#include "domain/time.h"
#include "domain/vocabulary.h"

namespace escalint {

/// Three-valued truth, ordered so that "and" is the minimum and "or" the maximum (Kleene).
enum class Truth : uint8_t { kNo, kMaybe, kYes };
template <>
inline constexpr int kValueCount<Truth> = 3;
constexpr Truth And(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth Or(Truth a, Truth b) { return a < b ? b : a; }
constexpr Truth Not(Truth a) { return static_cast<Truth>(2 - static_cast<int>(a)); }
constexpr Truth ToTruth(bool value) { return value ? Truth::kYes : Truth::kNo; }

/// Index of a stage on its ladder, from the lowest (0); kNoStage = belongs to none.
using StageIndex = int8_t;
inline constexpr StageIndex kNoStage = -1;
inline constexpr int kMaxStages = 12;

/// A set of stages of one ladder, bit = StageIndex.
struct StageSet {
  uint16_t bits = 0;
  constexpr bool Has(StageIndex stage) const { return stage >= 0 && ((bits >> stage) & 1u) != 0; }
  constexpr void Add(StageIndex stage) { bits = static_cast<uint16_t>(bits | (1u << stage)); }
  constexpr bool Empty() const { return bits == 0; }
  bool operator==(const StageSet&) const = default;
};

struct Stage {
  std::string id;              ///< in reports: "stage-2", "informal"
  std::string title;           ///< for people: "Stage 2 (line managers)"
  std::vector<Role> officers;  ///< the first is the one a finding names
  EnumSet<Role> officer_set;
  std::vector<std::string> labels;  ///< folded spellings that mean this stage
  bool informal = false;            ///< the policy calls it so
};

struct Ladder {
  std::string id;
  EnumSet<Route> routes;
  std::vector<Stage> stages;

  /// Files the stages' labels for StageLabelled; to be called once the stages are complete.
  void IndexLabels();
  /// The stage that the folded label means, or kNoStage.
  StageIndex StageLabelled(std::string_view key) const;

 private:
  /// A label's length, first and last byte: hardly two labels of a ladder have the same, so one
  /// comparison of a number stands for that of the texts.
  struct Print {
    uint32_t print;
    StageIndex stage;
    uint16_t label;  ///< in the stage's list
  };
  std::vector<Print> prints_;
};

// ---------------------------------------------------------------------------------------------
// Who

/// Somebody by role, by agency, or by their part in the escalation.
struct Who {
  enum class Part : uint8_t {
    kNobody,          ///< no constraint
    kRoles,           ///< one of `roles` (and of `agencies` if given)
    kRaiser,          ///< raised_by's role and agency; an absent agency matches
    kRaisersAgency,   ///< that agency; or no agency and the raiser's role
    kRaisersManager,  ///< the raiser's next tier (Policy::manager_of) in the raiser's agency
    kNotRaiser,
    kAgainst,
    kAgainstsAgency,
    kAnotherAgencyThanRaisers,
    kStageOfficer,  ///< an officer of the obligation's stage
    kBelowOfficer,  ///< on the ladder below the officer of the event's own stage
    kSameRoleAsTrigger,
  };
  Part part = Part::kNobody;
  EnumSet<Role> roles;
  EnumSet<Agency> agencies;
  bool is_private = false;  ///< kRoles: privately employed
  bool Given() const { return part != Part::kNobody; }
};

// ---------------------------------------------------------------------------------------------
// Events

/// Which stages an event may belong to.
struct StageMatch {
  enum class Kind : uint8_t { kAny, kFixed, kThere, kAbove, kAtOrAbove, kAnyStage };
  Kind kind = Kind::kAny;  ///< kAny: no constraint; kAnyStage: some stage, whichever
  StageSet stages;         ///< kFixed
};

/// One alternative of an event pattern; every constraint given must hold. What most patterns ask
/// for stands first, to lie together in memory.
struct EventPattern {
  EnumSet<EventType> types;  ///< empty = any type
  EnumSet<Outcome> outcomes;
  StageMatch stage;
  /// The event must be an entry: the first `raised` to its stage, or what implies it.
  enum class Entry : uint8_t { kNotAsked, kAny, kFirst, kLater } entry = Entry::kNotAsked;
  /// Most patterns ask for a type of event, at a stage perhaps, and nothing else; `NoteWhatIsAsked`
  /// clears what a pattern does not ask, and matching passes over those questions at once.
  bool asks_facts = true;    ///< for an outcome, contents, or another member of the event itself
  bool asks_others = true;   ///< for the trigger's date, or how the event stands to others
  bool asks_context = true;  ///< for those, or for people
  bool is_trigger = false;   ///< the trigger itself
  bool record_of_trigger = false;    ///< a record of the trigger, or the trigger's own on-file mark
  bool any_decided_outcome = false;  ///< outcomes cover both answers: an absent outcome matches too
  bool on_file = false;              ///< `on_child_file` true or absent (an assumption)
  bool has_due = false, has_owner = false, has_approval = false;
  bool advance = false;           ///< leaves a stage whose limit had lapsed (Policy::advance)
  bool to_lower_stage = false;    ///< `raised` to a stage below one entered before it
  bool on_triggers_date = false;  ///< on the trigger's local date
  bool case_level = false;        ///< looked for among the case's own events
  EnumSet<About> abouts;
  EnumSet<Method> methods;
  EnumSet<Content> contents_any;
  EnumSet<Content> contents_all;
  EnumSet<Risk> sets_risk;  ///< the event carries one of these risks
  Who by, to, by_or_to;
  std::optional<StageMatch> leaves;  ///< the raise (or closing) by which such a stage is left
  std::shared_ptr<const std::vector<EventPattern>> preceded_by;      ///< one such event came before
  std::shared_ptr<const std::vector<EventPattern>> not_preceded_by;  ///< none came before

  /// Asks for the trigger itself or its records, which need not be searched for.
  bool IsNamed() const { return is_trigger || record_of_trigger; }
};
void NoteWhatIsAsked(EventPattern& pattern);

using AnyEvent = std::vector<EventPattern>;  ///< matches if one alternative does

/// What makes an entry to a stage: a raise, or an act labelled with the stage.
inline constexpr EnumSet<EventType> kMakesEntry{EventType::kRaised, EventType::kDiscussion,
                                                EventType::kMeeting, EventType::kResponse,
                                                EventType::kDecision};

/// The event types that could match; all types for a pattern that names none.
EnumSet<EventType> TypesOf(const AnyEvent& patterns);

// ---------------------------------------------------------------------------------------------
// Conditions

struct Condition {
  enum class Op : uint8_t {
    kAll,
    kAny,
    kNot,
    kSurely,              ///< the inner condition is known to hold
    kRisk,                ///< the risk in force at the trigger is one of `risks`
    kStatus,              ///< one of `statuses` is active at the trigger
    kStatusesKnown,       ///< the record lists statuses at all
    kRoute,               ///< the escalation's route is one of `routes`
    kRaiser,              ///< raised_by is `who`
    kAgainst,             ///< against is `who`
    kRaiserPrivate,       ///< raised_by is privately employed
    kRaisersAgencyKnown,  ///< kYes or, where raised_by names no agency, kMaybe
    kStage,               ///< the obligation's stage is one of `stages`
    kOccurs,              ///< an event matching `events` in `window`
    kRecorded,            ///< the export says it covers `events`' types, or this case has one
    kFirstIs,             ///< the first event matching `events` also matches `also`
    kTakesPart,           ///< `who` is by or to of the trigger
    kRaisersSideActed,    ///< the trigger is by the raiser's agency; kMaybe if by neither side
    kAgainstsSideActed,
    kSkipWaived,    ///< the trigger is a jump whose skip of one of `stages` is waived
    kAdvancedFrom,  ///< one of `stages` was left by an advance, at or before the trigger
    kAge,           ///< the child's age in years at the episode's first entry is in [from, to]
  };
  enum class Window : uint8_t {
    kAnywhere,     ///< in the episode
    kBefore,       ///< before the trigger
    kUpTo,         ///< before the trigger, or the trigger itself
    kByDay,        ///< before the trigger or on its local date
    kByDayUnused,  ///< as kByDay, and not already used by an earlier jump
    kFromTrigger,  ///< the trigger or after it
    kByDue,        ///< from the trigger until the limit
    kDaysBefore,   ///< within `count` working days before the trigger, or on its date
    kSameDay,      ///< on the trigger's local date
  };
  Op op = Op::kAll;
  std::vector<Condition> of;
  EnumSet<Risk> risks;  ///< kNone in the set = not assessed
  EnumSet<StatusType> statuses;
  EnumSet<Route> routes;
  StageSet stages;
  Who who;
  AnyEvent events, also;
  AnyEvent since;  ///< kOccurs/kBefore: only after the last event matching this (if any)
  Window window = Window::kAnywhere;
  int from = 0, to = 0, count = 0;
  std::string otherwise;  ///< of what has to come first: the fault where it did not
};

// ---------------------------------------------------------------------------------------------
// Limits

struct Limit {
  enum class Kind : uint8_t { kNone, kHours, kWorkingDays, kDays, kSameDay };
  Kind kind = Kind::kNone;
  int count = 0;
  bool backward = false;  ///< "at least N before"
  bool local = false;     ///< ours, not the text's
  bool CountsDays() const { return kind != Kind::kNone && kind != Kind::kHours; }
  bool operator==(const Limit&) const = default;
};
/// "48 hours", "2 working days", "the same day", "no limit".
std::string Describe(const Limit& limit);

// ---------------------------------------------------------------------------------------------
// Duties and rules

enum class Shape : uint8_t { kResponse, kPrecedence, kProhibition, kLadder };

/// Which events may answer a duty.
enum class ActWindow : uint8_t {
  kByLimit,  ///< limited: at or after the trigger; no limit: anywhere in the episode
  kAnywhere,
  kFromTrigger,
  kFromTriggersDay,  ///< on the trigger's local date or after it
  kUntilNextEntry,   ///< after the trigger and before the next entry, or on the trigger's date
  kSinceFirstEntry,  ///< after the episode's first entry
};

/// Whose act is missing or late.
struct DutyOf {
  enum class Part : uint8_t { kRaiser, kRaisersAgency, kAgainst, kStageOfficer, kTriggerBy, kRole };
  Part part = Part::kRaiser;
  Role role = Role::kNone;
};

inline constexpr size_t kMaxParts = 64;
/// One part of what is expected; a duty may need several (all of them, kMaxParts at most).
struct Expectation {
  AnyEvent acts;
  std::vector<int> extra;           ///< parallel to acts: units of the limit added for that act
  std::optional<Condition> spared;  ///< where it holds, this part is not needed
  std::optional<DutyOf> duty_of;    ///< whose part it is, where the parts fall to different people
  std::string phrase;               ///< "a decision at stage 2"
};

struct Waiver {
  Condition when;
  std::string because;      ///< with the clause: "paragraph 17: ..."
  bool assumption = false;  ///< the text grants no such leave: named on the finding
};

/// A different severity (or kind of source) where something holds. The first that fits wins.
struct SeverityVariant {
  enum class When : uint8_t { kHolds, kActFound, kLate, kAbsent };
  When when = When::kHolds;
  std::optional<Condition> condition;  ///< kHolds
  AnyEvent acts;                       ///< kActFound
  Severity severity = Severity::kMedium;
  std::optional<bool> local;  ///< given: the limit's origin for this variant
  std::string because;
};

struct Duty {
  Shape shape = Shape::kResponse;
  std::string name;       ///< tells duties of one rule apart: "chair", "legal"
  EnumSet<Route> routes;  ///< empty = the policy's default routes
  AnyEvent trigger;
  AnyEvent trigger_otherwise;  ///< used where no event of the episode matches `trigger`
  bool last_trigger = false;   ///< the last such event starts the duty, not the first
  EnumSet<Risk>
      trigger_state;  ///< not empty: the trigger is the event from which such a risk holds
  /// How often the duty arises: from the first trigger of the episode, of each stage, or from each.
  enum class Per : uint8_t { kEpisode, kStage, kEvent } per = Per::kEpisode;
  std::optional<Condition> where;
  std::vector<Expectation> expect;
  Limit limit;
  Limit local_limit;            ///< ours, for a duty whose text sets none
  bool earlier_counts = false;  ///< an act before the trigger meets the duty at once
  bool earlier_is_assumption = false;
  bool late_counts = false;  ///< an act at any time meets the duty
  ActWindow acts = ActWindow::kByLimit;
  AnyEvent since_last;           ///< backward limits: acts count only after the last such event
  AnyEvent before_last;          ///< acts count only before the last event matching this
  bool last_act = false;         ///< the last matching act decides, not the first
  bool judged_at_stage = false;  ///< no limit: judged once the stage was left
  bool supersedable = true;
  AnyEvent breached_at_once;  ///< an event that ends the wait: absent then = breached
  AnyEvent extended_by;       ///< such an event's to_date replaces the due date
  std::vector<Waiver> unless;
  std::vector<SeverityVariant> variants;
  std::optional<Condition> excused;  ///< prohibition: where it holds the duty is met
  Kind kind = Kind::kMissingStep;
  Severity severity = Severity::kMedium;
  bool absent_is_local = false;  ///< absence past a local limit is local too
  DutyOf duty_of;
  std::string message;  ///< template; names were checked when the pack was loaded
};

/// A permitted entry point, or a stage that may be left out.
struct SkipLeave {
  Condition when;
  enum class What : uint8_t {
    kEntryAt,
    kEntryAboveAgainst,
    kEntryAboveRaiser,
    kEntryAtAgainst,
    kOmit
  };
  What what = What::kEntryAt;
  StageSet stages;  ///< kEntryAt: where one may enter; kOmit: what may be left out
  std::string because;
  bool assumption = false;
};

/// A named alternative, compiled: the rule's duties under it.
struct RuleVariant {
  std::string group;  ///< "HFD-5.2b", or a pack-wide one: "STF-48h"
  std::string reading;
  bool quiet = false;  ///< "not raised" under it does not make a finding contested
  bool raised = true;  ///< false: under this reading the rule makes no obligations
  std::vector<Duty> duties;
};

/// What the duties of a rule stand for in a year's figures (domain/escalation_facts.h).
enum class CountedAs : uint8_t {
  kNothing,
  kTimeAtStage,   ///< "time_at_stage": how long a stage may take
  kOverallTime,   ///< "overall_time": how long the whole process may take
  kChairTold,     ///< "chair_told": the conference chair or reviewing officer was told
  kConclusion,    ///< "conclusion": the matter was not left without one
  kWiderLessons,  ///< "wider_lessons": those were considered
};
template <>
inline constexpr int kValueCount<CountedAs> = 6;

struct Rule {
  std::string id;
  std::string name;  ///< states the fault: "stage-2-not-settled-in-48-hours"
  std::string title;
  std::string clause;
  std::string paraphrase;
  std::string why;
  int rank = 0;  ///< its place among the policy's rules by id, for the order of a report
  bool case_level = false;
  CountedAs counted_as = CountedAs::kNothing;
  bool raised = true;
  std::vector<Duty> duties;
  std::vector<SkipLeave> leaves;  ///< shape kLadder
  std::vector<SeverityVariant> skip_variants;
  Severity severity = Severity::kMedium;
  std::vector<RuleVariant> variants;  ///< the readings not in force
  /// group → reading in force, for those groups that touch this rule.
  std::map<std::string, std::string> readings_in_force;
  EnumSet<EventType> trigger_types;  ///< of all duties; for "covers"
  EnumSet<EventType> act_types;
};

/// A reading as the pack explains it.
struct ReadingOption {
  std::string name;
  std::string means;
};
struct ReadingGroup {
  std::string id;
  std::string question;
  std::vector<ReadingOption> options;  ///< the first is the default
};

/// "5.4 advance": a stage left upwards after its limit had lapsed with no meeting arranged or held.
struct Advance {
  struct Lapse {
    Condition when;
    StageSet stages;
    Limit limit;
  };
  std::vector<Lapse> lapses;
  AnyEvent unless;
};

/// The duties of the rules in force, and which of them an episode's events wake.
///
/// A duty arises from an event of some types and, mostly, at some stages, of some outcomes, or that
/// enters a stage. For each value of those there is a row with one bit for each duty that has
/// nothing against it: an event's rows and-ed are the duties that it wakes. Most duties of a policy
/// have no such event in most episodes, and are never looked at.
///
///     types    kDecision  0110      an outcome agreed  1100
///     stages   stage 2    1110      all three          0100  → the duty with index 1
class Agenda {
 public:
  static constexpr size_t kBits = 64;
  struct Item {
    uint16_t rule = 0, duty = 0;  ///< indices
  };

  /// 64 items of the agenda.
  class Rows {
   public:
    uint64_t WokenBy(const Event& event, StageIndex stage, bool is_entry) const {
      const bool may_be_any = event.type == EventType::kDecision && event.outcome == Outcome::kNone;
      return types_[static_cast<size_t>(event.type)] & stages_[static_cast<size_t>(stage + 1)] &
             (may_be_any ? ~uint64_t{0} : outcomes_[static_cast<size_t>(event.outcome)]) &
             (is_entry ? ~uint64_t{0} : no_entry_);
    }
    uint64_t On(Route route) const { return routes_[static_cast<size_t>(route)]; }

   private:
    friend class Agenda;
    std::array<uint64_t, kValueCount<EventType>> types_{};
    std::array<uint64_t, kMaxStages + 1> stages_{};  // the first: belongs to none
    std::array<uint64_t, kValueCount<Outcome>> outcomes_{};
    std::array<uint64_t, kValueCount<Route>> routes_{};
    uint64_t no_entry_ = 0;
  };

  void Add(Item item, const Duty& duty, EnumSet<Route> routes);
  const std::vector<Item>& items() const { return items_; }
  /// The items from the first, 64 at a time.
  const std::vector<Rows>& rows() const { return rows_; }

 private:
  std::vector<Item> items_;
  std::vector<Rows> rows_;
};

struct Policy {
  std::string id;  ///< the name exports use
  std::string version;
  std::string title;
  std::string authority;
  std::string file;
  std::optional<sys_days> in_force_from, in_force_to, review_by;
  std::vector<Ladder> ladders;
  EnumSet<Route> routes;  ///< all it lists
  Route default_route = Route::kNone;
  EnumSet<Route> default_routes;  ///< those a rule applies to unless it says otherwise
  std::optional<Condition> scope;
  EnumSet<Route> scope_routes;
  std::string scope_text;
  std::map<std::string, Role, std::less<>> role_aliases;            ///< folded
  std::vector<std::pair<EnumSet<Role>, EnumSet<Role>>> manager_of;  ///< role → the next tier up
  std::optional<Advance> advance;
  std::vector<ReadingGroup> readings;
  std::vector<Rule> rules;
  /// All that an escalation, and the case as a whole, is held to: the duties of the rules as they
  /// are read in this run, in the rules' order. Filled by `DrawUpAgenda`, when a run takes it up.
  Agenda agenda, case_agenda;
  std::vector<uint16_t> ladder_rules;  ///< indices
  bool looks_at_case = false;  ///< some condition of an escalation asks for the case's own events

  bool built_in = false;  ///< part of the program, not read from a folder

  /// REQUIRES: the rules are complete. Ranks them, too.
  void DrawUpAgenda();
  std::string Reference() const { return id + "@" + version; }
};

}  // namespace escalint
