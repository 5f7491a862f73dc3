#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace escalint {
namespace {

// ---------------------------------------------------------------------------- names

/// "ISO_8859-1" and "iso 8859 1" are one label: lower case, letters and digits only.
std::string Squash(std::string_view label) {
  std::string squashed;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') squashed += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) squashed += c;
  }
  return squashed;
}

/// ISO-8859-1 and ASCII are read as the larger sets that contain them, as browsers do: files
/// labelled so by Windows software do hold Windows-1252's curly quotes.
constexpr std::pair<std::string_view, Encoding> kLabels[] = {
    {"utf8", Encoding::kUtf8},
    {"ascii", Encoding::kUtf8},
    {"usascii", Encoding::kUtf8},
    {"utf16", Encoding::kUtf16Le},
    {"utf16le", Encoding::kUtf16Le},
    {"utf16be", Encoding::kUtf16Be},
    {"windows1252", Encoding::kWindows1252},
    {"cp1252", Encoding::kWindows1252},
    {"iso88591", Encoding::kWindows1252},
    {"latin1", Encoding::kWindows1252},
};

const char* IcuName(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16Le:
      return "UTF-16LE";
    case Encoding::kUtf16Be:
      return "UTF-16BE";
    case Encoding::kWindows1252:
      return "windows-1252";
  }
  return "UTF-8";
}

// ---------------------------------------------------------------------------- UTF-8

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Whether all bytes of the block are ASCII, which one `or` of its words tells.
template <size_t kWords>
bool IsAsciiBlock(const char* block) {
  constexpr uint64_t kHighBits = 0x8080808080808080u;
  uint64_t all = 0;
  for (size_t i = 0; i < kWords; ++i) {
    uint64_t word;
    std::memcpy(&word, block + i * sizeof word, sizeof word);
    all |= word;
  }
  return (all & kHighBits) == 0;
}

/// Where the first byte at or after `at` stands that is not ASCII; the text's size if none is.
size_t SkipAscii(std::string_view text, size_t at) {
  while (text.size() - at >= 64 && IsAsciiBlock<8>(text.data() + at)) at += 64;
  while (text.size() - at >= 8 && IsAsciiBlock<1>(text.data() + at)) at += 8;
  while (at < text.size() && IsAscii(text[at])) ++at;
  return at;
}

struct LeadByte {
  size_t length;  ///< of the sequence; 0 = cannot begin one
  unsigned char second_min = 0x80, second_max = 0xBF;
};

/// Unicode's table 3-7: overlong forms, surrogates and values past U+10FFFF all show themselves in
/// the first two bytes.
LeadByte ReadLead(unsigned char lead) {
  if (lead < 0xC2) return {0};
  if (lead < 0xE0) return {2};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

// ---------------------------------------------------------------------------- conversion

/// ICU lets these five through as C1 control characters; Windows-1252 leaves them undefined.
bool IsUndefinedIn1252(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D;
}

void AppendUtf8(const std::vector<UChar>& units, size_t count, std::string& out) {
  const size_t before = out.size();
  out.resize(before + 3 * count);
  int32_t written = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(out.data() + before, static_cast<int32_t>(3 * count), &written, units.data(),
              static_cast<int32_t>(count), &status);
  out.resize(before + (U_SUCCESS(status) ? static_cast<size_t>(written) : 0));
}

/// A surrogate in the three bytes it would have in UTF-8 if UTF-8 allowed it.
std::string SurrogateBytes(unsigned unit) {
  return {static_cast<char>(0xE0 | (unit >> 12)), static_cast<char>(0x80 | ((unit >> 6) & 0x3F)),
          static_cast<char>(0x80 | (unit & 0x3F))};
}

std::string HexByte(unsigned char byte) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  return {'0', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
}

}  // namespace

std::optional<Encoding> EncodingFromName(std::string_view name) {
  const std::string label = Squash(name);
  for (const auto& [known, encoding] : kLabels) {
    if (label == known) return encoding;
  }
  return std::nullopt;
}

