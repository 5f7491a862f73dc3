/// Which of 64 steps fit what a pattern asks of a step by itself: its type, its stage, whether it
/// is an entry, and the members of its event (outcome, contents, method ...).
///
///     pattern: a decision, agreed      step 6: a decision, agreed           → sure
///                                      step 9: a decision without outcome   → may, not sure
///
/// All of it is or-ed and and-ed from the history's rows (step_index.h); no step is looked at. What
/// turns on people or on other events (EventPattern::asks_context) is asked afterwards, of the few
/// steps that are left; see `Matches` in scene.h.
#pragma once

#include "check/scene.h"

namespace escalint {

struct Fits {
  StepIndex::Word may = 0;   ///< surely, or perhaps
  StepIndex::Word sure = 0;  ///< no other bits than `may`

  Truth Of(int step) const {
    const int at = step % StepIndex::kBits;
    return static_cast<Truth>((may >> at & 1) + (sure >> at & 1));
  }
  Fits operator&(const Fits& other) const { return {may & other.may, sure & other.sure}; }
  Fits& operator|=(const Fits& other) {
    may |= other.may;
    sure |= other.sure;
    return *this;
  }
};

/// The stages that stand so to `there`.
StageSet StagesFrom(StageMatch::Kind kind, StageIndex there);
/// The stages at which `match` can be met, seen from `there`. REQUIRES: it asks for a stage.
inline StageSet StagesOf(const StageMatch& match, StageIndex there) {
  return match.kind == StageMatch::Kind::kFixed ? match.stages : StagesFrom(match.kind, there);
}

/// What the pattern asks besides types and stages. REQUIRES: pattern.asks_facts.
Fits FactsFit(const EventPattern& pattern, StepIndex::Rows rows, bool own_mark);
/// Those of the entries that the pattern asks for. REQUIRES: it asks for an entry.
StepIndex::Word EntriesFor(EventPattern::Entry entry, int word, const Scene& scene);

/// Of the steps `among`, one bit for each. `own_mark`: the trigger's own on-file mark stands for a
/// record, of any type and saying nothing of its contents.
inline Fits FitsOf(const EventPattern& pattern, int word, StepIndex::Word among, const Scene& scene,
                   bool own_mark = false) {
  const StepIndex::Rows rows = scene.history->index.At(word);
  const bool any_type = own_mark || pattern.types.Empty();
  StepIndex::Word bits = among;
  bits &= any_type ? rows.Marked(StepIndex::kCounts) : rows.OfTypes(pattern.types);
  if (pattern.stage.kind != StageMatch::Kind::kAny) {
    bits &= rows.AtStages(StagesOf(pattern.stage, scene.stage));
  }
  if (pattern.entry != EventPattern::Entry::kNotAsked) {
    bits &= EntriesFor(pattern.entry, word, scene);
  }
  if (bits == 0 || !pattern.asks_facts) return {bits, bits};
  return FactsFit(pattern, rows, own_mark) & Fits{bits, bits};
}

}  // namespace escalint
