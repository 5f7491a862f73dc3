#include "ingest/xml_case_reader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <pugixml.hpp>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "ingest/wording.h"
#include "ingest/xml_rules.h"

namespace escalint {

namespace {

// With parse_fragment, text and further roots beside the root are seen instead of being dropped;
// with parse_embed_pcdata, text that an element begins with is its value and no node of its own.
constexpr unsigned kParseFlags = pugi::parse_default | pugi::parse_ws_pcdata_single |
                                 pugi::parse_fragment | pugi::parse_embed_pcdata;

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

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(kSpaces) == std::string_view::npos;
}

/// Zero bytes behind the document, so that TextAt may look past its end.
constexpr size_t kPadding = 16;
static_assert(kPadding >= kLongestName);  // which FindMember may read

/// A name or value that pugixml has put a zero behind, which comes soon for nearly all of them.
/// REQUIRES: kPadding bytes can be read from any place in it.
std::string_view TextAt(const char* begin) {
#if defined(__SSE2__)
  for (const char* at = begin;; at += kPadding) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const int zeros = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_setzero_si128()));
    if (zeros == 0) continue;
    return {begin,
            static_cast<size_t>(at - begin + std::countr_zero(static_cast<unsigned>(zeros)))};
  }
#else
  return begin;
#endif
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
  scratch.assign(bytes).append(kPadding, '\0');
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

uint64_t Bit(const MemberRow& row) { return uint64_t{1} << static_cast<unsigned>(row.member); }

/// The members of one object found so far, a bit each.
struct Seen {
  uint64_t attributes = 0;
  uint64_t elements = 0;
  uint64_t any() const { return attributes | elements; }
};

/// Walks the tree; each step is false if it left a fault. Asks pugixml as little as it can: every
/// question is a call into a library, and names and values tell more than they say. Only text has
/// no name, and offsets are distances from the beginning of the buffer that they stand in.
class Walker {
 public:
  Walker(std::string_view bytes, const char* scratch, RecordBuilder& builder)
      : bytes_(bytes), begin_(scratch), builder_(builder) {}

  bool ReadObject(pugi::xml_node node, Place place);

  MaybeFault fault;

 private:
  bool ReadAttributes(pugi::xml_node node, Place place, Seen& seen);
  bool ReadAttribute(std::string_view name, pugi::xml_attribute attribute, Place place, Seen& seen);
  const MemberRow* FindPrefixed(std::string_view name, Place place);
  bool ReadRareAttribute(const MemberRow& row, std::string_view value, size_t offset);
  bool ReadFlag(const MemberRow& row, std::string_view value, size_t offset);
  bool ReadElement(std::string_view name, pugi::xml_node node, Place place, Seen& seen);
  bool ReadElementOf(const MemberRow& row, pugi::xml_node node, size_t offset);
  bool UnknownElement(std::string_view name, Place place, size_t offset);
  void ReadStrayText(const char* text, Place place);
  std::string_view TextOf(pugi::xml_node node);
  bool IsLeftoverSpace(pugi::xml_node text) const;

  bool Stop(size_t offset, std::string message) {
    fault = Fault{offset, std::move(message), ""};
    return false;
  }
  bool GivenTwice(std::string_view name, size_t offset) {
    return Stop(offset, Quoted(name) + " is given twice");
  }
  size_t OffsetOf(const char* place) const { return static_cast<size_t>(place - begin_); }
  size_t OffsetOfElement(std::string_view name) const {
    return OffsetOf(name.data()) - 1;  // '<' stands before the name
  }

  std::string_view bytes_;  // the slice as it was, before pugixml decoded its copy
  const char* begin_;       // of that copy
  RecordBuilder& builder_;
  std::vector<std::string_view> strangers_;  // attributes of one element that are no members
};

bool Walker::ReadObject(pugi::xml_node node, Place place) {
  Seen seen;
  if (!ReadAttributes(node, place, seen)) return false;
  ReadStrayText(node.value(), place);
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    const char* const name = child.name();
    if (*name == '\0') {
      ReadStrayText(child.value(), place);
    } else if (!ReadElement(TextAt(name), child, place, seen)) {
      return false;
    }
  }
  return true;
}

bool Walker::ReadAttributes(pugi::xml_node node, Place place, Seen& seen) {
  strangers_.clear();
  for (auto attribute = node.first_attribute();; attribute = attribute.next_attribute()) {
    const char* const name = attribute.name();
    if (*name == '\0') break;  // behind the last one
    if (!ReadAttribute(TextAt(name), attribute, place, seen)) return false;
  }
  if (strangers_.size() < 2) return true;
  const std::string_view twice = FindTwice(strangers_);
  return twice.empty() || GivenTwice(twice, OffsetOfElement(node.name()));
}

