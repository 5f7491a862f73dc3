#include "source/read_ahead.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <exception>
#include <mutex>
#include <system_error>
#include <utility>

namespace escalint {
namespace {

constexpr size_t kBlockBytes = 256 << 10;
constexpr size_t kMostBlocks = 4;
constexpr auto kPatience = std::chrono::milliseconds(200);

}  // namespace

/// What the thread and the reader share: the blocks between them, and word of how it ended.
class ReadAhead::Stage {
 public:
  explicit Stage(ReaderStack below) : below_(std::move(below)) {}

  // The thread's side.
  void Run() {
    try {
      while (WaitForRoom() && ReadBlock()) {
      }
      if (below_.hash) DrainRaw();
    } catch (...) {
      failure_ = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  /// Without a thread: the next block as the reader asks for it, empty at the end.
  void ReadNow(std::string& block) {
    block.resize(kBlockBytes);
    block.resize(below_.text->Read(block.data(), block.size()));
  }
  void DrainNow() {
    if (below_.hash) DrainRaw();
  }

  // The reader's side.
  /// False at the end of the text, when the readers below are done with.
  bool Take(std::string& block) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ || !blocks_.empty(); });
    if (blocks_.empty()) return false;
    block = std::move(blocks_.front());
    blocks_.pop_front();
    changed_.notify_all();
    return true;
  }
  /// Nothing is wanted any more. Says whether the thread has ended.
  bool Leave() {
    std::unique_lock lock(mutex_);
    wanted_ = false;
    changed_.notify_all();
    return changed_.wait_for(lock, kPatience, [&] { return ended_; });
  }
  /// REQUIRES, as what follows: the thread has ended.
  void RethrowFailure() {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  }
  const FaultLog& faults() const { return *below_.faults; }
  std::string Hash() { return below_.hash ? below_.hash->Finish() : ""; }

 private:
  bool WaitForRoom() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !wanted_ || blocks_.size() < kMostBlocks; });
    return wanted_;
  }
  bool ReadBlock() {
    std::string block;
    ReadNow(block);
    if (block.empty()) return false;
    const std::lock_guard lock(mutex_);
    if (wanted_) blocks_.push_back(std::move(block));
    changed_.notify_all();
    return true;
  }
  void DrainRaw() {
    char rest[16 << 10];
    while (IsWanted() && below_.raw->Read(rest, sizeof rest) > 0) {
    }
  }
  bool IsWanted() {
    const std::lock_guard lock(mutex_);
    return wanted_;
  }

  ReaderStack below_;  // the thread's, until it has ended
  std::exception_ptr failure_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<std::string> blocks_;
  bool wanted_ = true;
  bool ended_ = false;
};

ReadAhead::ReadAhead(ReaderStack below, std::shared_ptr<FaultLog> faults)
    : faults_(std::move(faults)), stage_(std::make_shared<Stage>(std::move(below))) {}

ReadAhead::~ReadAhead() {
  if (!thread_.joinable()) return;
  stage_->Leave() ? thread_.join() : thread_.detach();
}

void ReadAhead::Start() {
  if (ended_ || thread_.joinable() || alone_) return;
  try {
    thread_ = std::thread([stage = stage_] { stage->Run(); });
  } catch (const std::system_error&) {  // no thread to be had
    alone_ = true;
  }
}

/// False at the end of the text.
bool ReadAhead::NextBlock() {
  if (!alone_) return stage_->Take(block_);
  stage_->ReadNow(block_);
  return !block_.empty();
}

size_t ReadAhead::Read(char* into, size_t capacity) {
  Start();
  if (used_ == block_.size()) {
    used_ = 0;
    block_.clear();
    if (ended_ || !NextBlock()) {
      End();
      return 0;
    }
  }
  const size_t count = std::min(capacity, block_.size() - used_);
  std::memcpy(into, block_.data() + used_, count);
  used_ += count;
  return count;
}

void ReadAhead::End() {
  if (ended_) return;
  ended_ = true;
  alone_ ? stage_->DrainNow() : thread_.join();
  faults_->Append(stage_->faults());
  stage_->RethrowFailure();
}

std::string ReadAhead::FinishHash() {
  Start();
  while (!ended_ && NextBlock()) {
  }
  End();
  return stage_->Hash();
}

}  // namespace escalint
