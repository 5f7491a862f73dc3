#include <algorithm>
#include <future>
#include <mutex>
#include <system_error>
#include <utility>
#include <vector>

#include "source/text_window.h"

namespace escalint {
namespace {

constexpr size_t kWindowBytes = 2 << 20;
constexpr size_t kWorthAThread = 256 << 10;

using Window = std::shared_ptr<char[]>;

/// Memory for windows of kWindowBytes, used again when the last slice of one is done: fresh memory
/// costs more than reading into it.
class WindowStore : public std::enable_shared_from_this<WindowStore> {
 public:
  Window Take() {
    std::unique_ptr<char[]> memory = TakeSpare();
    if (!memory) memory.reset(new char[kWindowBytes]);
    return {memory.release(), [store = shared_from_this()](char* done) { store->GiveBack(done); }};
  }

 private:
  std::unique_ptr<char[]> TakeSpare() {
    const std::lock_guard lock(mutex_);
    if (spare_.empty()) return nullptr;
    std::unique_ptr<char[]> memory = std::move(spare_.back());
    spare_.pop_back();
    return memory;
  }
  void GiveBack(char* done) {
    std::unique_ptr<char[]> memory(done);
    const std::lock_guard lock(mutex_);
    spare_.push_back(std::move(memory));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<char[]>> spare_;
};

/// The file is read, not mapped: whoever shortens it meanwhile would kill a process that looks at
/// mapped pages.
class FileText : public TextWindow {
 public:
  FileText(std::shared_ptr<const FileInput> file, size_t mark_bytes, std::shared_ptr<Sha256> hash,
           std::shared_ptr<FaultLog> faults)
      : file_(std::move(file)),
        mark_bytes_(mark_bytes),
        next_(mark_bytes),
        hash_(std::move(hash)),
        faults_(std::move(faults)) {
    if (hash_) hash_->Update(file_->ReadAt(0, mark_bytes_));
  }
  ~FileText() override { AwaitHash(); }

  bool Grow() override {
    if (broken_ || next_ >= file_->size()) return false;
    const size_t kept = text_.size();
    const size_t size = std::max(kWindowBytes, 4 * kept);  // so that much is not copied often
    const Window window = size == kWindowBytes ? store_->Take() : Window(new char[size]);
    text_.copy(window.get(), kept);
    const auto wanted = static_cast<size_t>(std::min<uint64_t>(size - kept, file_->size() - next_));
    char* const fresh = window.get() + kept;
    if (file_->ReadInto(fresh, wanted, next_) < wanted) return Break();
    next_ += wanted;
    text_ = {window.get(), kept + wanted};
    owner_ = window;
    HashBeside({fresh, wanted}, window);
    return true;
  }

  std::optional<TextTail> Tail(size_t count) const override {
    const uint64_t text_bytes = file_->size() - mark_bytes_;
    const auto size = static_cast<size_t>(std::min<uint64_t>(count, text_bytes));
    return TextTail{text_bytes - size, file_->ReadAt(file_->size() - size, size)};
  }

  std::string FinishHash() override {
    if (!hash_) return "";
    do {
      Advance(text_.size());
    } while (Grow());
    AwaitHash();
    return hash_->Finish();
  }

  Encoding encoding() const override { return Encoding::kUtf8; }

 private:
  /// Hashing takes about as long as slicing, so it runs beside it, one window at a time.
  void HashBeside(std::string_view fresh, const Window& window) {
    if (!hash_) return;
    AwaitHash();
    const auto update = [hash = hash_, window, fresh] { hash->Update(fresh); };
    if (fresh.size() < kWorthAThread) return update();
    try {
      hashing_ = std::async(std::launch::async, update);
    } catch (const std::system_error&) {  // no thread to be had
      update();
    }
  }

  bool Break() {
    broken_ = true;
    faults_->AddBrokenInput("cannot be read further: it was shortened or taken away meanwhile",
                            "run again when nothing else writes to the file");
    return false;
  }

  void AwaitHash() {
    if (hashing_.valid()) hashing_.get();
  }

  std::shared_ptr<const FileInput> file_;
  size_t mark_bytes_;
  uint64_t next_;  ///< where in the file what hasn't been read begins
  std::shared_ptr<WindowStore> store_ = std::make_shared<WindowStore>();
  std::shared_ptr<Sha256> hash_;
  std::shared_ptr<FaultLog> faults_;
  bool broken_ = false;
  std::future<void> hashing_;
};

}  // namespace

std::unique_ptr<TextWindow> ReadText(std::shared_ptr<const FileInput> file, size_t mark_bytes,
                                     std::shared_ptr<Sha256> hash,
                                     std::shared_ptr<FaultLog> faults) {
  return std::make_unique<FileText>(std::move(file), mark_bytes, std::move(hash),
                                    std::move(faults));
}

}  // namespace escalint
