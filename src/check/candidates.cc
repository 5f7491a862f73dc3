#include "check/candidates.h"

#include <algorithm>

namespace escalint {
namespace {

using Word = StepIndex::Word;
constexpr int kBits = StepIndex::kBits;
constexpr unsigned kAllStages = (1u << kMaxStages) - 1;

/// The stages at which `match` can be met. REQUIRES: it asks for a stage.
StageSet StagesOf(const StageMatch& match, StageIndex there) {
  const unsigned here = there == kNoStage ? 0 : 1u << there;
  switch (match.kind) {
    case StageMatch::Kind::kFixed:
      return match.stages;
    case StageMatch::Kind::kThere:
      return {static_cast<uint16_t>(here)};
    case StageMatch::Kind::kAbove:
      return {static_cast<uint16_t>(here == 0 ? 0 : kAllStages & ~(here | (here - 1)))};
    case StageMatch::Kind::kAtOrAbove:
      return {static_cast<uint16_t>(here == 0 ? 0 : kAllStages & ~(here - 1))};
    case StageMatch::Kind::kAny:
    case StageMatch::Kind::kAnyStage:
      break;
  }
  return {static_cast<uint16_t>(kAllStages)};
}

bool IsNamed(const EventPattern& pattern) {
  return pattern.is_trigger || pattern.record_of_trigger;
}

}  // namespace

Candidates::Candidates(const AnyEvent& patterns, const Scene& scene)
    : patterns_(patterns),
      scene_(scene),
      index_(scene.history->index),
      word_(scene.episode->begin / kBits - 1),
      last_word_((scene.episode->end - 1) / kBits) {
  if (scene.episode->begin == scene.episode->end) last_word_ = word_;
  bool asks_for_records = false;
  for (const EventPattern& pattern : patterns) {
    only_named_ = only_named_ && IsNamed(pattern);
    asks_for_trigger_ = asks_for_trigger_ || IsNamed(pattern);
    asks_for_records = asks_for_records || pattern.record_of_trigger;
  }
  if (scene.trigger < 0) {
    asks_for_trigger_ = false;
  } else if (asks_for_records) {
    records_ = index_.RecordsOf(*scene.At(scene.trigger).event);
    const auto first = std::lower_bound(records_.begin(), records_.end(), scene.episode->begin);
    records_ = records_.subspan(static_cast<size_t>(first - records_.begin()));
  }
}

/// The word of the trigger or of the next of its records, whichever comes first.
int Candidates::NextNamedWord() const {
  int next = last_word_ + 1;
  if (!records_.empty()) next = std::min(next, records_.front() / kBits);
  if (asks_for_trigger_ && scene_.trigger / kBits > word_) {
    next = std::min(next, scene_.trigger / kBits);
  }
  return next;
}

Word Candidates::TriggerBit() const {
  const bool here = asks_for_trigger_ && scene_.trigger / kBits == word_;
  return here ? Word{1} << (scene_.trigger % kBits) : 0;
}

Word Candidates::TakeRecords() {
  Word bits = 0;
  size_t taken = 0;
  for (; taken < records_.size() && records_[taken] / kBits == word_; ++taken) {
    bits |= Word{1} << (records_[taken] % kBits);
  }
  records_ = records_.subspan(taken);
  return bits;
}

Word Candidates::WordOf(const EventPattern& pattern) const {
  if (IsNamed(pattern)) return 0;
  Word bits = pattern.types.Empty() ? index_.Counting(word_) : index_.OfTypes(pattern.types, word_);
  if (pattern.stage.kind != StageMatch::Kind::kAny) {
    bits &= index_.AtStages(StagesOf(pattern.stage, scene_.stage), word_);
  }
  if (pattern.entry != EventPattern::Entry::kNotAsked) bits &= index_.Entries(word_);
  return bits;
}

bool Candidates::NextWord() {
  word_ = only_named_ ? NextNamedWord() : word_ + 1;
  if (word_ > last_word_) return false;
  bits_ = TriggerBit() | TakeRecords();
  for (const EventPattern& pattern : patterns_) bits_ |= WordOf(pattern);
  const int begin = scene_.episode->begin - word_ * kBits;
  const int end = scene_.episode->end - word_ * kBits;
  if (begin > 0) bits_ &= ~Word{0} << begin;
  if (end < kBits) bits_ &= ~(~Word{0} << end);
  return true;
}

}  // namespace escalint
