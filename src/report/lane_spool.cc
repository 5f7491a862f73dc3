#include "report/lane_spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "report/temporary_file.h"

namespace escalint {
namespace {

constexpr size_t kBlockSize = size_t{16} << 10;
constexpr mode_t kOwnerOnly = 0600;

/// 0, or errno. Like pwrite, but all of it.
int WriteAll(int fd, std::string_view bytes, uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t written = pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno != EINTR) return errno;
    if (written <= 0) continue;
    bytes.remove_prefix(static_cast<size_t>(written));
    offset += static_cast<uint64_t>(written);
  }
  return 0;
}

/// 0, or errno. Like pread, but all of it.
int ReadAll(int fd, std::string& bytes, uint64_t offset) {
  size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t read =
        pread(fd, bytes.data() + have, bytes.size() - have, static_cast<off_t>(offset + have));
    if (read < 0 && errno != EINTR) return errno;
    if (read == 0) return EIO;
    if (read > 0) have += static_cast<size_t>(read);
  }
  return 0;
}

}  // namespace

LaneSpool::~LaneSpool() {
  if (fd_ >= 0) close(fd_);
}

size_t LaneSpool::AddLane() {
  lanes_.emplace_back();
  return lanes_.size() - 1;
}

void LaneSpool::Write(size_t lane, std::string_view text) {
  if (problem_) return;
  lanes_[lane].filling += text;
  if (lanes_[lane].filling.size() >= kBlockSize) Flush(lanes_[lane]);
}

void LaneSpool::Fail(const char* what, int error) {
  problem_ = Problem{
      target_, 0, 0,
      std::string(what) + ": " + std::generic_category().message(error) + "; nothing was replaced",
      error == ENOSPC ? "make room on the disk, or write elsewhere" : ""};
}

/// The name is on the list of temporary files until it is gone again.
bool LaneSpool::Open() {
  if (fd_ >= 0) return true;
  TemporaryFile* file = TemporaryFile::Announce(TemporaryName(target_));
  fd_ = open(file->path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (fd_ < 0) {
    file->exists = false;  // not ours
    Fail("a temporary file could not be made beside it", errno);
    return false;
  }
  file->Remove();
  return true;
}

void LaneSpool::Flush(Lane& lane) {
  if (!Open()) return;
  if (const int error = WriteAll(fd_, lane.filling, end_)) return Fail("writing failed", error);
  lane.blocks.push_back({end_, lane.filling.size()});
  end_ += lane.filling.size();
  lane.filling.clear();
}

bool LaneSpool::ReadBlock(const Block& block, std::string& text) {
  text.resize(block.size);
  const int error = ReadAll(fd_, text, block.offset);
  if (error != 0) Fail("reading back a temporary file failed", error);
  return error == 0;
}

bool LaneSpool::Reader::Next(std::string& block) {
  const Lane& lane = spool_->lanes_[lane_];
  block.clear();
  if (spool_->problem_ || next_ > lane.blocks.size()) return false;
  if (next_ < lane.blocks.size()) return spool_->ReadBlock(lane.blocks[next_++], block);
  ++next_;
  block = lane.filling;
  return !block.empty();
}

}  // namespace escalint
