/// Recorded words to enums: canonical names first, then aliases, then folded text.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/problem.h"
#include "domain/vocabulary.h"

namespace escalint {

/// The shared vocabulary with its aliases (`rules/vocabulary.json`). Read-only once loaded.
class Vocabulary {
 public:
  /// `json`: an object of lists, each an object alias → canonical name, e.g.
  /// {"role": {"IRO": "independent_reviewing_officer"}}. Problems name unknown lists and targets.
  static Result<Vocabulary> Load(std::string_view json, const std::string& file);

  /// The value for `text` (canonical, alias, or either folded), or kNone.
  template <typename E>
  E Find(std::string_view text) const;

  /// A sentence for a term not found: what it is, where it is expected, "did you mean".
  template <typename E>
  std::string Explain(std::string_view text) const;

 private:
  // one table per list: folded canonical names and aliases → value
  std::unordered_map<std::string, uint8_t> tables_[10];
};

}  // namespace escalint
