#include "report/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "report/temporary_file.h"

namespace escalint {
namespace {

constexpr size_t kBufferSize = size_t{1} << 18;
constexpr mode_t kNewFileMode = 0666;  // less the umask
constexpr mode_t kPermissionBits = 07777;
constexpr int kAttempts = 100;

std::string WithReason(std::string_view what, int error) {
  std::string text(what);
  text += ": ";
  text += std::strerror(error);
  return text;
}

/// What to do about it, where there is something to be said.
std::string Hint(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "make the folder first, or name another";
    case EACCES:
    case EPERM:
    case EROFS:
      return "name a place that you may write to";
    case EISDIR:
      return "name a file in the folder";
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "make room, or name another place";
    case EPIPE:
      return "the program that was reading the report ended before it was complete";
    default:
      return "";
  }
}

/// 0, or the errno of the write that failed. Goes on after interruptions and partial writes.
int WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes.remove_prefix(static_cast<size_t>(written));
  }
  return 0;
}

/// 0, or errno. Some file systems have no fsync and say EINVAL.
int Sync(int fd) { return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno; }

/// Makes the new name survive a power cut. 0, or errno.
int SyncFolderOf(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  const int fd = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return errno == EACCES ? 0 : errno;
  const int error = Sync(fd);
  close(fd);
  return error;
}

/// Where the bytes are to go in the end: a link's target, so that the link itself stays.
std::string FollowLinks(const std::string& path) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(path, error);
  return error ? path : real.string();
}

}  // namespace

struct OutputFile::State {
  std::string shown;   ///< as the user named it
  std::string target;  ///< links followed; only with `temporary`
  int fd = -1;
  bool is_standard_output = false;     ///< then it is not ours to close
  TemporaryFile* temporary = nullptr;  ///< none: written directly
  bool flush_at_once = false;          ///< somebody is watching
  std::string buffer;
  std::optional<Problem> failure;

  std::optional<Problem> Fail(std::string_view what, int error);
  std::string Consequence() const;
  std::optional<Problem> Open();
  std::optional<Problem> OpenStandardOutput();
  std::optional<Problem> OpenDirectly();
  std::optional<Problem> OpenTemporary();
  std::optional<Problem> KeepPermissionsOf(const struct stat& replaced);
  std::optional<Problem> Flush();
  std::optional<Problem> SyncAndClose();
  std::optional<Problem> TakeName();
  void Abandon();
};

std::string OutputFile::State::Consequence() const {
  return temporary != nullptr || fd < 0 ? "; nothing was replaced" : "; the output is incomplete";
}

/// Remembers the problem, so that every later call returns it too.
std::optional<Problem> OutputFile::State::Fail(std::string_view what, int error) {
  failure = Problem{shown, 0, 0, WithReason(what, error) + Consequence(), Hint(error)};
  Abandon();
  return failure;
}

std::optional<Problem> OutputFile::State::Open() {
  if (shown == "-" || shown == "/dev/stdout") return OpenStandardOutput();
  struct stat present {};
  const bool is_there = stat(shown.c_str(), &present) == 0;
  if (is_there && S_ISDIR(present.st_mode)) return Fail("it cannot be written to", EISDIR);
  if (is_there && !S_ISREG(present.st_mode)) return OpenDirectly();
  if (auto problem = OpenTemporary()) return problem;
  return is_there ? KeepPermissionsOf(present) : std::nullopt;
}

std::optional<Problem> OutputFile::State::OpenStandardOutput() {
  shown = "standard output";
  fd = STDOUT_FILENO;
  is_standard_output = true;
  flush_at_once = isatty(fd) == 1;
  return std::nullopt;
}

std::optional<Problem> OutputFile::State::OpenDirectly() {
  fd = open(shown.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return Fail("it could not be opened for writing", errno);
  flush_at_once = isatty(fd) == 1;
  return std::nullopt;
}

/// A name that exists belongs to a process that was killed; the next one will do.
std::optional<Problem> OutputFile::State::OpenTemporary() {
  target = FollowLinks(shown);
  int error = EEXIST;
  for (int attempt = 0; fd < 0 && error == EEXIST && attempt < kAttempts; ++attempt) {
    temporary = TemporaryFile::Announce(TemporaryName(target));
    fd = open(temporary->path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kNewFileMode);
    if (fd >= 0) return std::nullopt;
    error = errno;
    temporary->exists = false;  // not ours
  }
  return Fail("a temporary file could not be made beside it", error);
}

/// A report that only some may read stays so.
std::optional<Problem> OutputFile::State::KeepPermissionsOf(const struct stat& replaced) {
  if (fchmod(fd, replaced.st_mode & kPermissionBits) == 0) return std::nullopt;
  return Fail("the permissions of the present file could not be kept", errno);
}

std::optional<Problem> OutputFile::State::Flush() {
  const int error = WriteAll(fd, buffer);
  buffer.clear();
  if (error != 0) return Fail("writing failed", error);
  return std::nullopt;
}

std::optional<Problem> OutputFile::State::SyncAndClose() {
  struct stat status {};
  const bool is_file = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  if (is_file) {
    if (const int error = Sync(fd)) return Fail("the disk didn't take what was written", error);
  }
  if (is_standard_output) return std::nullopt;
  const int closed = close(std::exchange(fd, -1));
  if (closed != 0) return Fail("the disk didn't take what was written", errno);
  return std::nullopt;
}

std::optional<Problem> OutputFile::State::TakeName() {
  if (rename(temporary->path.c_str(), target.c_str()) != 0) {
    return Fail("the finished report could not take its name", errno);
  }
  temporary->exists = false;
  if (const int error = SyncFolderOf(target)) {
    failure = Problem{shown, 0, 0,
                      WithReason("written and replaced, but the folder could not be synced", error),
                      "the report may be lost if the power fails now"};
  }
  return failure;
}

void OutputFile::State::Abandon() {
  if (fd >= 0 && !is_standard_output) close(fd);
  fd = -1;
  if (temporary != nullptr) temporary->Remove();
}

OutputFile::OutputFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutputFile::OutputFile(OutputFile&&) noexcept = default;

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

OutputFile::~OutputFile() {
  if (state_) state_->Abandon();
}

Result<OutputFile> OutputFile::Open(const std::string& path) {
  auto state = std::make_unique<State>();
  state->shown = path;
  if (const auto problem = state->Open()) return *problem;
  return OutputFile(std::move(state));
}

std::optional<Problem> OutputFile::Write(std::string_view bytes) {
  if (state_->failure) return state_->failure;
  state_->buffer += bytes;
  const bool due = state_->flush_at_once || state_->buffer.size() >= kBufferSize;
  return due ? state_->Flush() : std::nullopt;
}

std::optional<Problem> OutputFile::Commit() {
  if (state_->failure) return state_->failure;
  if (auto problem = state_->Flush()) return problem;
  if (auto problem = state_->SyncAndClose()) return problem;
  return state_->temporary != nullptr ? state_->TakeName() : std::nullopt;
}

}  // namespace escalint
