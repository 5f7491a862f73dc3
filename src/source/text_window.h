/// The text of an export, seen through a window that only moves forward.
///
/// A slicer looks at `text()`, asks for more with `Grow()` while the case it is cutting is not yet
/// whole, and leaves bytes behind with `Advance()`. What it cuts out it can hand on without
/// copying: `owner()` keeps the window's memory alive, so that a window lives exactly as long as
/// the last slice cut from it. A case that runs past the end of a window is carried over into the
/// next one.
///
///     text: {"id":"C-1"},{"id":"C-2"},{"i        Grow() →   {"id":"C-3"},{"id":"C-4"}, ...
///                                     ^^ not whole           ^^ the same bytes, in the next window
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "source/fault_log.h"
#include "source/file_input.h"
#include "source/read_ahead.h"
#include "source/sha256.h"
#include "text/encoding.h"

namespace escalint {

/// The last bytes of a text.
struct TextTail {
  uint64_t offset = 0;  ///< of bytes[0] from the start of the decoded text
  std::string bytes;
};

class TextWindow {
 public:
  virtual ~TextWindow() = default;

  /// What has been read and not left behind. Valid until Grow() or, while owner() is held, as long.
  std::string_view text() const { return text_; }
  const std::shared_ptr<const void>& owner() const { return owner_; }
  /// Of text()[0] from the start of the decoded text (a byte order mark is not part of it).
  uint64_t offset() const { return offset_; }
  /// REQUIRES: `count` <= text().size().
  void Advance(size_t count) {
    text_.remove_prefix(count);
    offset_ += count;
  }

  /// Makes text() longer; its front stays the same, though it may move. False at the end.
  virtual bool Grow() = 0;
  /// Up to `count` last bytes of the whole text, if they can be had without reading the rest.
  virtual std::optional<TextTail> Tail(size_t count) const = 0;
  /// Reads what is left of the input and gives the SHA-256 of its raw bytes; "" without hashing.
  virtual std::string FinishHash() = 0;
  /// What the text was decoded from.
  virtual Encoding encoding() const = 0;

 protected:
  std::string_view text_;
  std::shared_ptr<const void> owner_;
  uint64_t offset_ = 0;
};

/// A regular file that is UTF-8 as it stands: a window is filled at one stroke, and hashed beside
/// the slicing. REQUIRES: file->size() > mark_bytes. `hash` may be null.
std::unique_ptr<TextWindow> ReadText(std::shared_ptr<const FileInput> file, size_t mark_bytes,
                                     std::shared_ptr<Sha256> hash,
                                     std::shared_ptr<FaultLog> faults);

/// Anything else: windows are buffers filled from `text`, which was decoded from `encoding`.
std::unique_ptr<TextWindow> BufferText(std::unique_ptr<ReadAhead> text, Encoding encoding);

}  // namespace escalint
