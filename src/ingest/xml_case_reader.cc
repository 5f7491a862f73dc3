#include "ingest/xml_case_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <pugixml.hpp>
#include <span>
#include <utility>

#include "ingest/wording.h"
#include "ingest/xml_rules.h"

namespace escalint {

namespace {

// With parse_fragment, text and further roots beside the root are seen instead of being dropped.
constexpr unsigned kParseFlags =
    pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_fragment;

constexpr std::string_view kSpaces = " \t\r\n";

std::string_view LocalName(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 == 0
}

/// Namespace declarations and the like: about the XML, not about the case.
bool IsAboutXml(std::string_view name) {
  constexpr std::array<std::string_view, 3> kPrefixes{"xmlns:", "xml:", "xsi:"};
  return name == "xmlns" || std::any_of(kPrefixes.begin(), kPrefixes.end(),
                                        [&](auto prefix) { return name.starts_with(prefix); });
}

bool IsText(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool IsElement(pugi::xml_node node) { return node.type() == pugi::node_element; }

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(kSpaces) == std::string_view::npos;
}

std::optional<bool> TruthValue(std::string_view text) {
  struct Word {
    std::string_view text;
    bool value;
  };
  constexpr std::array<Word, 6> kWords{
      {{"true", true}, {"false", false}, {"1", true}, {"0", false}, {"yes", true}, {"no", false}}};
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  for (const Word& word : kWords) {
    if (std::equal(text.begin(), text.end(), word.text.begin(), word.text.end(), same)) {
      return word.value;
    }
  }
  return std::nullopt;
}

/// Turns a slice into pugixml's tree, or says why that cannot be.
MaybeFault Load(std::string_view bytes, std::string& scratch, pugi::xml_document& document) {
  if (MaybeFault fault = FindForbiddenInXml(bytes)) return fault;
  scratch.assign(bytes).append(kLongestName, '\0');
  const pugi::xml_parse_result result =
      document.load_buffer_inplace(scratch.data(), bytes.size(), kParseFlags, pugi::encoding_utf8);
  if (result) return std::nullopt;
  return Fault{static_cast<size_t>(result.offset),
               std::string("not well-formed XML: ") + result.description(), ""};
}

MaybeFault CheckRoot(const pugi::xml_document& document, std::string_view element) {
  const pugi::xml_node root = document.document_element();
  if (LocalName(root.name()) != element) {
    return Fault{
        0, Quoted(root.name()) + " is the element; <" + std::string(element) + "> was expected",
        ""};
  }
  for (const pugi::xml_node node : document.children()) {
    if (node == root || (IsText(node) && IsBlank(node.value()))) continue;
    return Fault{static_cast<size_t>(std::max<ptrdiff_t>(node.offset_debug(), 0)),
                 "more stands beside <" + std::string(element) + ">; one element was expected", ""};
  }
  return std::nullopt;
}

/// The first name that occurs twice, or "".
std::string_view FindTwice(std::vector<std::string_view>& names) {
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  return twice == names.end() ? std::string_view() : *twice;
}

Fault GivenTwice(std::string_view name, size_t offset) {
  return {offset, Quoted(name) + " is given twice", ""};
}

uint64_t Bit(const MemberRow& row) { return uint64_t{1} << static_cast<unsigned>(row.member); }

/// The members of one object found so far, a bit each.
struct Seen {
  uint64_t attributes = 0;
  uint64_t elements = 0;
  uint64_t any() const { return attributes | elements; }
};

/// Walks the tree; each step leaves a fault or none.
class Walker {
 public:
  Walker(std::string_view scratch, RecordBuilder& builder)
      : begin_(scratch.data()), builder_(builder) {}

  MaybeFault ReadObject(pugi::xml_node node, Place place);

 private:
  MaybeFault ReadAttributes(pugi::xml_node node, Place place, Seen& seen);
  static const MemberRow* FindAttribute(Place place, std::string_view name);
  MaybeFault ReadAttribute(pugi::xml_attribute attribute, Place place, Seen& seen);
  MaybeFault ReadAttributeOf(const MemberRow& row, std::string_view value, size_t offset);
  MaybeFault ReadChild(pugi::xml_node child, Place place, Seen& seen);
  MaybeFault ReadElementOf(const MemberRow& row, pugi::xml_node child);
  MaybeFault UnknownElement(pugi::xml_node child, Place place);
  std::string_view TextOf(pugi::xml_node node);

  size_t OffsetOf(const char* place) const { return static_cast<size_t>(place - begin_); }
  static size_t OffsetOf(pugi::xml_node node) {
    const ptrdiff_t offset = node.offset_debug();  // of the name: '<' stands before it
    return static_cast<size_t>(IsElement(node) ? offset - 1 : offset);
  }

  const char* begin_;
  RecordBuilder& builder_;
  std::vector<std::string_view> strangers_;  // attributes of one element that are no members
};

MaybeFault Walker::ReadObject(pugi::xml_node node, Place place) {
  Seen seen;
  if (MaybeFault fault = ReadAttributes(node, place, seen)) return fault;
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (MaybeFault fault = ReadChild(child, place, seen)) return fault;
  }
  return std::nullopt;
}

MaybeFault Walker::ReadAttributes(pugi::xml_node node, Place place, Seen& seen) {
  strangers_.clear();
  for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
    if (MaybeFault fault = ReadAttribute(attribute, place, seen)) return fault;
  }
  if (strangers_.size() < 2) return std::nullopt;
  const std::string_view twice = FindTwice(strangers_);
  return twice.empty() ? std::nullopt : MaybeFault(GivenTwice(twice, OffsetOf(node)));
}

