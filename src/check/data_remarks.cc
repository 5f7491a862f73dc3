#include "check/data_remarks.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include "check/explain.h"

namespace escalint {
namespace {

constexpr std::string_view kStatuses = "statuses/";  ///< how a note's member begins
constexpr int kOldest = 25;  ///< years; care leavers are supported until then
constexpr std::chrono::days kOldestInDays{kOldest * 365};
constexpr std::chrono::days kUnborn{366};  ///< plans are made before a birth, but not a year before

std::string_view TypeOf(const StatusPeriod& period) {
  return period.type == StatusType::kNone ? "status" : CanonicalName(period.type);
}

/// Collects the remarks on one list of events and on what it belongs to.
class Remarks {
 public:
  Remarks(int escalation, const RemarkContext& context)
      : index_(escalation),
        record_(context.record),
        context_(context),
        events_(escalation < 0 ? record_.events : record_.escalations[escalation].events) {}

  std::vector<DataRemark> Collect();

 private:
  void OnNotes();
  void OnRoles();
  void OnRole(const Party& party, std::string_view place, const Event* event, SourceOffset where);
  void OnReferences();
  const Event* RecordedBy(size_t place);
  void OnDangling(const Event& event);
  void OnEarly(const Event& record, const Event& of);
  void OnFuture();
  void OnStatuses();
  void OnOverlaps();
  void OnOverlap(const StatusPeriod& first, const StatusPeriod& second);
  void OnBirthDate();
  bool IsInLifetime(const Event& event) const;
  bool OnAge(const Event& event, const Escalation* escalation);
  std::string TellAge(const std::string& event, bool unborn, int age) const;

  void Add(DataFault fault, std::string message, std::string key, const Event* event,
           SourceOffset where);
  std::string When(const Interval& at) const {
    return FormatForPerson(*context_.settings.zone, at);
  }

