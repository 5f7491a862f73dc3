#include "ingest/wording.h"

#include <algorithm>

namespace escalint {

namespace {

constexpr size_t kReadable = 80;  // bytes

bool IsContinuation(char c) { return (c & 0xC0) == 0x80; }

}  // namespace

std::string Quoted(std::string_view text) {
  size_t end = std::min(text.size(), kReadable);
  while (end > 0 && end < text.size() && IsContinuation(text[end])) --end;
  std::string quoted = "\"" + std::string(text.substr(0, end));
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; };
  std::replace_if(quoted.begin(), quoted.end(), is_control, ' ');
  return quoted + (end < text.size() ? "…\"" : "\"");
}

}  // namespace escalint
