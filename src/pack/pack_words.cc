#include "pack/pack_compiler.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "text/folding.h"

namespace escalint {

void PackCompiler::FaultAt(size_t offset, std::string message, std::string hint) {
  Problem problem = ProblemAt(file_, text_, offset, std::move(message), std::move(hint));
  if (std::find(problems_.begin(), problems_.end(), problem) == problems_.end()) {
    problems_.push_back(std::move(problem));
  }
}

void PackCompiler::Fault(const JsonValue& at, std::string message, std::string hint) {
  FaultAt(at.offset, std::move(message), std::move(hint));
}

void PackCompiler::CheckMembers(const JsonValue& object, std::span<const std::string_view> known,
                                std::string_view what) {
  for (const JsonMember& member : object.members) {
    if (member.name == "$schema" || member.name == "comment") continue;
    if (std::find(known.begin(), known.end(), member.name) != known.end()) continue;
    const std::string_view near = DidYouMean(member.name, known);
    FaultAt(member.offset, "\"" + member.name + "\" is not a member of " + std::string(what),
            near.empty() ? "see rules/README.md for the members there are"
                         : "did you mean \"" + std::string(near) + "\"?");
  }
}

bool PackCompiler::Expect(const JsonValue& value, JsonValue::Kind kind, std::string_view what) {
  if (value.Is(kind)) return true;
  Fault(value, std::string(what) + " is " + std::string(DescribeKind(value.kind)) + "; " +
                   std::string(DescribeKind(kind)) + " was expected");
  return false;
}

std::string PackCompiler::String(const JsonValue& object, std::string_view member, bool required) {
  const JsonValue* value = object.Find(member);
  if (value == nullptr) {
    if (required) Fault(object, "\"" + std::string(member) + "\" is missing here");
    return "";
  }
  return Expect(*value, JsonValue::Kind::kString, "\"" + std::string(member) + "\"") ? value->text
                                                                                     : "";
}

bool PackCompiler::Flag(const JsonValue& object, std::string_view member, bool otherwise) {
  const JsonValue* value = object.Find(member);
  if (value == nullptr) return otherwise;
  if (!Expect(*value, JsonValue::Kind::kBoolean, "\"" + std::string(member) + "\"")) {
    return otherwise;
  }
  return value->text == "true";
}

int PackCompiler::Number(const JsonValue& value, std::string_view what) {
  int number = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [stop, error] = std::from_chars(value.text.data(), end, number);
  if (value.Is(JsonValue::Kind::kNumber) && error == std::errc() && stop == end) return number;
  Fault(value, std::string(what) + " must be a whole number");
  return 0;
}

std::optional<sys_days> PackCompiler::Date(const JsonValue& object, std::string_view member) {
  const JsonValue* value = object.Find(member);
  if (value == nullptr || value->Is(JsonValue::Kind::kNull)) return std::nullopt;
  int year = 0;
  unsigned month = 0, day = 0;
  char rest = 0;
  if (value->Is(JsonValue::Kind::kString) &&
      std::sscanf(value->text.c_str(), "%4d-%2u-%2u%c", &year, &month, &day, &rest) == 3) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (date.ok()) return sys_days{date};
  }
  Fault(*value, "\"" + std::string(member) + "\" must be a date such as \"2021-06-01\"");
  return std::nullopt;
}

std::vector<const JsonValue*> PackCompiler::OneOrMore(const JsonValue& value) const {
  std::vector<const JsonValue*> values;
  if (!value.Is(JsonValue::Kind::kArray)) return {&value};
  for (const JsonValue& element : value.elements) values.push_back(&element);
  return values;
}

template <typename E>
E PackCompiler::Word(const JsonValue& value) {
  if (value.Is(JsonValue::Kind::kString)) {
    const E found = FromCanonicalName<E>(value.text);
    if (found != E::kNone) return found;
  }
  const std::string_view near = DidYouMean(value.text, CanonicalNames<E>());
  Fault(value, "\"" + value.text + "\" is not a " + std::string(ListName<E>()) + " of the format",
        near.empty() ? "" : "did you mean \"" + std::string(near) + "\"?");
  return E::kNone;
}

template <typename E>
EnumSet<E> PackCompiler::Words(const JsonValue& value, std::string_view none_word) {
  EnumSet<E> words;
  for (const JsonValue* word : OneOrMore(value)) {
    if (!none_word.empty() && word->text == none_word) {
      words.Add(E::kNone);
    } else if (const E found = Word<E>(*word); found != E::kNone) {
      words.Add(found);
    }
  }
  return words;
}

template StatusType PackCompiler::Word<StatusType>(const JsonValue&);
template Route PackCompiler::Word<Route>(const JsonValue&);
template Role PackCompiler::Word<Role>(const JsonValue&);
template EnumSet<StatusType> PackCompiler::Words<StatusType>(const JsonValue&, std::string_view);
template EnumSet<Route> PackCompiler::Words<Route>(const JsonValue&, std::string_view);
template EnumSet<Risk> PackCompiler::Words<Risk>(const JsonValue&, std::string_view);
template EnumSet<EventType> PackCompiler::Words<EventType>(const JsonValue&, std::string_view);
template EnumSet<Outcome> PackCompiler::Words<Outcome>(const JsonValue&, std::string_view);
template EnumSet<About> PackCompiler::Words<About>(const JsonValue&, std::string_view);
template EnumSet<Method> PackCompiler::Words<Method>(const JsonValue&, std::string_view);
template EnumSet<Content> PackCompiler::Words<Content>(const JsonValue&, std::string_view);
template EnumSet<Role> PackCompiler::Words<Role>(const JsonValue&, std::string_view);
template EnumSet<Agency> PackCompiler::Words<Agency>(const JsonValue&, std::string_view);

Severity PackCompiler::SeverityWord(const JsonValue& object, Severity otherwise) {
  const std::string word = String(object, "severity");
  if (word.empty()) return otherwise;
  if (const auto severity = SeverityFromName(word)) return *severity;
  Fault(*object.Find("severity"), "\"" + word + "\" is not a severity",
        "one of high, medium, low, info");
  return otherwise;
}

Kind PackCompiler::KindWord(const JsonValue& object, Kind otherwise) {
  const std::string word = String(object, "kind");
  if (word.empty()) return otherwise;
  if (const auto kind = KindFromName(word)) return *kind;
  Fault(*object.Find("kind"), "\"" + word + "\" is not a kind of finding",
        "one of skipped_stage, missing_notification, breached_deadline, missing_step, "
        "missing_record, prohibited_step, unresolved");
  return otherwise;
}

}  // namespace escalint
