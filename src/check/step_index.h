/// Which steps of a history are of a type, at a stage, of an outcome, a record of what: found
/// without looking at each.
///
/// A row holds one bit for each step that counts, 64 steps to a word, in replay order; there is a
/// row for every value that a pattern may ask for. "A decision or closing at stage 2" is two rows
/// or-ed and one and-ed: in a history of 20 events that is one word, so a pattern visits only the
/// steps that may match it, and a duty whose trigger did not occur visits none.
///
///     types    kDecision  0100 0010      stage 2  0110 0000
///              kClosed    1000 0000      both     0100 0000  → step 6
///
/// The rows of one word of steps lie side by side: in most histories that is all there are.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "domain/case_record.h"
#include "domain/policy.h"
#include "text/packed_text.h"

namespace escalint {

struct Step;

class StepIndex {
 public:
  using Word = uint64_t;
  static constexpr int kBits = 64;

  /// What an event may be marked with, besides its words.
  enum Mark : uint8_t {
    kCounts,          ///< every step that has a row at all
    kIsEntry,         ///< to a stage
    kContentsUntold,  ///< a record that doesn't say what it contains
    kAboutUntold,     ///< a notice that says nothing of what it is about
    kHasDue,
    kHasOwner,
    kHasApproval,
    kNotOnFile,  ///< says that it is not on the child's file
    kMarks
  };

  /// The rows of 64 steps.
  class Rows {
   public:
    Word Marked(Mark mark) const { return rows_[kFirstMark + mark]; }
    Word OfType(EventType type) const { return rows_[static_cast<int>(type)]; }
    Word OfTypes(EnumSet<EventType> types) const { return AnyOf(0, types.bits()); }
    Word AtStages(StageSet stages) const { return AnyOf(kFirstStage, stages.bits); }
    Word OfOutcome(Outcome outcome) const {
      return rows_[kFirstOutcome + static_cast<int>(outcome)];
    }
    Word OfOutcomes(EnumSet<Outcome> outcomes) const {
      return AnyOf(kFirstOutcome, outcomes.bits());
    }
    /// A decision whose outcome is not recorded may have had any.
    Word MayBeOfOutcomes(EnumSet<Outcome> outcomes) const {
      return OfOutcomes(outcomes) | (OfOutcome(Outcome::kNone) & OfType(EventType::kDecision));
    }
    Word ByMethod(Method method) const { return rows_[kFirstMethod + static_cast<int>(method)]; }
    Word ByMethods(EnumSet<Method> methods) const { return AnyOf(kFirstMethod, methods.bits()); }
    Word SettingRisks(EnumSet<Risk> risks) const { return AnyOf(kFirstRisk, risks.bits()); }
    Word About(EnumSet<escalint::About> abouts) const { return AnyOf(kFirstAbout, abouts.bits()); }
    Word WithAnyOf(EnumSet<Content> contents) const {
      return AnyOf(kFirstContent, contents.bits());
    }
    Word WithAllOf(EnumSet<Content> contents) const {
      Word bits = ~Word{0};
      contents.ForEach(
          [&](Content content) { bits &= rows_[kFirstContent + static_cast<int>(content)]; });
      return bits;
    }

   private:
    friend class StepIndex;
    explicit Rows(const Word* rows) : rows_(rows) {}
    Word AnyOf(int first, uint64_t values) const {
      Word bits = 0;
      for (; values != 0; values &= values - 1) bits |= rows_[first + std::countr_zero(values)];
      return bits;
    }
    const Word* rows_;
  };

  /// REQUIRES: the steps stand at their stages and it is known which of them count.
  void Build(const std::vector<Step>& steps);
  /// Marks a step as an entry to a stage.
  void AddEntry(int step) { RowsOf(step)[kFirstMark + kIsEntry] |= BitOf(step); }

  Rows At(int word) const { return Rows(rows_.data() + static_cast<size_t>(word) * kRows); }
  static Word BitOf(int step) { return Word{1} << (step % kBits); }
  /// The records of `event`, ascending.
  std::span<const int> RecordsOf(const Event& event) const;

 private:
  // Where the rows of each closed list begin; EventType::kNone is a type that isn't known.
  static constexpr int kFirstStage = kValueCount<EventType>;
  static constexpr int kFirstOutcome = kFirstStage + kMaxStages;
  static constexpr int kFirstMethod = kFirstOutcome + kValueCount<Outcome>;
  static constexpr int kFirstRisk = kFirstMethod + kValueCount<Method>;
  static constexpr int kFirstAbout = kFirstRisk + kValueCount<Risk>;
  static constexpr int kFirstContent = kFirstAbout + kValueCount<escalint::About>;
  static constexpr int kFirstMark = kFirstContent + kValueCount<Content>;
  static constexpr int kRows = kFirstMark + kMarks;

  Word* RowsOf(int step) { return rows_.data() + static_cast<size_t>(step / kBits) * kRows; }
  void Enter(int index, const Step& step);
  void SortRecords();

  /// Names in an order that mostly takes no look at their letters.
  struct Name {
    explicit Name(std::string_view name) : packed(Pack(name)), text(name) {}
    bool operator<(const Name& other) const;
    PackedText packed;
    std::string_view text;
  };

  struct Record {
    Name of;
    int step;
  };

  std::vector<Word> rows_;
  std::vector<Record> named_;  // by what they say they record, then ascending
  std::vector<int> records_;   // the steps of those
};

}  // namespace escalint
