/// From whatever an export was written in to UTF-8. ICU stays behind this header.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/problem.h"

namespace escalint {

enum class Encoding : uint8_t { kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };
std::optional<Encoding> EncodingFromName(
    std::string_view name);  ///< case-insensitive, usual labels

/// Byte offset of the first byte that is not part of valid UTF-8, or nullopt. Fast for ASCII.
std::optional<size_t> FindInvalidUtf8(std::string_view text);

/// The length of the well-formed sequence of two to four bytes at the front of `text`, or 0.
/// REQUIRES: `text` is not empty.
size_t Utf8SequenceLength(std::string_view text);

/// Streaming conversion to UTF-8: feed pieces in order, ask for the rest with `last`.
class Transcoder {
 public:
  static Result<std::unique_ptr<Transcoder>> Make(Encoding from);
  ~Transcoder();
  /// Appends the UTF-8 of `piece` to `out`. Malformed input (an unpaired surrogate, a byte that
  /// Windows-1252 leaves undefined) is a Problem saying at which input byte. Conversion goes on
  /// behind it: the malformed bytes stand in `out` in a form that is never valid UTF-8, so that
  /// whoever checks the text piece by piece loses only the piece they stand in.
  Result<bool> Convert(std::string_view piece, bool last, std::string& out);

 private:
  struct Impl;
  explicit Transcoder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace escalint
