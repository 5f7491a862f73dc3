#include <algorithm>

#include "check/candidates.h"
#include "check/limits.h"
#include "check/scene.h"

namespace escalint {
namespace {

Truth WithinDaysBefore(const Interval& at, const Interval& trigger, int working_days,
                       const Scene& scene) {
  if (!at.Known() || !trigger.Known()) return Truth::kMaybe;
  const auto from = scene.settings->calendar->Before(trigger.local_date, working_days);
  if (!from) return Truth::kMaybe;
  return ToTruth(*from <= at.local_date && at.local_date <= trigger.local_date);
}

/// What `window` says of `step`, seen from the trigger.
Truth InWindow(const Condition& condition, int step, const Scene& scene) {
  const Interval& act = scene.At(step).at;
  if (condition.window == Condition::Window::kAnywhere || scene.trigger < 0) return Truth::kYes;
  const Interval& trigger = scene.At(scene.trigger).at;
  const bool before = step != scene.trigger && scene.history->Precedes(step, scene.trigger);
  const bool same_day = act.Known() && trigger.Known() && act.local_date == trigger.local_date;
  switch (condition.window) {
    case Condition::Window::kAnywhere:
      return Truth::kYes;
    case Condition::Window::kBefore:
      if (step == scene.trigger) return Truth::kNo;
      if (before) return Truth::kYes;
      return act.Overlaps(trigger) ? Truth::kMaybe : Truth::kNo;
    case Condition::Window::kUpTo:
      if (before || step == scene.trigger) return Truth::kYes;
      return act.Overlaps(trigger) ? Truth::kMaybe : Truth::kNo;
    case Condition::Window::kByDay:
    case Condition::Window::kByDayUnused:
      if (!act.Known() && step != scene.trigger) return Truth::kMaybe;
      if (before || same_day || step == scene.trigger) return Truth::kYes;
      return act.Overlaps(trigger) ? Truth::kMaybe : Truth::kNo;
    case Condition::Window::kFromTrigger:
      if (!before) return Truth::kYes;
      return act.Known() && trigger.Known() ? Truth::kNo : Truth::kMaybe;
    case Condition::Window::kByDue:
      if (before) return Truth::kNo;
      if (act.last <= scene.due_first) return Truth::kYes;
      return act.first > scene.due_last ? Truth::kNo : Truth::kMaybe;
    case Condition::Window::kSameDay:
      if (same_day || step == scene.trigger) return Truth::kYes;
      return act.Known() && trigger.Known() ? Truth::kNo : Truth::kMaybe;
    case Condition::Window::kDaysBefore:
      return WithinDaysBefore(act, trigger, condition.count, scene);
  }
  return Truth::kNo;
}

Truth OccursInCase(const Condition& condition, const Scene& scene) {
  if (scene.case_history == nullptr) return Truth::kNo;
  const Interval trigger = scene.trigger < 0 ? Interval{} : scene.At(scene.trigger).at;
  Scene in_case = scene;
  in_case.history = scene.case_history;
  in_case.episode = &scene.case_history->episodes.front();
  in_case.trigger = -1;
  Truth found = Truth::kNo;
  Candidates steps(condition.events, in_case);
  for (int i = steps.Next(); i >= 0 && found != Truth::kYes; i = steps.Next()) {
    const Step& step = in_case.At(i);
    if (!step.is_case_level) continue;
    Truth fit = steps.Fit();
    if (condition.window == Condition::Window::kDaysBefore) {
      fit = And(fit, WithinDaysBefore(step.at, trigger, condition.count, scene));
    }
    found = Or(found, fit);
  }
  return found;
}

/// As answers count: a decision at a stage made after it was left does not.
Truth MatchesAsAnswer(const AnyEvent& patterns, int step, const Scene& scene) {
  Truth fit = Truth::kNo;
  for (const EventPattern& pattern : patterns) {
    if (AnswersInTime(pattern, step, scene)) fit = Or(fit, Matches(pattern, step, scene));
  }
  return fit;
}

/// An event that is not there may only not have been recorded. (A change of risk is carried by an
/// event of any type; `covers` says nothing of it.)
bool NotCovered(const AnyEvent& events, const Scene& scene) {
  if (!scene.covers_matter || !events.front().sets_risk.Empty()) return false;
  return MissesSome(TypesOf(events), *scene.settings);
}

Truth Occurs(const Condition& condition, const Scene& scene) {
  if (!condition.events.empty() && condition.events.front().case_level) {
    return OccursInCase(condition, scene);
  }
  const bool as_answer = condition.window == Condition::Window::kFromTrigger ||
                         condition.window == Condition::Window::kByDue;
  const int since = LastMatching(condition.since, Truth::kYes, Among::kBeforeTrigger, scene);
  Truth found = Truth::kNo;
  Candidates steps(condition.events, scene);
  for (int i = steps.Next(); i >= 0 && found != Truth::kYes; i = steps.Next()) {
    if (since >= 0 && (i == since || !scene.history->Precedes(since, i))) continue;
    const Truth fit = as_answer ? MatchesAsAnswer(condition.events, i, scene) : steps.Fit();
    if (fit != Truth::kNo) found = Or(found, And(fit, InWindow(condition, i, scene)));
  }
  if (found == Truth::kNo && NotCovered(condition.events, scene)) return Truth::kMaybe;
  return found;
}

/// Each reason serves one jump: the k-th jump (by replay order) needs a k-th reason.
Truth OccursUnused(const Condition& condition, const Scene& scene) {
  std::vector<int> jumps;
  for (const Skip& skip : scene.skips->All()) {
    if (std::find(jumps.begin(), jumps.end(), skip.jump) == jumps.end()) jumps.push_back(skip.jump);
  }
  if (std::find(jumps.begin(), jumps.end(), scene.trigger) == jumps.end()) {
    jumps.push_back(scene.trigger);
  }
  std::vector<bool> used(scene.history->steps.size(), false);
  Truth fit = Truth::kNo;
  for (int jump : jumps) {
    Scene at = scene;
    at.trigger = jump;
    fit = Truth::kNo;
    Candidates steps(condition.events, at);
    for (int i = steps.Next(); i >= 0; i = steps.Next()) {
      if (used[i] || steps.Fit() != Truth::kYes) continue;
      fit = Or(fit, InWindow(condition, i, at));
      if (fit != Truth::kYes) continue;
      used[i] = true;
      break;
    }
    if (jump == scene.trigger) break;
  }
  if (fit == Truth::kNo && NotCovered(condition.events, scene)) return Truth::kMaybe;
  return fit;
}

/// Does the export record such events at all? Where it doesn't say, its other cases would tell; but
/// cases are judged one by one, so the case itself must, and the run's remarks say where it didn't.
Truth IsRecorded(const AnyEvent& events, Scene& scene) {
  const EnumSet<EventType> types = TypesOf(events);
  if (scene.settings->has_covers) return ToTruth(scene.settings->covers.Intersects(types));
  if (scene.history->types.Intersects(types)) return Truth::kYes;
  scene.presumed_unrecorded |= types;
  return Truth::kNo;
}

Truth FirstIs(const Condition& condition, const Scene& scene) {
  int first = -1;
  Candidates steps(condition.events, scene);
  for (int i = steps.Next(); i >= 0; i = steps.Next()) {
    if (steps.Fit() != Truth::kYes) continue;
    if (first < 0 || scene.history->Precedes(i, first)) first = i;
  }
  return first < 0 ? Truth::kNo : Matches(condition.also, first, scene);
}

Truth TakesPart(const Who& who, const Scene& scene) {
  const Event& event = *scene.At(scene.trigger).event;
  if (!event.by.Present() && event.to.empty()) return Truth::kMaybe;
  Truth part = Matches(who, event.by, scene.trigger, scene);
  for (const Party& to : event.to) part = Or(part, Matches(who, to, scene.trigger, scene));
  return part;
}

/// Of the two sides in dispute, was it this one that acted? Open where it was neither, or not said.
Truth SideActed(Who::Part side, Who::Part other, const Scene& scene) {
  const auto acted = [&](Who::Part part) {
    Who who;
    who.part = part;
    const Party& actor = scene.At(scene.trigger).event->by;
    return Matches(who, actor, scene.trigger, scene) == Truth::kYes;
  };
  if (acted(side)) return Truth::kYes;
  return acted(other) ? Truth::kNo : Truth::kMaybe;
}

Truth SkipWaived(StageSet stages, const Scene& scene) {
  Truth waived = Truth::kNo;
  for (const Skip& skip : scene.skips->All()) {
    if (skip.jump == scene.trigger && stages.Has(skip.stage)) waived = Or(waived, skip.permitted);
  }
  return waived;
}

Truth AdvancedFromAny(StageSet stages, const Scene& scene) {
  Truth advanced = Truth::kNo;
  for (StageIndex stage = 0; stage < static_cast<StageIndex>(scene.ladder->stages.size());
       ++stage) {
    const int left = scene.episode->left[stage];
    if (!stages.Has(stage) || left < 0) continue;
    if (left == scene.trigger || scene.history->Precedes(left, scene.trigger)) {
      advanced = Or(advanced, AdvancedFrom(stage, left, scene));
    }
  }
  return advanced;
}

Truth AgeWithin(const Condition& condition, const Scene& scene) {
  const int entry = scene.episode->first_entry;
  if (entry < 0) return Truth::kNo;
  const Interval& born = scene.record->birth_date;
  const Interval& at = scene.At(entry).at;
  if (!scene.record->has_birth_date || !born.Known() || !at.Known()) return Truth::kMaybe;
  const int age = AgeOn(born.local_date, at.local_date);
  return ToTruth(condition.from <= age && age <= condition.to);
}

/// One of the two in dispute; an agency that is not recorded may be any.
Truth PartyIs(const Who& who, const Party& party, const Scene& scene) {
  if (!party.Present()) return Truth::kMaybe;
  const Truth fit = Matches(who, party, scene.trigger, scene);
  const bool agency_open = !who.agencies.Empty() && party.agency == Agency::kNone;
  return agency_open ? Or(fit, Truth::kMaybe) : fit;
}

Truth RiskFits(const Condition& condition, Scene& scene) {
  const Risk risk = scene.trigger < 0 ? scene.episode->initial_risk : scene.At(scene.trigger).risk;
  if (risk == Risk::kNone) {
    scene.risk_was_absent = true;
    if (condition.risks.Has(Risk::kNone)) scene.Assume(Assumption::kStandardRisk);
  }
  return ToTruth(condition.risks.Has(risk));
}

}  // namespace

Truth Holds(const Condition& condition, Scene& scene) {
  switch (condition.op) {
    case Condition::Op::kAll: {
      Truth all = Truth::kYes;
      for (const Condition& part : condition.of) {
        all = And(all, Holds(part, scene));
        if (all == Truth::kNo) break;
      }
      return all;
    }
    case Condition::Op::kAny: {
      Truth any = Truth::kNo;
      for (const Condition& part : condition.of) {
        any = Or(any, Holds(part, scene));
        if (any == Truth::kYes) break;
      }
      return any;
    }
    case Condition::Op::kNot:
      return Not(Holds(condition.of.front(), scene));
    case Condition::Op::kSurely:
      return ToTruth(Holds(condition.of.front(), scene) == Truth::kYes);
    case Condition::Op::kRisk:
      return RiskFits(condition, scene);
    case Condition::Op::kStatus:
      return StatusActive(*scene.record, condition.statuses, scene.At(scene.trigger).at);
    case Condition::Op::kStatusesKnown:
      return ToTruth(scene.record->has_statuses);
    case Condition::Op::kRoute:
      return ToTruth(condition.routes.Has(scene.route));
    case Condition::Op::kRaiser:
      return PartyIs(condition.who, scene.Parties().raised_by, scene);
    case Condition::Op::kAgainst:
      return PartyIs(condition.who, scene.Parties().against, scene);
    case Condition::Op::kRaiserPrivate:
      return ToTruth(scene.Parties().raised_by.is_private.value_or(false));
    case Condition::Op::kRaisersAgencyKnown:
      return scene.Parties().raised_by.agency == Agency::kNone ? Truth::kMaybe : Truth::kYes;
    case Condition::Op::kStage:
      return ToTruth(condition.stages.Has(scene.stage));
    case Condition::Op::kOccurs:
      return condition.window == Condition::Window::kByDayUnused ? OccursUnused(condition, scene)
                                                                 : Occurs(condition, scene);
    case Condition::Op::kRecorded:
      return IsRecorded(condition.events, scene);
    case Condition::Op::kFirstIs:
      return FirstIs(condition, scene);
    case Condition::Op::kTakesPart:
      return TakesPart(condition.who, scene);
    case Condition::Op::kRaisersSideActed:
      return SideActed(Who::Part::kRaisersAgency, Who::Part::kAgainstsAgency, scene);
    case Condition::Op::kAgainstsSideActed:
      return SideActed(Who::Part::kAgainstsAgency, Who::Part::kRaisersAgency, scene);
    case Condition::Op::kSkipWaived:
      return SkipWaived(condition.stages, scene);
    case Condition::Op::kAdvancedFrom:
      return AdvancedFromAny(condition.stages, scene);
    case Condition::Op::kAge:
      return AgeWithin(condition, scene);
  }
  return Truth::kNo;
}

}  // namespace escalint
