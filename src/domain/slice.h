/// One case's bytes, cut out of an export without parsing it whole.
///
/// The source room makes slices, the ingest room turns each into a `CaseRecord`; memory is bounded
/// by the slices in flight, never by the export. Everything needed to point a person to the place
/// travels with it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace escalint {

enum class Carrier : uint8_t { kJson, kNdjson, kXml };

struct Slice {
  /// UTF-8, exactly one case: a JSON value or an XML element. Never modified by readers: positions
  /// are looked up in it later.
  std::string_view bytes;
  /// Keeps `bytes` alive (a window of the text).
  std::shared_ptr<const void> owner;
  Carrier carrier = Carrier::kJson;
  uint32_t file = 0;         ///< index of the input
  uint64_t case_index = 0;   ///< 0-based within the input
  uint64_t byte_offset = 0;  ///< of bytes[0] in the decoded input
  uint64_t line = 1;         ///< of bytes[0], 1-based
  uint64_t column = 1;       ///< of bytes[0], 1-based, in code points
  /// Not empty: the slice could not be cut out properly ("case runs past the end of the file"); it
  /// is to be reported as unreadable at line/column and not read.
  std::string error;
};

struct LineColumn {
  uint64_t line, column;
};
/// The place just after `text`, when `text` starts at `from`.
LineColumn PlaceAfter(LineColumn from, std::string_view text);
/// The line and column of `offset` within the slice.
LineColumn Locate(const Slice& slice, size_t offset);

}  // namespace escalint
