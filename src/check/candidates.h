/// The steps of an episode that may match one of some patterns, in replay order.
///
///     Candidates steps(patterns, scene);
///     for (int i = steps.Next(); i >= 0; i = steps.Next()) ... steps.Fit() ...
///
/// What is left out surely does not match: it does not fit the pattern by itself (see fits.h), or
/// is no record of the trigger. Records of the trigger are looked up by name; patterns that ask for
/// nothing else never look at the rest of the episode.
#pragma once

#include <span>

#include "check/fits.h"
#include "check/scene.h"

namespace escalint {

class Candidates {
 public:
  /// REQUIRES: both outlive it; the scene stays at its trigger and stage.
  Candidates(const AnyEvent& patterns, const Scene& scene)
      : patterns_(patterns),
        scene_(scene),
        word_(scene.episode->first_word - 1),
        last_word_(scene.episode->last_word) {
    for (const EventPattern& pattern : patterns) {
      asks_context_ |= pattern.asks_context;
      names_ |= pattern.IsNamed();
    }
    if (names_) FindNamed();
  }

  /// The next step; -1 = no more.
  int Next() {
    while (bits_ == 0) {
      if (word_ >= last_word_) return -1;
      names_ ? NextNamedWord() : NextWord();
    }
    step_ = word_ * StepIndex::kBits + std::countr_zero(bits_);
    bits_ &= bits_ - 1;
    return step_;
  }
  /// The one that `Next` gave.
  int step() const { return step_; }
  /// How surely it matches; kNo where people or other events had to be asked, too.
  Truth Fit() const {
    const Truth fit = fits_.Of(step_);
    if (!asks_context_) return fit;
    if (patterns_.size() > 1) return Matches(patterns_, step_, scene_);
    return And(fit, ContextFits(patterns_.front(), step_, scene_));
  }
  /// How surely it matches that one of the patterns.
  Truth FitOf(size_t alternative) const {
    return patterns_.size() == 1 ? Fit() : Matches(patterns_[alternative], step_, scene_);
  }

 private:
  void NextWord() {
    ++word_;
    const StepIndex::Word among = scene_.episode->StepsIn(word_);
    fits_ = {};
    for (const EventPattern& pattern : patterns_) fits_ |= FitsOf(pattern, word_, among, scene_);
    bits_ = fits_.may;
  }
  void FindNamed();
  void NextNamedWord();
  Fits NamedFits(const EventPattern& pattern, StepIndex::Word records, StepIndex::Word among) const;
  StepIndex::Word TriggerBit() const;
  StepIndex::Word TakeRecords();
  int WordOfNextNamed() const;

  const AnyEvent& patterns_;
  const Scene& scene_;
  int word_, last_word_;
  int step_ = -1;
  bool asks_context_ = false;
  bool names_ = false;       // some pattern asks for the trigger or its records
  bool only_named_ = false;  // every pattern asks for the trigger or its records
  bool asks_for_trigger_ = false;
  std::span<const int> records_;  // of the trigger, those not yet passed
  StepIndex::Word bits_ = 0;
  Fits fits_;  // of the word
};

enum class Among : uint8_t { kEpisode, kBeforeTrigger };

/// REQUIRES: something is asked for.
int SearchLast(const AnyEvent& patterns, Truth least, Among among, const Scene& scene);

/// The last of those steps that matches at least as surely as `least`; -1 = none, as where nothing
/// is asked for, which is the rule.
inline int LastMatching(const AnyEvent& patterns, Truth least, Among among, const Scene& scene) {
  return patterns.empty() ? -1 : SearchLast(patterns, least, among, scene);
}

}  // namespace escalint
