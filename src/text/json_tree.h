/// A small JSON document as a tree that remembers where everything stood.
///
/// For the files of a kilobyte or so that set a run up (a holiday calendar, the vocabulary, an
/// export's header), where a good message matters and speed doesn't. Cases never pass through here.
///
///     auto tree = ParseJsonTree(R"({"title": 7})", "holidays.json");
///     const JsonValue* title = tree->Find("title");   // kind kNumber, text "7", offset 10
///     ProblemAt("holidays.json", text, title->offset, "\"title\" is a number; ...")
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"

namespace escalint {

struct JsonMember;

struct JsonValue {
  enum class Kind : uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  size_t offset = 0;                ///< byte offset of its first character
  std::string text;                 ///< a string's text, a number's digits, "true" or "false"
  std::vector<JsonValue> elements;  ///< of an array
  std::vector<JsonMember> members;  ///< of an object, in file order

  bool Is(Kind wanted) const { return kind == wanted; }
  /// The member's value, or nullptr.
  const JsonValue* Find(std::string_view name) const;
};

struct JsonMember {
  std::string name;
  size_t offset = 0;  ///< of the name's opening quote
  JsonValue value;
};

/// Problems: not JSON, invalid UTF-8, nested too deep, a member given twice.
Result<JsonValue> ParseJsonTree(std::string_view text, const std::string& file);

/// "a string", "an array", ...
std::string_view DescribeKind(JsonValue::Kind kind);

/// A problem at byte `offset` of `text`, the content of `file`.
Problem ProblemAt(const std::string& file, std::string_view text, size_t offset,
                  std::string message, std::string hint = "");

}  // namespace escalint
