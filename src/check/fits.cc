#include "check/fits.h"

namespace escalint {
namespace {

using Rows = StepIndex::Rows;
constexpr unsigned kAllStages = (1u << kMaxStages) - 1;

/// A decision without outcome may have been any; where the pattern lists both answers, it fits.
Fits OutcomeFits(const EventPattern& pattern, Rows rows) {
  const StepIndex::Word may = rows.MayBeOfOutcomes(pattern.outcomes);
  return {may, pattern.any_decided_outcome ? may : rows.OfOutcomes(pattern.outcomes)};
}

Fits ContentsFit(const EventPattern& pattern, Rows rows) {
  const StepIndex::Word untold = rows.Marked(StepIndex::kContentsUntold);
  StepIndex::Word told = ~untold & rows.WithAllOf(pattern.contents_all);
  if (!pattern.contents_any.Empty()) told &= rows.WithAnyOf(pattern.contents_any);
  return {told | untold, told};
}

/// A notice that doesn't say what it is about may be about anything.
Fits AboutFits(const EventPattern& pattern, Rows rows) {
  const StepIndex::Word told = rows.About(pattern.abouts);
  const StepIndex::Word untold = rows.Marked(StepIndex::kAboutUntold);
  return {told | untold, told};
}

Fits MethodFits(const EventPattern& pattern, Rows rows) {
  const StepIndex::Word untold = rows.ByMethod(Method::kNone);
  const StepIndex::Word told = rows.ByMethods(pattern.methods) & ~untold;
  return {told | untold, told};
}

StepIndex::Word MarksFit(const EventPattern& pattern, Rows rows) {
  StepIndex::Word bits = ~StepIndex::Word{0};
  if (!pattern.sets_risk.Empty()) bits &= rows.SettingRisks(pattern.sets_risk);
  if (pattern.has_due) bits &= rows.Marked(StepIndex::kHasDue);
  if (pattern.has_owner) bits &= rows.Marked(StepIndex::kHasOwner);
  if (pattern.has_approval) bits &= rows.Marked(StepIndex::kHasApproval);
  return pattern.on_file ? bits & ~rows.Marked(StepIndex::kNotOnFile) : bits;
}

}  // namespace

StageSet StagesFrom(StageMatch::Kind kind, StageIndex there) {
  const unsigned here = there == kNoStage ? 0 : 1u << there;
  switch (kind) {
    case StageMatch::Kind::kThere:
      return {static_cast<uint16_t>(here)};
    case StageMatch::Kind::kAbove:
      return {static_cast<uint16_t>(here == 0 ? 0 : kAllStages & ~(here | (here - 1)))};
    case StageMatch::Kind::kAtOrAbove:
      return {static_cast<uint16_t>(here == 0 ? 0 : kAllStages & ~(here - 1))};
    case StageMatch::Kind::kFixed:
    case StageMatch::Kind::kAny:
    case StageMatch::Kind::kAnyStage:
      break;
  }
  return {static_cast<uint16_t>(kAllStages)};
}

StepIndex::Word EntriesFor(EventPattern::Entry entry, int word, const Scene& scene) {
  const StepIndex::Word entries = scene.history->index.At(word).Marked(StepIndex::kIsEntry);
  if (entry == EventPattern::Entry::kAny) return entries;
  const int first_entry = scene.episode->first_entry;
  const bool is_here = first_entry >= 0 && first_entry / StepIndex::kBits == word;
  const StepIndex::Word first = is_here ? StepIndex::BitOf(first_entry) : 0;
  return entry == EventPattern::Entry::kFirst ? first : entries & ~first;
}

Fits FactsFit(const EventPattern& pattern, StepIndex::Rows rows, bool own_mark) {
  const StepIndex::Word marks = MarksFit(pattern, rows);
  Fits fits{marks, marks};
  if (!pattern.outcomes.Empty()) fits = fits & OutcomeFits(pattern, rows);
  if (!pattern.contents_any.Empty() || !pattern.contents_all.Empty()) {
    fits = fits & (own_mark ? Fits{~StepIndex::Word{0}, 0} : ContentsFit(pattern, rows));
  }
  if (!pattern.abouts.Empty()) fits = fits & AboutFits(pattern, rows);
  if (!pattern.methods.Empty()) fits = fits & MethodFits(pattern, rows);
  return fits;
}

}  // namespace escalint
