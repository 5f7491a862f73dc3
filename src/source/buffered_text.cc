#include <algorithm>
#include <cstring>
#include <utility>

#include "source/text_window.h"

namespace escalint {
namespace {

constexpr size_t kWindowBytes = 1 << 20;

class BufferedText : public TextWindow {
 public:
  BufferedText(std::unique_ptr<ReadAhead> reader, Encoding encoding)
      : reader_(std::move(reader)), encoding_(encoding) {}

  /// Slices already cut may be read by other threads meanwhile: only bytes behind them are written.
  /// Whoever asks for more looks through all of it again; so a long text grows by as much as it
  /// has, as far as the window goes.
  bool Grow() override {
    if (free_ == 0) OpenWindow();
    const size_t before = text_.size();
    const size_t enough = before < kWindowBytes ? before + 1 : 2 * before;
    while (text_.size() < enough && free_ > 0 && ReadOn()) {
    }
    return text_.size() > before;
  }

  std::optional<TextTail> Tail(size_t) const override { return std::nullopt; }

  std::string FinishHash() override { return reader_->FinishHash(); }

  Encoding encoding() const override { return encoding_; }

 private:
  /// False at the end of the input.
  bool ReadOn() {
    char* const end = window_end_ - free_;
    const size_t got = reader_->Read(end, free_);
    free_ -= got;
    text_ = {end - text_.size(), text_.size() + got};
    return got > 0;
  }

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

  std::unique_ptr<ReadAhead> reader_;
  Encoding encoding_;
  char* window_end_ = nullptr;
  size_t free_ = 0;  ///< bytes of the window not yet read into, at its end
};

}  // namespace

std::unique_ptr<TextWindow> BufferText(std::unique_ptr<ReadAhead> text, Encoding encoding) {
  return std::make_unique<BufferedText>(std::move(text), encoding);
}

}  // namespace escalint
