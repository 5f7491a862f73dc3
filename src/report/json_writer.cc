#include "report/json_writer.h"

#include "report/utf8.h"

namespace escalint {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

/// Printable ASCII that stands for itself in a JSON string.
bool IsPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

/// REQUIRES: `c` is a control character, '"' or '\\'.
void AppendEscaped(char c, std::string& out) {
  out += '\\';
  switch (c) {
    case '"':
    case '\\':
      out += c;
      return;
    case '\n':
      out += 'n';
      return;
    case '\r':
      out += 'r';
      return;
    case '\t':
      out += 't';
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "u00";
  out += kHexDigits[byte >> 4];
  out += kHexDigits[byte & 0xF];
}

/// Appends the first code point of `rest`, which is not plain; returns the bytes taken.
size_t AppendAwkward(std::string_view rest, std::string& out) {
  const CodePoint point = DecodeFirst(rest);
  if (!point.valid) {
    out += "\xEF\xBF\xBD";  // U+FFFD
  } else if (point.length == 1) {
    AppendEscaped(rest[0], out);
  } else {
    out.append(rest.substr(0, point.length));
  }
  return point.length;
}

}  // namespace

void AppendJsonString(std::string_view text, std::string& out) {
  out += '"';
  size_t at = 0;
  while (at < text.size()) {
    size_t end = at;
    while (end < text.size() && IsPlain(text[end])) ++end;
    out.append(text.substr(at, end - at));
    at = end;
    if (at < text.size()) at += AppendAwkward(text.substr(at), out);
  }
  out += '"';
}

JsonWriter& JsonWriter::Key(std::string_view name) {
  Separate();
  out_ += '"';
  out_ += name;
  out_ += "\": ";
  after_value_ = false;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  Separate();
  AppendJsonString(text, out_);
  return *this;
}

JsonWriter& JsonWriter::Int(int64_t number) { return Word(std::to_string(number)); }

JsonWriter& JsonWriter::OptionalMember(std::string_view name,
                                       const std::optional<std::string>& text) {
  Key(name);
  return text ? String(*text) : Null();
}

JsonWriter& JsonWriter::Open(char bracket) {
  Separate();
  out_ += bracket;
  after_value_ = false;
  return *this;
}

JsonWriter& JsonWriter::Close(char bracket) {
  out_ += bracket;
  after_value_ = true;
  return *this;
}

JsonWriter& JsonWriter::Word(std::string_view word) {
  Separate();
  out_ += word;
  return *this;
}

void JsonWriter::Separate() {
  if (after_value_) out_ += ", ";
  after_value_ = true;
}

}  // namespace escalint
