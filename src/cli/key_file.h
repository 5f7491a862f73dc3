/// A file with a secret in it, by which ids are hidden.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/problem.h"

namespace escalint {

/// What the file holds, without the line ends behind it: a key is the same however its copy was
/// saved. Problems: it can't be read, or nothing is in it.
Result<std::string> ReadKeyFile(const std::string& path);

/// A key that is read as an export would be quoted as a bad one.
std::optional<Problem> IsAnInput(const std::string& key_file,
                                 const std::vector<std::string>& inputs);

}  // namespace escalint
