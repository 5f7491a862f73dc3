#include "cli/pseudonyms.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "check/history.h"
#include "ingest/wording.h"

namespace escalint {
namespace {

constexpr size_t kDigits = 20;
constexpr std::array<std::string_view, 4> kKinds{"case", "child", "person", "word"};

/// A word that a pack knows is the pack's, and no secret.
bool IsKnownRole(const RoleTerm& role, const PolicySet& policies) {
  return role.value != Role::kNone ||
         std::any_of(
             policies.policies().begin(), policies.policies().end(),
             [&](const Policy& policy) { return ResolveRole(role, policy) != Role::kNone; });
}

/// Puts `quoted` into the message for what it quotes of the record.
void Requote(std::string_view text, std::string_view quoted, std::string& message) {
  const std::string before = Quoted(text);
  const size_t at = message.rfind(before);
  message =
      at == std::string::npos ? Quoted(quoted) : message.replace(at, before.size(), Quoted(quoted));
}

}  // namespace

std::string Pseudonyms::Of(Hidden kind, std::string_view text) {
  std::string name(kKinds[static_cast<size_t>(kind)]);
  const std::string code = hmac_.Of((name + ':').append(text));
  return (name += '-').append(code, 0, kDigits);
}

std::string Pseudonyms::CheckOfKey() { return hmac_.Of("key:").substr(0, kDigits); }

void Pseudonyms::Hide(Hidden kind, std::string_view& text) {
  if (text.empty()) return;
  const std::string name = Of(kind, text);
  auto* copy = static_cast<char*>(kept_.allocate(name.size(), 1));
  std::memcpy(copy, name.data(), name.size());
  text = {copy, name.size()};
}

// What nothing looks at goes; of what has only to be there, and of what a fingerprint is made from,
// something stays.
void Pseudonyms::Replace(CaseRecord& record, const PolicySet& policies) {
  kept_.release();
  Hide(Hidden::kCase, record.id);
  Hide(Hidden::kChild, record.child);
  Hide(Hidden::kWord, record.birth_date_text);
  record.birth_date_withheld = true;
  for (Event& event : record.events) HideEvent(event, policies);
  for (Escalation& escalation : record.escalations) HideEscalation(escalation, policies);
  for (DataNote& note : record.notes) HideNote(note);
}

void Pseudonyms::HideEscalation(Escalation& escalation, const PolicySet& policies) {
  escalation.theme = escalation.source = {};
  HideParty(escalation.raised_by, policies);
  HideParty(escalation.against, policies);
  for (Event& event : escalation.events) HideEvent(event, policies);
}

void Pseudonyms::HideEvent(Event& event, const PolicySet& policies) {
  event.note = event.about_text = event.to_date_text = {};
  if (!event.at.Known()) Hide(Hidden::kWord, event.at_text);
  Hide(Hidden::kWord, event.stage_text);
  Hide(Hidden::kWord, event.due);
  Hide(Hidden::kPerson, event.approved_by);
  Hide(Hidden::kPerson, event.owner);
  HideParty(event.by, policies);
  for (Party& to : event.to) HideParty(to, policies);
}

void Pseudonyms::HideParty(Party& party, const PolicySet& policies) {
  Hide(Hidden::kPerson, party.name);
  Hide(Hidden::kPerson, party.id);
  if (!IsKnownRole(party.role, policies)) Hide(Hidden::kWord, party.role.text);
}

/// The ids of events and escalations stay; a birth date says too much even where it is a wrong one.
void Pseudonyms::HideNote(DataNote& note) {
  if (note.kind == DataNote::Kind::kDuplicate || note.text.empty()) return;
  const std::string word = Of(Hidden::kWord, note.text);
  if (note.kind == DataNote::Kind::kBadTime && note.member == "birth_date") {
    note.message = "\"birth_date\" is no date that can be used; this report does not show it";
  } else {
    Requote(note.text, word, note.message);
  }
  note.text = word;
  if (note.kind == DataNote::Kind::kUnknownMember) note.member = word;
}

bool IsPseudonymOfCase(std::string_view id) {
  const std::string_view kind = kKinds[static_cast<size_t>(Hidden::kCase)];
  if (id.size() != kind.size() + 1 + kDigits || !id.starts_with(kind)) return false;
  id.remove_prefix(kind.size());
  return id.front() == '-' && id.find_first_not_of("0123456789abcdef", 1) == std::string_view::npos;
}

}  // namespace escalint
