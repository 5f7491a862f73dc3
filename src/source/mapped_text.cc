#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <future>
#include <system_error>
#include <utility>

#include "source/text_window.h"

namespace escalint {
namespace {

constexpr uint64_t kWindowBytes = 4 << 20;

/// A stretch of a file in memory, given back when the last slice of it is done.
class Mapping {
 public:
  /// REQUIRES: `begin` is a multiple of the page size.
  Mapping(int descriptor, uint64_t begin, size_t size) : size_(size) {
    int flags = MAP_PRIVATE;
#ifdef MAP_POPULATE
    flags |= MAP_POPULATE;
#endif
    address_ = ::mmap(nullptr, size, PROT_READ, flags, descriptor, static_cast<off_t>(begin));
  }
  ~Mapping() {
    if (good()) ::munmap(address_, size_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  bool good() const { return address_ != MAP_FAILED; }
  std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }

 private:
  void* address_;
  size_t size_;
};

uint64_t PageStart(uint64_t offset) {
  const auto page = static_cast<uint64_t>(::sysconf(_SC_PAGESIZE));
  return offset / page * page;
}

class MappedText : public TextWindow {
 public:
  MappedText(std::shared_ptr<const FileInput> file, size_t mark_bytes, std::shared_ptr<Sha256> hash,
             std::shared_ptr<FaultLog> faults)
      : file_(std::move(file)),
        mark_bytes_(mark_bytes),
        hash_(std::move(hash)),
        faults_(std::move(faults)) {}
  ~MappedText() override { AwaitHash(); }

  bool Grow() override {
    const uint64_t begin = mark_bytes_ + offset_;
    const uint64_t seen_end = begin + text_.size();
    if (broken_ || seen_end >= file_->size()) return false;
    const uint64_t map_begin = PageStart(begin);
    const uint64_t wanted = seen_end - map_begin + std::max<uint64_t>(kWindowBytes, text_.size());
    const auto size = static_cast<size_t>(std::min(wanted, file_->size() - map_begin));
    auto mapping = std::make_shared<const Mapping>(file_->descriptor(), map_begin, size);
    // Touching a page past the end of a shortened file would kill the process.
    if (!mapping->good() || file_->SizeNow() < map_begin + size) return Break();
    text_ = mapping->bytes().substr(static_cast<size_t>(begin - map_begin));
    owner_ = mapping;
    HashUpTo(map_begin, mapping);
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
  /// Hashes what `mapping` shows for the first time. Hashing takes about as long as slicing, so it
  /// runs beside it, one window at a time.
  void HashUpTo(uint64_t map_begin, const std::shared_ptr<const Mapping>& mapping) {
    if (!hash_) return;
    const auto known = static_cast<size_t>(hashed_ - map_begin);
    const std::string_view fresh = mapping->bytes().substr(known);
    hashed_ += fresh.size();
    AwaitHash();
    const auto update = [hash = hash_, mapping, fresh] { hash->Update(fresh); };
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

  static constexpr size_t kWorthAThread = 1 << 20;

  std::shared_ptr<const FileInput> file_;
  size_t mark_bytes_;
  std::shared_ptr<Sha256> hash_;
  std::shared_ptr<FaultLog> faults_;
  bool broken_ = false;
  uint64_t hashed_ = 0;  ///< bytes of the file given to `hash_`
  std::future<void> hashing_;
};

}  // namespace

std::unique_ptr<TextWindow> MapText(std::shared_ptr<const FileInput> file, size_t mark_bytes,
                                    std::shared_ptr<Sha256> hash,
                                    std::shared_ptr<FaultLog> faults) {
  const Mapping probe(file->descriptor(), 0, 1);
  if (!probe.good()) return nullptr;
  return std::make_unique<MappedText>(std::move(file), mark_bytes, std::move(hash),
                                      std::move(faults));
}

}  // namespace escalint
