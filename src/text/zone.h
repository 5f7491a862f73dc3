/// The civil-time rules of a zone, taken from ICU's data once, before threads start.
#pragma once

#include "domain/problem.h"
#include "domain/time.h"

namespace escalint {

/// The transitions of the IANA zone `name` (1970 to 2100), e.g. "Europe/London".
Result<ZoneTable> LoadZone(const char* name);

}  // namespace escalint
