/// How a JSON input is laid out, told from its first value.
///
///     {"format": 1, ..., "cases": [          one document (pretty-printed or not)
///     [ {"id": "C-1", ...                    a bare array of cases
///     {"id": "C-1", ...}\n{"id": "C-2"...    one case a line (NDJSON), perhaps after a header line
///     {\n  "id": "C-1", ...\n}               a single case over several lines
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "source/text_window.h"

namespace escalint {

/// format, authority, source, as_of, covers.
bool IsHeaderMember(std::string_view key);

struct JsonLayout {
  enum class Kind : uint8_t { kDocument, kArray, kLines, kSingleCase, kBroken };
  Kind kind = Kind::kBroken;
  size_t begin = 0;              ///< of the first value in the window's text
  size_t header_end = 0;         ///< kDocument: of the members before "cases"
  size_t cases_begin = 0;        ///< kDocument, kArray: just after the '['
  bool first_is_header = false;  ///< kLines: the first line is the header
  size_t fault_at = 0;           ///< kBroken
  std::string fault;             ///< kBroken: what was found and expected
};

/// REQUIRES: text()[begin] is '{' or '['. Looks at no more than `limit` bytes.
JsonLayout ReadJsonLayout(TextWindow& window, size_t begin, uint64_t limit);

/// The header members that follow `cases`, when they can be seen without reading all the cases.
struct JsonTail {
  std::string members;   ///< without braces, e.g. `"as_of": "2024-03-31"`; may be empty
  size_t cases_end = 0;  ///< of the ']' of `cases` in the tail
};
/// Looks for it in `tail`, the last bytes of the text: the earliest ']' from which on they are the
/// end of an object whose members don't include `cases`.
std::optional<JsonTail> FindJsonTail(std::string_view tail);

}  // namespace escalint