/// The member of that name, with or without a prefix. Most names have none, so that is tried first.
const MemberRow* Walker::FindAttribute(Place place, std::string_view name) {
  const MemberRow* row = FindMember(place, name);
  if (row != nullptr || IsAboutXml(name)) return row;
  return FindMember(place, LocalName(name));
}

MaybeFault Walker::ReadAttribute(pugi::xml_attribute attribute, Place place, Seen& seen) {
  const char* begin = attribute.name();
  const std::string_view name = begin;
  const MemberRow* row = FindAttribute(place, name);
  if (row == nullptr) {
    strangers_.push_back(name);
    if (!IsAboutXml(name)) builder_.Unknown(place, LocalName(name), OffsetOf(begin));
    return std::nullopt;
  }
  const uint64_t bit = Bit(*row);
  if ((seen.attributes & bit) != 0) return GivenTwice(row->name, OffsetOf(begin));
  seen.attributes |= bit;
  return ReadAttributeOf(*row, attribute.value(), OffsetOf(begin));
}

MaybeFault Walker::ReadAttributeOf(const MemberRow& row, std::string_view value, size_t offset) {
  if (row.IsList() && value.empty()) {  // an empty list, which no element could say
    builder_.List(row);
  } else if (row.HoldsObjects() || row.member == Member::kContents) {
    return Fault{offset,
                 Quoted(row.name) + " is an attribute; <" + std::string(row.element) +
                     "> elements were expected",
                 ""};
  } else if (row.shape != Shape::kFlag) {
    builder_.Text(row, value, offset);
  } else if (const std::optional<bool> truth = TruthValue(value)) {
    builder_.Flag(row, *truth);
  } else if (!value.empty()) {
    return Fault{offset, Quoted(row.name) + " is " + Quoted(value) + "; true or false was expected",
                 ""};
  }
  return std::nullopt;
}

MaybeFault Walker::ReadChild(pugi::xml_node child, Place place, Seen& seen) {
  if (!IsElement(child)) {
    const bool blank = !IsText(child) || IsBlank(child.value());
    if (!blank) builder_.Unknown(place, "#text", OffsetOf(child));
    return std::nullopt;
  }
  const std::string_view name = child.name();
  const MemberRow* row = FindElement(place, name);
  if (row == nullptr) row = FindElement(place, LocalName(name));
  if (row == nullptr) return UnknownElement(child, place);
  const uint64_t bit = Bit(*row);
  if ((seen.any() & bit) != 0 && !row->IsList()) return GivenTwice(row->name, OffsetOf(child));
  seen.elements |= bit;
  return ReadElementOf(*row, child);
}

MaybeFault Walker::ReadElementOf(const MemberRow& row, pugi::xml_node child) {
  if (!row.HoldsObjects()) {
    if (row.IsList()) builder_.List(row);
    builder_.Text(row, TextOf(child), OffsetOf(child));
    return std::nullopt;
  }
  builder_.Open(row, OffsetOf(child));
  if (MaybeFault fault = ReadObject(child, row.opens)) return fault;
  builder_.Close(row);
  return std::nullopt;
}

/// A member's name on the wrong kind of thing would otherwise lose what it holds without a word.
MaybeFault Walker::UnknownElement(pugi::xml_node child, Place place) {
  const std::string_view name = LocalName(child.name());
  const MemberRow* row = FindMember(place, name);
  if (row == nullptr) {
    builder_.Unknown(place, name, OffsetOf(child));
    return std::nullopt;
  }
  const std::string expected = row->element.empty()
                                   ? "an attribute was expected"
                                   : "<" + std::string(row->element) + "> elements were expected";
  return Fault{OffsetOf(child), Quoted(name) + " is an element; " + expected, ""};
}

std::string_view Walker::TextOf(pugi::xml_node node) {
  const pugi::xml_node first = node.first_child();
  if (IsText(first) && !first.next_sibling()) return first.value();
  std::string joined;
  for (const pugi::xml_node child : node.children()) {
    if (IsText(child)) joined += child.value();
  }
  return builder_.Keep(joined);
}

}  // namespace

struct XmlCaseReader::Impl {
  std::string scratch;
  pugi::xml_document document;
};

XmlCaseReader::XmlCaseReader() : impl_(std::make_unique<Impl>()) {}
XmlCaseReader::~XmlCaseReader() = default;

MaybeFault XmlCaseReader::Read(std::string_view bytes, RecordBuilder& builder) {
  if (MaybeFault fault = Load(bytes, impl_->scratch, impl_->document)) return fault;
  if (MaybeFault fault = CheckRoot(impl_->document, "case")) return fault;
  return Walker(impl_->scratch, builder)
      .ReadObject(impl_->document.document_element(), Place::kCase);
}

Result<std::vector<XmlAttribute>> ReadXmlAttributes(std::string_view bytes,
                                                    std::string_view element) {
  std::string scratch;
  pugi::xml_document document;
  MaybeFault fault = Load(bytes, scratch, document);
  if (!fault) fault = CheckRoot(document, element);
  if (fault) return Problem{"", 0, 0, fault->message, fault->hint};
  std::vector<XmlAttribute> attributes;
  std::vector<std::string_view> names;
  for (const pugi::xml_attribute attribute : document.document_element().attributes()) {
    names.push_back(attribute.name());
    if (IsAboutXml(attribute.name())) continue;
    attributes.push_back({std::string(LocalName(attribute.name())), attribute.value()});
  }
  if (const std::string_view twice = FindTwice(names); !twice.empty()) {
    return Problem{"", 0, 0, Quoted(twice) + " is given twice", ""};
  }
  return attributes;
}

}  // namespace escalint
