#include "report/report_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace escalint {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kNewFolderMode = 0777;  // less the umask

bool IsOurs(const fs::path& file) {
  const std::string stem = file.stem().string();
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return file.extension() == ".html" && !stem.empty() &&
         std::all_of(stem.begin(), stem.end(), fits);
}

bool IsEarlierReports(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(fs::symlink_status(folder, error))) return false;
  fs::directory_iterator files(folder, error);
  return !error && std::all_of(fs::begin(files), fs::end(files), [](const auto& file) {
    return IsOurs(file.path()) && file.is_regular_file();
  });
}

/// REQUIRES: IsEarlierReports.
void RemoveEarlier(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(folder, ignored)) files.push_back(file.path());
  for (const fs::path& file : files) unlink(file.c_str());
  rmdir(folder.c_str());
}

}  // namespace

ReportFolder::ReportFolder(const std::string& report) {
  fs::path path(report);
  name_ = path.stem().string() + "_files";
  path_ = (path.parent_path() / name_).string();
  name_ += '/';
}

ReportFolder::~ReportFolder() {
  if (made_ != nullptr && made_->exists.exchange(false)) RemoveEarlier(made_->path);
}

std::optional<Problem> ReportFolder::WouldReplace() const {
  std::error_code error;
  const bool is_there = fs::exists(fs::symlink_status(path_, error));
  if (!is_there || IsEarlierReports(path_)) return std::nullopt;
  return Problem{path_, 0, 0,
                 "a long report has this folder for its parts, but there is something else in it",
                 "move it away, or give the report another name"};
}

std::optional<Problem> ReportFolder::Make() {
  if (made_ != nullptr) return std::nullopt;
  if (auto problem = WouldReplace()) return problem;
  const std::string path = TemporaryName(path_);
  if (mkdir(path.c_str(), kNewFolderMode) != 0) {
    return Problem{path_, 0, 0,
                   "the folder for the report's parts could not be made: " +
                       std::generic_category().message(errno),
                   ""};
  }
  made_ = TemporaryFile::Announce(path);
  return std::nullopt;
}

Result<OutputFile> ReportFolder::Add(const std::string& file) {
  if (auto problem = Make()) return *std::move(problem);
  const std::string path = (fs::path(made_->path) / file).string();
  TemporaryFile::Announce(path);
  return OutputFile::Open(path);
}

/// The folder that was there goes first to a name of its own: so there is always one or the other,
/// but for a moment.
std::optional<Problem> ReportFolder::Commit() {
  if (auto problem = WouldReplace(); problem && made_ != nullptr) return problem;
  const bool had_one = IsEarlierReports(path_);
  const std::string earlier = TemporaryName(path_);
  if (had_one) rename(path_.c_str(), earlier.c_str());
  if (made_ != nullptr && rename(made_->path.c_str(), path_.c_str()) != 0) {
    const int error = errno;
    if (had_one) rename(earlier.c_str(), path_.c_str());
    return Problem{path_, 0, 0,
                   "the folder with the report's parts could not take its name: " +
                       std::generic_category().message(error) + "; nothing was replaced",
                   ""};
  }
  if (made_ != nullptr) made_->exists = false;
  if (had_one) RemoveEarlier(earlier);
  return std::nullopt;
}

}  // namespace escalint
