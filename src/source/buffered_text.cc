#include <algorithm>
#include <cstring>
#include <utility>

#include "source/text_window.h"

namespace escalint {
namespace {

constexpr size_t kWindowBytes = 1 << 20;

class BufferedText : public TextWindow {
 public:
  explicit BufferedText(ReaderStack readers) : readers_(std::move(readers)) {}

  /// Slices already cut may be read by other threads meanwhile: only bytes behind them are written.
  bool Grow() override {
    if (free_ == 0) OpenWindow();
    char* const end = window_end_ - free_;
    const size_t got = readers_.text->Read(end, free_);
    free_ -= got;
    text_ = {end - text_.size(), text_.size() + got};
    return got > 0;
  }

  std::optional<TextTail> Tail(size_t) const override { return std::nullopt; }

  std::string FinishHash() override {
    if (!readers_.hash) return "";
    char rest[16 << 10];
    while (readers_.raw->Read(rest, sizeof(rest)) > 0) {
    }
    return readers_.hash->Finish();
  }

  Encoding encoding() const override { return readers_.encoding; }

 private:
  /// A new window that begins with what is not left behind; twice as large if that is much, so that
  /// a long case is not copied again and again.
  void OpenWindow() {
    const size_t kept = text_.size();
    const size_t size = std::max(kWindowBytes, 2 * kept);
    std::shared_ptr<char[]> window(new char[size]);
    if (kept > 0) std::memcpy(window.get(), text_.data(), kept);
    window_end_ = window.get() + size;
    free_ = size - kept;
    text_ = {window.get(), kept};
    owner_ = std::move(window);
  }

  ReaderStack readers_;
  char* window_end_ = nullptr;
  size_t free_ = 0;  ///< bytes of the window not yet read into, at its end
};

}  // namespace

std::unique_ptr<TextWindow> BufferText(ReaderStack readers) {
  return std::make_unique<BufferedText>(std::move(readers));
}

}  // namespace escalint
