/// What the checker says: a verdict on each obligation, with everything needed to re-do it by hand.
///
/// A rule makes an *obligation* each time its trigger occurs; replaying the history gives it one
/// verdict. A `Finding` is an obligation (or a remark on the data) ready to be shown: complete in
/// itself, so that reports need neither the policy nor the record.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/enum_set.h"
#include "domain/time.h"

namespace escalint {

enum class Verdict : uint8_t { kMet, kBreached, kCannotTell, kNotDue, kWaived };
inline constexpr int kVerdictCount = 5;
template <>
inline constexpr int kValueCount<Verdict> = kVerdictCount;
/// For who shows all that became of every obligation.
inline constexpr EnumSet<Verdict> kEveryVerdict{
    Verdict::kMet, Verdict::kBreached, Verdict::kCannotTell, Verdict::kNotDue, Verdict::kWaived};
/// "met", "breached", "cannot_tell", "not_due", "waived".
std::string_view Name(Verdict verdict);
std::optional<Verdict> VerdictFromName(std::string_view name);

/// In rising order.
enum class Severity : uint8_t { kInfo, kLow, kMedium, kHigh };
template <>
inline constexpr int kValueCount<Severity> = 4;
std::string_view Name(Severity severity);
std::optional<Severity> SeverityFromName(std::string_view name);
/// One step lower, never below kInfo.
Severity Lower(Severity severity);

enum class Kind : uint8_t {
  kSkippedStage,
  kMissingNotification,
  kBreachedDeadline,
  kMissingStep,
  kMissingRecord,
  kProhibitedStep,
  kUnresolved,
  kDataQuality,
};
template <>
inline constexpr int kValueCount<Kind> = 8;
std::string_view Name(Kind kind);
std::optional<Kind> KindFromName(std::string_view name);

/// The place in the export a finding speaks of.
struct Location {
  std::string file;
  uint64_t line = 0;    ///< 1-based
  uint64_t column = 0;  ///< 1-based, in Unicode code points
  std::string pointer;  ///< JSON Pointer (from the file's or the NDJSON line's root) or XPath
  bool operator==(const Location&) const = default;
};

/// An event as a finding cites it.
struct EventCitation {
  std::string event;  ///< its id, "#<position>" when it has none
  Interval at;
  std::string escalation{};  ///< duties owed on the case: whose event it is; "" = the case's own
  bool operator==(const EventCitation&) const = default;
};

/// When something was due: an instant, or a date (limits counted in days, date-only triggers).
struct DueTime {
  bool is_date = false;
  sys_days date{};
  sys_seconds instant{};
  /// A limit in hours from a date alone ends some time from `date` to this day, not at its end.
  std::optional<sys_days> until{};
  bool operator==(const DueTime&) const = default;
};
std::string FormatDue(const DueTime& due);

/// On which side of a disagreement somebody stands.
enum class Side : uint8_t { kNeither, kRaising, kAnswering };
template <>
inline constexpr int kValueCount<Side> = 3;

struct DutyHolder {
  std::string role;    ///< canonical role, or "" when not known
  std::string agency;  ///< canonical agency, or ""
  Side side{};         ///< kNeither also where it is not known
  bool operator==(const DutyHolder&) const = default;
};

/// What a rule with more than one honest reading would say under each.
struct ReadingVerdict {
  std::string group;      ///< e.g. "HFD-5.2b"
  std::string reading;    ///< e.g. "overall"
  std::string verdict;    ///< a verdict's name, or "not raised"
  bool in_force = false;  ///< the reading this run used
  // In the pack's words; "" where all readings come to the same.
  std::string question{};
  std::string means{};
  bool operator==(const ReadingVerdict&) const = default;
};

/// A finding's message and count in pieces, for a report that tells an obligation as it went.
struct Course {
  bool at_once =
      false;          ///< judged at its trigger alone: a step not to be taken, a stage passed over
  std::string asked;  ///< "A decision there was due by Wed 7 Feb 2024 09:00."
  std::string outcome;   ///< "None is recorded; the stage was left on …"; "" for a fault at once
  std::string count;     ///< from the trigger to the due time
  std::string count_on;  ///< from the due date to a late act; "" where days are not counted
  /// Steps of the history (`HistoryLine::step`): two events may be cited alike. -1 = none.
  int trigger = -1;
  int done = -1;
  int ended = -1;  ///< what lifted it, or from where its absence was judged
  bool operator==(const Course&) const = default;
};

/// What the run's baseline, an earlier report, says of a fault: nothing where the run has none.
enum class BaselineState : uint8_t { kNone, kNew, kUnchanged };
template <>
inline constexpr int kValueCount<BaselineState> = 3;
/// "", "new", "unchanged".
std::string_view Name(BaselineState state);

/// Why somebody set a finding aside, and the last day on which it is.
struct Suppression {
  std::string reason;
  sys_days expires{};
  bool operator==(const Suppression&) const = default;
};

/// What a list of things to do needs of a duty that is not done: until when, and how sure that is.
///
///     STF-15, from e4 on Fri 5 Apr 10:00, 48 hours   →  first, last = Sun 7 Apr 10:00:00, 10:00:59
///     to be done "without delay"                     →  has_limit = false
struct Outstanding {
  std::string what;     ///< "a decision at stage 2 or a referral to stage 3"
  Verdict verdict{};    ///< of what is not done; a part of the duty that came late may be worse
  std::string count;    ///< the count of the limit, step by step; "" where there is none
  sys_seconds as_of{};  ///< when the run looked
  std::vector<DutyHolder> holders;       ///< of each part that is not done; empty: not known
  std::vector<DutyHolder> alternatives;  ///< other officers of the stage, who may be meant as well
  std::optional<sys_seconds> judged_from;  ///< without a limit: from when its absence counts
  bool has_limit = false;
  bool local_limit = false;            ///< not of the policy's own text
  std::optional<sys_days> grace_ends;  ///< the same: the last day on which it isn't accused
  std::optional<DueTime> due;          ///< as findings have it
  bool due_known = false;              ///< the ends of the due time:
  sys_seconds first = kBeginningOfTime, last = kEndOfTime;
  bool past_table = false;    ///< bank holidays are not known so far; `first` is a lower bound
  bool left_behind = false;   ///< never done, and what has happened since put an end to it
  bool closed = false;        ///< the escalation is closed, which did not put an end to it
  bool perhaps_done = false;  ///< an event is recorded that only may answer it
  std::string doubt;          ///< why it may not be owed, or may be done already; "" = no doubt
  bool operator==(const Outstanding&) const = default;
};

struct Finding {
  std::string fingerprint;
  std::string rule;
  std::string
      policy;  ///< pack id without version, e.g. the authority; "" for run-level data remarks
  std::string clause;
  Kind kind = Kind::kDataQuality;
  std::optional<Verdict> verdict;  ///< none for data_quality
  Severity severity = Severity::kInfo;
  bool contested = false;
  std::string case_id;
  std::string child;
  std::optional<std::string> escalation;
  std::optional<std::string> stage;
  std::optional<EventCitation> trigger;
  std::optional<DueTime> due;
  std::optional<EventCitation> done;
  std::optional<std::string> late_by;        ///< ISO 8601 duration
  std::optional<EventCitation> falls_short;  ///< on record, but not as the policy asks
  bool in_part = false;                      ///< of a duty in several parts one is done
  std::string title;
  std::string message;     ///< what was due, what happened; a full sentence or two
  std::string arithmetic;  ///< the count, step by step; "" where there is none
  std::string why;
  std::optional<DutyHolder> duty_of;
  bool local = false;  ///< "source": "local" instead of "policy"
  std::vector<std::string> assumptions;
  std::vector<ReadingVerdict> readings;
  Course course;  ///< filled when the run asks for it
  std::optional<Outstanding>
      outstanding;  ///< the same; none where it is done, or can't be any more
  Location location;
  BaselineState baseline = BaselineState::kNone;
  std::optional<Suppression> suppression;
  bool not_checked = false;  ///< a remark: what it speaks of was not, or not wholly, checked
  bool operator==(const Finding&) const = default;
};

/// What could not be checked is never compliant: all but met, not due and waived is a fault.
bool IsFault(const Finding& finding);
/// Neither known since the baseline nor suppressed: a fault that decides the exit status.
bool IsFresh(const Finding& finding);

/// One line of an escalation's history, for a report a person reads.
struct HistoryLine {
  std::string event;  ///< id
  Interval at;
  std::string text;  ///< e.g. "raised to stage 2 by health visitor (health) to team manager"
  std::string escalation{};  ///< on the case's own page: whose event it is; "" = the case's own
  int step = -1;             ///< its place in the replay; on the case's own page some are left out
  std::string type{};        ///< canonical event type; "" where it is not known
  std::string stage{};       ///< id of the stage it belongs to; "" = none
};

/// A step of the ladder that an escalation climbs.
struct StageName {
  std::string id;     ///< as findings and history lines have it: "stage-2"
  std::string title;  ///< for people: "Stage 2 (line managers)"
};

/// How an escalation went, for a table with one row each.
struct Passage {
  Interval began;          ///< the first raise, else its first event
  std::string reached;     ///< the stage entered last, "" for none
  std::string stages;      ///< "stage-1 (Mon 5 Feb 2024 09:00), stage-2 (Wed 7 Feb 2024)"
  int reopened = 0;        ///< times
  bool has_begun = false;  ///< something of it is recorded by as-of
  Interval closed;         ///< unknown where it is open, or the time of closing is not recorded
  bool is_closed = false;
  std::string outcome;           ///< of the closing
  std::optional<int> days_open;  ///< from its beginning to its closing or as-of; none: not known
  bool operator==(const Passage&) const = default;
};

/// One escalation (or, with an empty id and is_case_level, the case itself) with what was found.
struct EscalationReport {
  bool is_case_level = false;
  std::string id;
  std::string policy;  ///< pack reference with version, "" if none applied
  std::string policy_title;
  std::string route, theme, risk;
  std::string raised_by, against;    ///< "health visitor (health)"; "" where not recorded
  int later_events = 0;              ///< recorded, but after as-of
  std::vector<HistoryLine> history;  ///< replay order; filled when the run asks for it
  std::vector<StageName> stages;     ///< of its ladder, lowest first; filled with the history
  std::vector<Finding> findings;     ///< those asked for, in report order
  int verdict_counts[kVerdictCount] = {0, 0, 0, 0, 0};
  Passage passage;  ///< filled, as are the sides, when the run asks for it
};

struct CaseReport {
  std::string case_id;
  std::string child;
  std::string file;
  std::vector<EscalationReport> escalations;
  uint64_t input = 0;   ///< the file's place in the run, from 0
  uint64_t record = 0;  ///< the case's place in the file, from 1
};

/// Per-rule totals. `run` is false for a rule that could not run (see `not_run_because`).
struct RuleTally {
  std::string policy;  ///< pack id
  std::string id;
  std::string title;
  std::string name;  ///< the fault as a slug: "stage-2-not-settled-in-48-hours"
  std::string clause;
  std::string paraphrase;  ///< what the clause says, in our words
  std::string why;
  Severity severity = Severity::kMedium;  ///< of a breach, unless circumstances change it
  int64_t counts[kVerdictCount] = {0, 0, 0, 0, 0};
  bool run = true;
  std::string not_run_because;
};

struct InputSummary {
  std::string file;
  std::string sha256;
  int64_t cases = 0;
  int64_t escalations = 0;
  int64_t unreadable = 0;
};

/// How many there are of something, by severity.
using SeverityCounts = std::array<int64_t, 4>;

/// Which faults of a run its baseline and its suppressions keep out of the exit status. What is
/// both known and suppressed counts as suppressed.
struct Standings {
  int64_t fresh = 0, known = 0, suppressed = 0;  ///< of every kind
  SeverityCounts known_breaches{};
  SeverityCounts suppressed_breaches{};

