/// Words as numbers: found in tables and compared without a loop over their letters.
///
/// A text's first eight and last eight bytes, which overlap where it is short, and its length say
/// everything about a text of up to sixteen bytes; of a longer one the middle is left to compare.
///
///     Pack("outcome") == Pack("outcome")    // three comparisons of numbers
///     SameMiddle(packed, known, text)       // what is left of texts longer than sixteen
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace escalint {

struct PackedText {
  uint64_t head = 0, tail = 0;
  uint32_t size = 0;

  constexpr bool operator==(const PackedText&) const = default;
  /// Good in its upper bits: take `Hash() >> (64 - n)` for a table of 2^n. Another odd `multiplier`
  /// gives another hash.
  constexpr uint64_t Hash(uint64_t multiplier = 0x9E3779B97F4A7C15u) const {
    return (head ^ std::rotl(tail, 32) ^ size) * multiplier;
  }
};

/// The bytes of a `Word` as they lie in memory.
template <typename Word>
constexpr Word LoadWord(const char* bytes) {
  Word word = 0;
  if (std::is_constant_evaluated()) {
    for (size_t i = 0; i < sizeof(Word); ++i) {
      const size_t place = std::endian::native == std::endian::little ? i : sizeof(Word) - 1 - i;
      word |= static_cast<Word>(Word{static_cast<unsigned char>(bytes[i])} << 8 * place);
    }
  } else {
    std::memcpy(&word, bytes, sizeof(Word));
  }
  return word;
}

constexpr PackedText Pack(std::string_view text) {
  const char* const begin = text.data();
  const size_t size = text.size();
  uint64_t head = 0, tail = 0;  // numbers of their own, so that they stay in registers
  if (size >= 8) {
    head = LoadWord<uint64_t>(begin);
    tail = LoadWord<uint64_t>(begin + size - 8);
  } else if (size >= 4) {
    head = LoadWord<uint32_t>(begin);
    tail = LoadWord<uint32_t>(begin + size - 4);
  } else if (size > 0) {  // the middle is one of the ends where there are fewer than three
    head = static_cast<unsigned char>(begin[0]);
    tail = static_cast<uint64_t>(static_cast<unsigned char>(begin[size / 2])) << 8 |
           static_cast<unsigned char>(begin[size - 1]);
  }
  return {head, tail, static_cast<uint32_t>(size)};
}

/// Whether two texts with the packed form `packed` are equal.
inline bool SameMiddle(const PackedText& packed, std::string_view known, std::string_view text) {
  for (size_t at = 8; at + 8 < packed.size; at += 8) {
    if (LoadWord<uint64_t>(known.data() + at) != LoadWord<uint64_t>(text.data() + at)) return false;
  }
  return true;
}

}  // namespace escalint
