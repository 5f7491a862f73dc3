#include "check/candidates.h"

#include <algorithm>

namespace escalint {
namespace {

using Word = StepIndex::Word;
constexpr int kBits = StepIndex::kBits;

/// The trigger's own mark stands for a record of it.
bool IsMarkedOnFile(const Event& event) { return event.on_child_file == true; }

}  // namespace

/// Looks up what some patterns ask for by name: the trigger and its records.
void Candidates::FindNamed() {
  only_named_ = true;
  bool asks_for_records = false;
  for (const EventPattern& pattern : patterns_) {
    only_named_ = only_named_ && pattern.IsNamed();
    asks_for_trigger_ = asks_for_trigger_ || pattern.IsNamed();
    asks_for_records = asks_for_records || pattern.record_of_trigger;
  }
  if (scene_.trigger < 0) {
    asks_for_trigger_ = false;
  } else if (asks_for_records) {
    records_ = scene_.history->index.RecordsOf(*scene_.At(scene_.trigger).event);
    const auto first = std::lower_bound(records_.begin(), records_.end(), scene_.episode->begin);
    records_ = records_.subspan(static_cast<size_t>(first - records_.begin()));
  }
}

/// The word of the trigger or of the next of its records, whichever comes first.
int Candidates::WordOfNextNamed() const {
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

/// Of the trigger and its records, what the pattern asks for.
Fits Candidates::NamedFits(const EventPattern& pattern, Word records, Word among) const {
  const Word trigger = TriggerBit() & among;
  if (!pattern.record_of_trigger) return FitsOf(pattern, word_, trigger, scene_);
  Fits fits;
  if (!pattern.is_trigger) fits = FitsOf(pattern, word_, records & among & ~trigger, scene_);
  if (trigger != 0 && IsMarkedOnFile(*scene_.At(scene_.trigger).event)) {
    fits |= FitsOf(pattern, word_, trigger, scene_, true);
  }
  return fits;
}

void Candidates::NextNamedWord() {
  word_ = only_named_ ? WordOfNextNamed() : word_ + 1;
  if (word_ > last_word_) return;
  const Word records = TakeRecords();
  const Word among = scene_.episode->StepsIn(word_);
  fits_ = {};
  for (const EventPattern& pattern : patterns_) {
    fits_ |= pattern.IsNamed() ? NamedFits(pattern, records, among)
                               : FitsOf(pattern, word_, among, scene_);
  }
  bits_ = fits_.may;
}

int SearchLast(const AnyEvent& patterns, Truth least, Among among, const Scene& scene) {
  int last = -1;
  const History& history = *scene.history;
  Candidates steps(patterns, scene);
  for (int i = steps.Next(); i >= 0; i = steps.Next()) {
    const bool before = i != scene.trigger && history.Precedes(i, scene.trigger);
    if (among == Among::kBeforeTrigger && !before) continue;
    if (steps.Fit() >= least && (last < 0 || history.Precedes(last, i))) last = i;
  }
  return last;
}

}  // namespace escalint
