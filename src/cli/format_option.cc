#include "cli/format_option.h"

namespace escalint {

FormatWords SplitFormat(const std::string& text) {
  const size_t colon = text.find(':');
  return {text.substr(0, colon), colon == std::string::npos ? "-" : text.substr(colon + 1)};
}

void RefuseSharedPaths(const std::vector<std::string>& paths, Problems& problems) {
  for (size_t i = 0; i < paths.size(); ++i) {
    if (std::find(paths.begin(), paths.begin() + i, paths[i]) == paths.begin() + i) continue;
    if (paths[i] == "-") {
      problems.push_back(OnCommandLine("two formats are to go to standard output",
                                       "give one a file: --format FMT:FILE"));
    } else {
      problems.push_back(
          OnCommandLine("two formats are to go to " + paths[i], "give each a file of its own"));
    }
  }
}

}  // namespace escalint
