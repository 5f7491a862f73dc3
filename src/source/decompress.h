/// Undoing gzip and zstd while reading.
///
/// Both formats allow several compressed members one after another; together they are one text.
/// Damage ends the text where it is found: what came before is still checked, and the fault is
/// told.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "source/byte_reader.h"
#include "source/fault_log.h"

namespace escalint {

enum class Compression : uint8_t { kNone, kGzip, kZstd };

/// Told from an input's first four bytes.
Compression DetectCompression(std::string_view first_bytes);

/// REQUIRES: `compression` is not kNone. At most `max_output` bytes come out: a bomb stops there.
std::unique_ptr<ByteReader> MakeDecompressor(Compression compression,
                                             std::unique_ptr<ByteReader> compressed,
                                             uint64_t max_output, std::shared_ptr<FaultLog> faults);

}  // namespace escalint
