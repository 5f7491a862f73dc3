#include "check/replay.h"

#include <algorithm>

#include "check/explain.h"
#include "check/ladder.h"
#include "check/response.h"

namespace escalint {
namespace {

struct Trigger {
  int step = -1;
  StageIndex stage = kNoStage;
  Truth sure = Truth::kYes;
};

bool AsksForAdvance(const AnyEvent& patterns) {
  return !patterns.empty() && patterns.front().advance;
}

/// Each stage that was left upwards after its limit had lapsed, with the raise that left it.
void FindAdvances(const Scene& scene, std::vector<Trigger>& triggers) {
  for (StageIndex stage = 0; stage < static_cast<StageIndex>(scene.ladder->stages.size());
       ++stage) {
    const int left = scene.episode->left[stage];
    const Truth advanced = left < 0 ? Truth::kNo : AdvancedFrom(stage, left, scene);
    if (advanced != Truth::kNo) triggers.push_back({left, stage, advanced});
  }
}

/// What the record leaves open triggers nothing, but for three things that are open by their
/// nature: a step down that only list order shows, what must have come after another event, and who
/// did what is forbidden.
bool MayTrigger(const AnyEvent& patterns, int step, const Duty& duty, const Scene& scene) {
  if (patterns.front().to_lower_stage || patterns.front().preceded_by) return true;
  return duty.shape == Shape::kProhibition && scene.At(step).event->by.Present();
}

void FindMatching(const AnyEvent& patterns, const Duty& duty, const Scene& scene,
                  std::vector<Trigger>& triggers) {
  if (AsksForAdvance(patterns)) return FindAdvances(scene, triggers);
  for (int i = scene.episode->begin; i < scene.episode->end && !patterns.empty(); ++i) {
    const Truth fit = Matches(patterns, i, scene);
    if (fit == Truth::kYes || (fit == Truth::kMaybe && MayTrigger(patterns, i, duty, scene))) {
      triggers.push_back({i, scene.At(i).stage, fit});
    }
  }
}

/// The event from which the state holds; if from the start, the first entry, else the first event.
void FindState(EnumSet<Risk> risks, const Scene& scene, std::vector<Trigger>& triggers) {
  const Episode& episode = *scene.episode;
  if (episode.begin == episode.end) return;
  if (risks.Has(episode.initial_risk)) {
    const int step = episode.first_entry >= 0 ? episode.first_entry : episode.begin;
    triggers.push_back({step, scene.At(step).stage, Truth::kYes});
    return;
  }
  for (int i = episode.begin; i < episode.end; ++i) {
    if (!risks.Has(scene.At(i).risk)) continue;
    triggers.push_back({i, scene.At(i).stage, Truth::kYes});
    return;
  }
}

/// One obligation for each stage and episode, from its first trigger, unless the duty says each.
void KeepFirst(const Duty& duty, const History& history, std::vector<Trigger>& triggers) {
  if (duty.per == Duty::Per::kEvent) return;
  std::vector<Trigger> kept;
  for (const Trigger& trigger : triggers) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Trigger& other) {
      return duty.per == Duty::Per::kEpisode || other.stage == trigger.stage;
    });
    if (same == kept.end()) {
      kept.push_back(trigger);
    } else if (history.Precedes(trigger.step, same->step) != duty.last_trigger) {
      *same = trigger;
    }
  }
  triggers = std::move(kept);
}

std::vector<Trigger> FindTriggers(const Duty& duty, const Scene& scene) {
  std::vector<Trigger> triggers;
  if (!duty.trigger_state.Empty()) {
    FindState(duty.trigger_state, scene, triggers);
    return triggers;
  }
  FindMatching(duty.trigger, duty, scene, triggers);
  if (triggers.empty() && !duty.trigger_otherwise.empty()) {
    FindMatching(duty.trigger_otherwise, duty, scene, triggers);
  }
  KeepFirst(duty, *scene.history, triggers);
  return triggers;
}

