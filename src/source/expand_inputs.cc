#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "source/export_stream.h"
#include "source/fault_log.h"

namespace escalint {
namespace {

namespace fs = std::filesystem;

/// Without regard to capitals: some systems write MARCH.XML.
bool EndsWith(std::string_view name, std::string_view ending) {
  const auto same = [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b); };
  return name.size() > ending.size() &&
         std::equal(ending.begin(), ending.end(),
                    name.end() - static_cast<ptrdiff_t>(ending.size()),
                    [&](char in_ending, char in_name) { return same(in_name, in_ending); });
}

/// Only whether to look: what a file is its content says.
bool IsCalledLikeAnExport(std::string_view name) {
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (EndsWith(name, packed)) name.remove_suffix(packed.size());
  }
  return EndsWith(name, ".json") || EndsWith(name, ".ndjson") || EndsWith(name, ".jsonl") ||
         EndsWith(name, ".xml");
}

constexpr std::string_view kReadHere =
    "only files whose names end in .json, .ndjson, .jsonl or .xml (or .json.gz, .xml.zst and so "
    "on) are read";

/// A directory at one level, each list in name order.
struct Listing {
  std::vector<std::string> exports;  ///< paths
  std::vector<std::string> others;   ///< names, a folder's with a slash behind
};

Listing List(const std::string& directory, std::error_code& error) {
  Listing listing;
  fs::directory_iterator entry(directory, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.')) continue;  // hidden
    if (entry->is_regular_file(ignored) && IsCalledLikeAnExport(name)) {
      listing.exports.push_back(entry->path().string());
    } else {
      listing.others.push_back(name + (entry->is_directory(ignored) ? "/" : ""));
    }
  }
  std::sort(listing.exports.begin(), listing.exports.end());
  std::sort(listing.others.begin(), listing.others.end());
  return listing;
}

/// "2023/, notes.txt, readme.txt and 4 more".
std::string FirstOf(const std::vector<std::string>& names) {
  constexpr size_t kMostNamed = 3;
  std::string text;
  for (size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
    text += (i == 0 ? "" : ", ") + names[i];
  }
  if (names.size() > kMostNamed)
    text += " and " + std::to_string(names.size() - kMostNamed) + " more";
  return text;
}

Problem NoExportIn(const std::string& directory, const Listing& listing) {
  const std::string held = listing.others.empty() ? "nothing" : FirstOf(listing.others);
  return FileProblem(
      directory,
      "is a directory without an export: it holds " + held + ", and " + std::string(kReadHere),
      "put the exports in it, or name the files and folders one by one");
}

Problem PassedOver(const std::string& directory, const Listing& listing) {
  return FileProblem(
      directory,
      "passed over " + FirstOf(listing.others) + ": of a directory " + std::string(kReadHere),
      "name a file or a folder itself to have it read");
}

void ExpandDirectory(const std::string& directory, Inputs& inputs, Problems& problems) {
  std::error_code error;
  const Listing listing = List(directory, error);
  if (error) {
    problems.push_back(FileProblem(directory, "cannot be listed: " + error.message(),
                                   "check that this user may read the directory"));
  } else if (listing.exports.empty()) {
    problems.push_back(NoExportIn(directory, listing));
  } else if (!listing.others.empty()) {
    inputs.passed_over.push_back(PassedOver(directory, listing));
  }
  inputs.files.insert(inputs.files.end(), listing.exports.begin(), listing.exports.end());
}

void Expand(const std::string& argument, Inputs& inputs, Problems& problems) {
  std::error_code error;
  const fs::file_status status = fs::status(argument, error);
  if (argument == "-") {
    inputs.files.push_back(argument);
  } else if (argument.empty()) {
    problems.push_back(FileProblem("", "an argument is empty, where an export was expected",
                                   "name a file, a directory or - for standard input"));
  } else if (status.type() == fs::file_type::not_found) {
    problems.push_back(FileProblem(argument, "does not exist", "check the spelling of the path"));
  } else if (error) {
    problems.push_back(FileProblem(argument, "cannot be looked at: " + error.message(),
                                   "check that this user may read it"));
  } else if (fs::is_directory(status)) {
    ExpandDirectory(argument, inputs, problems);
  } else {
    inputs.files.push_back(argument);
  }
}

}  // namespace

Result<Inputs> ExpandInputs(const std::vector<std::string>& arguments) {
  Inputs inputs;
  Problems problems;
  for (const std::string& argument : arguments) Expand(argument, inputs, problems);
  if (std::count(inputs.files.begin(), inputs.files.end(), "-") > 1) {
    problems.push_back(FileProblem("-", "standard input is named more than once",
                                   "it can be read only once: name - once"));
  }
  if (!problems.empty()) return problems;
  return inputs;
}

}  // namespace escalint
