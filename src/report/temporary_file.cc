#include "report/temporary_file.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "report/output_file.h"

namespace escalint {
namespace {

std::atomic<TemporaryFile*> newest_note{nullptr};
static_assert(std::atomic<TemporaryFile*>::is_always_lock_free);
static_assert(std::atomic<bool>::is_always_lock_free);

std::atomic<unsigned> names_given{0};

/// Leaves room for the rest of the name within the 255 bytes that file systems allow.
constexpr size_t kLongestStem = 200;

}  // namespace

TemporaryFile* TemporaryFile::Announce(std::string path) {
  auto* note = new TemporaryFile{std::move(path), true, newest_note.load()};
  while (!newest_note.compare_exchange_weak(note->next, note)) {
  }
  return note;
}

void TemporaryFile::Remove() noexcept {
  if (exists.exchange(false) && unlink(path.c_str()) != 0) rmdir(path.c_str());
}

std::string TemporaryName(const std::string& target) {
  const std::filesystem::path path(target);
  std::string name = ".";
  name += path.filename().string().substr(0, kLongestStem);
  name += '.';
  name += std::to_string(getpid());
  name += '-';
  name += std::to_string(++names_given);
  name += ".tmp";
  return (path.parent_path() / name).string();
}

std::string ScratchName(const std::string& report) {
  std::error_code unknown;
  const std::filesystem::file_status present = std::filesystem::status(report, unknown);
  const bool is_file =
      !std::filesystem::exists(present) || std::filesystem::is_regular_file(present);
  if (is_file && report != "-" && !report.starts_with("/dev/")) return TemporaryName(report);
  const std::filesystem::path folder = std::filesystem::temp_directory_path(unknown);
  return TemporaryName(((unknown ? std::filesystem::path("/tmp") : folder) / "escalint").string());
}

void RemoveTemporaryFiles() noexcept {
  const int saved_errno = errno;
  for (TemporaryFile* note = newest_note.load(); note != nullptr; note = note->next) note->Remove();
  errno = saved_errno;
}

}  // namespace escalint
