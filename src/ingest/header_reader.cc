#include <array>
#include <utility>

#include "ingest/case_reader.h"
#include "ingest/wording.h"
#include "ingest/xml_case_reader.h"
#include "text/folding.h"
#include "text/json_tree.h"

namespace escalint {

namespace {

using Kind = JsonValue::Kind;

constexpr std::array<std::string_view, 5> kMembers{"format", "authority", "source", "as_of",
                                                   "covers"};

Problem HeaderProblem(std::string message, std::string hint = "") {
  return {"", 0, 0, "header: " + std::move(message), std::move(hint)};
}

/// Collects the header from either carrier, with all of its faults and notes.
class HeaderBuilder {
 public:
  HeaderBuilder(const Vocabulary& vocabulary, std::vector<DataNote>& notes)
      : vocabulary_(vocabulary), notes_(notes) {}

  void Format(std::string_view text) {
    if (text == "1") return;
    problems_.push_back(HeaderProblem("\"format\" is " + Quoted(text) + "; 1 was expected",
                                      "this program reads format 1 only"));
  }

  void Text(std::string_view name, std::string text) {
    if (name == "authority") header_.authority = std::move(text);
    if (name == "source") header_.source = std::move(text);
    if (name == "as_of") header_.as_of = std::move(text);
  }

  void Covers() { header_.has_covers = true; }

  void Cover(std::string_view term) {
    const EventType type = vocabulary_.Find<EventType>(term);
    if (type != EventType::kNone) return header_.covers.Add(type);
    Note(DataNote::Kind::kUnknownTerm, term, vocabulary_.Explain<EventType>(term), "covers");
  }

  void Unknown(std::string_view name) {
    std::string message = Quoted(name) + " is no member of a header and is ignored";
    const std::string_view near = DidYouMean(name, kMembers);
    if (!near.empty()) message += "; did you mean " + Quoted(near) + "?";
    Note(DataNote::Kind::kUnknownMember, name, std::move(message), name);
    if (!near.empty()) notes_.back().hint = "Did you mean " + Quoted(near) + "?";
  }

  void WrongType(const JsonMember& member, std::string_view expected) {
    problems_.push_back(HeaderProblem(Quoted(member.name) + " is " +
                                      std::string(DescribeKind(member.value.kind)) + "; " +
                                      std::string(expected) + " was expected"));
  }

  Result<ExportHeader> Finish() {
    if (!problems_.empty()) return std::move(problems_);
    return std::move(header_);
  }

 private:
  void Note(DataNote::Kind kind, std::string_view text, std::string message,
            std::string_view member) {
    notes_.push_back(
        {kind, std::string(text), std::move(message), -1, -1, std::string(member), {}});
  }

  const Vocabulary& vocabulary_;
  std::vector<DataNote>& notes_;
  ExportHeader header_;
  Problems problems_;
};

bool IsText(std::string_view name) {
  return name == "authority" || name == "source" || name == "as_of";
}

/// The cases themselves, and what editors look at.
bool IsPassedOver(std::string_view name) { return name == "cases" || name.starts_with('$'); }

void ReadCovers(const JsonMember& member, HeaderBuilder& builder) {
  if (!member.value.Is(Kind::kArray)) return builder.WrongType(member, "an array of event types");
  builder.Covers();
  for (const JsonValue& term : member.value.elements) {
    if (!term.Is(Kind::kString)) return builder.WrongType({member.name, 0, term}, "a string");
    builder.Cover(term.text);
  }
}

void ReadJsonMember(const JsonMember& member, HeaderBuilder& builder) {
  const JsonValue& value = member.value;
  if (IsPassedOver(member.name) || value.Is(Kind::kNull)) return;
  if (member.name == "format") {
    value.Is(Kind::kNumber) ? builder.Format(value.text) : builder.WrongType(member, "a number");
  } else if (IsText(member.name)) {
    value.Is(Kind::kString) ? builder.Text(member.name, value.text)
                            : builder.WrongType(member, "a string");
  } else if (member.name == "covers") {
    ReadCovers(member, builder);
  } else {
    builder.Unknown(member.name);
  }
}

void ReadXmlCovers(std::string_view terms, HeaderBuilder& builder) {
  builder.Covers();
  while (!terms.empty()) {
    const size_t end = terms.find_first_of(" \t\r\n");
    if (end != 0) builder.Cover(terms.substr(0, end));
    terms.remove_prefix(end == std::string_view::npos ? terms.size() : end + 1);
  }
}

void ReadXmlMember(XmlAttribute member, HeaderBuilder& builder) {
  if (member.name == "format") {
    builder.Format(member.value);
  } else if (IsText(member.name)) {
    builder.Text(member.name, std::move(member.value));
  } else if (member.name == "covers") {
    ReadXmlCovers(member.value, builder);
  } else {
    builder.Unknown(member.name);
  }
}

Result<ExportHeader> ReadJsonHeader(std::string_view bytes, HeaderBuilder builder) {
  const Result<JsonValue> root = ParseJsonTree(bytes, "");
  if (!root) {
    const Problem& problem = root.problems().front();
    return HeaderProblem(problem.message, problem.hint);
  }
  if (!root->Is(Kind::kObject)) {
    return HeaderProblem(std::string(DescribeKind(root->kind)) +
                         " was found; an object was "
                         "expected");
  }
  for (const JsonMember& member : root->members) ReadJsonMember(member, builder);
  return builder.Finish();
}

Result<ExportHeader> ReadXmlHeader(std::string_view bytes, HeaderBuilder builder) {
  auto attributes = ReadXmlAttributes(bytes, "case_records");
  if (!attributes) {
    const Problem& problem = attributes.problems().front();
    return HeaderProblem(problem.message, problem.hint);
  }
  for (XmlAttribute& attribute : *attributes) ReadXmlMember(std::move(attribute), builder);
  return builder.Finish();
}

}  // namespace

Result<ExportHeader> ReadHeader(std::string_view bytes, Carrier carrier,
                                const Vocabulary& vocabulary, std::vector<DataNote>& notes) {
  if (bytes.empty()) return ExportHeader();
  HeaderBuilder builder(vocabulary, notes);
  return carrier == Carrier::kXml ? ReadXmlHeader(bytes, std::move(builder))
                                  : ReadJsonHeader(bytes, std::move(builder));
}

}  // namespace escalint
