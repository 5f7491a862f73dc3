#include "source/describe.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace escalint {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view meaning;
};

constexpr Signature kSignatures[] = {
    {"PK\x03\x04", "a ZIP archive or an Excel workbook (.xlsx)"},
    {"\xD0\xCF\x11\xE0", "an old Excel or Word file (.xls, .doc)"},
    {"%PDF", "a PDF document"},
    {"SQLite format 3", "an SQLite database"},
    {"BZh", "bzip2-compressed data, which is not supported (use gzip or zstd)"},
    {"\xFD"
     "7zXZ",
     "xz-compressed data, which is not supported (use gzip or zstd)"},
    {"7z\xBC\xAF", "a 7-Zip archive"},
    {"PAR1", "a Parquet file"},
    {"{\\rtf", "a rich text document (.rtf)"},
};

bool IsVisible(char c) { return c > ' ' && c < '\x7F'; }

std::string Hex(char byte) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {kDigits[value >> 4], kDigits[value & 15]};
}

/// Bytes from 0x80 on may be letters of some encoding; they count as text but are not shown.
bool LooksLikeText(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) {
    return IsVisible(c) || c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
           static_cast<signed char>(c) < 0;
  });
}

std::string QuoteStart(std::string_view bytes) {
  constexpr size_t kMostShown = 40;
  const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
  std::string quoted = "text beginning \"";
  for (const char c : line.substr(0, kMostShown)) quoted += IsVisible(c) || c == ' ' ? c : '?';
  return quoted + (line.size() > kMostShown ? "...\"" : "\"");
}

std::string ListBytes(std::string_view bytes) {
  std::string list = "bytes";
  for (const char c : bytes.substr(0, 8)) list.append(" ").append(Hex(c));
  return list;
}

const Signature* FindSignature(std::string_view first_bytes) {
  const auto* const found = std::find_if(
      std::begin(kSignatures), std::end(kSignatures),
      [&](const Signature& signature) { return first_bytes.starts_with(signature.bytes); });
  return found == std::end(kSignatures) ? nullptr : found;
}

}  // namespace

std::string DescribeByte(char byte) {
  if (IsVisible(byte)) return {'"', byte, '"'};
  return std::string("byte 0x").append(Hex(byte));
}

std::string DescribeStart(std::string_view first_bytes) {
  const Signature* signature = FindSignature(first_bytes);
  if (signature != nullptr) return std::string(signature->meaning);
  const std::string_view start = first_bytes.substr(0, 64);
  return LooksLikeText(start) ? QuoteStart(start) : ListBytes(start);
}

std::string SayWhatItIs(std::string_view first_bytes) {
  const std::string start = DescribeStart(first_bytes);
  if (FindSignature(first_bytes) != nullptr) return "it looks like " + start;
  return start.starts_with("bytes") ? "it begins with the " + start : "it is " + start;
}

}  // namespace escalint
