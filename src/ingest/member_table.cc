#include "ingest/member_table.h"

#include <array>

#include "text/packed_text.h"

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

/// One place's rows by name: a hash table made when the program is compiled, with a multiplier
/// that gives every name a slot to itself.
class NameIndex {
 public:
  constexpr NameIndex() = default;
  constexpr NameIndex(std::span<const MemberRow> rows, std::string_view MemberRow::*name) {
    while (!Fill(rows, name)) multiplier_ += 0x9E3779B97F4A7C16u;  // stays odd
  }
  constexpr const MemberRow* Find(std::string_view name) const {
    const PackedText packed = Pack(name);
    const Slot& slot = slots_[SlotOf(packed)];
    return slot.name == packed ? slot.row : nullptr;  // an empty slot's name is "", its row null
  }

 private:
  struct Slot {
    PackedText name;  // whole: no name is longer than sixteen bytes
    const MemberRow* row = nullptr;
  };
  static constexpr unsigned kSlotBits = 6;

  constexpr size_t SlotOf(const PackedText& name) const {
    return name.Hash(multiplier_) >> (64 - kSlotBits);
  }
  constexpr bool Fill(std::span<const MemberRow> rows, std::string_view MemberRow::*name) {
    slots_ = {};
    for (const MemberRow& row : rows) {
      if ((row.*name).empty()) continue;
      const PackedText packed = Pack(row.*name);
      Slot& slot = slots_[SlotOf(packed)];
      if (slot.row != nullptr) return false;
      slot = {packed, &row};
    }
    return true;
  }

  uint64_t multiplier_ = 1;
  std::array<Slot, size_t{1} << kSlotBits> slots_{};
};

constexpr bool NamesAreShort() {
  for (const auto& rows : kMembers) {
    for (const MemberRow& row : rows) {
      if (row.name.size() > 16 || row.element.size() > 16) return false;
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

constexpr auto kByName = MakeIndexes(&MemberRow::name);
constexpr auto kByElement = MakeIndexes(&MemberRow::element);

}  // namespace

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

const MemberRow* FindMember(Place place, std::string_view name) {
  return kByName[static_cast<size_t>(place)].Find(name);
}

const MemberRow* FindElement(Place place, std::string_view element) {
  return kByElement[static_cast<size_t>(place)].Find(element);
}

std::span<const MemberRow> MembersOf(Place place) { return kMembers[static_cast<size_t>(place)]; }

}  // namespace escalint