size_t Utf8SequenceLength(std::string_view text) {
  const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
  const LeadByte lead = ReadLead(byte(0));
  if (lead.length == 0 || text.size() < lead.length) return 0;
  if (byte(1) < lead.second_min || byte(1) > lead.second_max) return 0;
  for (size_t i = 2; i < lead.length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  return lead.length;
}

std::optional<size_t> FindInvalidUtf8(std::string_view text) {
  for (size_t at = SkipAscii(text, 0); at < text.size(); at = SkipAscii(text, at)) {
    while (at < text.size() && !IsAscii(text[at])) {
      const size_t length = Utf8SequenceLength(text.substr(at));
      if (length == 0) return at;
      at += length;
    }
  }
  return std::nullopt;
}

// ICU decodes into UTF-16 `units`, which always have room for a whole block: an ICU converter makes
// at most one unit of a byte, so no pair of surrogates is ever torn apart between two blocks.
struct Transcoder::Impl {
  static constexpr size_t kBlock = 32 << 10;

  Impl(Encoding encoding, UConverter* icu) : from(encoding), converter(icu), units(kBlock + 16) {}
  ~Impl() { ucnv_close(converter); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void ConvertPiece(std::string_view piece, bool last, std::string& out);
  void ConvertBlock(std::string_view block, bool flush, std::string& out);
  void MarkMalformed(uint64_t end, std::string& out);
  void NoteFault(uint64_t at, const std::string& what);

  Encoding from;
  UConverter* converter;
  std::vector<UChar> units;
  uint64_t consumed = 0;  ///< input bytes of earlier blocks
  std::optional<Problem> fault;
};

void Transcoder::Impl::NoteFault(uint64_t at, const std::string& what) {
  if (fault) return;
  Problem problem;
  problem.message = "input byte " + std::to_string(at) + ": " + what;
  problem.hint = "save the export in one encoding throughout, best UTF-8";
  fault = std::move(problem);
}

void Transcoder::Impl::MarkMalformed(uint64_t end, std::string& out) {
  char bytes[32];
  int8_t length = sizeof(bytes);
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, bytes, &length, &status);
  const auto size = static_cast<size_t>(std::max<int8_t>(length, 0));
  const uint64_t at = end - std::min<uint64_t>(end, size);
  const auto byte = [&bytes](size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (from == Encoding::kUtf8) {
    out.append(bytes, size);
    NoteFault(at, "byte " + HexByte(byte(0)) + " does not belong to valid UTF-8");
  } else if (size == 2) {
    const bool little = from == Encoding::kUtf16Le;
    out += SurrogateBytes(little ? byte(0) | byte(1) << 8u : byte(1) | byte(0) << 8u);
    NoteFault(at, "half of a UTF-16 surrogate pair without its other half");
  } else {
    out += '\xFF';
    NoteFault(at, "the input ends in the middle of a UTF-16 character");
  }
}

void Transcoder::Impl::ConvertBlock(std::string_view block, bool flush, std::string& out) {
  const char* source = block.data();
  const char* const end = source + block.size();
  for (;;) {
    UChar* target = units.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, nullptr, flush,
                   &status);
    AppendUtf8(units, static_cast<size_t>(target - units.data()), out);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(status)) break;
    MarkMalformed(consumed + static_cast<uint64_t>(source - block.data()), out);
    if (status == U_TRUNCATED_CHAR_FOUND && source == end) break;
  }
  consumed += block.size();
}

void Transcoder::Impl::ConvertPiece(std::string_view piece, bool last, std::string& out) {
  while (piece.size() > kBlock) {
    ConvertBlock(piece.substr(0, kBlock), false, out);
    piece.remove_prefix(kBlock);
  }
  ConvertBlock(piece, last, out);
}

Transcoder::Transcoder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Transcoder::~Transcoder() = default;

Result<std::unique_ptr<Transcoder>> Transcoder::Make(Encoding from) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(IcuName(from), &status);
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }
  if (U_FAILURE(status)) {
    ucnv_close(converter);
    Problem problem;
    problem.message =
        std::string("ICU has no converter for ") + IcuName(from) + ": " + u_errorName(status);
    problem.hint = "repair the ICU installation, or save the export as UTF-8";
    return problem;
  }
  return std::unique_ptr<Transcoder>(new Transcoder(std::make_unique<Impl>(from, converter)));
}

Result<bool> Transcoder::Convert(std::string_view piece, bool last, std::string& out) {
  impl_->fault.reset();
  if (impl_->from == Encoding::kWindows1252) {
    for (auto bad = std::find_if(piece.begin(), piece.end(), IsUndefinedIn1252); bad != piece.end();
         bad = std::find_if(piece.begin(), piece.end(), IsUndefinedIn1252)) {
      const auto length = static_cast<size_t>(bad - piece.begin());
      impl_->ConvertPiece(piece.substr(0, length), false, out);
      impl_->NoteFault(impl_->consumed, "byte " + HexByte(static_cast<unsigned char>(*bad)) +
                                            " is not a character of Windows-1252");
      out += *bad;
      ++impl_->consumed;
      piece.remove_prefix(length + 1);
    }
  }
  impl_->ConvertPiece(piece, last, out);
  if (impl_->fault) return *impl_->fault;
  return true;
}

}  // namespace escalint
