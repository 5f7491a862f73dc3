#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "pack/pack_compiler.h"
#include "text/folding.h"

namespace escalint {
namespace {

/// What stands there: a string as it is, anything else by its kind.
std::string Found(const JsonValue& value) {
  return value.Is(JsonValue::Kind::kString) ? "\"" + value.text + "\""
                                            : std::string(DescribeKind(value.kind));
}

/// "a role of the format", "an event type of the format", "a word for \"about\" of the format".
template <typename E>
std::string OneOfList() {
  const std::string name(ListName<E>());
  if (name == "about" || name == "contents") return "a word for \"" + name + "\" in the format";
  return (std::string("aeo").find(name.front()) == std::string::npos ? "a " : "an ") + name +
         " of the format";
}

/// The nearest right word; failing that all of them, where they are few.
std::string HintOf(std::string_view text, std::span<const std::string_view> names) {
  const std::string_view near = DidYouMean(text, names);
  if (!near.empty()) return "did you mean \"" + std::string(near) + "\"?";
  if (names.size() > 16) return "rules/schema/rule-pack.schema.json lists them";
  std::string all = "one of ";
  for (size_t i = 1; i < names.size(); ++i) all += (i > 1 ? ", " : "") + std::string(names[i]);
  return all;
}

}  // namespace

void PackCompiler::FaultAt(size_t offset, std::string message, std::string hint) {
  if (!told_.emplace(offset, message).second) return;
  if (faults_.size() < kMostFaults)
    faults_.push_back({offset, std::move(message), std::move(hint)});
}

Problems PackCompiler::problems() const {
  std::vector<PackFault> faults = faults_;
  std::stable_sort(faults.begin(), faults.end(),
                   [](const PackFault& a, const PackFault& b) { return a.offset < b.offset; });
  Problems problems;
  for (PackFault& fault : faults) {
    problems.push_back(
        ProblemAt(file_, text_, fault.offset, std::move(fault.message), std::move(fault.hint)));
  }
  problems.insert(problems.end(), choice_problems_.begin(), choice_problems_.end());
  if (told_.size() > faults.size()) {
    problems.push_back(
        {file_, 0, 0, "there are " + std::to_string(told_.size() - faults.size()) + " more faults",
         "mend these first"});
  }
  return problems;
}

void PackCompiler::Fault(const JsonValue& at, std::string message, std::string hint) {
  FaultAt(at.offset, std::move(message), std::move(hint));
}

bool PackCompiler::CheckMembers(const JsonValue& object, std::span<const std::string_view> known,
                                std::string_view what) {
  if (!Expect(object, JsonValue::Kind::kObject, what)) return false;
  bool all_known = true;
  for (const JsonMember& member : object.members) {
    if (member.name == "$schema" || member.name == "comment") continue;
    if (std::find(known.begin(), known.end(), member.name) != known.end()) continue;
    all_known = false;
    const std::string_view near = DidYouMean(member.name, known);
    FaultAt(member.offset, "\"" + member.name + "\" is not a member of " + std::string(what),
            near.empty() ? "see rules/README.md for the members there are"
                         : "did you mean \"" + std::string(near) + "\"?");
  }
  return all_known;
}

bool PackCompiler::Expect(const JsonValue& value, JsonValue::Kind kind, std::string_view what) {
  if (value.Is(kind)) return true;
  Fault(value, std::string(what) + " is " + std::string(DescribeKind(value.kind)) + "; " +
                   std::string(DescribeKind(kind)) + " was expected");
  return false;
}

bool PackCompiler::AtMostOne(const JsonValue& object, std::span<const std::string_view> members) {
  const JsonMember* first = nullptr;
  bool one = true;
  for (const JsonMember& member : object.members) {
    if (std::find(members.begin(), members.end(), member.name) == members.end()) continue;
    if (first != nullptr) {
      one = false;
      FaultAt(member.offset, "\"" + member.name + "\" stands beside \"" + first->name + "\"",
              "keep one of the two");
    } else {
      first = &member;
    }
  }
  return one;
}

const JsonValue* PackCompiler::Required(const JsonValue& object, std::string_view member) {
  const JsonValue* value = object.Find(member);
  if (value == nullptr) Fault(object, "\"" + std::string(member) + "\" is missing here");
  return value;
}

std::string PackCompiler::String(const JsonValue& object, std::string_view member, bool required) {
  const JsonValue* value = required ? Required(object, member) : object.Find(member);
  if (value == nullptr) return "";
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

bool PackCompiler::Mark(const JsonValue& object, std::string_view member) {
  const JsonValue* value = object.Find(member);
  if (value == nullptr) return false;
  if (Flag(object, member)) return true;
  if (value->Is(JsonValue::Kind::kBoolean)) {
    Fault(*value, "\"" + std::string(member) + "\" says nothing when it is false", "leave it out");
  }
  return false;
}

int PackCompiler::Number(const JsonValue& value, std::string_view what) {
  int number = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [stop, error] = std::from_chars(value.text.data(), end, number);
  const bool whole = value.Is(JsonValue::Kind::kNumber) && error == std::errc() && stop == end;
  if (whole && number >= 0 && number <= 10000) return number;
  Fault(value, std::string(what) + " must be a whole number from 0 to 10000");
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
  Fault(*value, "\"" + std::string(member) + "\" is " + Found(*value) +
                    "; a date such as \"2021-06-01\" was expected");
  return std::nullopt;
}

std::vector<const JsonValue*> PackCompiler::OneOrMore(const JsonValue& value) {
  std::vector<const JsonValue*> values;
  if (!value.Is(JsonValue::Kind::kArray)) return {&value};
  if (value.elements.empty()) Fault(value, "the list is empty", "leave it out, or fill it");
  for (const JsonValue& element : value.elements) values.push_back(&element);
  return values;
}

template <typename E>
E PackCompiler::Word(const JsonValue& value) {
  if (value.Is(JsonValue::Kind::kString)) {
    const E found = FromCanonicalName<E>(value.text);
    if (found != E::kNone) return found;
  }
  Fault(value, Found(value) + " is not " + OneOfList<E>(), HintOf(value.text, CanonicalNames<E>()));
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
  constexpr auto kNames = std::to_array<std::string_view>({"", "high", "medium", "low", "info"});
  Fault(*object.Find("severity"), "\"" + word + "\" is not a severity", HintOf(word, kNames));
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

CountedAs PackCompiler::CountedAsWord(const JsonValue& object) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"", "time_at_stage", "overall_time", "chair_told", "conclusion", "wider_lessons"});
  const auto word = std::find(kWords.begin(), kWords.end(), String(object, "counted_as"));
  if (word != kWords.end()) return static_cast<CountedAs>(word - kWords.begin());
  const JsonValue& found = *object.Find("counted_as");
  Fault(found, "\"" + found.text + "\" is nothing that is counted",
        "one of time_at_stage, overall_time, chair_told, conclusion, wider_lessons");
  return CountedAs::kNothing;
}

}  // namespace escalint
