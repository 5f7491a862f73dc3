/// One child's case as exported: statuses, case-level events and escalations, in file order.
///
/// The record is what was *recorded*, not what it means: nothing here knows a policy. Text members
/// are views into the bytes the record was read from.
///
/// LIFETIME: a `CaseRecord` must not outlive the reader's buffer it was read into (the runner keeps
/// both together until the case's findings are rendered).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/time.h"
#include "domain/vocabulary.h"

namespace escalint {

/// Where something stands: byte offset from the start of the case's slice. The line and column are
/// worked out from it only when a finding is reported.
struct SourceOffset {
  uint32_t offset = 0;
  bool operator==(const SourceOffset&) const = default;
};

/// A recorded term whose list may be widened by a policy (roles): `value` is kNone when the shared
/// vocabulary doesn't know the text; `key` is the folded text when it was not the canonical word
/// (empty otherwise), for the policy's own aliases.
struct RoleTerm {
  Role value = Role::kNone;
  std::string_view key;   ///< folded: lower case, words joined by '_'
  std::string_view text;  ///< as recorded; empty = absent
  bool Present() const { return value != Role::kNone || !text.empty(); }
  bool operator==(const RoleTerm&) const = default;
};

/// Somebody who acted or was addressed.
struct Party {
  RoleTerm role;
  Agency agency = Agency::kNone;
  std::optional<bool> is_private;
  std::string_view name;
  std::string_view id;
  bool Present() const {
    return role.Present() || agency != Agency::kNone || !name.empty() || !id.empty();
  }
  bool operator==(const Party&) const = default;
};

struct Event {
  std::string_view id;    ///< "" = none recorded: shown as "#<position>"
  uint32_t position = 0;  ///< 1-based within its list, file order
  EventType type = EventType::kNone;
  Interval at;  ///< unknown when absent or unusable
  std::string_view at_text;
  std::string_view stage_text;    ///< the label as recorded
  std::string_view stage_key;     ///< folded label, e.g. "stage_1"
  Role stage_role = Role::kNone;  ///< the role, where the label is an officer's title
  Party by;
  std::vector<Party> to;
  EnumSet<About> about;  ///< one value in practice
  Outcome outcome = Outcome::kNone;
  Method method = Method::kNone;
  bool has_contents = false;  ///< the member is there (even if empty)
  EnumSet<Content> contents;
  Risk risk = Risk::kNone;
  std::string_view of;  ///< record: the id of the event it records
  std::optional<bool> on_child_file;
  std::string_view approved_by;
  std::string_view due;    ///< action: as recorded
  std::string_view owner;  ///< action
  std::string_view note;
  Interval to_date;  ///< extension
  bool has_to_date = false;
  std::string_view to_date_text;
  std::string_view about_text;  ///< action: what it is about, free text
  SourceOffset where;
  bool operator==(const Event&) const = default;
};

struct StatusPeriod {
  StatusType type = StatusType::kNone;
  Interval from;  ///< unknown when absent or unusable
  Interval to;
  bool has_to = false;         ///< false = still open
  std::string_view from_text;  ///< as recorded
  std::string_view to_text;
  SourceOffset where;
  bool operator==(const StatusPeriod&) const = default;
};

/// Both dates are known and contradict each other: nobody can say when it held.
bool EndsBeforeItBegins(const StatusPeriod& period);

struct Escalation {
  std::string_view id;    ///< "" = none recorded
  uint32_t position = 0;  ///< 1-based within the case
  std::string_view policy;
  Route route = Route::kNone;
  Risk risk = Risk::kNone;
  std::string_view theme;
  std::string_view source;
  Party raised_by;
  Party against;
  std::vector<Event> events;
  SourceOffset where;
  bool operator==(const Escalation&) const = default;
};

/// Something about the data itself that the reader noticed; becomes a DQ-* finding.
struct DataNote {
  enum class Kind : uint8_t {
    kBadTime,        ///< DQ-BAD-TIME
    kUnknownMember,  ///< DQ-UNKNOWN-MEMBER (reported once a name and run)
    kUnknownTerm,    ///< DQ-UNKNOWN-TERM
    kDuplicate,      ///< DQ-DUPLICATE: an event or escalation id; the second is dropped
  };
  Kind kind;
  std::string text;     ///< what was found: the term, the member's name, the id, the time
  std::string message;  ///< the whole sentence, with "did you mean" where there is one
  int escalation = -1;  ///< index in `escalations`, or -1: the case itself
  int event = -1;       ///< index in the escalation's (or the case's) events, or -1
  std::string member;   ///< the member at fault, from there: "outcome", "to/0/agency"
  SourceOffset where;
  std::string hint = {};  ///< kUnknownMember: "Did you mean ...?", where a known one is near
  bool operator==(const DataNote&) const = default;
};

struct CaseRecord {
  std::string_view id;
  std::string_view child;
  std::string_view authority;
  Interval birth_date;
  bool has_birth_date = false;
  std::string_view birth_date_text;
  bool birth_date_withheld = false;  ///< rules may turn on it, but nothing may tell it
  bool has_statuses = false;         ///< the member is there: then a status not listed is "not so"
  std::vector<StatusPeriod> statuses;
  std::vector<Event> events;  ///< case level
  std::vector<Escalation> escalations;
  std::vector<DataNote> notes;
  SourceOffset where;

  /// Empties the record but keeps its memory for the next case.
  void Clear();
  bool operator==(const CaseRecord&) const = default;
};

/// The export's header: holds for all of its cases.
struct ExportHeader {
  int format = 1;
  std::string authority;
  std::string source;
  std::string as_of;        ///< as recorded; "" = absent
  bool has_covers = false;  ///< absent = every event type is recorded
  EnumSet<EventType> covers;
  bool operator==(const ExportHeader&) const = default;
};

}  // namespace escalint
