#include "check/response.h"

#include <algorithm>

namespace escalint {
namespace {

/// What the episode holds for one part of a duty.
struct Acts {
  int in_time = -1;         ///< surely matching, surely in time
  int late = -1;            ///< surely matching, surely too late; the first
  int possible = -1;        ///< may match, or may have been in time
  bool possible_match_only = false;  ///< the doubt is what the act was, not when
  int listed_before = -1;   ///< matches, listed before the trigger, time overlaps
  int late_extra = 0;
  bool None() const { return in_time < 0 && late < 0 && possible < 0; }
};

struct Search {
  const Duty& duty;
  const Expectation& part;
  Scene& scene;
  std::vector<Due> dues;  ///< parallel to part.acts
  int cutoff = -1;        ///< last event matching before_last
  int since = -1;         ///< last event before the trigger matching since_last
};

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

bool OnTriggersDate(int step, const Scene& scene) {
  const Interval& act = scene.At(step).at;
  const Interval& trigger = scene.At(scene.trigger).at;
  return act.Known() && trigger.Known() && act.local_date == trigger.local_date;
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
    case ActWindow::kAnywhere: return fit;
    case ActWindow::kFromTrigger: return And(fit, FromOn(step, scene.trigger, scene));
    case ActWindow::kSinceFirstEntry: return And(fit, SinceFirstEntry(step, scene));
    case ActWindow::kUntilNextEntry: break;
  }
  // One on the same date covers all of that day's entries; a closing must come first.
  const bool closing = scene.trigger == scene.episode->closed;
  if (!closing && OnTriggersDate(step, scene)) return fit;
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
  if (search.since >= 0 && !scene.history->Precedes(search.since, step)) return Timing::kTooEarly;
  const bool before = scene.history->Precedes(step, scene.trigger);
  if (before && !duty.limit.backward && !pattern.record_of_trigger) {
    if (duty.earlier_counts) {
      const bool sure = act.SurelyBefore(scene.At(scene.trigger).at) || act.last <= due.first;
      return sure ? Timing::kInTime : Timing::kStraddles;
    }
    if (duty.limit.kind == Limit::Kind::kSameDay && OnTriggersDate(step, scene)) {
      return Timing::kInTime;
    }
    return act.Overlaps(scene.At(scene.trigger).at) ? Timing::kListedBefore : Timing::kTooEarly;
  }
  if (duty.limit.backward && !before) return Timing::kTooEarly;
  if (act.last <= due.first) return Timing::kInTime;
  return act.first > due.last ? Timing::kLate : Timing::kStraddles;
}

void SortIn(int step, Truth fit, Timing timing, int extra, const Search& search, Acts& acts) {
  const History& history = *search.scene.history;
  switch (timing) {
    case Timing::kTooEarly: return;
    case Timing::kListedBefore: KeepEarlier(acts.listed_before, step, history); return;
    case Timing::kInTime:
      if (fit == Truth::kYes) {
        KeepEarlier(acts.in_time, step, history);
      } else {
        acts.possible_match_only = acts.possible < 0;
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

void ConsiderAct(int step, size_t alternative, const Search& search, Acts& acts) {
  const EventPattern& pattern = search.part.acts[alternative];
  const Scene& scene = search.scene;
  if (!AnswersInTime(pattern, step, scene)) return;
  Truth fit = Matches(pattern, step, scene);
  if (fit == Truth::kNo) return;
  fit = And(fit, InActWindow(step, search));
  if (fit == Truth::kNo) return;
  if (search.duty.limit.kind == Limit::Kind::kNone) {
    SortIn(step, fit, Timing::kInTime, 0, search, acts);
    return;
  }
  const Timing timing = TimingOf(step, pattern, search.dues[alternative], search);
  SortIn(step, fit, timing, search.part.extra[alternative], search, acts);
}

/// The last matching act alone decides.
void KeepLastOnly(const Search& search, Acts& acts) {
  int last = -1;
  for (int i = search.scene.episode->begin; i < search.scene.episode->end; ++i) {
    if (i != search.scene.trigger && search.scene.history->Precedes(i, search.scene.trigger)) continue;
    if (Matches(search.part.acts, i, search.scene) != Truth::kYes) continue;
    if (last < 0 || search.scene.history->Precedes(last, i)) last = i;
  }
  const int listed_before = acts.listed_before;
  acts = Acts{};
  if (last >= 0) ConsiderAct(last, 0, search, acts);
  if (last < 0) acts.listed_before = listed_before;
}

Acts FindActs(const Search& search) {
  Acts acts;
  const Episode& episode = *search.scene.episode;
  for (int i = episode.begin; i < episode.end; ++i) {
    if (!search.scene.At(i).counts) continue;
    for (size_t a = 0; a < search.part.acts.size(); ++a) ConsiderAct(i, a, search, acts);
  }
  if (search.duty.last_act) KeepLastOnly(search, acts);
  return acts;
}

int LastMatching(const AnyEvent& patterns, const Scene& scene) {
  int last = -1;
  for (int i = scene.episode->begin; i < scene.episode->end && !patterns.empty(); ++i) {
    if (Matches(patterns, i, scene) == Truth::kNo) continue;
    if (last < 0 || scene.history->Precedes(last, i)) last = i;
  }
  return last;
}

int LastBeforeTrigger(const AnyEvent& patterns, const Scene& scene) {
  int last = -1;
  for (int i = scene.episode->begin; i < scene.episode->end && !patterns.empty(); ++i) {
    if (i == scene.trigger || !scene.history->Precedes(i, scene.trigger)) continue;
    if (Matches(patterns, i, scene) == Truth::kNo) continue;
    if (last < 0 || scene.history->Precedes(last, i)) last = i;
  }
  return last;
}

/// An extension recorded by the current due date moves the limit to its date; the latest wins.
void Extend(const Duty& duty, const Scene& scene, Due& due) {
  for (int i = scene.episode->begin; i < scene.episode->end && !duty.extended_by.empty(); ++i) {
    const Step& step = scene.At(i);
    if (!step.event->has_to_date || !step.event->to_date.Known()) continue;
    if (Matches(duty.extended_by, i, scene) != Truth::kYes || step.at.first > due.last) continue;
    const sys_days to = step.event->to_date.local_date;
    if (due.is_date && to <= due.date) continue;
    due.first = due.last = scene.settings->zone->EndOfDay(to);
    due.date = to;
    due.is_date = true;
  }
}

void Decide(Obligation& obligation, Verdict verdict, Doubt doubt = Doubt::kNone) {
  obligation.verdict = verdict;
  obligation.doubt = verdict == Verdict::kCannotTell ? doubt : Doubt::kNone;
}

/// By as-of alone: not done, so due or not?
void DecideAbsent(const Due& due, const Scene& scene, Obligation& obligation) {
  const sys_seconds as_of = scene.settings->as_of;
  if (as_of > due.last) {
    Decide(obligation, Verdict::kBreached);
  } else if (as_of <= due.first) {
    Decide(obligation, Verdict::kNotDue);
  } else {
    Decide(obligation, Verdict::kCannotTell,
           due.off_table ? Doubt::kHolidayTable : Doubt::kTimes);
  }
}

/// The leaving of the stage (or the closing) that may have superseded a limited duty.
enum class Superseded : uint8_t { kNo, kYes, kPerhaps };

Superseded SupersededBefore(const Due& due, const Scene& scene, const Obligation& obligation) {
  const Duty& duty = *obligation.duty;
  if (!duty.supersedable || scene.escalation == nullptr) return Superseded::kNo;
  const bool bound = duty.per == Duty::Per::kStage && obligation.stage != kNoStage;
  int left = bound ? scene.episode->left[obligation.stage] : scene.episode->closed;
  if (left < 0 && bound) left = scene.episode->closed;
  if (left < 0) return Superseded::kNo;
  const Interval& at = scene.At(left).at;
  if (at.last <= due.first) return Superseded::kYes;
  return at.first > due.last ? Superseded::kNo : Superseded::kPerhaps;
}

Truth Waived(const Duty& duty, bool absent, Scene& scene, Obligation& obligation) {
  Truth waived = Truth::kNo;
  scene.covers_matter = absent;
  for (const Waiver& waiver : duty.unless) {
    const Truth here = Holds(waiver.when, scene);
    if (here == Truth::kYes) {
      obligation.because = waiver.because;
      if (waiver.assumption) scene.Assume(waiver.because);
    }
    waived = Or(waived, here);
    if (waived == Truth::kYes) break;
  }
  scene.covers_matter = false;
  return waived;
}

EnumSet<EventType> TypesThatAnswer(const Duty& duty, const Expectation& part, bool limited) {
  EnumSet<EventType> types = TypesOf(part.acts);
  if (!limited || !duty.supersedable) return types;
  types |= EnumSet<EventType>{EventType::kClosed};
  if (duty.per == Duty::Per::kStage) types |= EnumSet<EventType>{EventType::kRaised};
  return types;
}

/// What could keep a breach from being one, in falling order of weight.
Doubt DoubtAbout(const Acts& acts, Truth waived, Truth arose, bool limited,
                 const Expectation& part, const Scene& scene, const Obligation& obligation) {
  if (arose == Truth::kMaybe) return Doubt::kStatus;
  if (acts.listed_before >= 0) return Doubt::kListOrder;
  if (waived == Truth::kMaybe) return Doubt::kWaiver;
  if (acts.late < 0 &&
      MissesSome(TypesThatAnswer(*obligation.duty, part, limited), *scene.settings)) {
    return Doubt::kNotCovered;
  }
  return Doubt::kNone;
}

void SettleBreach(Doubt doubt, Obligation& obligation) {
  if (obligation.verdict == Verdict::kBreached && doubt != Doubt::kNone) {
    Decide(obligation, Verdict::kCannotTell, doubt);
  }
}

bool EndedAtOnce(const Duty& duty, const Scene& scene) {
  return !duty.breached_at_once.empty() && LastMatching(duty.breached_at_once, scene) >= 0;
}

void JudgeLimited(const Search& search, const Acts& acts, Truth arose, Obligation& obligation) {
  Scene& scene = search.scene;
  const Duty& duty = search.duty;
  Due due = search.dues.front();
  for (const Due& other : search.dues) {
    if (other.last > due.last) due = other;
  }
  obligation.due = due;
  obligation.limit = duty.limit;
  scene.due_first = due.first;
  scene.due_last = due.last;
  if (acts.in_time >= 0) {
    obligation.done = acts.in_time;
    if (duty.earlier_is_assumption && acts.in_time != scene.trigger &&
        scene.history->Precedes(acts.in_time, scene.trigger) &&
        !OnTriggersDate(acts.in_time, scene)) {
      scene.Assume("what was done before the duty arose is taken to answer it");
    }
    return Decide(obligation, Verdict::kMet);
  }
  const Truth waived = Waived(duty, acts.late < 0, scene, obligation);
  if (waived == Truth::kYes) return Decide(obligation, Verdict::kWaived);
  Superseded superseded = Superseded::kNo;
  if (acts.None()) superseded = SupersededBefore(due, scene, obligation);
  if (superseded == Superseded::kYes && !EndedAtOnce(duty, scene)) {
    obligation.because = "superseded before it fell due";
    return Decide(obligation, Verdict::kWaived);
  }
  if (acts.possible >= 0) {
    obligation.done = acts.possible;
    return Decide(obligation, Verdict::kCannotTell,
                  acts.possible_match_only ? Doubt::kContents : Doubt::kTimes);
  }
  if (acts.late >= 0) {
    obligation.done = acts.late;
    obligation.extra = acts.late_extra;
    obligation.late = true;
    if (duty.late_counts) return Decide(obligation, Verdict::kMet);
    for (size_t i = 0; i < search.dues.size(); ++i) {
      if (search.part.extra[i] == acts.late_extra) obligation.due = search.dues[i];
    }
    obligation.late_by = LateBy(*obligation.due, duty.limit, scene.At(acts.late).at);
    Decide(obligation, Verdict::kBreached);
  } else if (EndedAtOnce(duty, scene)) {
    Decide(obligation, Verdict::kBreached);
  } else {
    DecideAbsent(due, scene, obligation);
  }
  const Doubt doubt = DoubtAbout(acts, waived, arose, true, search.part, scene, obligation);
  SettleBreach(doubt, obligation);
  if (superseded == Superseded::kPerhaps && obligation.verdict != Verdict::kCannotTell) {
    Decide(obligation, Verdict::kCannotTell, Doubt::kTimes);
  }
}

/// From when the absence of a no-limit act is judged; -1 = not yet.
int JudgedFrom(const Duty& duty, const Scene& scene, const Obligation& obligation) {
  const Episode& episode = *scene.episode;
  if (scene.escalation == nullptr) return scene.trigger;
  int end = episode.closed;
  if (duty.judged_at_stage && obligation.stage != kNoStage &&
      episode.left[obligation.stage] >= 0) {
    end = episode.left[obligation.stage];
  }
  return end < 0 && episode.dormant ? episode.last_dated : end;
}

void JudgeAgainstLocalLimit(const Search& search, const Acts& acts, Obligation& obligation) {
  const auto& chosen = search.scene.settings->local_limits;
  const auto local = chosen.find(obligation.rule->id);
  const Limit& limit = local == chosen.end() ? search.duty.local_limit : local->second;
  if (limit.kind == Limit::Kind::kNone) return;
  const Interval& trigger = search.scene.At(search.scene.trigger).at;
  const Due due = DueAfter(limit, 0, trigger, *search.scene.settings);
  const Interval& done = search.scene.At(acts.in_time).at;
  obligation.limit = limit;
  obligation.due = due;
  if (done.last <= due.first || search.scene.history->Precedes(acts.in_time, search.scene.trigger)) {
    return;
  }
  obligation.local = true;
  if (done.first <= due.last) return Decide(obligation, Verdict::kCannotTell, Doubt::kTimes);
  obligation.late = true;
  obligation.late_by = LateBy(due, limit, done);
  Decide(obligation, Verdict::kBreached);
}

void JudgeUnlimited(const Search& search, const Acts& acts, Truth arose, Obligation& obligation) {
  Scene& scene = search.scene;
  if (acts.in_time >= 0) {
    obligation.done = acts.in_time;
    Decide(obligation, Verdict::kMet);
    return JudgeAgainstLocalLimit(search, acts, obligation);
  }
  const Truth waived = Waived(search.duty, true, scene, obligation);
  if (waived == Truth::kYes) return Decide(obligation, Verdict::kWaived);
  if (acts.possible >= 0) {
    obligation.done = acts.possible;
    return Decide(obligation, Verdict::kCannotTell, Doubt::kContents);
  }
  obligation.judged_from = JudgedFrom(search.duty, scene, obligation);
  if (obligation.judged_from < 0) return Decide(obligation, Verdict::kNotDue);
  const Limit grace{Limit::Kind::kWorkingDays, kGraceWorkingDays, false, false};
  DecideAbsent(DueAfter(grace, 0, scene.At(obligation.judged_from).at, *scene.settings), scene,
               obligation);
  SettleBreach(DoubtAbout(acts, waived, arose, false, search.part, scene, obligation), obligation);
}

/// Of several parts the worst decides; of several met the latest act is shown.
int Weight(Verdict verdict) {
  switch (verdict) {
    case Verdict::kBreached: return 4;
    case Verdict::kCannotTell: return 3;
    case Verdict::kNotDue: return 2;
    case Verdict::kMet: return 1;
    case Verdict::kWaived: return 0;
  }
  return 0;
}

void JudgePart(const Expectation& part, Truth arose, Scene& scene, Obligation& obligation) {
  const Duty& duty = *obligation.duty;
  Search search{duty, part, scene, {}, LastMatching(duty.before_last, scene), -1};
  search.since = LastBeforeTrigger(duty.since_last, scene);
  const Interval& trigger = scene.At(scene.trigger).at;
  if (duty.limit.kind == Limit::Kind::kNone) {
    return JudgeUnlimited(search, FindActs(search), arose, obligation);
  }
  for (int extra : part.extra) {
    search.dues.push_back(DueAfter(duty.limit, extra, trigger, *scene.settings));
    Extend(duty, scene, search.dues.back());
  }
  JudgeLimited(search, FindActs(search), arose, obligation);
}

}  // namespace

bool JudgeResponse(Truth arose, Scene& scene, Obligation& obligation) {
  bool judged = false;
  for (const Expectation& part : obligation.duty->expect) {
    Truth needed = arose;
    if (part.spared) {
      const Truth spared = Holds(*part.spared, scene);
      if (spared == Truth::kYes) continue;
      if (spared == Truth::kMaybe) needed = And(needed, Truth::kMaybe);
    }
    Obligation of_part = obligation;
    scene.assumptions = &of_part.assumptions;
    JudgePart(part, needed, scene, of_part);
    if (!judged || Weight(of_part.verdict) > Weight(obligation.verdict)) obligation = of_part;
    judged = true;
  }
  return judged;
}

}  // namespace escalint
