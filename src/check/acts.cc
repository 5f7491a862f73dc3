#include "check/acts.h"

#include "check/candidates.h"

namespace escalint {
namespace {

void KeepEarlier(int& kept, int step, const History& history) {
  if (kept < 0 || history.Precedes(step, kept)) kept = step;
}

int NextEntryAfter(int trigger, const Scene& scene) {
  int next = -1;
  for (int entry : scene.episode->entry) {
    if (entry < 0 || entry == trigger || !scene.history->Precedes(trigger, entry)) continue;
    KeepEarlier(next, entry, *scene.history);
  }
  return next;
}

/// Is `step` at or after `from`? An act listed before it whose time overlaps may be.
Truth FromOn(int step, int from, const Scene& scene) {
  if (step == from || !scene.history->Precedes(step, from)) return Truth::kYes;
  return scene.At(step).at.Overlaps(scene.At(from).at) ? Truth::kMaybe : Truth::kNo;
}

/// Is `step` before `until`? One listed after it whose time overlaps may be.
Truth Before(int step, int until, const Scene& scene) {
  if (until < 0) return Truth::kYes;
  if (step == until) return Truth::kNo;
  if (scene.history->Precedes(step, until)) return Truth::kYes;
  return scene.At(step).at.Overlaps(scene.At(until).at) ? Truth::kMaybe : Truth::kNo;
}

Truth SinceFirstEntry(int step, const Scene& scene) {
  const int entry = scene.episode->first_entry;
  if (entry < 0 || step == entry) return ToTruth(entry < 0);
  return FromOn(step, entry, scene);
}

Truth InActWindow(int step, const Search& search) {
  const Scene& scene = search.scene;
  // An act of unknown time satisfies a duty without limit.
  if (!scene.At(step).at.Known() && step != search.cutoff) return Truth::kYes;
  Truth fit = Before(step, search.cutoff, scene);
  switch (search.duty.acts) {
    case ActWindow::kByLimit:
    case ActWindow::kAnywhere:
      return fit;
    case ActWindow::kFromTriggersDay:
      if (OnTriggersDate(step, scene) == Truth::kYes) return fit;
      [[fallthrough]];
    case ActWindow::kFromTrigger:
      return And(fit, FromOn(step, scene.trigger, scene));
    case ActWindow::kSinceFirstEntry:
      return And(fit, SinceFirstEntry(step, scene));
    case ActWindow::kUntilNextEntry:
      break;
  }
  // One on the same date covers all of that day.
  if (OnTriggersDate(step, scene) == Truth::kYes) return fit;
  fit = And(fit, FromOn(step, scene.trigger, scene));
  return And(fit, Before(step, NextEntryAfter(scene.trigger, scene), scene));
}

/// A limited duty looks from the trigger on; what came before counts only where the duty says so.
enum class Timing : uint8_t { kInTime, kLate, kStraddles, kTooEarly, kListedBefore };

Timing TimingOf(int step, const EventPattern& pattern, const Due& due, const Search& search) {
  const Scene& scene = search.scene;
  const Duty& duty = search.duty;
  const Interval& act = scene.At(step).at;
  if (step == scene.trigger) return Timing::kInTime;
  const bool before = scene.history->Precedes(step, scene.trigger);
  if (before && !duty.limit.backward && !pattern.record_of_trigger) {
    if (duty.earlier_counts) {
      const bool sure = act.SurelyBefore(scene.At(scene.trigger).at) || act.last <= due.first;
      return sure ? Timing::kInTime : Timing::kStraddles;
    }
    if (duty.limit.kind == Limit::Kind::kSameDay && OnTriggersDate(step, scene) == Truth::kYes) {
      return Timing::kInTime;
    }
    return act.Overlaps(scene.At(scene.trigger).at) ? Timing::kListedBefore : Timing::kTooEarly;
  }
  if (duty.limit.backward) {
    const bool perhaps = act.Overlaps(scene.At(scene.trigger).at) && act.first <= due.last;
    if (!before) return perhaps ? Timing::kStraddles : Timing::kTooEarly;
  }
  if (act.last <= due.first) return Timing::kInTime;
  return act.first > due.last ? Timing::kLate : Timing::kStraddles;
}

/// Acts count from the last `since` before the trigger on. List order alone decides neither whether
/// it came before the trigger nor whether the act came before it.
Timing SinceThen(Timing timing, int step, const Search& search) {
  const Scene& scene = search.scene;
  if (search.since < 0 || scene.history->Precedes(search.since, step)) return timing;
  const Interval& since = scene.At(search.since).at;
  const bool open = since.Overlaps(scene.At(step).at) || since.Overlaps(scene.At(scene.trigger).at);
  if (!open) return Timing::kTooEarly;
  return timing == Timing::kInTime ? Timing::kStraddles : timing;
}

void SortIn(int step, Truth fit, Timing timing, int extra, const Search& search, Acts& acts) {
  const History& history = *search.scene.history;
  switch (timing) {
    case Timing::kTooEarly:
      return;
    case Timing::kListedBefore:
      KeepEarlier(acts.listed_before, step, history);
      return;
    case Timing::kInTime:
      if (fit == Truth::kYes) {
        KeepEarlier(acts.in_time, step, history);
      } else {
        acts.possible_match_only = acts.possible < 0 || acts.possible_match_only;
        KeepEarlier(acts.possible, step, history);
      }
      return;
    case Timing::kStraddles:
      acts.possible_match_only = false;
      KeepEarlier(acts.possible, step, history);
      return;
    case Timing::kLate:
      if (fit != Truth::kYes) return;
      if (acts.late < 0 || history.Precedes(step, acts.late)) {
        acts.late = step;
        acts.late_extra = extra;
      }
  }
}

/// When it was is cheaper to tell than whether it matches, and mostly it was too early.
void ConsiderAct(size_t alternative, const Candidates& steps, const Search& search, Acts& acts) {
  const int step = steps.step();
  const EventPattern& pattern = search.part.acts[alternative];
  const bool limited = search.duty.limit.kind != Limit::Kind::kNone;
  Timing timing = Timing::kInTime;
  if (limited) {
    timing = SinceThen(TimingOf(step, pattern, search.dues[alternative], search), step, search);
    if (timing == Timing::kTooEarly) return;
  }
  Truth fit = steps.FitOf(alternative);
  if (fit == Truth::kNo || !AnswersInTime(pattern, step, search.scene)) return;
  fit = And(fit, InActWindow(step, search));
  if (fit == Truth::kNo) return;
  SortIn(step, fit, timing, limited ? search.part.extra[alternative] : 0, search, acts);
}

/// The last matching act from the trigger on alone decides.
void KeepLastOnly(const Search& search, Acts& acts) {
  const History& history = *search.scene.history;
  const int trigger = search.scene.trigger;
  const int listed_before = acts.listed_before;
  acts = Acts{};
  int last = -1;
  Candidates steps(search.part.acts, search.scene);
  for (int i = steps.Next(); i >= 0; i = steps.Next()) {
    if (i != trigger && history.Precedes(i, trigger)) continue;
    if (steps.Fit() != Truth::kYes || (last >= 0 && !history.Precedes(last, i))) continue;
    last = i;
    acts = Acts{};
    ConsiderAct(0, steps, search, acts);
  }
  if (last < 0) acts.listed_before = listed_before;
}

}  // namespace

Acts FindActs(const Search& search) {
  Acts acts;
  const size_t alternatives = search.part.acts.size();
  Candidates steps(search.part.acts, search.scene);
  while ((acts.in_time < 0 || !search.first_decides) && steps.Next() >= 0) {
    for (size_t a = 0; a < alternatives; ++a) ConsiderAct(a, steps, search, acts);
  }
  if (search.duty.last_act) KeepLastOnly(search, acts);
  return acts;
}

}  // namespace escalint
