/// The steps of an episode that may match one of some patterns, in replay order.
///
///     Candidates steps(patterns, scene);
///     for (int i = steps.Next(); i >= 0; i = steps.Next()) ... Matches(patterns, i, scene) ...
///
/// What is left out surely does not match: it is of another type, at another stage, no entry, or no
/// record of the trigger (see step_index.h). Records of the trigger are looked up by name; patterns
/// that ask for nothing else never look at the rest of the episode.
#pragma once

#include <span>

#include "check/scene.h"

namespace escalint {

class Candidates {
 public:
  /// REQUIRES: both outlive it; the scene stays at its trigger and stage.
  Candidates(const AnyEvent& patterns, const Scene& scene);

  /// The next step; -1 = no more.
  int Next() {
    while (bits_ == 0) {
      if (!NextWord()) return -1;
    }
    const int step = word_ * StepIndex::kBits + std::countr_zero(bits_);
    bits_ &= bits_ - 1;
    return step;
  }

 private:
  bool NextWord();
  StepIndex::Word WordOf(const EventPattern& pattern) const;
  StepIndex::Word TriggerBit() const;
  StepIndex::Word TakeRecords();
  int NextNamedWord() const;

  const AnyEvent& patterns_;
  const Scene& scene_;
  const StepIndex& index_;
  bool only_named_ = true;  // every pattern asks for the trigger or its records
  bool asks_for_trigger_ = false;
  std::span<const int> records_;  // of the trigger, those not yet passed
  int word_, last_word_;
  StepIndex::Word bits_ = 0;
};

}  // namespace escalint
