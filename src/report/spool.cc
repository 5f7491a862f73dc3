#include "report/spool.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "report/temporary_file.h"

namespace escalint {
namespace {

constexpr size_t kKeptInMemory = size_t{16} << 10;  // a group
constexpr mode_t kOwnerOnly = 0600;
constexpr int kAttempts = 100;

}  // namespace

Spool::~Spool() {
  if (fd_ >= 0) close(fd_);
}

void Spool::Fail(std::string_view what, int error) {
  const bool is_standard_output = report_ == "-";
  problem_.emplace();
  problem_->file = is_standard_output ? "standard output" : report_;
  problem_->message =
      std::string(what) + ": " + std::strerror(error) + "; the report is not written";
  problem_->hint = "it is gathered in a temporary file first, ";
  problem_->hint += is_standard_output ? "in /tmp: make room, or set TMPDIR to another folder"
                                       : "beside it: make room, or name another place";
}

/// A name that exists belongs to a process that was killed; the next one will do.
bool Spool::Open() {
  int error = EEXIST;
  for (int attempt = 0; error == EEXIST && attempt < kAttempts; ++attempt) {
    TemporaryFile* note = TemporaryFile::Announce(ScratchName(report_));
    fd_ = open(note->path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
    if (fd_ >= 0) {
      note->Remove();
      return true;
    }
    error = errno;
    note->exists = false;  // not ours
  }
  Fail("a temporary file could not be made", error);
  return false;
}

void Spool::Add(size_t group, std::string_view text) {
  if (problem_) return;
  Group& mine = groups_[group];
  mine.recent += text;
  if (mine.recent.size() >= kKeptInMemory) Write(mine);
}

void Spool::Write(Group& group) {
  if (fd_ < 0 && !Open()) return;
  std::string_view rest = group.recent;
  while (!rest.empty()) {
    const uint64_t at = end_ + group.recent.size() - rest.size();
    const ssize_t written = pwrite(fd_, rest.data(), rest.size(), static_cast<off_t>(at));
    if (written < 0 && errno != EINTR) return Fail("text could not be put aside", errno);
    if (written > 0) rest.remove_prefix(static_cast<size_t>(written));
  }
  group.written.push_back({end_, group.recent.size()});
  end_ += group.recent.size();
  group.recent.clear();
  group.recent.shrink_to_fit();
}

bool Spool::Take(size_t group, std::string& out) {
  const auto known = groups_.find(group);
  if (problem_ || known == groups_.end()) return false;
  Group& mine = known->second;
  if (mine.taken < mine.written.size()) return Read(mine.written[mine.taken++], out);
  if (mine.recent.empty()) return false;
  out += mine.recent;
  mine.recent.clear();
  return true;
}

bool Spool::Read(const Stretch& stretch, std::string& out) {
  const size_t before = out.size();
  out.resize(before + stretch.size);
  uint64_t done = 0;
  while (done < stretch.size) {
    const ssize_t read = pread(fd_, out.data() + before + done, stretch.size - done,
                               static_cast<off_t>(stretch.at + done));
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) {
      Fail("what was put aside could not be read back", read == 0 ? EIO : errno);
      return false;
    }
    done += static_cast<uint64_t>(read);
  }
  return true;
}

}  // namespace escalint
