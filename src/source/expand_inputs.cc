#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "source/export_stream.h"
#include "source/fault_log.h"

namespace escalint {
namespace {

namespace fs = std::filesystem;

bool IsHidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

/// The regular files of a directory, not of those below it, in name order.
std::vector<std::string> FilesIn(const std::string& directory, std::error_code& error) {
  std::vector<std::string> files;
  fs::directory_iterator entry(directory, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    if (IsHidden(entry->path()) || !entry->is_regular_file(ignored)) continue;
    files.push_back(entry->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void ExpandDirectory(const std::string& directory, std::vector<std::string>& inputs,
                     Problems& problems) {
  std::error_code error;
  const std::vector<std::string> files = FilesIn(directory, error);
  if (error) {
    problems.push_back(FileProblem(directory, "cannot be listed: " + error.message(),
                                   "check that this user may read the directory"));
  } else if (files.empty()) {
    problems.push_back(FileProblem(directory, "is a directory that holds no files",
                                   "put the exports in it, or name them one by one"));
  }
  inputs.insert(inputs.end(), files.begin(), files.end());
}

void Expand(const std::string& argument, std::vector<std::string>& inputs, Problems& problems) {
  std::error_code error;
  const fs::file_status status = fs::status(argument, error);
  if (argument == "-") {
    inputs.push_back(argument);
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
    inputs.push_back(argument);
  }
}

}  // namespace

Result<std::vector<std::string>> ExpandInputs(const std::vector<std::string>& arguments) {
  std::vector<std::string> inputs;
  Problems problems;
  for (const std::string& argument : arguments) Expand(argument, inputs, problems);
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) {
    problems.push_back(FileProblem("-", "standard input is named more than once",
                                   "it can be read only once: name - once"));
  }
  if (!problems.empty()) return problems;
  return inputs;
}

}  // namespace escalint
