#include "cli/format_option.h"

#include <filesystem>
#include <set>
#include <system_error>

namespace escalint {

FormatWords SplitFormat(const std::string& text) {
  const size_t colon = text.find(':');
  return {text.substr(0, colon), colon == std::string::npos ? "-" : text.substr(colon + 1)};
}

namespace {

/// The same for "x.json" and "./x.json".
std::string PlaceOf(const std::string& path) {
  if (path == "-") return path;
  std::error_code unknown;
  const auto place =
      std::filesystem::weakly_canonical(std::filesystem::absolute(path, unknown), unknown);
  return unknown ? path : place.string();
}

}  // namespace

void RefuseSharedPaths(const std::vector<std::string>& paths, Problems& problems) {
  std::set<std::string> places;
  for (const std::string& path : paths) {
    if (places.insert(PlaceOf(path)).second) continue;
    if (path == "-") {
      problems.push_back(OnCommandLine("two formats are to go to standard output",
                                       "give one a file: --format FMT:FILE"));
    } else {
      problems.push_back(
          OnCommandLine("two formats are to go to " + path, "give each a file of its own"));
    }
  }
}

}  // namespace escalint
