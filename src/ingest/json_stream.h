/// What RapidJSON reads a case through: a buffer in which strings are decoded where they stand.
///
/// RapidJSON asks its stream for one character at a time and its encoding whether that character is
/// valid. Nearly all of an export are short strings of plain ASCII, so here a string begins behind
/// up to sixteen plain characters at its front, and the encoding's answer passes a whole run of
/// further ones, sixteen bytes at a look:
///
///     "note":"The plan was stepped down… again"
///             ^^^^^^^^^^^^^^^^          PutBegin
///                             ^^^^^^^^^ one run; then "…", checked as UTF-8; then " again" in one
///
/// The stream's bytes must be followed by kJsonPadding zero bytes, so that the last look stays
/// inside the buffer.
#pragma once

#include <rapidjson/encodings.h>
#include <rapidjson/stream.h>

#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "text/encoding.h"

namespace escalint {

inline constexpr size_t kJsonPadding = 16;

/// How many bytes at the front of `text` are ASCII that stands for itself in a JSON string: no
/// quote, backslash or control character. Looks at no more than kJsonPadding bytes, all readable.
inline size_t PlainRunLength(const char* text) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  const __m128i text_bytes = _mm_cmpgt_epi8(bytes, _mm_set1_epi8(' ' - 1));  // signed: ASCII only
  const __m128i plain = _mm_andnot_si128(_mm_or_si128(quote, backslash), text_bytes);
  const auto mask = static_cast<unsigned>(_mm_movemask_epi8(plain));
  return static_cast<size_t>(std::countr_one(mask));
#else
  size_t length = 0;
  while (length < kJsonPadding && static_cast<signed char>(text[length]) >= ' ' &&
         text[length] != '"' && text[length] != '\\') {
    ++length;
  }
  return length;
#endif
}

/// RapidJSON's stream concept, reading and writing in place.
///
/// Every string waits for the end of the one before it, so what lies between them counts: where the
/// stream stands is one word, and all that RapidJSON's copies of a stream hand on.
class JsonStream {
 public:
  using Ch = char;

  explicit JsonStream(char* text) : from_(text) {}
  JsonStream(const JsonStream& other) : from_(other.from_) {}
  JsonStream& operator=(const JsonStream& other) {
    from_ = other.from_;
    return *this;
  }

  char Peek() const { return *from_; }
  char Take() { return *from_++; }
  const char* Place() const { return from_; }
  /// An address: only differences mean anything.
  size_t Tell() const { return reinterpret_cast<size_t>(from_); }
  /// A string begins here. What it begins with stays where it is, so most strings are passed now,
  /// and RapidJSON is left to see the closing quote. A number asks this too, and takes the stream
  /// back to where it was: so one look only, or a list of numbers would be read to its end by each.
  char* PutBegin() {
    char* const begin = from_;
    from_ += PlainRunLength(from_);
    to_ = from_;
    return begin;
  }
  /// What RapidJSON puts behind a string without escapes, a zero byte for its quote, isn't written:
  /// nobody reads it, and a look at the string would have to wait for it.
  void Put(char c) {
    if (to_ + 1 != from_) *to_ = c;
    ++to_;
  }
  size_t PutEnd(char* begin) { return static_cast<size_t>(to_ - begin); }
  void Flush() {}

  void SkipSpace() {
    while (*from_ <= ' ' && (*from_ == ' ' || *from_ == '\n' || *from_ == '\r' || *from_ == '\t')) {
      ++from_;
    }
  }
  /// Passes a run of plain characters or, if none stands here, one other; false if that one is no
  /// valid UTF-8.
  bool PassText() {
    const size_t run = PlainRunLength(from_);
    if (run == 0) return PassSequence();
    Move(run);
    for (size_t more = run; more == kJsonPadding;) {
      more = PlainRunLength(from_);
      Move(more);
    }
    return true;
  }

 private:
  bool PassSequence() {
    const size_t length = Utf8SequenceLength({from_, kJsonPadding});
    Move(length);
    return length != 0;
  }
  /// Behind an escape the text has become shorter than it was written, and moves up.
  void Move(size_t count) {
    if (to_ != from_) std::memmove(to_, from_, count);
    to_ += count;
    from_ += count;
  }

  char* from_;
  char* to_ = nullptr;  // of use while a string is read
};

/// RapidJSON looks this up by its argument.
inline void SkipWhitespace(JsonStream& stream) { stream.SkipSpace(); }

/// UTF-8 whose "character" is as much of a string as can be passed at once.
struct JsonRuns : rapidjson::UTF8<> {
  template <typename In, typename Out>
  static bool Validate(In& in, Out&) {  // in place: the same stream
    return in.PassText();
  }
};

}  // namespace escalint

/// RapidJSON works on a copy of the stream while it reads a value. It must: a number's text begins
/// where the original still stands.
template <>
struct rapidjson::StreamTraits<escalint::JsonStream> {
  enum { copyOptimization = 1 };
};
