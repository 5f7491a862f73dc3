/// One escalation told in order: its events, under each what it opens and what it settles, and
/// between them the limits that ran out.
///
///     Mon 5 Feb 09:00   e2   raised to stage 2            kEvent
///                            opens STF-15, due Wed 09:00  kOpens
///     Wed 7 Feb 09:00        STF-15: not done by now      kLapses
///     Thu 8 Feb 10:00   e3   decision                     kEvent
///                            STF-15, 25 hours late        kLate
///
/// Nothing is judged here: every verdict, due time and count is the finding's own, so that the page
/// and the report of a check can be laid side by side.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/finding.h"
#include "domain/time.h"

namespace escalint {

struct TimelineEntry {
  enum class Kind : uint8_t {
    kEvent,
    kOpens,       ///< an obligation arises
    kMet,         ///< it is done, in time where there is a limit
    kLate,        ///< it is done too late
    kLapses,      ///< its limit runs out: stands between events
    kNotDone,     ///< no limit to run out, but it never came
    kFault,       ///< the event is itself the breach: a step not to be taken, a stage passed over
    kLifted,      ///< the policy lifts it
    kUnclear,     ///< here the record stops telling; why stands at the end
    kStillOpen,   ///< at the end: not done, and not due yet
    kCannotTell,  ///< at the end: and why not
    kRemark,      ///< at the end: about the data
  };
  Kind kind = Kind::kEvent;
  const HistoryLine* event = nullptr;  ///< itself, or what it stands under; null = between, the end
  const Finding* finding = nullptr;    ///< null for kEvent
};
/// "event", "opens", "met", "late", "lapses", "not_done", "fault", "lifted", "unclear",
/// "still_open", "cannot_tell", "remark".
std::string_view Name(TimelineEntry::Kind kind);

struct Timeline {
  std::vector<TimelineEntry> course;  ///< in order
  /// Still open, cannot be told, remarks; in that order. Before them whatever has no place in the
  /// history, so that nothing is passed over.
  std::vector<TimelineEntry> at_asof;
};

/// REQUIRES: the report was made with `CheckOptions::as_course` and shows every verdict. LIFETIME:
/// the entries point into it. `as_of` is the last second that counted.
Timeline TellInOrder(const EscalationReport& report, sys_seconds as_of, const ZoneTable& zone);

/// One case, ready to be told.
struct TimelinePage {
  CaseReport report;
  sys_seconds as_of{};             ///< the last second that counted
  std::string as_of_text;          ///< as given
  std::vector<Finding> remarks;    ///< on the whole case: what holds for all of its escalations
  std::vector<RuleTally> not_run;  ///< rules that could not run
};

/// The case itself is told only where something is to be said of it.
bool HasSomethingToTell(const EscalationReport& escalation);

/// "no policy was found for it": why none of the policy's duties could arise; "" where they could.
std::string WhyNothingChecked(const EscalationReport& escalation);

/// "e2", or on the case's own page "E-1 e2".
std::string EventName(const EventCitation& citation);
std::string EventName(const HistoryLine& line);

/// The entry in words, without its time: "STF-15 (from e2): done 25 hours late; it was due Wed 7
/// Feb 2024 09:00".
std::string SpokenEntry(const TimelineEntry& entry, const ZoneTable& zone);

}  // namespace escalint
