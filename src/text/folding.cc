#include "text/folding.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <vector>

namespace escalint {

namespace {

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

/// Length of the space, hyphen or underscore that `text` begins with; 0 = it begins with none.
/// Of the dashes only those that NFKC leaves alone need be known: U+2010 .. U+2015, U+2212.
size_t SeparatorLength(std::string_view text) {
  const char c = text.front();
  if (c == ' ' || c == '-' || c == '_' || (c >= '\t' && c <= '\r')) return 1;
  const std::string_view three = text.substr(0, 3);
  if (three.size() == 3 && three.starts_with("\xE2\x80")) {
    const auto last = static_cast<unsigned char>(three[2]);
    return last >= 0x90 && last <= 0x95 ? 3 : 0;
  }
  return three == "\xE2\x88\x92" ? 3 : 0;
}

char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Lower case for ASCII; runs of separators become one '_', none at either end.
std::string JoinWords(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  bool gap = false;
  while (!text.empty()) {
    const size_t separator = SeparatorLength(text);
    if (separator == 0) {
      if (gap && !folded.empty()) folded += '_';
      folded += LowerAscii(text.front());
    }
    gap = separator != 0;
    text.remove_prefix(std::max<size_t>(separator, 1));
  }
  return folded;
}

/// NFKC casefold; the text itself where ICU cannot (its data file is missing).
std::string Casefold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, static_cast<int32_t>(text.size()));
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : folded;
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> older(b.size() + 1), previous(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    older.swap(previous);
    previous.swap(row);
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, previous[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], older[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// One slip for every three letters, three at most; words of one or two letters have none.
size_t SlipsAllowed(size_t length) { return std::min<size_t>(length / 3, 3); }

/// Longer texts are no slip of the pen, and comparing them would cost time for nothing.
constexpr size_t kLongestTerm = 80;

}  // namespace

std::string FoldTerm(std::string_view text) {
  return IsAscii(text) ? JoinWords(text) : JoinWords(Casefold(text));
}

std::string_view DidYouMean(std::string_view text, std::span<const std::string_view> candidates) {
  if (text.size() > kLongestTerm) return {};
  const std::string wanted = FoldTerm(text);
  size_t best_distance = SlipsAllowed(wanted.size()) + 1;
  std::string_view best;
  for (const std::string_view candidate : candidates) {
    const size_t distance = EditDistance(wanted, FoldTerm(candidate));
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = candidate;
  }
  return best;
}

}  // namespace escalint
