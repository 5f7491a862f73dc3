/// Errors a user can cause are values, not exceptions.
///
/// A `Problem` says where something is wrong, what was found, what was expected and what to do.
/// `Result<T>` is either a T or a non-empty list of problems: a bad rule pack, say, reports all of
/// its faults at once.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace escalint {

struct Problem {
  std::string file;     ///< as the user named it; empty = the command line
  uint64_t line = 0;    ///< 1-based; 0 = not applicable
  uint64_t column = 0;  ///< 1-based, in Unicode code points; 0 = not applicable
  std::string message;  ///< what was found and what was expected; one sentence or two
  std::string hint;     ///< what to do ("did you mean ..."); may be empty
  bool operator==(const Problem&) const = default;
};

/// "file:line:column: message (hint)", leaving out what is not applicable.
std::string ToString(const Problem& problem);

using Problems = std::vector<Problem>;

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Problem problem)
      : state_(Problems{std::move(problem)}) {}               // NOLINT(google-explicit-constructor)
  Result(Problems problems) : state_(std::move(problems)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  /// REQUIRES: the result holds a value.
  T& operator*() { return std::get<T>(state_); }
  const T& operator*() const { return std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }
  /// REQUIRES: the result holds no value.
  const Problems& problems() const { return std::get<Problems>(state_); }

 private:
  std::variant<T, Problems> state_;
};

}  // namespace escalint
