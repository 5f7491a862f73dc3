#include "check/scene.h"

#include <algorithm>

#include "check/candidates.h"
#include "check/fits.h"
#include "check/limits.h"

namespace escalint {
namespace {

constexpr EnumSet<EventType> kAnswers{EventType::kDecision, EventType::kMeeting,
                                      EventType::kResponse, EventType::kDiscussion,
                                      EventType::kNotified};

constexpr EnumSet<EventType> kAddressed{EventType::kNotified, EventType::kAdvice,
                                        EventType::kResponse, EventType::kReportShared};

bool StageFits(const StageMatch& match, StageIndex stage, const Scene& scene) {
  return match.kind == StageMatch::Kind::kAny || StagesOf(match, scene.stage).Has(stage);
}

bool Leaves(const StageMatch& match, int step, const Scene& scene) {
  for (StageIndex stage = 0; stage < kMaxStages; ++stage) {
    if (scene.episode->left[stage] == step && StageFits(match, stage, scene)) return true;
  }
  return false;
}

/// A raise that says neither a stage nor anybody known whom it was put to: its stage is a guess.
bool SaysNoStage(const Step& raise, const Policy& policy) {
  if (!raise.from_officer) return false;
  return std::all_of(raise.event->to.begin(), raise.event->to.end(),
                     [&](const Party& to) { return ResolveRole(to.role, policy) == Role::kNone; });
}

Truth RaisedBelowAnEntry(int step, const Scene& scene) {
  const Step& raise = scene.At(step);
  if (raise.event->type != EventType::kRaised) return Truth::kNo;
  const bool guessed = SaysNoStage(raise, *scene.policy);
  Truth below = Truth::kNo;
  for (int stage = raise.stage + 1; stage < kMaxStages; ++stage) {
    const int entry = scene.episode->entry[stage];
    if (entry < 0 || !scene.history->Precedes(entry, step)) continue;
    const bool by_order_alone = scene.At(entry).at.Overlaps(raise.at);
    const bool open = guessed || by_order_alone || scene.episode->implied[stage];
    below = Or(below, open ? Truth::kMaybe : Truth::kYes);
  }
  return below;
}

bool IsRecordOf(const Event& event, const Event& trigger) {
  if (event.type != EventType::kRecord || event.of.empty()) return false;
  if (!trigger.id.empty()) return event.of == trigger.id;
  return event.of.front() == '#' && event.of.substr(1) == std::to_string(trigger.position);
}

/// The same role, or the same words for one the vocabulary doesn't know.
bool SameRole(const RoleTerm& a, const RoleTerm& b, const Policy& policy) {
  const Role role = ResolveRole(a, policy);
  if (role != ResolveRole(b, policy)) return false;
  return role != Role::kNone || (a.Present() && a.text == b.text);
}

/// A word that isn't known may mean any role.
bool SaysRole(const Party& party, const Policy& policy) {
  return ResolveRole(party.role, policy) != Role::kNone;
}

/// Somebody is named, but not by a role that says who.
bool RoleUnknown(const Party& party, const Policy& policy) {
  return party.Present() && !SaysRole(party, policy);
}

Truth HaveSameRole(const Party& a, const Party& b, const Policy& policy) {
  if (SameRole(a.role, b.role, policy)) return Truth::kYes;
  return SaysRole(a, policy) && SaysRole(b, policy) ? Truth::kNo : Truth::kMaybe;
}

bool SameAgency(Agency a, Agency b) { return a == Agency::kNone || b == Agency::kNone || a == b; }

Truth IsRaiser(const Party& party, const Scene& scene) {
  const Party& raiser = scene.Parties().raised_by;
  if (!party.Present()) return Truth::kNo;
  if (!SameAgency(party.agency, raiser.agency)) return Truth::kNo;
  return HaveSameRole(party, raiser, *scene.policy);
}

Truth IsOfAgencyOf(const Party& party, const Party& of, const Scene& scene) {
  const bool both_known = party.agency != Agency::kNone && of.agency != Agency::kNone;
  if (both_known) return ToTruth(party.agency == of.agency);
  const Truth same_role = HaveSameRole(party, of, *scene.policy);
  return party.agency == Agency::kNone ? same_role : Or(same_role, Truth::kMaybe);
}

Truth IsRaisersManager(const Party& party, const Scene& scene) {
  const Party& raiser = scene.Parties().raised_by;
  if (!SameAgency(party.agency, raiser.agency)) return Truth::kNo;
  const Role role = ResolveRole(party.role, *scene.policy);
  if (!SaysRole(raiser, *scene.policy) || RoleUnknown(party, *scene.policy)) return Truth::kMaybe;
  const Role raisers_role = ResolveRole(raiser.role, *scene.policy);
  for (const auto& [below, above] : scene.policy->manager_of) {
    if (!below.Has(raisers_role)) continue;
    if (!above.Has(role)) return Truth::kNo;
    return raiser.agency == Agency::kNone ? Truth::kMaybe : Truth::kYes;
  }
  return Truth::kNo;
}

bool IsBelowOfficer(const Party& party, int step, const Scene& scene) {
  const StageIndex stage = scene.At(step).stage;
  if (stage == kNoStage) return false;
  const Role role = ResolveRole(party.role, *scene.policy);
  if (role == Role::kNone || scene.ladder->stages[stage].officer_set.Has(role)) return false;
  for (StageIndex lower = 0; lower < stage; ++lower) {
    if (scene.ladder->stages[lower].officer_set.Has(role)) return true;
  }
  return false;
}

Truth HasTriggersRole(const Party& party, const Scene& scene) {
  if (scene.trigger < 0) return Truth::kNo;
  const Party& actor = scene.At(scene.trigger).event->by;
  return HaveSameRole(party, actor, *scene.policy);
}

Truth RolesFit(const Who& who, const Party& party, const Scene& scene) {
  Truth fit = Truth::kYes;
  if (!who.roles.Empty() && !who.roles.Has(ResolveRole(party.role, *scene.policy))) {
    if (!RoleUnknown(party, *scene.policy)) return Truth::kNo;
    fit = Truth::kMaybe;
  }
  if (who.is_private && !party.is_private.value_or(false)) return Truth::kNo;
  if (who.agencies.Empty()) return fit;
  return And(fit, ToTruth(who.agencies.Has(party.agency)));
}

Truth AnyOf(const Who& who, const std::vector<Party>& parties, int step, const Scene& scene) {
  Truth found = Truth::kNo;
  for (const Party& party : parties) found = Or(found, Matches(who, party, step, scene));
  return found;
}

Truth PeopleFit(const EventPattern& pattern, int step, const Scene& scene) {
  const Event& event = *scene.At(step).event;
  const bool own_mark = pattern.record_of_trigger && step == scene.trigger;
  Truth fit = Truth::kYes;
  // The trigger's own on-file mark is a record by whoever acted in it.
  const bool typed = !pattern.types.Empty();
  if (pattern.by.Given() && !(own_mark && pattern.by.part == Who::Part::kSameRoleAsTrigger)) {
    const bool unknown = typed && !event.by.Present();
    fit = And(fit, unknown ? Truth::kMaybe : Matches(pattern.by, event.by, step, scene));
  }
  // A raise, a notice, a reply, a request for advice or a shared report is to somebody: without
  // `to` the record does not say to whom.
  const bool entering = pattern.entry != EventPattern::Entry::kNotAsked;
  const bool addressed = entering || (typed && kAddressed.Has(event.type));
  const bool nobody_named = event.to.empty() && addressed;
  const Truth to_unknown = nobody_named ? Truth::kMaybe : Truth::kNo;
  if (pattern.to.Given()) {
    fit = And(fit, Or(to_unknown, AnyOf(pattern.to, event.to, step, scene)));
  }
  if (pattern.by_or_to.Given() && fit != Truth::kNo) {
    const Truth to = Or(to_unknown, AnyOf(pattern.by_or_to, event.to, step, scene));
    fit = And(fit, Or(to, Matches(pattern.by_or_to, event.by, step, scene)));
  }
  // "Any event by or to the chair" means one that says so.
  return !typed && !entering && fit == Truth::kMaybe ? Truth::kNo : fit;
}

/// Did such an event come before? Open where one of the two times is not known.
Truth PrecededBy(const AnyEvent& patterns, int step, const Scene& scene) {
  Truth found = Truth::kNo;
  Candidates steps(patterns, scene);
  for (int i = steps.Next(); i >= 0 && found != Truth::kYes; i = steps.Next()) {
    if (i == step) continue;
    const bool times_known = scene.At(i).at.Known() && scene.At(step).at.Known();
    if (times_known && !scene.history->Precedes(i, step)) continue;
    // While triggers are sought list order decides; an act of unknown time may have come after.
    if (!times_known && scene.trigger < 0 && i > step) continue;
    const Truth fit = steps.Fit();
    const bool open = !times_known && scene.trigger < 0;
    found = Or(found, open ? And(fit, Truth::kMaybe) : fit);
  }
  return found;
}

/// What the pattern asks of the trigger's date, and of how the event stands to others.
Truth OthersFit(const EventPattern& pattern, int step, const Scene& scene) {
  if (pattern.leaves && !Leaves(*pattern.leaves, step, scene)) return Truth::kNo;
  Truth fit = pattern.to_lower_stage ? RaisedBelowAnEntry(step, scene) : Truth::kYes;
  if (pattern.on_triggers_date) fit = And(fit, OnTriggersDate(step, scene));
  if (fit == Truth::kNo) return fit;
  if (pattern.preceded_by) fit = And(fit, PrecededBy(*pattern.preceded_by, step, scene));
  if (pattern.not_preceded_by) {
    fit = And(fit, Not(PrecededBy(*pattern.not_preceded_by, step, scene)));
  }
  return fit;
}

/// Is it the trigger, or a record of it, where the pattern asks for that?
bool IsAsNamed(const EventPattern& pattern, int index, const Scene& scene) {
  if (pattern.is_trigger && index != scene.trigger) return false;
  if (!pattern.record_of_trigger) return true;
  if (scene.trigger < 0) return false;
  const Event& event = *scene.At(index).event;
  if (index == scene.trigger) return event.on_child_file == true;
  return IsRecordOf(event, *scene.At(scene.trigger).event);
}

}  // namespace

Truth OnTriggersDate(int step, const Scene& scene) {
  if (scene.trigger < 0) return Truth::kNo;
  const Interval& act = scene.At(step).at;
  const Interval& trigger = scene.At(scene.trigger).at;
  if (step == scene.trigger) return Truth::kYes;
  if (!act.Known() || !trigger.Known()) return Truth::kMaybe;
  return ToTruth(act.local_date == trigger.local_date);
}

const Escalation& Scene::Parties() const {
  static const Escalation kNobody;
  return escalation == nullptr ? kNobody : *escalation;
}

Truth Matches(const Who& who, const Party& party, int step, const Scene& scene) {
  switch (who.part) {
    case Who::Part::kNobody:
      return Truth::kYes;
    case Who::Part::kRoles:
      return RolesFit(who, party, scene);
    case Who::Part::kRaiser:
      return IsRaiser(party, scene);
    case Who::Part::kRaisersAgency:
      return IsOfAgencyOf(party, scene.Parties().raised_by, scene);
    case Who::Part::kRaisersManager:
      return IsRaisersManager(party, scene);
    case Who::Part::kNotRaiser:
      return party.Present() ? Not(IsRaiser(party, scene)) : Truth::kMaybe;
    case Who::Part::kAgainst:
      return IsOfAgencyOf(party, scene.Parties().against, scene);
    case Who::Part::kAgainstsAgency:
      return IsOfAgencyOf(party, scene.Parties().against, scene);
    case Who::Part::kAnotherAgencyThanRaisers: {
      const Agency raisers = scene.Parties().raised_by.agency;
      if (party.agency == Agency::kNone) return Truth::kMaybe;
      return raisers == Agency::kNone ? Truth::kMaybe : ToTruth(party.agency != raisers);
    }
    case Who::Part::kStageOfficer:
      return ToTruth(scene.stage != kNoStage && scene.ladder->stages[scene.stage].officer_set.Has(
                                                    ResolveRole(party.role, *scene.policy)));
    case Who::Part::kBelowOfficer:
      return ToTruth(IsBelowOfficer(party, step, scene));
    case Who::Part::kSameRoleAsTrigger:
      return HasTriggersRole(party, scene);
  }
  return Truth::kNo;
}

Truth ContextFits(const EventPattern& pattern, int step, const Scene& scene) {
  const Truth fit = pattern.asks_others ? OthersFit(pattern, step, scene) : Truth::kYes;
  const bool names = pattern.by.Given() || pattern.to.Given() || pattern.by_or_to.Given();
  return names && fit != Truth::kNo ? And(fit, PeopleFit(pattern, step, scene)) : fit;
}

Truth Matches(const EventPattern& pattern, int step, const Scene& scene) {
  if (pattern.IsNamed() && !IsAsNamed(pattern, step, scene)) return Truth::kNo;
  const bool own_mark = pattern.record_of_trigger && step == scene.trigger;
  const int word = step / StepIndex::kBits;
  const Truth fit = FitsOf(pattern, word, StepIndex::BitOf(step), scene, own_mark).Of(step);
  if (fit == Truth::kNo || !pattern.asks_context) return fit;
  return And(fit, ContextFits(pattern, step, scene));
}

Truth Matches(const AnyEvent& patterns, int step, const Scene& scene) {
  Truth fit = Truth::kNo;
  for (const EventPattern& pattern : patterns) {
    fit = Or(fit, Matches(pattern, step, scene));
    if (fit == Truth::kYes) break;
  }
  return fit;
}

bool AnswersInTime(const EventPattern& pattern, int step, const Scene& scene) {
  if (pattern.stage.kind == StageMatch::Kind::kAny) return true;
  if (pattern.entry != EventPattern::Entry::kNotAsked) return true;
  const Step& act = scene.At(step);
  if (!kAnswers.Has(act.event->type) || act.stage == kNoStage) return true;
  const int left = scene.episode->left[act.stage];
  return left < 0 || left == step || !scene.history->Precedes(left, step);
}

bool MayAnswerAfterEntry(const AnyEvent& patterns, const Scene& scene) {
  const Step& entry = scene.At(scene.trigger);
  if (entry.event->type != EventType::kRaised) return false;
  for (int i = scene.episode->begin; i < scene.trigger; ++i) {
    const Step& act = scene.At(i);
    const bool placed_by_order = !act.labelled && act.event->type != EventType::kRaised;
    if (!placed_by_order || act.stage == scene.stage || !act.at.Overlaps(entry.at)) continue;
    for (EventPattern pattern : patterns) {
      if (!StageFits(pattern.stage, scene.stage, scene)) continue;
      pattern.stage.kind = StageMatch::Kind::kAny;
      if (Matches(pattern, i, scene) != Truth::kNo) return true;
    }
  }
  return false;
}

bool MissesSome(EnumSet<EventType> types, const CheckSettings& settings) {
  return settings.has_covers && !settings.covers.ContainsAll(types);
}

Truth StatusActive(const CaseRecord& record, EnumSet<StatusType> types, const Interval& at) {
  if (!record.has_statuses) return Truth::kMaybe;
  Truth active = Truth::kNo;
  for (const StatusPeriod& period : record.statuses) {
    if (!types.Has(period.type)) continue;
    if (!at.Known() || EndsBeforeItBegins(period)) {
      active = Or(active, Truth::kMaybe);
      continue;
    }
    Truth here =
        period.from.Known() ? ToTruth(period.from.local_date <= at.local_date) : Truth::kMaybe;
    if (period.has_to) {
      here = And(
          here, period.to.Known() ? ToTruth(at.local_date <= period.to.local_date) : Truth::kMaybe);
    }
    active = Or(active, here);
  }
  return active;
}

Truth AdvancedFrom(StageIndex stage, int step, const Scene& scene) {
  const Episode& episode = *scene.episode;
  if (!scene.policy->advance || stage == kNoStage || episode.entry[stage] < 0) return Truth::kNo;
  if (episode.left[stage] != step) return Truth::kNo;
  if (scene.At(step).event->type != EventType::kRaised) return Truth::kNo;
  Scene at = scene;
  at.trigger = episode.entry[stage];
  at.stage = stage;
  at.assumptions = nullptr;
  Candidates steps(scene.policy->advance->unless, at);
  for (int i = steps.Next(); i >= 0; i = steps.Next()) {
    if (!scene.history->Precedes(i, step)) continue;
    if (steps.Fit() == Truth::kYes) return Truth::kNo;
  }
  for (const Advance::Lapse& lapse : scene.policy->advance->lapses) {
    if (!lapse.stages.Has(stage) || Holds(lapse.when, at) != Truth::kYes) continue;
    const Due due = DueAfter(lapse.limit, 0, scene.At(episode.entry[stage]).at, *scene.settings);
    const Interval& left = scene.At(step).at;
    const bool sure = !MissesSome(TypesOf(scene.policy->advance->unless), *scene.settings);
    if (left.first > due.last) return sure ? Truth::kYes : Truth::kMaybe;
    return left.last <= due.first ? Truth::kNo : Truth::kMaybe;
  }
  return Truth::kNo;
}

}  // namespace escalint
