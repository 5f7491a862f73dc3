#include "check/replay.h"

#include <algorithm>

#include "check/candidates.h"
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
  Candidates steps(patterns, scene);
  for (int i = steps.Next(); i >= 0; i = steps.Next()) {
    const Truth fit = steps.Fit();
    if (fit == Truth::kYes || (fit == Truth::kMaybe && MayTrigger(patterns, i, duty, scene))) {
      triggers.push_back({i, scene.At(i).stage, fit});
    }
  }
}

/// The event from which the state holds; if from the start, the first entry, else the first event.
void FindState(EnumSet<Risk> risks, const Scene& scene, std::vector<Trigger>& triggers) {
  const Episode& episode = *scene.episode;
  if (episode.begin == episode.end || !episode.risks.Intersects(risks)) return;
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
  size_t kept = 0;
  for (const Trigger trigger : triggers) {
    const auto end = triggers.begin() + static_cast<std::ptrdiff_t>(kept);
    const auto same = std::find_if(triggers.begin(), end, [&](const Trigger& other) {
      return duty.per == Duty::Per::kEpisode || other.stage == trigger.stage;
    });
    if (same == end) {
      triggers[kept++] = trigger;
    } else if (history.Precedes(trigger.step, same->step) != duty.last_trigger) {
      *same = trigger;
    }
  }
  triggers.resize(kept);
}

void FindTriggers(const Duty& duty, const Scene& scene, std::vector<Trigger>& triggers) {
  triggers.clear();
  if (!duty.trigger_state.Empty()) return FindState(duty.trigger_state, scene, triggers);
  FindMatching(duty.trigger, duty, scene, triggers);
  if (triggers.empty() && !duty.trigger_otherwise.empty()) {
    FindMatching(duty.trigger_otherwise, duty, scene, triggers);
  }
  KeepFirst(duty, *scene.history, triggers);
}

/// Had come what must come before? `covers_matter` as in the scene.
Truth Excused(const Duty& duty, bool covers_matter, Scene& scene) {
  if (!duty.excused) return Truth::kNo;
  scene.covers_matter = covers_matter;
  const Truth excused = Holds(*duty.excused, scene);
  scene.covers_matter = false;
  return excused;
}