  int index_;
  const CaseRecord& record_;
  const RemarkContext& context_;
  const std::vector<Event>& events_;
  std::vector<DataRemark> remarks_;
};

void Remarks::Add(DataFault fault, std::string message, std::string key, const Event* event,
                  SourceOffset where) {
  remarks_.push_back(
      {fault, KindOf(fault).severity, std::move(message), std::move(key), event, where});
}

// ------------------------------------------------------------------------ what the reader noticed

DataFault FaultOf(DataNote::Kind kind) {
  if (kind == DataNote::Kind::kBadTime) return DataFault::kBadTime;
  if (kind == DataNote::Kind::kDuplicate) return DataFault::kDuplicate;
  return DataFault::kUnknownTerm;
}

/// What was made of it, and what to do.
std::string_view Consequence(const DataNote& note) {
  switch (note.kind) {
    case DataNote::Kind::kDuplicate:
      return "Give each an id of its own.";
    case DataNote::Kind::kBadTime:
      if (note.member.starts_with(kStatuses)) {
        return "Rules that turn on it cannot tell whether that status held; correct the date.";
      }
      if (note.member == "birth_date") return "The child's age is not known; correct the date.";
      if (note.member == "to_date") return "It is not known until when; correct the date.";
      return "The event stays in the history at an unknown time; correct the time.";
    default:
      return note.text.empty() ? "Give it one of the format's." : "It counts as not given.";
  }
}

/// What the note speaks of, as a message names it: "e4", "child_protection_plan", "raised_by"; "" =
/// the escalation or the case itself.
std::string SubjectOf(const DataNote& note, const CaseRecord& record, const Event* event) {
  if (event != nullptr) return CiteId(*event);
  const size_t slash = note.member.find('/');
  if (slash == std::string::npos) return "";
  if (!note.member.starts_with(kStatuses)) return note.member.substr(0, slash);
  size_t index = 0;
  const char* const text = note.member.data();
  std::from_chars(text + kStatuses.size(), text + note.member.size(), index);
  return index < record.statuses.size() ? std::string(TypeOf(record.statuses[index])) : "";
}

/// The member at fault, without the place of a status in its list, which may change.
std::string_view MemberOf(const DataNote& note) {
  const std::string_view member = note.member;
  return member.starts_with(kStatuses) ? member.substr(member.rfind('/') + 1) : member;
}

void Remarks::OnNotes() {
  for (const uint32_t place : context_.references.NotesOn(index_)) {
    const DataNote& note = record_.notes[place];
    if (note.kind == DataNote::Kind::kUnknownMember) continue;
    const Event* event = note.event < 0 ? nullptr : &events_[static_cast<size_t>(note.event)];
    const std::string subject = SubjectOf(note, record_, event);
    const bool says_subject = subject.empty() || note.kind == DataNote::Kind::kDuplicate;
    std::string message = says_subject ? note.message : subject + ": " + note.message;
    if (!message.ends_with('?')) message += '.';
    message.append(" ").append(Consequence(note));
    Add(FaultOf(note.kind), std::move(message),
        fmt::format("{} {} {}", subject, MemberOf(note), note.text), event, note.where);
    // What happened, or what held, is then not known to any rule.
    if (note.kind == DataNote::Kind::kUnknownTerm && MemberOf(note) == "type") {
      remarks_.back().not_checked = true;
    }
  }
}

/// By a word that is not the format's; it may be one of the policy's own.
bool HasOtherRole(const Party& party) {
  return party.role.value == Role::kNone && !party.role.text.empty();
}

/// REQUIRES: the role is not one of the format's.
void Remarks::OnRole(const Party& party, std::string_view place, const Event* event,
                     SourceOffset where) {
  if (context_.policy != nullptr && ResolveRole(party.role, *context_.policy) != Role::kNone) {
    return;
  }
  Add(DataFault::kUnknownTerm,
      fmt::format("{}: \"{}\" is not a known role; the person counts as of no role. Use one of the "
                  "format's roles, or add an alias to the rule pack.",
                  event == nullptr ? place : CiteId(*event), party.role.text),
      fmt::format("{} {}", place, party.role.text), event, where);
}

void Remarks::OnRoles() {
  if (index_ >= 0) {
    const Escalation& escalation = record_.escalations[static_cast<size_t>(index_)];
    if (HasOtherRole(escalation.raised_by)) {
      OnRole(escalation.raised_by, "raised_by", nullptr, escalation.where);
    }
    if (HasOtherRole(escalation.against)) {
      OnRole(escalation.against, "against", nullptr, escalation.where);
    }
  }
  for (const Event& event : events_) {
    if (HasOtherRole(event.by)) OnRole(event.by, "by", &event, event.where);
    for (const Party& to : event.to) {
      if (HasOtherRole(to)) OnRole(to, "to", &event, event.where);
    }
  }
}

// ------------------------------------------------------------------------ what records speak of

/// What the event in that place of the list says it records; nullptr = there is no such event. Most
/// stand right behind it; ids are given once, and only those that begin with '#' may be a place.
const Event* Remarks::RecordedBy(size_t place) {
  const std::string_view name = events_[place].of;
  const bool is_next = place > 0 && events_[place - 1].id == name && name.front() != '#';
  if (is_next) return &events_[place - 1];
  const Event* of = context_.references.Find(index_, name);
  return of == nullptr && index_ >= 0 ? context_.references.Find(-1, name) : of;
}

void Remarks::OnReferences() {
  for (size_t i = 0; i < events_.size(); ++i) {
    const Event& event = events_[i];
    if (event.of.empty()) continue;
    const Event* of = RecordedBy(i);
    if (of == nullptr) {
      OnDangling(event);
    } else if (event.type == EventType::kRecord && event.at.SurelyBefore(of->at)) {
      OnEarly(event, *of);
    }
  }
}

/// A case-level record of an escalation's event names something, but no rule would see it there.
void Remarks::OnDangling(const Event& event) {
  const Escalation* bearer = index_ >= 0 ? nullptr : context_.references.BearerOf(event.of);
  std::string message = CiteId(event) + " says it records \"" + std::string(event.of) + "\", ";
  if (index_ >= 0) {
    message +=
        "but no event of this escalation or of the case has that id; it counts as a record "
        "of nothing. Correct \"of\" or add the event.";
  } else if (bearer == nullptr) {
    message +=
        "but no event of this case has that id; it counts as a record of nothing. Correct "
        "\"of\" or add the event.";
  } else {
    message += "an event of escalation " + CiteId(*bearer) +
               ", but is listed with the case, where the rules for that escalation do not look; it "
               "counts as a record of nothing. List it among the escalation's events.";
  }
  Add(DataFault::kDangling, std::move(message), std::string(event.of), &event, event.where);
}

void Remarks::OnEarly(const Event& record, const Event& of) {
  Add(DataFault::kRecordedEarly,
      fmt::format("{} records {} but is dated {}, before {} itself ({}). A duty with a limit looks "
                  "for the record after the event; correct the time that is wrong.",
                  CiteId(record), CiteId(of), When(record.at), CiteId(of), When(of.at)),
      std::string(record.of), &record, record.where);
}

// ------------------------------------------------------------------------ dates against each other

/// "1 event is dated after ...; it is e5, Thu 6 Feb 2025. It counts for nothing. Correct ...".
std::string TellFuture(int64_t count, const std::string& first, bool some_count,
                       const ExportMoment& exported) {
  const bool one = count == 1;
  std::string told = one ? "1 event is dated " : fmt::format("{} events are dated ", count);
  told += exported.text.empty()
              ? "in the future"
              : "after " + exported.text + ", when the export says it was taken (\"as_of\")";
  told += (one ? "; it is " : "; the first listed is ") + first + ". ";
  if (some_count) {
    told += "This run looks from a later day, and counts what lies before it. ";
  } else {
    told += one ? "It counts for nothing. " : "They count for nothing. ";
  }
  told += one ? "Correct the date" : "Correct the dates";
  return told + (exported.text.empty() ? "." : ", or the export's \"as_of\".");
}

void Remarks::OnFuture() {
  if (!context_.exported) return;
  const ExportMoment& exported = *context_.exported;
  const Event* first = nullptr;
  int64_t count = 0;
  for (const Event& event : events_) {
    if (!event.at.Known() || event.at.first <= exported.instant) continue;
    if (count++ == 0) first = &event;
  }
  if (first == nullptr) return;
  const bool some_count = context_.settings.as_of > exported.instant;
  Add(DataFault::kFuture,
      TellFuture(count, CiteId(*first) + ", " + When(first->at), some_count, exported), "", first,
      first->where);
}

bool Usable(const StatusPeriod& period) {
  return period.type != StatusType::kNone && period.from.Known() &&
         (!period.has_to || period.to.Known()) && !EndsBeforeItBegins(period);
}

sys_days LastDay(const StatusPeriod& period) {
  return period.has_to ? period.to.local_date : sys_days::max();
}

/// "from Mon 1 Jan 2024 to Wed 5 Jun 2024", "from Mon 1 Jan 2024 on".
std::string Span(const StatusPeriod& period) {
  const std::string from = "from " + FormatDateForPerson(period.from.local_date);
  return period.has_to ? from + " to " + FormatDateForPerson(period.to.local_date) : from + " on";
}

std::string KeyOf(const StatusPeriod& period) {
  return fmt::format("{} {} {}", TypeOf(period), period.from_text, period.to_text);
}

bool IsSameSpan(const StatusPeriod& a, const StatusPeriod& b) {
  return a.from.local_date == b.from.local_date && LastDay(a) == LastDay(b);
}

void Remarks::OnStatuses() {
  for (const StatusPeriod& period : record_.statuses) {
    if (!EndsBeforeItBegins(period)) continue;
    Add(DataFault::kStatus,
        fmt::format("The {} is recorded {}: it ends before it begins. Rules that turn on it cannot "
                    "tell whether it held; correct one of the two dates.",
                    TypeOf(period), Span(period)),
        KeyOf(period), nullptr, period.where);
    remarks_.back().not_checked = true;
  }
}

/// Of two periods of a type that overlap, the remark stands with the one listed second. That one
/// ends on the day the next begins is how many systems write a change-over, and no remark.
void Remarks::OnOverlaps() {
  if (record_.statuses.size() < 2) return;
  std::vector<const StatusPeriod*> periods;
  for (const StatusPeriod& period : record_.statuses) {
    if (Usable(period)) periods.push_back(&period);
  }
  std::sort(periods.begin(), periods.end(), [](const StatusPeriod* a, const StatusPeriod* b) {
    return std::tuple(a->type, a->from.local_date, LastDay(*a), a) <
           std::tuple(b->type, b->from.local_date, LastDay(*b), b);
  });
  const StatusPeriod* longest = nullptr;  // of those before it, the one that ends last
  for (const StatusPeriod* period : periods) {
    const bool same_type = longest != nullptr && longest->type == period->type;
    if (same_type &&
        (period->from.local_date < LastDay(*longest) || IsSameSpan(*period, *longest))) {
      OnOverlap(*std::min(longest, period), *std::max(longest, period));
    }
    if (!same_type || LastDay(*period) > LastDay(*longest)) longest = period;
  }
}

void Remarks::OnOverlap(const StatusPeriod& first, const StatusPeriod& second) {
  const std::string_view type = TypeOf(second);
  Add(DataFault::kStatus,
      IsSameSpan(first, second)
          ? fmt::format("The {} {} is listed twice; it counts once. Leave one of the two out.",
                        type, Span(second))
          : fmt::format("The {} {} overlaps the one {}; a day counts if it lies in either. Correct "
                        "the dates if one of them is wrong.",
                        type, Span(second), Span(first)),
      KeyOf(second), nullptr, second.where);
  remarks_.back().severity = Severity::kInfo;
}

/// Not more than a year before the birth, and not surely older than anybody is cared for.
bool Remarks::IsInLifetime(const Event& event) const {
  const sys_days born = record_.birth_date.local_date;
  const sys_days day = event.at.local_date;
  return day + kUnborn >= born && day - born < kOldestInDays;
}

/// "The birth date is recorded as Mon 5 May 1980; e2 is dated Fri 1 Mar 2024, at the age of 43."
/// The age on a day is nearly as good as the date.
std::string Remarks::TellAge(const std::string& event, bool unborn, int age) const {
  const bool withheld = record_.birth_date_withheld;
  const std::string recorded =
      withheld ? "The birth date, which this report does not show, cannot be right: "
               : "The birth date is recorded as " +
                     FormatDateForPerson(record_.birth_date.local_date) + "; ";
  if (unborn) return recorded + event + ", more than a year before the birth.";
  if (withheld) return fmt::format("{}{}, at an age of more than {}.", recorded, event, kOldest);
  return fmt::format("{}{}, at the age of {}.", recorded, event, age);
}

/// True if the event could not have been when the birth date says the child was that old.
bool Remarks::OnAge(const Event& event, const Escalation* escalation) {
  if (!event.at.Known() || event.at.first > context_.settings.as_of) return false;
  const sys_days born = record_.birth_date.local_date;
  const sys_days day = event.at.local_date;
  const bool unborn = day + kUnborn < born;
  const int age = AgeOn(born, day);
  if (!unborn && age <= kOldest) return false;
  std::string which = CiteId(event);
  if (escalation != nullptr) which += " of " + CiteId(*escalation);
  Add(DataFault::kBirthDate,
      TellAge(which + " is dated " + FormatDateForPerson(day), unborn, age) +
          " Rules that turn on the child's age may go wrong; correct the birth date, or the "
          "event's.",
      std::string(record_.birth_date_text), nullptr, record_.where);
  return true;
}

void Remarks::OnBirthDate() {
  if (!record_.birth_date.Known()) return;
  for (const Event& event : record_.events) {
    if (!IsInLifetime(event) && OnAge(event, nullptr)) return;
  }
  for (const Escalation& escalation : record_.escalations) {
    for (const Event& event : escalation.events) {
      if (!IsInLifetime(event) && OnAge(event, &escalation)) return;
    }
  }
}

std::vector<DataRemark> Remarks::Collect() {
  OnNotes();
  OnRoles();
  OnReferences();
  OnFuture();
  if (index_ < 0) {
    OnStatuses();
    OnOverlaps();
    OnBirthDate();
  }
  return std::move(remarks_);
}

}  // namespace

std::vector<DataRemark> RemarksOn(int escalation, const RemarkContext& context) {
  return Remarks(escalation, context).Collect();
}

}  // namespace escalint
