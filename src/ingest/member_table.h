/// The members of an export's objects, once for all carriers.
///
/// JSON's `"events": [{...}]` and XML's `<event .../>` are the same member: a row of this table
/// says what it is called in each, what shape its value has and, for an object, which members to
/// look for inside. Adding a member to the format is a row here and a line in the record builder.
///
///     FindMember(Place::kEvent, "contents")    // JSON name, XML attribute
///     FindElement(Place::kEvent, "content")    // XML element: the same row
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/packed_text.h"

namespace escalint {

/// The kinds of object that an export is made of.
enum class Place : uint8_t { kCase, kStatus, kEvent, kEscalation, kParty };
inline constexpr size_t kPlaceCount = 5;
/// "case", "status", "event", "escalation", "party".
std::string_view Name(Place place);

enum class Member : uint8_t {
  kCaseId,
  kChild,
  kAuthority,
  kBirthDate,
  kStatuses,
  kCaseEvents,
  kEscalations,
  kStatusType,
  kStatusFrom,
  kStatusTo,
  kEventId,
  kAt,
  kEventType,
  kStage,
  kBy,
  kTo,
  kAbout,
  kOutcome,
  kMethod,
  kContents,
  kEventRisk,
  kOf,
  kOnChildFile,
  kApprovedBy,
  kDue,
  kOwner,
  kNote,
  kToDate,
  kEscalationId,
  kPolicy,
  kRoute,
  kEscalationRisk,
  kTheme,
  kSource,
  kRaisedBy,
  kAgainst,
  kEscalationEvents,
  kRole,
  kAgency,
  kPrivate,
  kPartyName,
  kPartyId,
};

/// What a JSON value may be. In XML the text shapes and flags are attributes, the others elements.
enum class Shape : uint8_t {
  kText,        ///< a string
  kIdentifier,  ///< a string, or a whole number taken as its digits
  kFlag,        ///< true or false
  kTexts,       ///< an array of strings, or one string
  kTextList,    ///< an array of strings
  kObject,      ///< an object
  kObjects,     ///< an array of objects
};
/// What was expected, for a message: "an array of objects".
std::string_view Describe(Shape shape);

struct MemberRow {
  std::string_view name;     ///< in JSON, and as an XML attribute
  std::string_view element;  ///< as an XML element; "" = is never one
  Member member;
  Shape shape;
  Place opens = Place::kCase;  ///< what the objects inside are; of no meaning for texts and flags

  bool HoldsObjects() const { return shape >= Shape::kObject; }
  bool IsList() const {
    return shape == Shape::kTexts || shape == Shape::kTextList || shape == Shape::kObjects;
  }
};

/// No member's name is longer. Names are compared whole without asking first how long they are: so
/// many bytes from where a name begins must be readable when it is looked up.
inline constexpr size_t kLongestName = 16;

/// One place's rows by name: a hash table made when the program is compiled, with a multiplier that
/// gives every name a slot to itself. A name's first two letters and its length are enough to find
/// the slot; whether it is that name, two comparisons of eight bytes tell.
class NameIndex {
 public:
  constexpr NameIndex() = default;
  constexpr NameIndex(std::span<const MemberRow> rows, std::string_view MemberRow::*name) {
    while (!Fill(rows, name)) multiplier_ += 0x9E3779B8u;  // stays odd
  }
  const MemberRow* Find(std::string_view name) const {
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

  constexpr size_t SlotOf(std::string_view name) const {
    const uint32_t letters = LoadWord<uint16_t>(name.data());
    return ((letters ^ static_cast<uint32_t>(name.size()) << 16) * multiplier_) >> (32 - kSlotBits);
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

extern const std::array<NameIndex, kPlaceCount> kByName;
extern const std::array<NameIndex, kPlaceCount> kByElement;

/// The row, or nullptr. Here, because every member of every object of an export is asked for.
inline const MemberRow* FindMember(Place place, std::string_view name) {
  return kByName[static_cast<size_t>(place)].Find(name);
}
inline const MemberRow* FindElement(Place place, std::string_view element) {
  return kByElement[static_cast<size_t>(place)].Find(element);
}

std::span<const MemberRow> MembersOf(Place place);

}  // namespace escalint
