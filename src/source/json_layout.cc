#include "source/json_layout.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "source/describe.h"
#include "source/json_scan.h"
#include "source/slicer.h"

namespace escalint {
namespace {

using Step = JsonMembers::Step;

/// Lists among the members of an export, one of which is its cases.
constexpr size_t kMostTried = 256;

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

struct Bracket {
  size_t at = 0;
  char sign = 0;
  int depth = 0;  ///< behind it, counted from the beginning of the tail
};

/// What the beginning of a tail, which may be anywhere, may be in.
enum class Inside : uint8_t { kNothing, kString, kEscape };

/// The brackets that are in no string; none where the text ends inside one.
std::vector<Bracket> BracketsOf(std::string_view text, Inside state) {
  std::vector<Bracket> brackets;
  int depth = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (state == Inside::kEscape) {
      state = Inside::kString;
    } else if (c == '"') {
      state = state == Inside::kString ? Inside::kNothing : Inside::kString;
    } else if (state == Inside::kString) {
      if (c == '\\') state = Inside::kEscape;
    } else if (c == '[' || c == '{') {
      brackets.push_back({at, c, ++depth});
    } else if (c == ']' || c == '}') {
      brackets.push_back({at, c, --depth});
    }
  }
  if (state != Inside::kNothing) brackets.clear();
  return brackets;
}

/// Where a ']' leaves one thing open that is closed by the last bracket only, from the first on.
std::vector<size_t> LastButOneClosings(const std::vector<Bracket>& brackets) {
  std::vector<size_t> places;
  if (brackets.empty()) return places;
  const int end = brackets.back().depth;
  for (auto bracket = std::next(brackets.rbegin()); bracket != brackets.rend(); ++bracket) {
    if (bracket->depth <= end) break;
    if (bracket->sign == ']' && bracket->depth == end + 1) places.push_back(bracket->at);
  }
  std::reverse(places.begin(), places.end());
  return places;
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

// Brackets are counted once for each thing that the tail may begin in; what really is a string is
// one in one of the three. So the time does not depend on what stands in a note: "][][][" neither
// hides the end of the cases nor is tried as one, bracket by bracket.
std::optional<JsonTail> FindJsonTail(std::string_view tail) {
  std::optional<size_t> first;
  for (const Inside state : {Inside::kNothing, Inside::kString, Inside::kEscape}) {
    std::vector<size_t> places = LastButOneClosings(BracketsOf(tail, state));
    if (places.size() > kMostTried) places.resize(kMostTried);
    const auto found = std::find_if(places.begin(), places.end(),
                                    [&](size_t at) { return EndsDocument(tail.substr(at)); });
    if (found != places.end()) first = std::min(first.value_or(*found), *found);
  }
  if (!first) return std::nullopt;
  return JsonTail{std::string(MembersBetween(tail.substr(*first))), *first};
}

}  // namespace escalint
