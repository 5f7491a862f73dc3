#include "domain/policy.h"

namespace escalint {
namespace {

std::string Plural(int count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

}  // namespace

EnumSet<EventType> TypesOf(const AnyEvent& patterns) {
  EnumSet<EventType> types;
  for (const EventPattern& pattern : patterns) {
    if (pattern.entry != EventPattern::Entry::kNotAsked) {
      types |= kMakesEntry;
    } else if (!pattern.types.Empty()) {
      types |= pattern.types;
    } else {
      const size_t count = CanonicalNames<EventType>().size();
      for (size_t i = 1; i < count; ++i) types.Add(static_cast<EventType>(i));
    }
  }
  return types;
}

std::string Describe(const Limit& limit) {
  switch (limit.kind) {
    case Limit::Kind::kNone:
      return "no limit";
    case Limit::Kind::kHours:
      return Plural(limit.count, "hour");
    case Limit::Kind::kWorkingDays:
      return Plural(limit.count, "working day");
    case Limit::Kind::kDays:
      return Plural(limit.count, "day");
    case Limit::Kind::kSameDay:
      return "the same day";
  }
  return "";
}

}  // namespace escalint
