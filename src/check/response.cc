#include "check/response.h"

#include <algorithm>
#include <array>

#include "check/acts.h"
#include "check/candidates.h"

namespace escalint {
namespace {

/// An extension recorded by the current due date moves the limit to its date; the latest wins. True
/// where the record leaves open whether there was one, or until when.
bool Extend(const Duty& duty, const Scene& scene, Due& due) {
  if (duty.extended_by.empty() || !due.known) return false;
  bool open = MissesSome(TypesOf(duty.extended_by), *scene.settings) ||
              MayAnswerAfterEntry(duty.extended_by, scene);
  Candidates steps(duty.extended_by, scene);
  for (int i = steps.Next(); i >= 0; i = steps.Next()) {
    const Step& step = scene.At(i);
    const Truth fit = steps.Fit();
    if (fit == Truth::kNo || step.at.first > due.last) continue;
    const Interval& to = step.event->to_date;
    if (fit == Truth::kMaybe || !to.Known() || step.at.last > due.last) {
      open = true;
      continue;
    }
    if (due.is_date && to.local_date <= due.date) continue;
    due.first = due.last = scene.settings->zone->EndOfDay(to.local_date);
    due.date = to.local_date;
    due.is_date = true;
  }
  return open;
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
    Decide(obligation, Verdict::kCannotTell, due.off_table ? Doubt::kHolidayTable : Doubt::kTimes);
  }
}

/// The leaving of the stage (or the closing) that may have superseded a limited duty.
enum class Superseded : uint8_t { kNo, kYes, kPerhaps };

Superseded SupersededBefore(const Due& due, const Scene& scene, const Obligation& obligation) {
  const int left = SupersedingStep(scene, obligation);
  if (left < 0) return Superseded::kNo;
  const Interval& at = scene.At(left).at;
  if (at.last <= due.first) return Superseded::kYes;
  return at.first > due.last ? Superseded::kNo : Superseded::kPerhaps;
}

EnumSet<EventType> TypesThatAnswer(const Duty& duty, const Expectation& part, bool limited) {
  EnumSet<EventType> types = TypesOf(part.acts);
  if (!limited || !duty.supersedable) return types;
  types |= EnumSet<EventType>{EventType::kClosed};
  if (duty.per == Duty::Per::kStage) types |= EnumSet<EventType>{EventType::kRaised};
  return types;
}

/// Before an act that came late there may have been another, in time: but no closing, behind which
/// it would not have counted, and no entry that a talk implies, if it is a raise to the stage.
EnumSet<EventType> TypesThatCameEarlier(const Expectation& part) {
  EnumSet<EventType> types;
  for (const EventPattern& act : part.acts) {
    const bool enters = act.entry != EventPattern::Entry::kNotAsked;
    types |= enters ? EnumSet<EventType>{EventType::kRaised} : TypesOf({act});
  }
  return types.Without({EventType::kClosed});
}

/// What could keep a breach from being one, in falling order of weight.
Doubt DoubtAbout(const Acts& acts, Truth waived, Truth arose, bool limited, const Expectation& part,
                 const Scene& scene, const Obligation& obligation) {
  if (arose == Truth::kMaybe) return Doubt::kStatus;
  if (acts.listed_before >= 0) return Doubt::kListOrder;
  if (limited && MayAnswerAfterEntry(part.acts, scene)) return Doubt::kListOrder;
  if (waived == Truth::kMaybe) return Doubt::kWaiver;
  const auto types = acts.late >= 0 ? TypesThatCameEarlier(part)
                                    : TypesThatAnswer(*obligation.duty, part, limited);
  return MissesSome(types, *scene.settings) ? Doubt::kNotCovered : Doubt::kNone;
}

void SettleBreach(Doubt doubt, Obligation& obligation) {
  if (obligation.verdict == Verdict::kNotDue && doubt != Doubt::kNone) obligation.doubt = doubt;
  if (obligation.verdict == Verdict::kBreached && doubt != Doubt::kNone) {
    Decide(obligation, Verdict::kCannotTell, doubt);
  }
}

bool EndedAtOnce(const Duty& duty, const Scene& scene) {
  return LastMatching(duty.breached_at_once, Truth::kMaybe, Among::kEpisode, scene) >= 0;
}

size_t LatestDue(const std::vector<Due>& dues) {
  const auto latest = std::max_element(dues.begin(), dues.end(),
                                       [](const Due& a, const Due& b) { return a.last < b.last; });
  return static_cast<size_t>(latest - dues.begin());
}

void JudgeLimited(const Search& search, const Acts& acts, Truth arose, Obligation& obligation) {
  Scene& scene = search.scene;
  const Duty& duty = search.duty;
  const size_t latest = LatestDue(search.dues);
  const Due due = search.dues[latest];
  obligation.due = due;
  obligation.extra = search.part.extra[latest];
  obligation.limit = duty.limit;
  scene.due_first = due.first;
  scene.due_last = due.last;
  if (acts.in_time >= 0) {
    obligation.done = acts.in_time;
    if (duty.earlier_is_assumption && acts.in_time != scene.trigger &&
        scene.history->Precedes(acts.in_time, scene.trigger) &&
        OnTriggersDate(acts.in_time, scene) != Truth::kYes) {
      scene.Assume(Assumption::kEarlierAnswers);
    }
    return Decide(obligation, Verdict::kMet);
  }
  const bool done_whenever = acts.late >= 0 || (acts.possible >= 0 && !acts.possible_match_only);
  if (duty.late_counts && done_whenever) {
    obligation.done = acts.late >= 0 ? acts.late : acts.possible;
    return Decide(obligation, Verdict::kMet);
  }
  const Truth waived = Waived(duty, scene, obligation);
  if (waived == Truth::kYes) return Decide(obligation, Verdict::kWaived);
  Superseded superseded = Superseded::kNo;
  if (acts.None()) superseded = SupersededBefore(due, scene, obligation);
  if (superseded == Superseded::kYes && !EndedAtOnce(duty, scene)) {
    obligation.because = "superseded before it fell due";
    obligation.judged_from = SupersedingStep(scene, obligation);
    return Decide(obligation, Verdict::kWaived);
  }
  if (acts.possible >= 0) {
    obligation.done = acts.possible;
    obligation.perhaps_done = true;
    return Decide(obligation, Verdict::kCannotTell,
                  acts.possible_match_only ? Doubt::kContents : Doubt::kTimes);
  }
  if (acts.late >= 0) {
    obligation.done = acts.late;
    obligation.extra = acts.late_extra;
    obligation.late = true;
    for (size_t i = 0; i < search.dues.size(); ++i) {
      if (search.part.extra[i] == acts.late_extra) obligation.due = search.dues[i];
    }
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

/// Closing as resolved or withdrawn lifts every duty to go higher that was not yet due.
bool NoNeedToGoHigher(const Duty& duty, const Scene& scene) {
  if (scene.escalation == nullptr || scene.episode->closed < 0) return false;
  const Outcome outcome = scene.At(scene.episode->closed).event->outcome;
  if (outcome != Outcome::kResolved && outcome != Outcome::kWithdrawn) return false;
  const auto enters = [](const EventPattern& act) {
    return act.entry == EventPattern::Entry::kAny;
  };
  return std::any_of(duty.expect.begin(), duty.expect.end(), [&](const Expectation& part) {
    return std::any_of(part.acts.begin(), part.acts.end(), enters);
  });
}

/// From when the absence of a no-limit act is judged; -1 = not yet.
int JudgedFrom(const Duty& duty, const Scene& scene, const Obligation& obligation) {
  const Episode& episode = *scene.episode;
  if (scene.escalation == nullptr) return scene.trigger;
  int end = episode.closed;
  if (duty.judged_at_stage && obligation.stage != kNoStage && episode.left[obligation.stage] >= 0) {
    end = episode.left[obligation.stage];
  }
  return end < 0 && episode.dormant ? episode.last_dated : end;
}

/// The user's limit for a duty whose text sets none; nullptr = none.
const Limit* ChosenLimit(const Obligation& obligation, const Scene& scene) {
  const auto& chosen = scene.settings->local_limits;
  if (chosen.empty()) return nullptr;
  const auto local = chosen.find(obligation.rule->id);
  return local == chosen.end() ? nullptr : &local->second;
}

/// The user's or the pack's.
const Limit* LocalLimit(const Obligation& obligation, const Scene& scene) {
  if (const Limit* chosen = ChosenLimit(obligation, scene)) return chosen;
  const Limit& limit = obligation.duty->local_limit;
  return limit.kind == Limit::Kind::kNone ? nullptr : &limit;
}

/// Not done, and not due by the text: due only by a limit that the user chose. The pack's own is
/// for acts that came late.
void JudgeAbsentLocally(const Search& search, Obligation& obligation) {
  const Limit* limit = ChosenLimit(obligation, search.scene);
  if (limit == nullptr) return;
  const Interval& trigger = search.scene.At(search.scene.trigger).at;
  obligation.limit = *limit;
  obligation.due = DueAfter(*limit, 0, trigger, *search.scene.settings);
  DecideAbsent(*obligation.due, search.scene, obligation);
  obligation.local = obligation.verdict == Verdict::kBreached;
}

void JudgeAgainstLocalLimit(const Search& search, const Acts& acts, Obligation& obligation) {
  const Limit* found = LocalLimit(obligation, search.scene);
  if (found == nullptr) return;
  const Limit& limit = *found;
  const Interval& trigger = search.scene.At(search.scene.trigger).at;
  const Due due = DueAfter(limit, 0, trigger, *search.scene.settings);
  const Interval& done = search.scene.At(acts.in_time).at;
  obligation.limit = limit;
  obligation.due = due;
  if (done.last <= due.first ||
      search.scene.history->Precedes(acts.in_time, search.scene.trigger)) {
    return;
  }
  obligation.local = true;
  if (done.first <= due.last) return Decide(obligation, Verdict::kCannotTell, Doubt::kTimes);
  const bool perhaps_earlier =
      acts.possible >= 0 && search.scene.At(acts.possible).at.first <= due.last;
  if (perhaps_earlier) return Decide(obligation, Verdict::kCannotTell, Doubt::kContents);
  obligation.late = true;
  Decide(obligation, Verdict::kBreached);
}

void JudgeUnlimited(const Search& search, const Acts& acts, Truth arose, Obligation& obligation) {
  Scene& scene = search.scene;
  if (acts.in_time >= 0) {
    obligation.done = acts.in_time;
    Decide(obligation, Verdict::kMet);
    return JudgeAgainstLocalLimit(search, acts, obligation);
  }
  const Truth waived = Waived(search.duty, scene, obligation);
  if (waived == Truth::kYes) return Decide(obligation, Verdict::kWaived);
  if (acts.possible >= 0) {
    obligation.done = acts.possible;
    obligation.perhaps_done = true;
    return Decide(obligation, Verdict::kCannotTell, Doubt::kContents);
  }
  if (NoNeedToGoHigher(search.duty, scene)) {
    obligation.because = "the matter was closed as resolved or withdrawn";
    obligation.judged_from = scene.episode->closed;
    return Decide(obligation, Verdict::kWaived);
  }
  obligation.judged_from = JudgedFrom(search.duty, scene, obligation);
  Decide(obligation, Verdict::kNotDue);
  if (obligation.judged_from >= 0) {
    DecideAbsent(DueAfter(kGrace, 0, scene.At(obligation.judged_from).at, *scene.settings), scene,
                 obligation);
  }
  if (obligation.verdict == Verdict::kNotDue) JudgeAbsentLocally(search, obligation);
  SettleBreach(DoubtAbout(acts, waived, arose, false, search.part, scene, obligation), obligation);
}

/// Of several parts the worst decides; of several met the latest act is shown.
int Weight(Verdict verdict) {
  switch (verdict) {
    case Verdict::kBreached:
      return 4;
    case Verdict::kCannotTell:
      return 3;
    case Verdict::kNotDue:
      return 2;
    case Verdict::kMet:
      return 1;
    case Verdict::kWaived:
      return 0;
  }
  return 0;
}

/// In a history in order the first act that is surely in time decides. Against a limit of ours that
/// it misses, an earlier one that perhaps matches is held, so all are asked for.
bool FirstDecides(const Obligation& obligation, const Scene& scene) {
  const Duty& duty = *obligation.duty;
  if (!scene.history->in_order || duty.last_act) return false;
  return duty.limit.kind != Limit::Kind::kNone || LocalLimit(obligation, scene) == nullptr;
}

void JudgePart(const Expectation& part, Truth arose, Scene& scene, Obligation& obligation) {
  const Duty& duty = *obligation.duty;
  const int cutoff = LastMatching(duty.before_last, Truth::kMaybe, Among::kEpisode, scene);
  const int since = LastMatching(duty.since_last, Truth::kMaybe, Among::kBeforeTrigger, scene);
  const bool first_decides = FirstDecides(obligation, scene);
  const Search search{duty, part, scene, scene.dues, cutoff, since, first_decides};
  const Interval& trigger = scene.At(scene.trigger).at;
  if (duty.limit.kind == Limit::Kind::kNone) {
    return JudgeUnlimited(search, FindActs(search), arose, obligation);
  }
  bool extension_open = false;
  search.dues.clear();
  for (size_t i = 0; i < part.extra.size(); ++i) {
    if (i > 0 && part.extra[i] == part.extra[i - 1]) {
      search.dues.push_back(search.dues.back());
      continue;
    }
    search.dues.push_back(DueAfter(duty.limit, part.extra[i], trigger, *scene.settings));
    extension_open = Extend(duty, scene, search.dues.back()) || extension_open;
  }
  JudgeLimited(search, FindActs(search), arose, obligation);
  if (extension_open) SettleBreach(Doubt::kWaiver, obligation);
}

/// Owed, and not surely done.
bool IsOpen(const Obligation& obligation) {
  if (obligation.verdict == Verdict::kMet || obligation.verdict == Verdict::kWaived) return false;
  return obligation.done < 0 || obligation.perhaps_done;
}

/// False where the part is spared. An absent one is missing.
bool JudgeIfOwed(const Expectation& part, Truth arose, Scene& scene, Obligation& obligation) {
  scene.assumptions = &obligation.assumptions;
  if (part.spared) {
    const Truth spared = Holds(*part.spared, scene);
    if (spared == Truth::kYes) return false;
    if (spared == Truth::kMaybe) arose = And(arose, Truth::kMaybe);
  }
  JudgePart(part, arose, scene, obligation);
  obligation.duty_of = part.duty_of ? &*part.duty_of : nullptr;
  const bool awaited =
      obligation.verdict == Verdict::kBreached || obligation.verdict == Verdict::kNotDue;
  obligation.missing = awaited && obligation.done < 0 ? 1 : 0;
  obligation.open = IsOpen(obligation) ? 1 : 0;
  return true;
}

/// What is surely not done says more of what is left to do than what is done perhaps.
bool IsMoreUrgent(const Obligation& a, const Obligation& b) {
  if (a.perhaps_done != b.perhaps_done) return b.perhaps_done;
  return Weight(a.verdict) > Weight(b.verdict);
}

/// REQUIRES: `obligation.open` is that of all its parts, and the run wants to know of those.
/// `absent` are those without any event.
void KeepUndone(Obligation& undone, uint64_t absent, Scene& scene, Obligation& obligation) {
  undone.open = obligation.open;
  undone.missing = absent;
  obligation.undone = static_cast<int>(scene.undone->size());
  scene.undone->push_back(undone);
}

/// Each is judged by itself, and the worst is kept; of those not done the most urgent as well.
bool JudgeSeveral(const std::vector<Expectation>& parts, Truth arose, Scene& scene,
                  Obligation& obligation) {
  const Obligation unjudged = obligation;
  const bool wanted = scene.undone != nullptr;
  bool judged = false;
  bool in_part = false;
  std::array<uint64_t, kVerdictCount> missing{};
  uint64_t open = 0, absent = 0;
  Obligation undone;
  for (size_t i = 0; i < parts.size(); ++i) {
    Obligation of_part = unjudged;
    if (!JudgeIfOwed(parts[i], arose, scene, of_part)) continue;
    missing[static_cast<size_t>(of_part.verdict)] |= of_part.missing << i;
    if (of_part.open != 0) {
      const bool urgent = open == 0 || IsMoreUrgent(of_part, undone);
      if (wanted && urgent) undone = of_part;
      open |= of_part.open << i;
      if (of_part.done < 0) absent |= of_part.open << i;
    }
    in_part = in_part || of_part.verdict == Verdict::kMet;
    if (!judged || Weight(of_part.verdict) > Weight(obligation.verdict)) obligation = of_part;
    judged = true;
  }
  obligation.missing = missing[static_cast<size_t>(obligation.verdict)];
  obligation.open = open;
  obligation.in_part = in_part;
  if (wanted && open != 0) KeepUndone(undone, absent, scene, obligation);
  return judged;
}

}  // namespace

Truth Waived(const Duty& duty, Scene& scene, Obligation& obligation) {
  Truth waived = Truth::kNo;
  scene.covers_matter = true;
  for (const Waiver& waiver : duty.unless) {
    const Truth here = Holds(waiver.when, scene);
    if (here == Truth::kYes) {
      obligation.because = waiver.because;
      if (waiver.assumption) scene.Assume(Assumption::kGround);
    }
    waived = Or(waived, here);
    if (waived == Truth::kYes) break;
  }
  scene.covers_matter = false;
  return waived;
}

std::optional<Due> GraceOf(const Obligation& obligation, const Scene& scene) {
  const bool absent =
      obligation.verdict == Verdict::kBreached || obligation.verdict == Verdict::kNotDue;
  const bool unlimited = obligation.duty != nullptr && obligation.duty->shape == Shape::kResponse &&
                         obligation.duty->limit.kind == Limit::Kind::kNone && !obligation.due;
  if (!absent || !unlimited || obligation.done >= 0 || obligation.judged_from < 0) {
    return std::nullopt;
  }
  const Due end = DueAfter(kGrace, 0, scene.At(obligation.judged_from).at, *scene.settings);
  if (!end.known || end.off_table) return std::nullopt;
  return end;
}

int SupersedingStep(const Scene& scene, const Obligation& obligation) {
  const Duty& duty = *obligation.duty;
  if (!duty.supersedable || scene.escalation == nullptr) return -1;
  const bool bound = duty.per == Duty::Per::kStage && obligation.stage != kNoStage;
  const int left = bound ? scene.episode->left[obligation.stage] : -1;
  return left < 0 ? scene.episode->closed : left;
}

bool IsJudgedAsDormant(const Obligation& obligation, const Scene& scene) {
  const Episode& episode = *scene.episode;
  if (episode.closed >= 0 || obligation.judged_from != episode.last_dated) return false;
  // The raise that left the stage may be the last event.
  const bool at_stage = obligation.duty->judged_at_stage && obligation.stage != kNoStage;
  return !at_stage || episode.left[obligation.stage] != obligation.judged_from;
}

bool JudgeResponse(Truth arose, Scene& scene, Obligation& obligation) {
  const std::vector<Expectation>& parts = obligation.duty->expect;
  return parts.size() == 1 ? JudgeIfOwed(parts.front(), arose, scene, obligation)
                           : JudgeSeveral(parts, arose, scene, obligation);
}

}  // namespace escalint