void JudgeProhibition(Truth arose, Scene& scene, Obligation& obligation) {
  const Duty& duty = *obligation.duty;
  scene.covers_matter = true;
  const Truth excused = duty.excused ? Holds(*duty.excused, scene) : Truth::kNo;
  Truth lifted = Truth::kNo;
  if (excused != Truth::kYes) {
    for (const Waiver& waiver : duty.unless) {
      const Truth here = Holds(waiver.when, scene);
      lifted = Or(lifted, here);
      if (here != Truth::kYes) continue;
      obligation.because = waiver.because;
      if (waiver.assumption) scene.Assume(waiver.because);
      break;
    }
  }
  scene.covers_matter = false;
  if (excused == Truth::kYes) {
    obligation.verdict = Verdict::kMet;
  } else if (lifted == Truth::kYes) {
    obligation.verdict = Verdict::kWaived;
  } else if (excused == Truth::kMaybe || lifted == Truth::kMaybe || arose == Truth::kMaybe) {
    obligation.verdict = Verdict::kCannotTell;
    obligation.doubt = arose == Truth::kMaybe ? Doubt::kStatus : Doubt::kTimes;
  } else {
    obligation.verdict = Verdict::kBreached;
  }
}

/// Done too late, or at a time that may have been too late.
bool CameLate(const Obligation& obligation) {
  return obligation.late || (obligation.done >= 0 && obligation.doubt == Doubt::kTimes);
}

bool VariantFits(const SeverityVariant& variant, const Obligation& obligation, Scene& scene) {
  switch (variant.when) {
    case SeverityVariant::When::kHolds:
      // A doubtful ground may soften, never aggravate.
      return Holds(*variant.condition, scene) >=
             (variant.severity < obligation.severity ? Truth::kMaybe : Truth::kYes);
    case SeverityVariant::When::kActFound:
      for (int i = scene.episode->begin; i < scene.episode->end; ++i) {
        if (Matches(variant.acts, i, scene) != Truth::kNo) return true;
      }
      return false;
    case SeverityVariant::When::kLate:
      return CameLate(obligation);
    case SeverityVariant::When::kAbsent:
      return !CameLate(obligation);
  }
  return false;
}

void GradeSeverity(Scene& scene, Obligation& obligation) {
  const Duty& duty = *obligation.duty;
  obligation.severity = duty.severity;
  if (obligation.verdict != Verdict::kBreached && obligation.verdict != Verdict::kCannotTell) {
    return;
  }
  if (duty.limit.local && (CameLate(obligation) || duty.absent_is_local)) obligation.local = true;
  for (const SeverityVariant& variant : duty.variants) {
    if (!VariantFits(variant, obligation, scene)) continue;
    obligation.severity = variant.severity;
    obligation.local = variant.local.value_or(obligation.local);
    if (obligation.because.empty()) obligation.because = variant.because;
    break;
  }
}

bool AsksForStage(const AnyEvent& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [](const EventPattern& pattern) {
    return pattern.stage.kind != StageMatch::Kind::kAny ||
           pattern.entry != EventPattern::Entry::kNotAsked;
  });
}

void AssumeStageOf(int step, const Scene& scene) {
  const Step& at = scene.At(step);
  if (at.stage == kNoStage) return;
  if (scene.episode->implied[at.stage] && scene.episode->entry[at.stage] == step) {
    scene.Assume("entry to " + scene.ladder->stages[at.stage].id + " is implied by " +
                 CiteId(*at.event));
  } else if (at.from_officer) {
    scene.Assume(CiteId(*at.event) +
                 " carries no stage that is known: placed by whom it was put to, else at the "
                 "lowest");
  } else if (!at.labelled && at.event->type != EventType::kClosed) {
    scene.Assume(CiteId(*at.event) + " carries no stage: taken as at the stage last entered");
  }
}

/// What had to be assumed of the events the verdict rests on, where their stage mattered.
void AddAssumptions(const Scene& scene, const Obligation& obligation) {
  if (scene.escalation == nullptr) return;
  const Duty& duty = *obligation.duty;
  if (AsksForStage(duty.trigger) || AsksForStage(duty.trigger_otherwise)) {
    AssumeStageOf(obligation.trigger, scene);
  }
  const bool acts_ask = std::any_of(duty.expect.begin(), duty.expect.end(),
                                    [](const auto& part) { return AsksForStage(part.acts); });
  if (acts_ask && obligation.done >= 0) AssumeStageOf(obligation.done, scene);
}