bool Walker::ReadAttribute(std::string_view name, pugi::xml_attribute attribute, Place place,
                           Seen& seen) {
  const MemberRow* row = FindMember(place, name);
  if (row == nullptr) row = FindPrefixed(name, place);
  if (row == nullptr) return true;
  const size_t offset = OffsetOf(name.data());
  const uint64_t bit = Bit(*row);
  if ((seen.attributes & bit) != 0) return GivenTwice(row->name, offset);
  seen.attributes |= bit;
  const std::string_view value = TextAt(attribute.value());
  if (row->shape != Shape::kText && row->shape != Shape::kIdentifier) {
    return ReadRareAttribute(*row, value, offset);
  }
  builder_.Text(*row, value, offset);
  return true;
}

/// The member of that name without its prefix. Most names have none and are found as they are.
const MemberRow* Walker::FindPrefixed(std::string_view name, Place place) {
  const bool about_xml = IsAboutXml(name);
  const MemberRow* row = about_xml ? nullptr : FindMember(place, LocalName(name));
  if (row != nullptr) return row;
  strangers_.push_back(name);
  if (!about_xml) builder_.Unknown(place, LocalName(name), OffsetOf(name.data()));
  return nullptr;
}

bool Walker::ReadRareAttribute(const MemberRow& row, std::string_view value, size_t offset) {
  if (row.shape == Shape::kFlag) return ReadFlag(row, value, offset);
  if (row.IsList() && value.empty()) {  // an empty list, which no element could say
    builder_.List(row);
  } else if (row.HoldsObjects() || row.member == Member::kContents) {
    return Stop(offset, Quoted(row.name) + " is an attribute; <" + std::string(row.element) +
                            "> elements were expected");
  } else {
    builder_.Text(row, value, offset);
  }
  return true;
}

bool Walker::ReadFlag(const MemberRow& row, std::string_view value, size_t offset) {
  if (const std::optional<bool> truth = TruthValue(value)) {
    builder_.Flag(row, *truth);
    return true;
  }
  return value.empty() ||
         Stop(offset, Quoted(row.name) + " is " + Quoted(value) + "; true or false was expected");
}

void Walker::ReadStrayText(const char* text, Place place) {
  if (*text != '\0' && !IsBlank(text)) builder_.Unknown(place, "#text", OffsetOf(text));
}

bool Walker::ReadElement(std::string_view name, pugi::xml_node node, Place place, Seen& seen) {
  const size_t offset = OffsetOfElement(name);
  const MemberRow* row = FindElement(place, name);
  if (row == nullptr) row = FindElement(place, LocalName(name));
  if (row == nullptr) return UnknownElement(LocalName(name), place, offset);
  const uint64_t bit = Bit(*row);
  if ((seen.any() & bit) != 0 && !row->IsList()) return GivenTwice(row->name, offset);
  seen.elements |= bit;
  return ReadElementOf(*row, node, offset);
}

bool Walker::ReadElementOf(const MemberRow& row, pugi::xml_node node, size_t offset) {
  if (!row.HoldsObjects()) {
    if (row.IsList()) builder_.List(row);
    builder_.Text(row, TextOf(node), offset);
    return true;
  }
  builder_.Open(row, offset);
  if (!ReadObject(node, row.opens)) return false;
  builder_.Close(row);
  return true;
}

/// A member's name on the wrong kind of thing would otherwise lose what it holds without a word.
bool Walker::UnknownElement(std::string_view name, Place place, size_t offset) {
  const MemberRow* row = FindMember(place, name);
  if (row == nullptr) {
    builder_.Unknown(place, name, offset);
    return true;
  }
  const std::string expected = row->element.empty()
                                   ? "an attribute was expected"
                                   : "<" + std::string(row->element) + "> elements were expected";
  return Stop(offset, Quoted(name) + " is an element; " + expected);
}

std::string_view Walker::TextOf(pugi::xml_node node) {
  const char* const text = node.value();
  if (!node.first_child()) return *text == '\0' ? std::string_view() : TextAt(text);
  std::string joined = text;
  for (const pugi::xml_node child : node.children()) {
    if (IsText(child) && !IsLeftoverSpace(child)) joined += child.value();
  }
  return builder_.Keep(joined);
}

/// White space behind a comment or an instruction, and before the end tag: no text, as it wouldn't
/// be if they were elements.
bool Walker::IsLeftoverSpace(pugi::xml_node text) const {
  if (text.type() != pugi::node_pcdata) return false;
  const size_t end = bytes_.find_first_not_of(kSpaces, OffsetOf(text.value()));
  return end != std::string_view::npos && bytes_[end] == '<';
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
  Walker walker(bytes, impl_->scratch.data(), builder);
  walker.ReadObject(impl_->document.document_element(), Place::kCase);
  return std::move(walker.fault);
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
