/// Reading text code point by code point, however broken it is.
///
/// Case records are checked to be UTF-8 when read, but a report also shows what nobody checked: a
/// file's name, a command line. So every byte sequence has a reading here; what is no UTF-8 reads
/// as U+FFFD, one for each maximal broken part, as browsers do:
///
///     DecodeFirst("é")        // {0xE9, length 2, valid}
///     DecodeFirst("\xE9t")    // {0xFFFD, length 1, not valid}
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace escalint {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct CodePoint {
  char32_t value = kReplacementCharacter;
  uint8_t length = 1;  ///< bytes taken
  bool valid = false;
};

/// REQUIRES: `bytes` is not empty.
CodePoint DecodeFirst(std::string_view bytes);

/// `text` as it is where it has at most `most` code points, else its beginning and "…": for readers
/// with limits of their own, and so that one name of three megabytes doesn't fill a page.
std::string Clip(std::string_view text, size_t most);

}  // namespace escalint
