#include "ingest/record_builder.h"

#include <utility>

#include "ingest/wording.h"

namespace escalint {

namespace {

using Kind = DataNote::Kind;

constexpr size_t kArenaBlock = 4096;

SourceOffset At(size_t offset) { return {static_cast<uint32_t>(offset)}; }

/// Gives an empty list the memory of an earlier one, if there is any to be had.
template <typename T>
void TakeSpare(std::vector<std::vector<T>>& spare, std::vector<T>& list) {
  if (spare.empty()) return;
  list = std::move(spare.back());
  spare.pop_back();
}

template <typename T>
void GiveSpare(std::vector<std::vector<T>>& spare, std::vector<T>& list) {
  if (list.capacity() == 0) return;
  list.clear();
  spare.push_back(std::move(list));
}

std::string OccursTwice(const char* what, std::string_view id) {
  return std::string(what) + " id " + Quoted(id) + " occurs twice; the second is ignored";
}

}  // namespace

RecordBuilder::RecordBuilder(const ReadOptions& options)
    : options_(options), sentences_(*options.vocabulary), arena_(kArenaBlock) {}

void RecordBuilder::Begin(CaseRecord& record) {
  Recycle(record.events);
  for (Escalation& escalation : record.escalations) {
    Recycle(escalation.events);
    GiveSpare(spare_events_, escalation.events);
  }
  record.Clear();
  record_ = &record;
  status_ = nullptr;
  escalation_ = nullptr;
  event_ = nullptr;
  party_ = nullptr;
  case_events_ = escalations_ = 0;
  case_event_ids_.Clear();
  escalation_ids_.Clear();
  if (!unknown_names_.empty()) unknown_names_.clear();
  arena_.release();
}

void RecordBuilder::Recycle(std::vector<Event>& events) {
  for (Event& event : events) GiveSpare(spare_parties_, event.to);
}

std::vector<Event>& RecordBuilder::Events() {
  return escalation_ != nullptr ? escalation_->events : record_->events;
}

MaybeFault RecordBuilder::Finish() const {
  if (!record_->id.empty()) return std::nullopt;
  return Fault{0, "the case has no \"id\"; without one no finding can name it",
               "give each case an \"id\" that is its own"};
}

void RecordBuilder::List(const MemberRow& row) {
  if (row.member == Member::kStatuses) record_->has_statuses = true;
  if (row.member == Member::kContents) event_->has_contents = true;
}

void RecordBuilder::Open(const MemberRow& row, size_t offset) {
  switch (row.member) {
    case Member::kStatuses:
      OpenStatus(offset);
      break;
    case Member::kCaseEvents:
      OpenEvent(offset);
      break;
    case Member::kEscalationEvents:
      OpenEvent(offset);
      break;
    case Member::kEscalations:
      OpenEscalation(offset);
      break;
    case Member::kBy:
      party_ = &event_->by;
      break;
    case Member::kTo:
      OpenRecipient();
      break;
    case Member::kRaisedBy:
      party_ = &escalation_->raised_by;
      break;
    case Member::kAgainst:
      party_ = &escalation_->against;
      break;
    default:
      break;  // the table calls no other member an object
  }
}

void RecordBuilder::Close(const MemberRow& row) {
  switch (row.opens) {
    case Place::kStatus:
      CloseStatus();
      break;
    case Place::kEvent:
      CloseEvent();
      break;
    case Place::kEscalation:
      CloseEscalation();
      break;
    case Place::kParty:
      party_ = nullptr;
      break;
    case Place::kCase:
      break;
  }
}

void RecordBuilder::OpenStatus(size_t offset) {
  record_->has_statuses = true;
  status_ = &record_->statuses.emplace_back();
  status_->where = At(offset);
  has_type_ = false;
}

void RecordBuilder::CloseStatus() {
  const size_t offset = status_->where.offset;
  if (!has_type_) Note(Kind::kUnknownTerm, "", "the status has no \"type\"", "type", offset);
  if (status_->from_text.empty()) {
    Note(Kind::kBadTime, "", "no time is recorded: the status has no \"from\"", "from", offset);
  }
  status_ = nullptr;
}

void RecordBuilder::OpenEvent(size_t offset) {
  event_ = &Events().emplace_back();
  event_->where = At(offset);
  event_->position = escalation_ != nullptr ? ++escalation_events_ : ++case_events_;
  has_type_ = false;
  about_.clear();
  notes_before_event_ = record_->notes.size();
}

void RecordBuilder::CloseEvent() {
  const size_t offset = event_->where.offset;
  event_->type == EventType::kAction ? ReadFreeAbout() : ReadAbout();
  if (!has_type_) Note(Kind::kUnknownTerm, "", "the event has no \"type\"", "type", offset);
  if (event_->at_text.empty()) {
    Note(Kind::kBadTime, "", "no time is recorded: the event has no \"at\"", "at", offset);
  }
  DropIfDuplicate();
  event_ = nullptr;
}

void RecordBuilder::DropIfDuplicate() {
  if (event_->id.empty() || options_.keep_duplicates) return;
  IdIndex& ids = escalation_ != nullptr ? escalation_event_ids_ : case_event_ids_;
  const int first = ids.Add(event_->id, EventIndex());
  if (first >= 0) [[unlikely]]
    DropDuplicateOf(static_cast<size_t>(first));
}

void RecordBuilder::DropDuplicateOf(size_t first) {
  const Event dropped = std::move(*event_);
  Events().pop_back();
  ForgetNotesFrom(notes_before_event_);
  event_ = &Events()[first];
  Note(Kind::kDuplicate, dropped.id, OccursTwice("event", dropped.id), "id", dropped.where.offset);
}

void RecordBuilder::ForgetNotesFrom(size_t first) {
  record_->notes.erase(record_->notes.begin() + static_cast<ptrdiff_t>(first),
                       record_->notes.end());
}

void RecordBuilder::OpenEscalation(size_t offset) {
  escalation_ = &record_->escalations.emplace_back();
  TakeSpare(spare_events_, escalation_->events);
  escalation_->where = At(offset);
  escalation_->position = ++escalations_;
  escalation_events_ = 0;
  escalation_event_ids_.Clear();
  notes_before_escalation_ = record_->notes.size();
}

void RecordBuilder::CloseEscalation() {
  const std::string_view id = escalation_->id;
  const size_t offset = escalation_->where.offset;
  const bool is_unique = id.empty() || options_.keep_duplicates;
  const int first = is_unique ? -1 : escalation_ids_.Add(id, EscalationIndex());
  if (first >= 0) {
    ForgetNotesFrom(notes_before_escalation_);
    record_->escalations.pop_back();
    escalation_ = &record_->escalations[static_cast<size_t>(first)];
    Note(Kind::kDuplicate, id, OccursTwice("escalation", id), "id", offset);
  }
  escalation_ = nullptr;
}

void RecordBuilder::OpenRecipient() {
  if (event_->to.capacity() == 0) TakeSpare(spare_parties_, event_->to);
  party_ = &event_->to.emplace_back();
}

void RecordBuilder::ReadFreeAbout() {
  if (about_.empty()) return;
  event_->about_text = about_[0].text;
  if (about_.size() == 1) return;
  std::string joined;
  for (const Term& term : about_) joined.append(joined.empty() ? "" : "; ").append(term.text);
  event_->about_text = Keep(joined);
}

void RecordBuilder::Note(Kind kind, std::string_view text, std::string message, const char* member,
                         size_t offset) {
  record_->notes.push_back({kind, std::string(text), std::move(message), EscalationIndex(),
                            EventIndex(), MemberPath(member), At(offset)});
}

std::string RecordBuilder::MemberPath(const char* member) const {
  if (status_ != nullptr) {
    return "statuses/" + std::to_string(record_->statuses.size() - 1) + "/" + member;
  }
  if (party_ == nullptr) return member;
  if (event_ == nullptr) {
    return (party_ == &escalation_->raised_by ? "raised_by/" : "against/") + std::string(member);
  }
  if (party_ == &event_->by) return std::string("by/") + member;
  return "to/" + std::to_string(event_->to.size() - 1) + "/" + member;
}

int RecordBuilder::EscalationIndex() const {
  return escalation_ == nullptr ? -1 : static_cast<int>(escalation_ - record_->escalations.data());
}

int RecordBuilder::EventIndex() const {
  if (event_ == nullptr) return -1;
  const auto& events = escalation_ != nullptr ? escalation_->events : record_->events;
  return static_cast<int>(event_ - events.data());
}

}  // namespace escalint
