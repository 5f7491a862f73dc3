#include "ingest/case_id.h"

namespace escalint {
namespace {

using MaybeText = std::optional<std::string_view>;

constexpr size_t kNone = std::string_view::npos;

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Walks the members of a JSON object as far as its "id".
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text) : text_(text) {}

  MaybeText FindId() {
    if (!Take('{')) return std::nullopt;
    while (const MaybeText key = TakeString()) {
      if (!Take(':')) return std::nullopt;
      if (*key == "id") return TakeId();
      if (!SkipValue() || !Take(',')) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  void SkipSpace() {
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  }
  bool Take(char wanted) {
    SkipSpace();
    if (at_ == text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  /// Between its quotes, as written.
  MaybeText TakeString() {
    if (!Take('"')) return std::nullopt;
    const size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    if (at_ >= text_.size()) return std::nullopt;
    return text_.substr(begin, at_++ - begin);
  }

  MaybeText TakeId() {
    SkipSpace();
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    const MaybeText id = quoted ? TakeString() : TakeNumber();
    if (!id || id->empty() || id->find('\\') != kNone) return std::nullopt;
    return id;
  }
  MaybeText TakeNumber() {
    const size_t end = text_.find_first_not_of("-0123456789", at_);
    return text_.substr(at_, (end == kNone ? text_.size() : end) - at_);
  }

  bool SkipValue() {
    int depth = 0;
    do {
      SkipSpace();
      if (at_ >= text_.size()) return false;
      const char c = text_[at_];
      if (c == '"') {
        if (!TakeString()) return false;
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      if (depth < 0) return false;
      if (depth == 0 && c != '}' && c != ']') return SkipWord();
      ++at_;
    } while (depth > 0);
    return true;
  }
  bool SkipWord() {
    at_ = text_.find_first_of(",}] \n\t\r", at_);
    return at_ != kNone;
  }

  std::string_view text_;
  size_t at_ = 0;
};

/// `id="…"` in the start tag of the element at the front of `text`.
MaybeText FindXmlId(std::string_view text) {
  size_t at = text.find_first_of(" \n\t\r/>");
  while (at < text.size()) {
    at = text.find_first_not_of(" \n\t\r", at);
    if (at == kNone || text[at] == '>' || text[at] == '/') return std::nullopt;
    const size_t equals = text.find_first_of("=>", at);
    if (equals == kNone || text[equals] == '>') return std::nullopt;
    std::string_view name = text.substr(at, equals - at);
    while (!name.empty() && IsSpace(name.back())) name.remove_suffix(1);
    const size_t open = text.find_first_not_of(" \n\t\r", equals + 1);
    if (open == kNone || (text[open] != '"' && text[open] != '\'')) return std::nullopt;
    const size_t close = text.find(text[open], open + 1);
    if (close == kNone) return std::nullopt;
    const std::string_view value = text.substr(open + 1, close - open - 1);
    if (name == "id") {
      const bool plain = !value.empty() && value.find_first_of("&\n\t\r") == kNone;
      return plain ? MaybeText(value) : std::nullopt;
    }
    at = close + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> FindCaseId(const Slice& slice) {
  if (!slice.error.empty()) return std::nullopt;
  return slice.carrier == Carrier::kXml ? FindXmlId(slice.bytes) : JsonWalk(slice.bytes).FindId();
}

}  // namespace escalint
