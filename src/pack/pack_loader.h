/// Rule packs from JSON text: one complete, self-contained file per published version of a policy.
#pragma once

#include <string>
#include <string_view>

#include "domain/policy.h"
#include "domain/problem.h"
#include "pack/pack_compiler.h"

namespace escalint {

/// Compiles a pack under the readings chosen. All of a bad pack's faults come at once, each with
/// file, line, column, what was found, what was wanted and the nearest right word.
Result<Policy> LoadPack(std::string_view json, const std::string& file,
                        const ReadingChoices& choices);

/// "1wd", "48h", "28d", "same-day": a limit as `--local-limit` takes it.
Result<Limit> ParseLocalLimit(std::string_view text);

}  // namespace escalint
