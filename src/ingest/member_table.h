/// The members of an export's objects, once for all carriers.
///
/// JSON's `"events": [{...}]` and XML's `<event .../>` are the same member: a row of this table
/// says what it is called in each, what shape its value has and, for an object, which members to
/// look for inside. Adding a member to the format is a row here and a line in the record builder.
///
///     FindMember(Place::kEvent, "contents")    // JSON name, XML attribute
///     FindElement(Place::kEvent, "content")    // XML element: the same row
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

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

/// The row, or nullptr.
const MemberRow* FindMember(Place place, std::string_view name);
const MemberRow* FindElement(Place place, std::string_view element);

std::span<const MemberRow> MembersOf(Place place);

}  // namespace escalint
