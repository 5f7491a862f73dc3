// The zone and the dates that the tests speak of.
#pragma once

#include "text/zone.h"

namespace escalint {

inline const ZoneTable& London() {
  static const Result<ZoneTable> zone = LoadZone("Europe/London");
  return *zone;
}

inline sys_days Date(int year, unsigned month, unsigned day) {
  return sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

}  // namespace escalint
