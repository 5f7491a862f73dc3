#include "ingest/member_table.h"

#include <array>

namespace escalint {

namespace {

using enum Shape;

constexpr auto kCaseMembers = std::to_array<MemberRow>({
    {"id", "", Member::kCaseId, kIdentifier},
    {"child", "", Member::kChild, kIdentifier},
    {"authority", "", Member::kAuthority, kText},
    {"birth_date", "", Member::kBirthDate, kText},
    {"statuses", "status", Member::kStatuses, kObjects, Place::kStatus},
    {"events", "event", Member::kCaseEvents, kObjects, Place::kEvent},
    {"escalations", "escalation", Member::kEscalations, kObjects, Place::kEscalation},
});

constexpr auto kStatusMembers = std::to_array<MemberRow>({
    {"type", "", Member::kStatusType, kText},
    {"from", "", Member::kStatusFrom, kText},
    {"to", "", Member::kStatusTo, kText},
});

constexpr auto kEventMembers = std::to_array<MemberRow>({
    {"id", "", Member::kEventId, kIdentifier},
    {"at", "", Member::kAt, kText},
    {"type", "", Member::kEventType, kText},
    {"stage", "", Member::kStage, kIdentifier},
    {"by", "by", Member::kBy, kObject, Place::kParty},
    {"to", "to", Member::kTo, kObjects, Place::kParty},
    {"about", "about", Member::kAbout, kTexts},
    {"outcome", "", Member::kOutcome, kText},
    {"method", "", Member::kMethod, kText},
    {"contents", "content", Member::kContents, kTextList},
    {"risk", "", Member::kEventRisk, kText},
    {"of", "", Member::kOf, kIdentifier},
    {"on_child_file", "", Member::kOnChildFile, kFlag},
    {"approved_by", "", Member::kApprovedBy, kText},
    {"due", "", Member::kDue, kText},
    {"owner", "", Member::kOwner, kText},
    {"note", "note", Member::kNote, kText},
    {"to_date", "", Member::kToDate, kText},
});

constexpr auto kEscalationMembers = std::to_array<MemberRow>({
    {"id", "", Member::kEscalationId, kIdentifier},
    {"policy", "", Member::kPolicy, kText},
    {"route", "", Member::kRoute, kText},
    {"risk", "", Member::kEscalationRisk, kText},
    {"theme", "", Member::kTheme, kText},
    {"source", "", Member::kSource, kText},
    {"raised_by", "raised_by", Member::kRaisedBy, kObject, Place::kParty},
    {"against", "against", Member::kAgainst, kObject, Place::kParty},
    {"events", "event", Member::kEscalationEvents, kObjects, Place::kEvent},
});

constexpr auto kPartyMembers = std::to_array<MemberRow>({
    {"role", "", Member::kRole, kText},
    {"agency", "", Member::kAgency, kText},
    {"private", "", Member::kPrivate, kFlag},
    {"name", "", Member::kPartyName, kText},
    {"id", "", Member::kPartyId, kIdentifier},
});

constexpr std::array<std::span<const MemberRow>, kPlaceCount> kMembers{
    kCaseMembers, kStatusMembers, kEventMembers, kEscalationMembers, kPartyMembers};

constexpr bool NamesAreShort() {
  for (const auto& rows : kMembers) {
    for (const MemberRow& row : rows) {
      if (row.name.size() > kLongestName || row.element.size() > kLongestName) return false;
    }
  }
  return true;
}
static_assert(NamesAreShort());

constexpr std::array<NameIndex, kPlaceCount> MakeIndexes(std::string_view MemberRow::*name) {
  std::array<NameIndex, kPlaceCount> indexes;
  for (size_t i = 0; i < kPlaceCount; ++i) indexes[i] = NameIndex(kMembers[i], name);
  return indexes;
}

}  // namespace

constexpr std::array<NameIndex, kPlaceCount> kByName = MakeIndexes(&MemberRow::name);
constexpr std::array<NameIndex, kPlaceCount> kByElement = MakeIndexes(&MemberRow::element);

std::string_view Name(Place place) {
  constexpr std::array<std::string_view, kPlaceCount> kNames{"case", "status", "event",
                                                             "escalation", "party"};
  return kNames[static_cast<size_t>(place)];
}

std::string_view Describe(Shape shape) {
  constexpr std::array<std::string_view, 7> kWords{
      "a string",      "a string or a whole number",
      "true or false", "a string or an array of strings",
      "an array",      "an object",
      "an array"};
  return kWords[static_cast<size_t>(shape)];
}

std::span<const MemberRow> MembersOf(Place place) { return kMembers[static_cast<size_t>(place)]; }

}  // namespace escalint
