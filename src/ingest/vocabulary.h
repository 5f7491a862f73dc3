/// Recorded words to enums: canonical names first, then aliases, then folded text.
///
///     vocabulary.Find<Role>("IRO")               // Role::kIndependentReviewingOfficer, an alias
///     vocabulary.Find<Role>("Head of Service")   // Role::kHeadOfService, folded
///     vocabulary.Explain<Role>("heath visitor")  // ... did you mean "health_visitor"?
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/problem.h"
#include "domain/vocabulary.h"
#include "text/packed_text.h"

namespace escalint {

/// One list's spellings → value: an open-addressing hash table, never more than half full, so that
/// a word is found with one comparison.
class TermTable {
 public:
  struct Entry {
    uint8_t value = 0;       ///< 0 = not known
    bool canonical = false;  ///< the spelling is the value's canonical name
  };
  /// What this very spelling means.
  Entry Find(std::string_view spelling) const { return SlotOf(Pack(spelling), spelling).entry; }
  /// The value the spelling has now: the entry's, or an earlier one that stays.
  uint8_t Add(std::string_view spelling, Entry entry);

 private:
  struct Slot {
    PackedText packed;
    Entry entry;  ///< value 0 = free
    std::string spelling;

    bool IsFor(const PackedText& wanted, std::string_view text) const {
      if (packed == wanted && SameMiddle(wanted, spelling, text)) return true;
      return entry.value == 0;
    }
  };
  /// The slot that holds the spelling, or the free one where it belongs.
  const Slot& SlotOf(PackedText packed, std::string_view spelling) const {
    const Slot* slot = &slots_[packed.Hash() >> shift_];
    while (!slot->IsFor(packed, spelling)) {
      if (++slot == slots_.data() + slots_.size()) slot = slots_.data();
    }
    return *slot;
  }
  Slot& SlotOf(PackedText packed, std::string_view spelling) {
    return const_cast<Slot&>(std::as_const(*this).SlotOf(packed, spelling));
  }
  void Grow();

  static constexpr unsigned kBitsAtFirst = 6;
  unsigned shift_ = 64 - kBitsAtFirst;  ///< of a hash, which leaves the number of a slot
  std::vector<Slot> slots_ = std::vector<Slot>(size_t{1} << kBitsAtFirst);
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
  E Find(std::string_view text) const {
    return Recognise<E>(text).value;
  }

  template <typename E>
  struct Recognised {
    E value;
    bool canonical;  ///< `text` is the value's canonical name, to the letter
  };
  /// As Find, and whether another spelling was read.
  template <typename E>
  Recognised<E> Recognise(std::string_view text) const;

  /// A sentence for a term not found: what it is, where it is expected, "did you mean".
  template <typename E>
  std::string Explain(std::string_view text) const;

 private:
  Vocabulary();  // the canonical names alone
  /// For a text that is spelled otherwise than the table knows. Apart, because it is rare and would
  /// cost every other text the making of a string.
  static uint8_t FindFolded(const TermTable& table, std::string_view text);

  static constexpr size_t kLists = 10;
  TermTable tables_[kLists];  // canonical names and aliases, as spelled and folded
};

}  // namespace escalint
