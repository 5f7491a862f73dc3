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
  if (value == E::kNone) [[unlikely]]
    NoteUnknown<E>(text, member, offset);
  return value;
}

template <typename E>
void RecordBuilder::NoteUnknown(std::string_view text, const char* member, size_t offset) {
  Note(Kind::kUnknownTerm, text, sentences_.UnknownTerm<E>(text), member, offset);
}

template <typename E>
void RecordBuilder::Read(std::string_view text, const char* member, size_t offset, E& value) {
  value = Find<E>(text, member, offset);
}

// One jump for a member: which object it belongs to follows from the member itself.
void RecordBuilder::Text(const MemberRow& row, std::string_view text, size_t offset) {
  if (text.empty()) return;
  switch (row.member) {
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
      return ReadTime(text, "birth_date", offset, record_->birth_date);

    case Member::kStatusType:
      has_type_ = true;
      return Read(text, "type", offset, status_->type);
    case Member::kStatusFrom:
      status_->from_text = text;
      return ReadTime(text, "from", offset, status_->from);
    case Member::kStatusTo:
      status_->has_to = true;
      status_->to_text = text;
      return ReadTime(text, "to", offset, status_->to);

    case Member::kEventId:
      event_->id = text;
      break;
    case Member::kAt:
      event_->at_text = text;
      return ReadTime(text, "at", offset, event_->at);
    case Member::kEventType:
      has_type_ = true;
      return Read(text, "type", offset, event_->type);
    case Member::kStage:
      return ReadStage(text);
    case Member::kAbout:
      return KeepAbout(text, offset);
    case Member::kOutcome:
      return Read(text, "outcome", offset, event_->outcome);
    case Member::kMethod:
      return Read(text, "method", offset, event_->method);
    case Member::kContents:
      return AddContent(text, offset);
    case Member::kEventRisk:
      return Read(text, "risk", offset, event_->risk);
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
      return ReadTime(text, "to_date", offset, event_->to_date);

    case Member::kEscalationId:
      escalation_->id = text;
      break;
    case Member::kPolicy:
      escalation_->policy = text;
      break;
    case Member::kRoute:
      return Read(text, "route", offset, escalation_->route);
    case Member::kEscalationRisk:
      return Read(text, "risk", offset, escalation_->risk);
    case Member::kTheme:
      escalation_->theme = text;
      break;
    case Member::kSource:
      escalation_->source = text;
      break;

    case Member::kRole:
      return ReadRole(text);
    case Member::kAgency:
      return Read(text, "agency", offset, party_->agency);
    case Member::kPartyName:
      party_->name = text;
      break;
    case Member::kPartyId:
      party_->id = text;
      break;

    default:
      break;  // the table calls no other member a text
  }
}

void RecordBuilder::AddContent(std::string_view text, size_t offset) {
  event_->has_contents = true;
  const Content content = Find<Content>(text, "contents", offset);
  if (content != Content::kNone) event_->contents.Add(content);
}

void RecordBuilder::ReadStage(std::string_view text) {
  event_->stage_text = text;
  event_->stage_key = Folded(text);
}

void RecordBuilder::KeepAbout(std::string_view text, size_t offset) {
  about_.push_back({text, offset});
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

// A policy may know the words that the shared vocabulary doesn't, and may mean another role by one
// that it does; so nothing is noted here, and the folded text goes along.
void RecordBuilder::ReadRole(std::string_view text) {
  const auto [role, canonical] = options_.vocabulary->Recognise<Role>(text);
  party_->role.value = role;
  party_->role.text = text;
  if (!canonical) KeepRoleKey(text);
}

void RecordBuilder::KeepRoleKey(std::string_view text) {
  const Role role = party_->role.value;
  const std::string_view key = Folded(text);
  const bool is_canonical = role != Role::kNone && CanonicalName(role) == key;
  if (!is_canonical) party_->role.key = key;
}

void RecordBuilder::ReadTime(std::string_view text, const char* member, size_t offset,
                             Interval& time) {
  const ParsedTime parsed = ParseTime(text, *options_.zone, options_.midnight_exact);
  time = parsed.interval;
  if (parsed.problem.empty()) return;
  Note(Kind::kBadTime, text,
       Quoted(member) + " is " + Quoted(text) + ": " + parsed.problem + kAcceptedTimes, member,
       offset);
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
