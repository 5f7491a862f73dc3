/// Which steps of a history are of a type, at a stage, an entry, a record of what: found without
/// looking at each.
///
/// A row holds one bit for each step that counts, 64 to a word, in replay order. "A decision or
/// closing at stage 2" is two rows or-ed and one and-ed: in a history of 20 events that is one
/// word, so a pattern visits only the steps that may match it, and a duty whose trigger did not
/// occur visits none.
///
///     types    kDecision  0100 0010      stage 2  0110 0000
///              kClosed    1000 0000      both     0100 0000  → step 6
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "domain/case_record.h"
#include "domain/policy.h"

namespace escalint {

struct Step;

class StepIndex {
 public:
  using Word = uint64_t;
  static constexpr int kBits = 64;

  /// REQUIRES: the steps stand at their stages and it is known which of them count.
  void Build(const std::vector<Step>& steps);
  /// Marks a step as an entry to a stage.
  void AddEntry(int step) { Set(kEntries, step); }

  Word Counting(int word) const { return Row(kCounting)[word]; }
  Word Entries(int word) const { return Row(kEntries)[word]; }
  Word OfTypes(EnumSet<EventType> types, int word) const {
    Word bits = 0;
    types.ForEach([&](EventType type) { bits |= Row(static_cast<int>(type))[word]; });
    return bits;
  }
  Word AtStages(StageSet stages, int word) const {
    Word bits = 0;
    for (unsigned rest = stages.bits; rest != 0; rest &= rest - 1) {
      bits |= Row(kFirstStage + std::countr_zero(rest))[word];
    }
    return bits;
  }
  /// The records of `event`, ascending.
  std::span<const int> RecordsOf(const Event& event) const;

 private:
  static constexpr int kTypes = 32;  ///< EventType::kNone is one whose type isn't known
  static constexpr int kFirstStage = kTypes;
  static constexpr int kCounting = kFirstStage + kMaxStages;
  static constexpr int kEntries = kCounting + 1;
  static constexpr int kRows = kEntries + 1;

  const Word* Row(int row) const { return rows_.data() + static_cast<size_t>(row) * words_; }
  void Set(int row, int step) {
    rows_[static_cast<size_t>(row) * words_ + static_cast<size_t>(step / kBits)] |=
        Word{1} << (step % kBits);
  }
  void IndexRecords(const std::vector<Step>& steps);

  size_t words_ = 0;
  std::vector<Word> rows_;
  std::vector<int> records_;          // steps, by what they say they record, then ascending
  std::vector<std::string_view> of_;  // parallel to records_
};

}  // namespace escalint
