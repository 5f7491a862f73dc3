// What the members of each object mean; the objects themselves are in record_builder.cc.
#include <cstring>
#include <utility>

#include "ingest/record_builder.h"
#include "ingest/time_parser.h"
#include "ingest/wording.h"
#include "text/folding.h"

namespace escalint {

namespace {

using Kind = DataNote::Kind;

constexpr const char* kAcceptedTimes =
    "; YYYY-MM-DD, YYYY-MM-DDThh:mm[:ss][Z|±hh:mm] or DD/MM/YYYY[ hh:mm[:ss]] was expected";

SourceOffset At(size_t offset) { return {static_cast<uint32_t>(offset)}; }

}  // namespace

template <typename E>
E RecordBuilder::Find(std::string_view text, const char* member, size_t offset) {
  const E value = options_.vocabulary->Find<E>(text);
  if (value == E::kNone) {
    Note(Kind::kUnknownTerm, text, sentences_.UnknownTerm<E>(text), member, offset);
  }
  return value;
}

void RecordBuilder::Text(const MemberRow& row, std::string_view text, size_t offset) {
  if (text.empty()) return;
  if (party_ != nullptr) return PartyText(row.member, text, offset);
  if (event_ != nullptr) return EventText(row.member, text, offset);
  if (status_ != nullptr) return StatusText(row.member, text, offset);
  if (escalation_ != nullptr) return EscalationText(row.member, text, offset);
  CaseText(row.member, text, offset);
}

void RecordBuilder::Flag(const MemberRow& row, bool value) {
  if (row.member == Member::kOnChildFile) event_->on_child_file = value;
  if (row.member == Member::kPrivate) party_->is_private = value;
}

void RecordBuilder::Unknown(Place place, std::string_view name, size_t offset) {
  if (!unknown_names_.insert(name).second) return;
  const UnknownMemberWords& words = sentences_.UnknownMember(place, name);
  record_->notes.push_back({Kind::kUnknownMember, std::string(name), words.sentence,
                            EscalationIndex(), EventIndex(), std::string(name), At(offset),
                            words.hint});
}

void RecordBuilder::CaseText(Member member, std::string_view text, size_t offset) {
  switch (member) {
    case Member::kCaseId:
      record_->id = text;
      break;
    case Member::kChild:
      record_->child = text;
      break;
    case Member::kAuthority:
      record_->authority = text;
      break;
    case Member::kBirthDate:
      record_->has_birth_date = true;
      record_->birth_date_text = text;
      record_->birth_date = FindTime(text, "birth_date", offset);
      break;
    default:
      break;
  }
}

void RecordBuilder::StatusText(Member member, std::string_view text, size_t offset) {
  switch (member) {
    case Member::kStatusType:
      has_type_ = true;
      status_->type = Find<StatusType>(text, "type", offset);
      break;
    case Member::kStatusFrom:
      status_->from_text = text;
      status_->from = FindTime(text, "from", offset);
      break;
    case Member::kStatusTo:
      status_->has_to = true;
      status_->to_text = text;
      status_->to = FindTime(text, "to", offset);
      break;
    default:
      break;
  }
}

void RecordBuilder::EventText(Member member, std::string_view text, size_t offset) {
  switch (member) {
    case Member::kEventId:
      event_->id = text;
      break;
    case Member::kAt:
      event_->at_text = text;
      event_->at = FindTime(text, "at", offset);
      break;
    case Member::kEventType:
      has_type_ = true;
      event_->type = Find<EventType>(text, "type", offset);
      break;
    case Member::kStage:
      event_->stage_text = text;
      event_->stage_key = Folded(text);
      break;
    case Member::kAbout:
      about_.push_back({text, offset});
      break;
    case Member::kOutcome:
      event_->outcome = Find<Outcome>(text, "outcome", offset);
      break;
    case Member::kMethod:
      event_->method = Find<Method>(text, "method", offset);
      break;
    case Member::kContents: {
      event_->has_contents = true;
      const Content content = Find<Content>(text, "contents", offset);
      if (content != Content::kNone) event_->contents.Add(content);
      break;
    }
    case Member::kEventRisk:
      event_->risk = Find<Risk>(text, "risk", offset);
      break;
    case Member::kOf:
      event_->of = text;
      break;
    case Member::kApprovedBy:
      event_->approved_by = text;
      break;
    case Member::kDue:
      event_->due = text;
      break;
    case Member::kOwner:
      event_->owner = text;
      break;
    case Member::kNote:
      event_->note = text;
      break;
    case Member::kToDate:
      event_->has_to_date = true;
      event_->to_date_text = text;
      event_->to_date = FindTime(text, "to_date", offset);
      break;
    default:
      break;
  }
}

void RecordBuilder::EscalationText(Member member, std::string_view text, size_t offset) {
  switch (member) {
    case Member::kEscalationId:
      escalation_->id = text;
      break;
    case Member::kPolicy:
      escalation_->policy = text;
      break;
    case Member::kRoute:
      escalation_->route = Find<Route>(text, "route", offset);
      break;
    case Member::kEscalationRisk:
      escalation_->risk = Find<Risk>(text, "risk", offset);
      break;
    case Member::kTheme:
      escalation_->theme = text;
      break;
    case Member::kSource:
      escalation_->source = text;
      break;
    default:
      break;
  }
}

void RecordBuilder::PartyText(Member member, std::string_view text, size_t offset) {
  switch (member) {
    case Member::kRole:
      party_->role = FindRole(text);
      break;
    case Member::kAgency:
      party_->agency = Find<Agency>(text, "agency", offset);
      break;
    case Member::kPartyName:
      party_->name = text;
      break;
    case Member::kPartyId:
      party_->id = text;
      break;
    default:
      break;
  }
}

// A policy may know the words that the shared vocabulary doesn't, and may mean another role by one
// that it does; so nothing is noted here, and the folded text goes along.
RoleTerm RecordBuilder::FindRole(std::string_view text) {
  const auto [role, canonical] = options_.vocabulary->Recognise<Role>(text);
  if (canonical) return {role, {}, text};
  const std::string_view key = Folded(text);
  const bool is_canonical = role != Role::kNone && CanonicalName(role) == key;
  return {role, is_canonical ? std::string_view() : key, text};
}

Interval RecordBuilder::FindTime(std::string_view text, const char* member, size_t offset) {
  const ParsedTime parsed = ParseTime(text, *options_.zone, options_.midnight_exact);
  if (!parsed.problem.empty()) {
    Note(Kind::kBadTime, text,
         Quoted(member) + " is " + Quoted(text) + ": " + parsed.problem + kAcceptedTimes, member,
         offset);
  }
  return parsed.interval;
}

std::string_view RecordBuilder::Folded(std::string_view text) {
  const std::string folded = FoldTerm(text);
  return folded == text ? text : Keep(folded);
}

std::string_view RecordBuilder::Keep(std::string_view text) {
  if (text.empty()) return {};
  auto* copy = static_cast<char*>(arena_.allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

void RecordBuilder::ReadAbout() {
  for (const Term& term : about_) {
    const About about = Find<About>(term.text, "about", term.offset);
    if (about != About::kNone) event_->about.Add(about);
  }
}

}  // namespace escalint
