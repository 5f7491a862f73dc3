/// `--format FMT[:FILE]`, as every command understands it that writes a report: what is written,
/// and where to.
///
///     --format text --format csv:march.csv   →  {kText, "-"}, {kCsv, "march.csv"}
///     (not given)                            →  the first of the command's formats, "-"
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace escalint {

template <typename Format>
struct Output {
  Format format{};
  std::string path = "-";  ///< "-" is standard output
};

/// "csv:march.csv" taken apart.
struct FormatWords {
  std::string name;
  std::string path;
};
FormatWords SplitFormat(const std::string& text);

/// Two formats at one place would write over each other.
void RefuseSharedPaths(const std::vector<std::string>& paths, Problems& problems);

/// What is wrong goes to `problems`: a format that `known` (pairs of a name and a format) doesn't
/// have, or no name after the colon. REQUIRES: `known` isn't empty.
template <typename Known>
auto ReadFormats(const Options& options, const Known& known, Problems& problems) {
  std::vector<Output<typename Known::value_type::second_type>> outputs;
  for (const std::string& text : options.Values("format")) {
    const FormatWords words = SplitFormat(text);
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const auto& row) { return row.first == words.name; });
    if (found == known.end()) {
      std::string offered;
      for (const auto& [name, format] : known) {
        offered.append(offered.empty() ? "one of " : ", ").append(name);
      }
      problems.push_back(
          OnCommandLine("--format: there is no format \"" + words.name + "\" here", offered));
    } else if (words.path.empty()) {
      problems.push_back(OnCommandLine("--format " + text + " names no file", "write FMT:FILE"));
    } else {
      outputs.push_back({found->second, words.path});
    }
  }
  if (!options.Has("format")) outputs.push_back({known.front().second});
  return outputs;
}

/// The places that `outputs` go to.
template <typename Format>
std::vector<std::string> PathsOf(const std::vector<Output<Format>>& outputs) {
  std::vector<std::string> paths;
  for (const Output<Format>& output : outputs) paths.push_back(output.path);
  return paths;
}

}  // namespace escalint
