#include "ingest/member_table.h"

#include <algorithm>
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

/// One place's rows by name: a hash table made when the program is compiled, with a multiplier that
/// gives every name a slot to itself. A name's first and last letter and its length are enough to
/// find the slot; whether it is that name, two comparisons of eight bytes tell.
class NameIndex {
 public:
  constexpr NameIndex() = default;
  constexpr NameIndex(std::span<const MemberRow> rows, std::string_view MemberRow::*name) {
    while (!Fill(rows, name)) multiplier_ += 0x9E3779B8u;  // stays odd
  }
  const MemberRow* Find(std::string_view name) const {
    if (name.empty()) return nullptr;
    const Slot& slot = slots_[SlotOf(name)];
    return slot.Holds(name) ? slot.row : nullptr;
  }

 private:
  /// Bits of a name as they lie in memory, those behind a short one masked out.
  struct Half {
    uint64_t bits = 0, mask = 0;
    uint64_t DifferenceTo(const char* text) const {
      return (LoadWord<uint64_t>(text) ^ bits) & mask;
    }
  };
  struct Slot {
    Half front, back;
    uint64_t size = 0;  // 0 = free
    const MemberRow* row = nullptr;

    bool Holds(std::string_view name) const {
      return (front.DifferenceTo(name.data()) | back.DifferenceTo(name.data() + 8) |
              (name.size() ^ size)) == 0;
    }
  };
  static constexpr unsigned kSlotBits = 6;

  /// REQUIRES: `name` is not empty.
  constexpr size_t SlotOf(std::string_view name) const {
    const auto letter = [name](size_t at) { return static_cast<unsigned char>(name[at]); };
    const auto size = static_cast<uint32_t>(name.size());
    const uint32_t key = letter(0) ^ uint32_t { letter(size - 1) } << 8 ^ size << 16;
    return (key * multiplier_) >> (32 - kSlotBits);
  }
  static constexpr Slot MakeSlot(std::string_view name, const MemberRow& row) {
    std::array<char, kLongestName> bytes{}, mask{};
    std::copy(name.begin(), name.end(), bytes.begin());
    std::fill_n(mask.begin(), name.size(), '\xFF');
    const auto half = [&](size_t at) {
      return Half{LoadWord<uint64_t>(&bytes[at]), LoadWord<uint64_t>(&mask[at])};
    };
    return {half(0), half(8), name.size(), &row};
  }
  constexpr bool Fill(std::span<const MemberRow> rows, std::string_view MemberRow::*name) {
    slots_ = {};
    for (const MemberRow& row : rows) {
      if ((row.*name).empty()) continue;
      Slot& slot = slots_[SlotOf(row.*name)];
      if (slot.row != nullptr) return false;
      slot = MakeSlot(row.*name, row);
    }
    return true;
  }

  uint32_t multiplier_ = 1;
  std::array<Slot, size_t{1} << kSlotBits> slots_{};
};

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
