#include "source/json_layout.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <string>

#include "source/describe.h"
#include "source/json_scan.h"
#include "source/slicer.h"

namespace escalint {
namespace {

using Step = JsonMembers::Step;

constexpr std::string_view kHeaderMembers[] = {"format", "authority", "source", "as_of", "covers"};

/// What the members of the first object say about what it is.
struct FirstObject {
  bool case_members = false;
  bool header_members = false;

  void Note(std::string_view key) {
    case_members = case_members || key == "id" || key == "escalations";
    header_members = header_members || IsHeaderMember(key);
  }
};

JsonLayout BrokenLayout(size_t at, std::string fault) {
  JsonLayout layout;
  layout.fault_at = at;
  layout.fault = std::move(fault);
  return layout;
}

/// The end of what stands before the member at `key`: without the comma that parts them.
size_t TrimComma(std::string_view text, size_t key) {
  while (IsSpace(text[key - 1]) || text[key - 1] == ',') --key;
  return key;
}

JsonLayout DocumentLayout(const TextWindow& window, size_t begin, const JsonMembers& members) {
  const size_t value = members.position();
  if (window.text()[value] != '[') {
    return BrokenLayout(value, "\"cases\" is " + DescribeByte(window.text()[value]) +
                                   "..., where an array was expected");
  }
  JsonLayout layout;
  layout.kind = JsonLayout::Kind::kDocument;
  layout.begin = begin;
  layout.header_end = TrimComma(window.text(), members.key_position());
  layout.cases_begin = value + 1;
  return layout;
}

bool HasNewline(std::string_view text) { return text.find('\n') != text.npos; }

/// Whether the second line that is not blank begins an object of its own, as in NDJSON.
bool SecondLineIsObject(std::string_view text) {
  size_t at = text.find('\n');
  while (at < text.size() && IsSpace(text[at])) ++at;
  return at < text.size() && text[at] == '{';
}

/// The first object has ended without `cases`.
JsonLayout CompleteLayout(const TextWindow& window, size_t begin, size_t end,
                          const FirstObject& first) {
  JsonLayout layout;
  layout.begin = begin;
  layout.first_is_header = first.header_members && !first.case_members;
  if (!HasNewline(window.text().substr(begin, end - begin))) {
    layout.kind = JsonLayout::Kind::kLines;
    return layout;
  }
  layout.kind = JsonLayout::Kind::kSingleCase;
  if (!layout.first_is_header) return layout;
  return BrokenLayout(begin,
                      "the object has no member \"cases\", where the export's cases were "
                      "expected");
}

/// The first object did not come to its end; it may be just the first line of an NDJSON.
JsonLayout IncompleteLayout(const TextWindow& window, size_t begin, const JsonMembers& members,
                            Step step) {
  JsonLayout layout;
  layout.begin = begin;
  if (SecondLineIsObject(window.text().substr(begin))) {
    layout.kind = JsonLayout::Kind::kLines;
  } else if (step == Step::kCut) {
    layout.kind = JsonLayout::Kind::kSingleCase;
  } else {
    const size_t at = members.position();
    return BrokenLayout(at, "found " + DescribeByte(window.text()[at]) + " where " +
                                members.expected() + " was expected");
  }
  return layout;
}

/// `{"_":[` + `rest` as a JSON object without `cases`. Numbers stay text: nothing is converted.
bool EndsDocument(std::string_view rest) {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  const std::string completed = "{\"_\":[" + std::string(rest);
  rapidjson::Document document;
  document.Parse<kFlags>(completed.data(), completed.size());
  return !document.HasParseError() && document.IsObject() && !document.HasMember("cases");
}

/// Whether the array and the object that are open before `rest` are closed exactly at its end.
/// Almost every ']' inside a case fails this after a few bytes, without a parse.
bool ClosesTwoAtEnd(std::string_view rest) {
  const size_t end = JsonValueScanner(2).Scan(rest, 0);
  return end != JsonValueScanner::kNotYet &&
         std::all_of(rest.begin() + static_cast<std::ptrdiff_t>(end), rest.end(), IsSpace);
}

/// The members in `] , "a": 1 }`.
std::string_view MembersBetween(std::string_view rest) {
  size_t begin = 1, end = rest.rfind('}');
  while (begin < end && (IsSpace(rest[begin]) || rest[begin] == ',')) ++begin;
  while (end > begin && IsSpace(rest[end - 1])) --end;
  return rest.substr(begin, end - begin);
}

}  // namespace

bool IsHeaderMember(std::string_view key) {
  return std::find(std::begin(kHeaderMembers), std::end(kHeaderMembers), key) !=
         std::end(kHeaderMembers);
}

JsonLayout ReadJsonLayout(TextWindow& window, size_t begin, uint64_t limit) {
  if (window.text()[begin] == '[') {
    JsonLayout layout;
    layout.kind = JsonLayout::Kind::kArray;
    layout.begin = begin;
    layout.cases_begin = begin + 1;
    return layout;
  }
  JsonMembers members(window, begin, JsonMembers::From::kBrace, limit);
  FirstObject first;
  Step step = members.Next();
  while (step == Step::kMember) {
    if (members.key() == "cases") return DocumentLayout(window, begin, members);
    first.Note(members.key());
    step = members.SkipValue();
    if (step == Step::kMember) step = members.Next();
  }
  if (step == Step::kEnd) return CompleteLayout(window, begin, members.position(), first);
  return IncompleteLayout(window, begin, members, step);
}

std::optional<JsonTail> FindJsonTail(std::string_view tail) {
  for (size_t at = tail.find(']'); at != tail.npos; at = tail.find(']', at + 1)) {
    const std::string_view rest = tail.substr(at);
    if (!ClosesTwoAtEnd(rest) || !EndsDocument(rest)) continue;
    return JsonTail{std::string(MembersBetween(rest)), at};
  }
  return std::nullopt;
}

}  // namespace escalint