void JudgeProhibition(Truth arose, Scene& scene, Obligation& obligation) {
  const Duty& duty = *obligation.duty;
  const Truth excused = Excused(duty, true, scene);
  const Truth lifted = excused == Truth::kYes ? Truth::kNo : Waived(duty, scene, obligation);
  if (excused == Truth::kYes) {
    obligation.verdict = Verdict::kMet;
  } else if (lifted == Truth::kYes) {
    obligation.verdict = Verdict::kWaived;
  } else if (excused == Truth::kMaybe || lifted == Truth::kMaybe || arose == Truth::kMaybe) {
    obligation.verdict = Verdict::kCannotTell;
    const bool unrecorded = Excused(duty, false, scene) != excused;
    obligation.doubt = arose == Truth::kMaybe ? Doubt::kStatus
                       : unrecorded           ? Doubt::kNotCovered
                                              : Doubt::kTimes;
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
      return LastMatching(variant.acts, Truth::kMaybe, Among::kEpisode, scene) >= 0;
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

/// Judges it at its trigger. False where there is no obligation after all.
bool JudgeAtTrigger(Truth sure, Scene& scene, Obligation& obligation) {
  const Duty& duty = *obligation.duty;
  scene.due_first = scene.due_last = kEndOfTime;
  const bool risk_was_absent = scene.risk_was_absent;
  scene.risk_was_absent = false;
  const Truth arose = And(sure, duty.where ? Holds(*duty.where, scene) : Truth::kYes);
  scene.risk_was_absent =
      risk_was_absent ||
      (scene.risk_was_absent && duty.limit.kind != Limit::Kind::kNone && arose != Truth::kNo);
  if (arose == Truth::kNo) return false;
  if (duty.shape == Shape::kResponse) {
    if (!JudgeResponse(arose, scene, obligation)) return false;
  } else {
    JudgeProhibition(arose, scene, obligation);
  }
  scene.assumptions = &obligation.assumptions;
  GradeSeverity(scene, obligation);
  return true;
}

/// Judges the duties of one episode, one after the other.
class EpisodeJudge {
 public:
  EpisodeJudge(int episode, Scene& scene, std::vector<Obligation>& obligations)
      : episode_(episode), scene_(scene), obligations_(obligations) {
    triggers_.reserve(16);
  }

  void JudgeDuty(const Rule& rule, const std::vector<Duty>& duties, size_t index) {
    const Duty& duty = duties[index];
    if (duty.shape == Shape::kLadder) return JudgeSkips(rule, episode_, scene_, obligations_);
    FindTriggers(duty, scene_, triggers_);
    if (triggers_.empty()) return;
    for (const Trigger& trigger : triggers_) JudgeTrigger(trigger, rule, index, duty);
  }

  void Judge(const Agenda& agenda) {
    for (size_t word = 0; word < agenda.rows().size(); ++word) {
      for (uint64_t woken = Woken(agenda.rows()[word]); woken != 0; woken &= woken - 1) {
        const Agenda::Item& item =
            agenda.items()[word * Agenda::kBits + static_cast<size_t>(std::countr_zero(woken))];
        const Rule& rule = scene_.policy->rules[item.rule];
        JudgeDuty(rule, rule.duties, item.duty);
      }
    }
  }

 private:
  /// The items that one of the episode's events wakes.
  uint64_t Woken(const Agenda::Rows& rows) const {
    const Episode& episode = *scene_.episode;
    uint64_t woken = 0;
    for (int i = episode.begin; i < episode.end; ++i) {
      const Step& step = scene_.At(i);
      if (step.counts) woken |= rows.WokenBy(*step.event, step.stage, episode.IsEntry(i, step));
    }
    return scene_.escalation == nullptr ? woken : woken & rows.On(scene_.route);
  }

  /// In place, since an obligation is some hundred bytes.
  void JudgeTrigger(const Trigger& trigger, const Rule& rule, size_t index, const Duty& duty) {
    Obligation& obligation = obligations_.emplace_back();
    obligation.rule = &rule;
    obligation.duty = &duty;
    obligation.duty_index = static_cast<int>(index);
    obligation.episode = episode_;
    obligation.kind = duty.kind;
    scene_.trigger = obligation.trigger = trigger.step;
    scene_.stage = obligation.stage = trigger.stage;
    scene_.assumptions = &obligation.assumptions;
    const bool judged = JudgeAtTrigger(trigger.sure, scene_, obligation);
    scene_.assumptions = nullptr;
    scene_.trigger = -1;
    scene_.stage = kNoStage;
    if (!judged) obligations_.pop_back();
  }

  int episode_;
  Scene& scene_;
  std::vector<Obligation>& obligations_;
  std::vector<Trigger> triggers_;
};

void EnterEpisode(int number, Scene& scene, Skips& skips) {
  scene.episode = &scene.history->episodes[number];
  skips.Clear();
  scene.skips = &skips;
  for (const uint16_t index : scene.policy->ladder_rules) {
    const Rule& rule = scene.policy->rules[index];
    if (AppliesTo(rule.duties.front(), *scene.policy, scene.route)) FindSkips(rule, scene, skips);
  }
  scene.trigger = -1;
  scene.stage = kNoStage;
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

bool ComesBefore(const Obligation& a, const Obligation& b) {
  if (a.trigger != b.trigger) return a.trigger < b.trigger;
  return a.rule->rank < b.rule->rank;
}

void ReplayEscalation(Scene& scene, std::vector<Obligation>& obligations) {
  const int episodes = static_cast<int>(scene.history->episodes.size());
  Skips skips;
  for (int episode = 0; episode < episodes; ++episode) {
    EnterEpisode(episode, scene, skips);
    EpisodeJudge(episode, scene, obligations).Judge(scene.policy->agenda);
  }
  scene.skips = &kNoSkips;
}

void ReplayCase(Scene& scene, std::vector<Obligation>& obligations) {
  scene.episode = &scene.history->episodes.front();
  EpisodeJudge(0, scene, obligations).Judge(scene.policy->case_agenda);
}

std::vector<Obligation> Rejudge::UnderReading(const Rule& rule, const RuleVariant& variant,
                                              int episode) {
  std::vector<Obligation> obligations;
  if (!variant.raised) return obligations;
  if (scene_.escalation == nullptr) {
    scene_.episode = &scene_.history->episodes.front();
  } else if (entered_ != episode) {
    EnterEpisode(episode, scene_, skips_);
    entered_ = episode;
  }
  scene_.episode = &scene_.history->episodes[episode];
  EpisodeJudge judge(episode, scene_, obligations);
  for (size_t i = 0; i < variant.duties.size(); ++i) {
    const bool applies =
        scene_.escalation == nullptr || AppliesTo(variant.duties[i], *scene_.policy, scene_.route);
    if (applies) judge.JudgeDuty(rule, variant.duties, i);
  }
  return obligations;
}

}  // namespace escalint
