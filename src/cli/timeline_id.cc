#include "cli/timeline_id.h"

#include <string_view>

#include "text/json_tree.h"

namespace escalint {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// Just after the string that begins with the quote at `open`; npos where it doesn't end.
size_t AfterString(std::string_view bytes, size_t open) {
  for (size_t i = open + 1; i < bytes.size(); ++i) {
    if (bytes[i] == '\\') {
      ++i;
    } else if (bytes[i] == '"') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

/// The string that is the value of the member whose name ends before `at`.
std::optional<std::string> StringAfter(std::string_view bytes, size_t at) {
  at = bytes.find_first_not_of(kBlanks, at);
  if (at == std::string_view::npos || bytes[at] != ':') return std::nullopt;
  const size_t open = bytes.find_first_not_of(kBlanks, at + 1);
  if (open == std::string_view::npos || bytes[open] != '"') return std::nullopt;
  const size_t end = AfterString(bytes, open);
  if (end == std::string_view::npos) return std::nullopt;
  const auto value = ParseJsonTree(bytes.substr(open, end - open), "");
  if (!value) return std::nullopt;
  return value->text;
}

/// The member "id" of the outermost object.
std::optional<std::string> JsonId(std::string_view bytes) {
  int depth = 0;
  for (size_t i = 0; i < bytes.size();) {
    const char c = bytes[i];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c != '"') {
      ++i;
      continue;
    }
    const size_t end = AfterString(bytes, i);
    if (end == std::string_view::npos) return std::nullopt;
    if (depth == 1 && bytes.substr(i, end - i) == "\"id\"") {
      if (auto id = StringAfter(bytes, end)) return id;
    }
    i = end;
  }
  return std::nullopt;
}

/// The attribute `id` of the first tag.
std::optional<std::string> XmlId(std::string_view bytes) {
  size_t name = bytes.find_first_of(" \t\r\n>");
  if (name != std::string_view::npos && bytes[name] == '>') return std::nullopt;
  while (name != std::string_view::npos) {
    name = bytes.find_first_not_of(kBlanks, name);
    const size_t open = bytes.find_first_of("\"'>", name);
    if (name == std::string_view::npos || open == std::string_view::npos || bytes[open] == '>') {
      return std::nullopt;
    }
    const size_t close = bytes.find(bytes[open], open + 1);
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view attribute =
        bytes.substr(name, bytes.find_first_of(" \t\r\n=", name) - name);
    if (attribute == "id") return std::string(bytes.substr(open + 1, close - open - 1));
    name = close + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> IdOfBroken(const Slice& slice) {
  return slice.carrier == Carrier::kXml ? XmlId(slice.bytes) : JsonId(slice.bytes);
}

}  // namespace escalint
