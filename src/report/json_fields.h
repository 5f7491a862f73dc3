/// A struct to JSON and back, from one list of its members.
///
/// For files that the program writes for itself, such as a partial report: what goes in comes out
/// again, exactly. A struct is listed once:
///
///     template <>
///     inline constexpr auto kFieldsOf<DutyHolder> =
///         FieldList(Field{"role", &DutyHolder::role}, Field{"agency", &DutyHolder::agency});
///
///     AppendFields(holder, out);          // {"role": "gp"}
///     ReadFields(tree, holder)            // false where the tree is of another shape
///
/// A member that is empty, zero or false is left out, and is that again when it is read.
#pragma once

#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "domain/enum_set.h"
#include "domain/vocabulary.h"
#include "report/json_writer.h"
#include "text/json_tree.h"

namespace escalint {

template <typename Struct, typename Member>
struct Field {
  std::string_view name;
  Member Struct::*member;
};
template <typename Struct, typename Member>
Field(std::string_view, Member Struct::*) -> Field<Struct, Member>;

template <typename... Fields>
constexpr auto FieldList(Fields... fields) {
  return std::make_tuple(fields...);
}

/// To be specialised for each struct.
template <typename Struct>
inline constexpr auto kFieldsOf = 0;

template <typename T>
inline constexpr bool kHasFields =
    !std::is_same_v<std::remove_cvref_t<decltype(kFieldsOf<T>)>, int>;

template <typename T>
void AppendFields(const T& value, std::string& out);
template <typename T>
bool ReadFields(const JsonValue& tree, T& value);

namespace fields {

template <typename T>
struct ListOf : std::false_type {};
template <typename T>
struct ListOf<std::vector<T>> : std::true_type {};
template <typename T, size_t kSize>
struct ListOf<std::array<T, kSize>> : std::true_type {};
template <typename T, size_t kSize>
struct ListOf<T[kSize]> : std::true_type {};

template <typename T>
struct OptionalOf : std::false_type {};
template <typename T>
struct OptionalOf<std::optional<T>> : std::true_type {};

template <typename T>
struct EnumSetOf : std::false_type {};
template <typename E>
struct EnumSetOf<EnumSet<E>> : std::true_type {
  using Value = E;
};

template <typename T>
struct CountOf : std::false_type {};
template <typename Rep, typename Period>
struct CountOf<
    std::chrono::time_point<std::chrono::system_clock, std::chrono::duration<Rep, Period>>>
    : std::true_type {};

template <typename T>
void Append(const T& value, std::string& out);

template <typename T>
bool IsEmpty(const T& value) {
  if constexpr (OptionalOf<T>::value) {
    return !value.has_value();
  } else if constexpr (std::is_array_v<T> || requires { std::tuple_size<T>::value; }) {
    return false;
  } else if constexpr (requires { value.empty(); }) {
    return value.empty();
  } else {
    return value == T{};
  }
}

template <typename T>
void AppendList(const T& list, std::string& out) {
  out += '[';
  bool first = true;
  for (const auto& element : list) {
    if (!first) out += ", ";
    first = false;
    Append(element, out);
  }
  out += ']';
}

template <typename E>
void AppendSet(EnumSet<E> set, std::string& out) {
  std::vector<std::string> names;
  set.ForEach([&](E value) { names.emplace_back(CanonicalName(value)); });
  AppendList(names, out);
}

template <typename T>
void Append(const T& value, std::string& out) {
  if constexpr (std::is_same_v<T, std::string>) {
    AppendJsonString(value, out);
  } else if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_integral_v<T>) {
    out += std::to_string(value);
  } else if constexpr (std::is_enum_v<T>) {
    out += std::to_string(static_cast<int>(value));
  } else if constexpr (CountOf<T>::value) {
    out += std::to_string(value.time_since_epoch().count());
  } else if constexpr (OptionalOf<T>::value) {
    Append(*value, out);
  } else if constexpr (ListOf<T>::value) {
    AppendList(value, out);
  } else if constexpr (EnumSetOf<T>::value) {
    AppendSet(value, out);
  } else {
    AppendFields(value, out);
  }
}

template <typename T>
bool Get(const JsonValue& tree, T& value);

template <typename T>
bool GetNumber(const JsonValue& tree, T& number) {
  const char* end = tree.text.data() + tree.text.size();
  const auto [stop, error] = std::from_chars(tree.text.data(), end, number);
  return tree.Is(JsonValue::Kind::kNumber) && error == std::errc() && stop == end;
}

template <typename T>
bool GetList(const JsonValue& tree, T& list) {
  if (!tree.Is(JsonValue::Kind::kArray)) return false;
  if constexpr (requires { list.resize(1); }) list.resize(tree.elements.size());
  if (std::size(list) != tree.elements.size()) return false;
  size_t next = 0;
  for (auto& element : list) {
    if (!Get(tree.elements[next++], element)) return false;
  }
  return true;
}

template <typename E>
bool GetSet(const JsonValue& tree, EnumSet<E>& set) {
  std::vector<std::string> names;
  if (!GetList(tree, names)) return false;
  for (const std::string& name : names) {
    const E value = FromCanonicalName<E>(name);
    if (value == E::kNone && !name.empty()) return false;
    set.Add(value);
  }
  return true;
}

template <typename T>
bool Get(const JsonValue& tree, T& value) {
  if constexpr (std::is_same_v<T, std::string>) {
    value = tree.text;
    return tree.Is(JsonValue::Kind::kString);
  } else if constexpr (std::is_same_v<T, bool>) {
    value = tree.text == "true";
    return tree.Is(JsonValue::Kind::kBoolean);
  } else if constexpr (std::is_integral_v<T>) {
    return GetNumber(tree, value);
  } else if constexpr (std::is_enum_v<T>) {
    static_assert(kValueCount<T> > 0, "say beside the enum how many values it has");
    int number = 0;
    if (!GetNumber(tree, number) || number < 0 || number >= kValueCount<T>) return false;
    value = static_cast<T>(number);
    return true;
  } else if constexpr (CountOf<T>::value) {
    typename T::rep count = 0;
    const bool sound = GetNumber(tree, count);
    value = T{typename T::duration{count}};
    return sound;
  } else if constexpr (OptionalOf<T>::value) {
    return Get(tree, value.emplace());
  } else if constexpr (ListOf<T>::value) {
    return GetList(tree, value);
  } else if constexpr (EnumSetOf<T>::value) {
    return GetSet(tree, value);
  } else {
    return ReadFields(tree, value);
  }
}

template <typename T>
bool GetMember(const JsonValue& tree, std::string_view name, T& value) {
  const JsonValue* member = tree.Find(name);
  if (member != nullptr) return Get(*member, value);
  if constexpr (!std::is_array_v<T>) value = T{};
  return true;
}

}  // namespace fields

/// `value` as one JSON object, on one line.
template <typename T>
void AppendFields(const T& value, std::string& out) {
  static_assert(kHasFields<T>, "list its members in kFieldsOf");
  JsonWriter json(out);
  json.BeginObject();
  const auto append = [&](const auto& field) {
    if (fields::IsEmpty(value.*field.member)) return;
    json.Key(field.name);
    fields::Append(value.*field.member, out);
    json.PastValue();
  };
  std::apply([&](const auto&... field) { (append(field), ...); }, kFieldsOf<T>);
  json.EndObject();
}

/// False where something is of another shape than `AppendFields` writes.
template <typename T>
bool ReadFields(const JsonValue& tree, T& value) {
  static_assert(kHasFields<T>, "list its members in kFieldsOf");
  if (!tree.Is(JsonValue::Kind::kObject)) return false;
  return std::apply(
      [&](const auto&... field) {
        return (fields::GetMember(tree, field.name, value.*field.member) && ...);
      },
      kFieldsOf<T>);
}

}  // namespace escalint
