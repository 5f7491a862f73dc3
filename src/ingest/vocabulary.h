/// Recorded words to enums: canonical names first, then aliases, then folded text.
///
///     vocabulary.Find<Role>("IRO")               // Role::kIndependentReviewingOfficer, an alias
///     vocabulary.Find<Role>("Head of Service")   // Role::kHeadOfService, folded
///     vocabulary.Explain<Role>("heath visitor")  // ... did you mean "health_visitor"?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"
#include "domain/vocabulary.h"

namespace escalint {

/// One list's spellings → value: an open-addressing hash table, never more than half full, so that
/// a word is found with one comparison.
class TermTable {
 public:
  /// The value of this very spelling, or 0.
  uint8_t Find(std::string_view spelling) const;
  /// The value the spelling has now: `value`, or an earlier one that stays.
  uint8_t Add(std::string_view spelling, uint8_t value);

 private:
  struct Slot {
    std::string spelling;
    uint8_t value = 0;  ///< 0 = free
  };
  size_t SlotOf(std::string_view spelling) const;
  void Grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);  // a power of two
  size_t used_ = 0;
};

/// The shared vocabulary with its aliases (`rules/vocabulary.json`). Read-only once loaded.
class Vocabulary {
 public:
  /// `json`: an object of lists, each an object alias → canonical name, e.g.
  /// {"role": {"IRO": "independent_reviewing_officer"}}. Members that begin with '$' are passed
  /// over. Problems name unknown lists and targets, and aliases with two meanings.
  static Result<Vocabulary> Load(std::string_view json, const std::string& file);

  /// The value for `text` (canonical, alias, or either folded), or kNone.
  template <typename E>
  E Find(std::string_view text) const;

  /// A sentence for a term not found: what it is, where it is expected, "did you mean".
  template <typename E>
  std::string Explain(std::string_view text) const;

 private:
  Vocabulary();  // the canonical names alone

  static constexpr size_t kLists = 10;
  TermTable tables_[kLists];  // canonical names and aliases, as spelled and folded
};

}  // namespace escalint
