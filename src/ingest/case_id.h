/// A case's id, found without reading the case.
///
/// A shard of a run has to know whose a case is before it decides to read it. The id mostly stands
/// at its front, so a look at the first bytes will do:
///
///     FindCaseId(slice)   // {"id": "C-1", "child": …   →  "C-1"
///
/// Only what can be taken from the bytes as it stands is found: an id written with escapes, or none
/// at all, is left to the reader. Where the record can be read, its id is the one found here.
#pragma once

#include <optional>
#include <string_view>

#include "domain/slice.h"

namespace escalint {

/// A view into the slice; nullopt = only the reader can say.
std::optional<std::string_view> FindCaseId(const Slice& slice);

}  // namespace escalint