void JudgeTrigger(const Trigger& trigger, Obligation obligation, Scene& scene,
                  std::vector<Obligation>& obligations) {
  const Duty& duty = *obligation.duty;
  scene.trigger = obligation.trigger = trigger.step;
  scene.stage = obligation.stage = trigger.stage;
  scene.due_first = scene.due_last = kEndOfTime;
  scene.assumptions = &obligation.assumptions;
  const bool risk_was_absent = scene.risk_was_absent;
  scene.risk_was_absent = false;
  const Truth arose = And(trigger.sure, duty.where ? Holds(*duty.where, scene) : Truth::kYes);
  scene.risk_was_absent =
      risk_was_absent ||
      (scene.risk_was_absent && duty.limit.kind != Limit::Kind::kNone && arose != Truth::kNo);
  bool judged = arose != Truth::kNo;
  if (judged && duty.shape == Shape::kResponse) {
    judged = JudgeResponse(arose, scene, obligation);
  } else if (judged) {
    JudgeProhibition(arose, scene, obligation);
  }
  if (judged) {
    scene.assumptions = &obligation.assumptions;
    GradeSeverity(scene, obligation);
    AddAssumptions(scene, obligation);
  }
  scene.assumptions = nullptr;
  scene.trigger = -1;
  scene.stage = kNoStage;
  if (judged) obligations.push_back(std::move(obligation));
}

void JudgeDuties(const Rule& rule, const std::vector<Duty>& duties, int episode, Scene& scene,
                 std::vector<Obligation>& obligations) {
  for (size_t i = 0; i < duties.size(); ++i) {
    const Duty& duty = duties[i];
    if (scene.escalation != nullptr && !AppliesTo(duty, *scene.policy, scene.route)) continue;
    if (duty.shape == Shape::kLadder) {
      JudgeSkips(rule, episode, scene, obligations);
      continue;
    }
    Obligation blank;
    blank.rule = &rule;
    blank.duty = &duty;
    blank.duty_index = static_cast<int>(i);
    blank.episode = episode;
    blank.kind = duty.kind;
    for (const Trigger& trigger : FindTriggers(duty, scene)) {
      JudgeTrigger(trigger, blank, scene, obligations);
    }
  }
}

void EnterEpisode(int number, Scene& scene) {
  scene.episode = &scene.history->episodes[number];
  scene.skips.clear();
  for (const Rule& rule : scene.policy->rules) {
    if (!rule.duties.empty() && rule.duties.front().shape == Shape::kLadder &&
        AppliesTo(rule.duties.front(), *scene.policy, scene.route)) {
      FindSkips(rule, scene);
    }
  }
  scene.trigger = -1;
  scene.stage = kNoStage;
}

void SortForReport(std::vector<Obligation>& obligations) {
  std::stable_sort(obligations.begin(), obligations.end(),
                   [](const Obligation& a, const Obligation& b) {
                     if (a.trigger != b.trigger) return a.trigger < b.trigger;
                     return a.rule->id < b.rule->id;
                   });
}

}  // namespace

bool AppliesTo(const Duty& duty, const Policy& policy, Route route) {
  return (duty.routes.Empty() ? policy.default_routes : duty.routes).Has(route);
}

void FindDormant(History& history, const CheckSettings& settings) {
  Episode& episode = history.episodes.back();
  if (episode.closed >= 0 || episode.last_dated < 0) return;
  const Limit limit{Limit::Kind::kWorkingDays, kDormantWorkingDays, false, false};
  const Due due = DueAfter(limit, 0, history.steps[episode.last_dated].at, settings);
  episode.dormant = settings.as_of > due.last;
}

void ReplayEscalation(Scene& scene, std::vector<Obligation>& obligations) {
  const int episodes = static_cast<int>(scene.history->episodes.size());
  for (int episode = 0; episode < episodes; ++episode) {
    EnterEpisode(episode, scene);
    for (const Rule& rule : scene.policy->rules) {
      if (!rule.case_level && rule.raised) {
        JudgeDuties(rule, rule.duties, episode, scene, obligations);
      }
    }
  }
  SortForReport(obligations);
}

void ReplayCase(Scene& scene, std::vector<Obligation>& obligations) {
  scene.episode = &scene.history->episodes.front();
  for (const Rule& rule : scene.policy->rules) {
    if (rule.case_level && rule.raised) JudgeDuties(rule, rule.duties, 0, scene, obligations);
  }
  SortForReport(obligations);
}

std::vector<Obligation> JudgeUnderReading(const Rule& rule, const RuleVariant& variant, int episode,
                                          Scene& scene) {
  std::vector<Obligation> obligations;
  if (!variant.raised) return obligations;
  if (scene.escalation == nullptr) {
    scene.episode = &scene.history->episodes.front();
  } else {
    EnterEpisode(episode, scene);
  }
  JudgeDuties(rule, variant.duties, episode, scene, obligations);
  return obligations;
}

}  // namespace escalint
