/// Writes JSON onto the end of a string: one line, members in the order they are given.
///
///     std::string out;
///     JsonWriter json(out);
///     json.BeginObject().Member("rule", "STF-15").Key("due").Null().EndObject();
///     // {"rule": "STF-15", "due": null}
///
/// The writer puts the commas; whoever calls it keeps begins and ends in pairs. What comes out is
/// always UTF-8, even where what went in was not (see utf8.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace escalint {

/// `text` between quotation marks, escaped.
void AppendJsonString(std::string_view text, std::string& out);

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& BeginObject() { return Open('{'); }
  JsonWriter& EndObject() { return Close('}'); }
  JsonWriter& BeginArray() { return Open('['); }
  JsonWriter& EndArray() { return Close(']'); }

  /// REQUIRES: `name` needs no escaping.
  JsonWriter& Key(std::string_view name);
  JsonWriter& String(std::string_view text);
  JsonWriter& Int(int64_t number);
  JsonWriter& Bool(bool truth) { return Word(truth ? "true" : "false"); }
  JsonWriter& Null() { return Word("null"); }
  /// After a key: the caller has put the value onto the string.
  JsonWriter& PastValue() {
    after_value_ = true;
    return *this;
  }

  JsonWriter& Member(std::string_view name, std::string_view text) {
    return Key(name).String(text);
  }
  /// Null where there is none.
  JsonWriter& OptionalMember(std::string_view name, const std::optional<std::string>& text);
  /// Null where the text is empty.
  JsonWriter& MemberOrNull(std::string_view name, std::string_view text) {
    return text.empty() ? Key(name).Null() : Member(name, text);
  }
  JsonWriter& MemberInt(std::string_view name, int64_t number) { return Key(name).Int(number); }
  JsonWriter& MemberBool(std::string_view name, bool truth) { return Key(name).Bool(truth); }

 private:
  JsonWriter& Open(char bracket);
  JsonWriter& Close(char bracket);
  JsonWriter& Word(std::string_view word);
  void Separate();

  std::string& out_;
  bool after_value_ = false;
};

}  // namespace escalint
