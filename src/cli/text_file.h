/// A small file, whole: rule packs, calendars. Exports never pass through here.
#pragma once

#include <string>
#include <vector>

#include "domain/problem.h"

namespace escalint {

/// Problems: not there, not readable, not a file, larger than any of its kind.
Result<std::string> ReadTextFile(const std::string& path);

/// The regular files of a folder whose names end in `ending`, in name order.
Result<std::vector<std::string>> ListFiles(const std::string& folder, const std::string& ending);

}  // namespace escalint
