/// Which encoding an input is in, and its text as UTF-8.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/problem.h"
#include "source/byte_reader.h"
#include "source/fault_log.h"
#include "text/encoding.h"

namespace escalint {

struct DetectedEncoding {
  Encoding encoding = Encoding::kUtf8;
  size_t mark_bytes = 0;  ///< of the byte order mark in front of the text
};

/// How many first bytes `DetectEncoding` wants to see.
inline constexpr size_t kEncodingProbe = 1024;

/// In this order: `wanted` (--encoding), a byte order mark, zero bytes beside the first character
/// (UTF-16 without a mark), the XML declaration; else UTF-8. Problems: a mark that contradicts
/// `wanted`, an encoding that is not accepted.
Result<DetectedEncoding> DetectEncoding(std::string_view first_bytes,
                                        std::optional<Encoding> wanted, const std::string& file);

/// "UTF-8", "UTF-16", "Windows-1252".
std::string_view NameOf(Encoding encoding);

/// Reads text in `from` as UTF-8. Malformed bytes come through as invalid UTF-8 (see Transcoder).
Result<std::unique_ptr<ByteReader>> MakeDecoder(Encoding from, std::unique_ptr<ByteReader> encoded,
                                                std::shared_ptr<FaultLog> faults);

}  // namespace escalint
