#include "text/json_tree.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <utility>

#include "domain/slice.h"

namespace escalint {

namespace {

using Kind = JsonValue::Kind;

constexpr size_t kDeepest = 64;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// RapidJSON's events, hung into a tree. Strings are decoded in place, so their address tells where
/// they stood.
class TreeBuilder {
 public:
  /// `base` = offset of the stream's first byte in the file.
  TreeBuilder(rapidjson::InsituStringStream& stream, const char* begin, size_t base)
      : stream_(stream), begin_(begin), base_(base) {}

  bool Null() { return Add(Kind::kNull, Here() - 4, "null"); }
  bool Bool(bool value) {
    const std::string_view word = value ? "true" : "false";
    return Add(Kind::kBoolean, Here() - word.size(), word);
  }
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool) {
    return Add(Kind::kNumber, OffsetOf(digits), {digits, length});
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return Add(Kind::kString, OffsetOf(text) - 1, {text, length});
  }
  bool Key(const char* name, rapidjson::SizeType length, bool) {
    const std::string_view key(name, length);
    const size_t offset = OffsetOf(name) - 1;
    open_.back()->members.push_back({std::string(key), offset, {}});
    return true;
  }
  bool StartObject() { return Open(Kind::kObject); }
  bool StartArray() { return Open(Kind::kArray); }
  bool EndObject(rapidjson::SizeType) { return Close(); }
  bool EndArray(rapidjson::SizeType) { return Close(); }
  // Numbers come as text (kParseNumbersAsStringsFlag).
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }

  JsonValue root;
  const std::vector<JsonMember>& twice() const { return twice_; }

 private:
  size_t OffsetOf(const char* place) const { return base_ + static_cast<size_t>(place - begin_); }
  size_t Here() const { return base_ + stream_.Tell(); }

  JsonValue& Place() {
    if (open_.empty()) return root;
    JsonValue& parent = *open_.back();
    return parent.Is(Kind::kObject) ? parent.members.back().value : parent.elements.emplace_back();
  }
  bool Add(Kind kind, size_t offset, std::string_view text) {
    JsonValue& value = Place();
    value.kind = kind;
    value.offset = offset;
    value.text = text;
    return true;
  }
  bool Open(Kind kind) {
    if (open_.size() == kDeepest) return false;
    JsonValue& value = Place();
    value.kind = kind;
    value.offset = Here();
    open_.push_back(&value);
    return true;
  }
  bool Close() {
    NoteNamesGivenTwice(*open_.back());
    open_.pop_back();
    return true;
  }
  void NoteNamesGivenTwice(const JsonValue& object) {
    if (object.members.size() < 2) return;
    std::vector<const JsonMember*> members;
    for (const JsonMember& member : object.members) members.push_back(&member);
    std::stable_sort(members.begin(), members.end(),
                     [](const JsonMember* a, const JsonMember* b) { return a->name < b->name; });
    for (size_t i = 1; i < members.size(); ++i) {
      if (members[i]->name != members[i - 1]->name) continue;
      twice_.push_back({members[i]->name, members[i]->offset, {}});
    }
  }

  rapidjson::InsituStringStream& stream_;
  const char* begin_;
  size_t base_;
  std::vector<JsonValue*> open_;
  std::vector<JsonMember> twice_;
};

/// Of names given twice; more would not help.
constexpr size_t kMostTold = 100;

constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag |
                            rapidjson::kParseValidateEncodingFlag |
                            rapidjson::kParseNumbersAsStringsFlag;

std::string Why(rapidjson::ParseErrorCode code) {
  if (code == rapidjson::kParseErrorTermination) {
    return "nested deeper than " + std::to_string(kDeepest) + " levels";
  }
  std::string why = std::string("not JSON: ") + rapidjson::GetParseError_En(code);
  if (code == rapidjson::kParseErrorObjectMissCommaOrCurlyBracket ||
      code == rapidjson::kParseErrorArrayMissCommaOrSquareBracket) {
    why += " A missing comma belongs at the end of the line above.";
  } else if (code == rapidjson::kParseErrorObjectMissName) {
    why += " Is there a comma too many before it, or a curly quotation mark?";
  } else if (code == rapidjson::kParseErrorValueInvalid) {
    why += " Words stand in straight quotation marks, and no comma before a closing bracket.";
  }
  return why;
}

}  // namespace

const JsonValue* JsonValue::Find(std::string_view name) const {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [&](const JsonMember& member) { return member.name == name; });
  return found == members.end() ? nullptr : &found->value;
}

std::string_view DescribeKind(Kind kind) {
  constexpr std::array<std::string_view, 6> kWords{"null",     "true or false", "a number",
                                                   "a string", "an array",      "an object"};
  return kWords[static_cast<size_t>(kind)];
}

Problem ProblemAt(const std::string& file, std::string_view text, size_t offset,
                  std::string message, std::string hint) {
  Slice whole;
  whole.bytes = text;
  const LineColumn place = Locate(whole, offset);
  return {file, place.line, place.column, std::move(message), std::move(hint)};
}

Result<JsonValue> ParseJsonTree(std::string_view text, const std::string& file) {
  const size_t base = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  std::string scratch(text.substr(base));
  rapidjson::InsituStringStream stream(scratch.data());
  TreeBuilder builder(stream, scratch.data(), base);
  rapidjson::Reader reader;
  const auto result = reader.Parse<kFlags>(stream, builder);
  if (result.IsError()) {
    return ProblemAt(file, text, base + result.Offset(), Why(result.Code()));
  }
  if (stream.Tell() != scratch.size()) {
    return ProblemAt(file, text, base + stream.Tell(), "a NUL byte stands in the text");
  }
  Problems problems;
  for (const JsonMember& member : builder.twice()) {
    if (problems.size() == kMostTold) break;
    problems.push_back(ProblemAt(file, text, member.offset,
                                 "\"" + member.name + "\" is given twice", "keep one of the two"));
  }
  if (!problems.empty()) return problems;
  return std::move(builder.root);
}

}  // namespace escalint
