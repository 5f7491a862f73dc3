#include "ingest/export_syntax.h"

#include <rapidjson/writer.h>

#include <algorithm>
#include <vector>

namespace escalint {

namespace {

/// A string as RapidJSON's output stream.
struct StringSink {
  using Ch = char;
  std::string* text;
  void Put(char c) { text->push_back(c); }
  void Flush() {}
};

/// JSON, one case a line. NDJSON differs only in what stands around the cases.
class JsonSyntax : public ExportSyntax {
 public:
  explicit JsonSyntax(bool lines) : lines_(lines) {}

  void BeginExport() override {
    writer_.Reset(sink_);
    writer_.StartObject();
  }
  void BeginCases() override {
    if (lines_) {
      writer_.EndObject();
      text_ += '\n';
    } else {
      text_ += ",\"cases\":[";
    }
  }
  void EndExport() override {
    if (!lines_) text_ += any_case_ ? "\n]}\n" : "]}\n";
  }
  void BeginCase() override {
    if (!lines_) text_ += any_case_ ? ",\n" : "\n";
    any_case_ = true;
    writer_.Reset(sink_);
    writer_.StartObject();
  }
  void EndCase() override {
    writer_.EndObject();
    if (lines_) text_ += '\n';
  }

  void Number(std::string_view name, int value) override {
    Key(name);
    writer_.Int(value);
  }
  void Text(std::string_view name, std::string_view value) override {
    Key(name);
    String(value);
  }
  void Flag(std::string_view name, bool value) override {
    Key(name);
    writer_.Bool(value);
  }
  void Prose(std::string_view name, std::string_view value) override { Text(name, value); }
  void Words(std::string_view name, std::span<const std::string_view> words) override {
    BeginList(name);
    for (const std::string_view word : words) String(word);
    EndList();
  }
  void Texts(std::string_view name, std::string_view,
             std::span<const std::string_view> texts) override {
    Words(name, texts);
  }
  void EmptyList(std::string_view name) override {
    BeginList(name);
    EndList();
  }

  void BeginObject(std::string_view name) override {
    Key(name);
    writer_.StartObject();
  }
  void EndObject() override { writer_.EndObject(); }
  void BeginList(std::string_view name) override {
    Key(name);
    writer_.StartArray();
  }
  void BeginElement(std::string_view) override { writer_.StartObject(); }
  void EndList() override { writer_.EndArray(); }

 private:
  void Key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void String(std::string_view text) {
    writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }

  bool lines_;
  bool any_case_ = false;
  StringSink sink_{&text_};
  rapidjson::Writer<StringSink> writer_{sink_};
};

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

/// XML has no way to write most control characters; U+FFFD takes their place.
bool IsUnwritable(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

/// What `c` must be written as; "" = as it is. A literal tab or line end in an attribute would be
/// read as a space, and a literal carriage return anywhere as a line feed.
std::string_view EscapeFor(char c, bool in_attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return in_attribute ? "&quot;" : "";
    case '\t':
      return in_attribute ? "&#9;" : "";
    case '\n':
      return in_attribute ? "&#10;" : "";
    default:
      return IsUnwritable(c) ? kReplacement : "";
  }
}

class XmlSyntax : public ExportSyntax {
 public:
  bool CanWrite(std::string_view text) const override {
    return std::none_of(text.begin(), text.end(), IsUnwritable);
  }
  void BeginExport() override {
    text_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<case_records";
    open_.push_back("case_records");
    in_start_tag_ = true;
  }
  void BeginCases() override { EndStartTag(); }
  void EndExport() override {
    EndObject();
    text_ += '\n';
  }
  void BeginCase() override { BeginObject("case"); }
  void EndCase() override { EndObject(); }

  void Number(std::string_view name, int value) override { Text(name, std::to_string(value)); }
  void Text(std::string_view name, std::string_view value) override {
    text_.append(" ").append(name).append("=\"");
    Escape(value, true);
    text_ += '"';
  }
  void Flag(std::string_view name, bool value) override { Text(name, value ? "true" : "false"); }
  void Prose(std::string_view name, std::string_view value) override {
    BeginObject(name);
    text_ += '>';
    Escape(value, false);
    text_.append("</").append(name).append(">");
    open_.pop_back();
    in_start_tag_ = false;
  }
  void Words(std::string_view name, std::span<const std::string_view> words) override {
    std::string joined;
    for (const std::string_view word : words) joined.append(joined.empty() ? "" : " ").append(word);
    Text(name, joined);
  }
  void Texts(std::string_view, std::string_view element,
             std::span<const std::string_view> texts) override {
    for (const std::string_view text : texts) Prose(element, text);
  }
  void EmptyList(std::string_view name) override { Text(name, ""); }

  void BeginObject(std::string_view name) override {
    EndStartTag();
    NewLine();
    text_.append("<").append(name);
    open_.push_back(name);
    in_start_tag_ = true;
  }
  void EndObject() override {
    const std::string_view name = open_.back();
    open_.pop_back();
    if (in_start_tag_) {
      text_ += "/>";
    } else {
      NewLine();
      text_.append("</").append(name).append(">");
    }
    in_start_tag_ = false;
  }
  void BeginList(std::string_view) override {}
  void BeginElement(std::string_view element) override { BeginObject(element); }
  void EndList() override {}

 private:
  void EndStartTag() {
    if (in_start_tag_) text_ += '>';
    in_start_tag_ = false;
  }
  void NewLine() { text_.append("\n").append(2 * open_.size(), ' '); }

  void Escape(std::string_view value, bool in_attribute) {
    for (const char c : value) {
      const std::string_view escape = EscapeFor(c, in_attribute);
      if (escape.empty()) text_ += c;
      text_ += escape;
    }
  }

  std::vector<std::string_view> open_;  // elements; their names outlive them
  bool in_start_tag_ = false;
};

}  // namespace

std::unique_ptr<ExportSyntax> ExportSyntax::Make(Carrier carrier) {
  if (carrier == Carrier::kXml) return std::make_unique<XmlSyntax>();
  return std::make_unique<JsonSyntax>(carrier == Carrier::kNdjson);
}

void ExportSyntax::Take(std::string& out) {
  out += text_;
  text_.clear();
}

}  // namespace escalint
