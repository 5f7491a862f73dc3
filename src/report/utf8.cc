#include "report/utf8.h"

namespace escalint {
namespace {

/// What a first byte promises: how long the sequence is, and the range its second byte must be in
/// (which keeps out overlong forms, surrogates and anything past U+10FFFF).
struct Lead {
  uint8_t length = 1;
  uint8_t second_low = 0x80;
  uint8_t second_high = 0xBF;
};

/// Length 1 = no multi-byte sequence starts so.
constexpr Lead ReadLead(uint8_t byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  return {};
}

}  // namespace

CodePoint DecodeFirst(std::string_view bytes) {
  const auto first = static_cast<uint8_t>(bytes[0]);
  if (first < 0x80) return {first, 1, true};
  Lead lead = ReadLead(first);
  char32_t value = first & (0x7Fu >> lead.length);
  uint8_t length = 1;
  while (length < lead.length) {
    const uint8_t next = length < bytes.size() ? static_cast<uint8_t>(bytes[length]) : uint8_t{0};
    if (next < lead.second_low || next > lead.second_high)
      return {kReplacementCharacter, length, false};
    value = (value << 6) | (next & 0x3Fu);
    lead.second_low = 0x80;
    lead.second_high = 0xBF;
    ++length;
  }
  if (length == 1) return {};
  return {value, length, true};
}

std::string Clip(std::string_view text, size_t most) {
  if (text.size() <= most) return std::string(text);
  size_t end = 0;
  size_t before_last = 0;
  for (size_t points = 0; points < most && end < text.size(); ++points) {
    before_last = end;
    end += DecodeFirst(text.substr(end)).length;
  }
  if (end == text.size()) return std::string(text);
  return std::string(text.substr(0, before_last)) + "…";
}

}  // namespace escalint