  void Count(const Finding& finding);
  void Add(const Standings& other);
  bool operator==(const Standings&) const = default;
};

/// An earlier report that a run is held against, and what became of its findings.
struct BaselineSummary {
  std::string file;
  std::string as_of;                  ///< "" = it does not say
  std::vector<std::string> policies;  ///< "id@version"
  int64_t findings = 0;               ///< faults in it
  int64_t gone = 0;                   ///< no longer found, though their cases were checked
  int64_t unseen = 0;                 ///< their cases were not checked this time
  std::vector<std::string> notes;     ///< where the two can't simply be compared; sentences
};

struct UnreadableRecord {
  std::string file;
  uint64_t line = 0;
  uint64_t column = 0;
  std::string error;
};

/// Everything that is known only when the run is over.
struct RunSummary {
  std::string version;                ///< of escalint
  std::string as_of;                  ///< as given, or the date/instant used
  std::set<sys_days> as_of_days;      ///< of the exports
  std::vector<std::string> policies;  ///< "id@version", those used
  std::vector<InputSummary> inputs;
  std::vector<RuleTally> rules;  ///< every rule of the policies used, pack order
  std::vector<UnreadableRecord> unreadable;
  std::vector<Finding> data_findings;  ///< run-level DQ-* findings (already streamed as well)
  int64_t shown_by_severity[4] = {0, 0, 0, 0};  ///< breached findings, index = Severity
  int64_t cannot_tell = 0;
  Standings standings;
  std::optional<BaselineSummary> baseline;
  bool pseudonymised = false;  ///< what names a case, a child or a person is a pseudonym
};

}  // namespace escalint
