/// The id that a record gives itself, looked for in its bytes: for records that can't be read.
///
///     IdOfBroken({"{\"child\": \"C-1\", \"id\": \"A\", \"events\": 5}"})   // "A"
#pragma once

#include <optional>
#include <string>

#include "domain/slice.h"

namespace escalint {

/// None where there is no such member, or where the record breaks off before it.
std::optional<std::string> IdOfBroken(const Slice& slice);

}  // namespace escalint
