#include "domain/vocabulary.h"

#include <array>

namespace escalint {

#define ESCALINT_NAME(name, text) text,
#define ESCALINT_NAMES_OF(E, LIST, list_name)                                                  \
  template <>                                                                                  \
  std::span<const std::string_view> CanonicalNames<E>() {                                      \
    static constexpr auto kNames = std::to_array<std::string_view>({"", LIST(ESCALINT_NAME)}); \
    static_assert(kNames.size() <= 64, "EnumSet holds at most 64 values");                     \
    return kNames;                                                                             \
  }                                                                                            \
  template <>                                                                                  \
  std::string_view ListName<E>() {                                                             \
    return list_name;                                                                          \
  }

ESCALINT_NAMES_OF(StatusType, ESCALINT_STATUS_TYPES, "status")
ESCALINT_NAMES_OF(Route, ESCALINT_ROUTES, "route")
ESCALINT_NAMES_OF(Risk, ESCALINT_RISKS, "risk")
ESCALINT_NAMES_OF(EventType, ESCALINT_EVENT_TYPES, "event type")
ESCALINT_NAMES_OF(Outcome, ESCALINT_OUTCOMES, "outcome")
ESCALINT_NAMES_OF(About, ESCALINT_ABOUTS, "about")
ESCALINT_NAMES_OF(Method, ESCALINT_METHODS, "method")
ESCALINT_NAMES_OF(Content, ESCALINT_CONTENTS, "contents")
ESCALINT_NAMES_OF(Role, ESCALINT_ROLES, "role")
ESCALINT_NAMES_OF(Agency, ESCALINT_AGENCIES, "agency")

#undef ESCALINT_NAMES_OF
#undef ESCALINT_NAME

}  // namespace escalint
