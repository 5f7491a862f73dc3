/// The options that say how exports are to be opened: `--encoding`, `--max-record`, `--max-output`.
/// Every command that reads exports has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "domain/problem.h"
#include "source/export_stream.h"

namespace escalint {

/// Their rows for a command's table.
std::vector<Option> SourceOptionRows();
/// Reads them into `source`; what is wrong goes to `problems`.
void ReadSourceOptions(const Options& options, SourceOptions& source, Problems& problems);

/// "64M", "2G", "512k", "100000": bytes.
std::optional<uint64_t> ParseSize(std::string_view text);

}  // namespace escalint
