/// Finding where JSON values end, without parsing them.
///
/// Two facts are enough: a bracket counts unless it stands in a string, and a string ends at the
/// first quote that no backslash escapes. Depth is a number, so nesting costs no stack. Whether the
/// value is well-formed is for its reader to say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "source/text_window.h"

namespace escalint {

/// Finds the end of an object or array that may arrive in pieces:
///
///     JsonValueScanner scanner;
///     scanner.Scan("{\"a\": \"}", 0)       // kNotYet
///     scanner.Scan("{\"a\": \"}\"}, 1", 8) // 10: one past the closing brace
class JsonValueScanner {
 public:
  static constexpr size_t kNotYet = static_cast<size_t>(-1);

  /// `depth` brackets are open already.
  explicit JsonValueScanner(uint64_t depth = 0) : depth_(depth) {}

  /// Goes on at `from`, which is where the last call's text ended (at first: the opening bracket).
  size_t Scan(std::string_view text, size_t from);

 private:
  size_t ScanBlock(const char* block);
  size_t ScanBytes(std::string_view text, size_t from);
  uint64_t TakeEscaped(uint64_t backslashes);

  uint64_t depth_;
  bool in_string_ = false;
  bool escaped_ = false;  ///< the byte to come is escaped by the last one
};

/// Walks the members of an object at the front of a window, reading on as needed.
class JsonMembers {
 public:
  enum class Step : uint8_t {
    kMember,  ///< key() and position() (of its value) are set
    kEnd,     ///< the object's '}' has been passed
    kBroken,  ///< position() is where something else was expected: expected()
    kCut,     ///< the text ends, or `limit` bytes were seen, inside the object
  };

  /// `begin` is the position of the object's '{', or of what follows a value in the object.
  enum class From : uint8_t { kBrace, kAfterValue };
  JsonMembers(TextWindow& window, size_t begin, From from, uint64_t limit)
      : window_(window),
        limit_(limit),
        at_(begin + (from == From::kBrace ? 1 : 0)),
        comma_due_(from == From::kAfterValue) {}

  Step Next();
  /// Passes the value that Next stands at: kMember, kBroken or kCut.
  Step SkipValue();

  /// Between its quotes, as written. Valid until the next call.
  std::string_view key() const { return window_.text().substr(key_begin_, key_end_ - key_begin_); }
  size_t key_position() const { return key_begin_ - 1; }
  size_t position() const { return at_; }
  const char* expected() const { return expected_; }

 private:
  bool SkipSpace();
  bool Have(size_t at);
  Step Broken(const char* expected);
  Step ReadKey();
  Step SkipString();
  Step SkipBracketed();
  Step SkipScalar();

  TextWindow& window_;
  uint64_t limit_;
  size_t at_;
  bool comma_due_;
  size_t key_begin_ = 1, key_end_ = 1;
  const char* expected_ = "";
};

}  // namespace escalint
