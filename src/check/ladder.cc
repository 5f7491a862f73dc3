#include "check/ladder.h"

#include <algorithm>
#include <bit>

namespace escalint {
namespace {

StageIndex HighestBefore(int jump, const Scene& scene) {
  StageIndex highest = kNoStage;
  for (StageIndex stage = 0; stage < kMaxStages; ++stage) {
    const int entry = scene.episode->entry[stage];
    if (entry >= 0 && entry != jump && scene.history->Precedes(entry, jump)) highest = stage;
  }
  return highest;
}

StageIndex PostOf(const Party& party, const Scene& scene) {
  return StageOfOfficer(*scene.ladder, ResolveRole(party.role, *scene.policy));
}

/// The stages at which the leave lets one enter.
StageSet EntryPoints(const SkipLeave& leave, const Scene& scene) {
  StageSet points;
  const auto add = [&](int stage) {
    if (stage >= 0 && stage < static_cast<int>(scene.ladder->stages.size())) {
      points.Add(static_cast<StageIndex>(stage));
    }
  };
  switch (leave.what) {
    case SkipLeave::What::kEntryAt:
      return leave.stages;
    case SkipLeave::What::kEntryAboveAgainst:
      add(PostOf(scene.Parties().against, scene) + 1);
      break;
    case SkipLeave::What::kEntryAboveRaiser: {
      const StageIndex post = PostOf(scene.Parties().raised_by, scene);
      if (post != kNoStage) add(post + 1);
      break;
    }
    case SkipLeave::What::kEntryAtAgainst:
      add(PostOf(scene.Parties().against, scene));
      break;
    case SkipLeave::What::kOmit:
      break;
  }
  return points;
}

/// Where the leave turns on somebody's post, and the record doesn't say who that is.
bool TurnsOnUnknownPost(const SkipLeave& leave, const Scene& scene) {
  switch (leave.what) {
    case SkipLeave::What::kEntryAboveAgainst:
    case SkipLeave::What::kEntryAtAgainst:
      return ResolveRole(scene.Parties().against.role, *scene.policy) == Role::kNone;
    case SkipLeave::What::kEntryAboveRaiser:
      return ResolveRole(scene.Parties().raised_by.role, *scene.policy) == Role::kNone;
    default:
      return false;
  }
}

/// Does the leave permit the skip of `stage` by a jump to `target`, its condition aside?
bool Reaches(const SkipLeave& leave, StageIndex stage, StageIndex target, const Scene& scene) {
  if (leave.what == SkipLeave::What::kOmit) return leave.stages.Has(stage);
  return EntryPoints(leave, scene).Has(target);
}

/// Above an allowed entry, only the stages from it upwards are passed over.
Truth BelowAllowedEntry(const Rule& rule, StageIndex stage, int jump, Scene& scene) {
  scene.trigger = jump;
  scene.stage = stage;
  Truth below = Truth::kNo;
  for (const SkipLeave& leave : rule.leaves) {
    if (leave.what == SkipLeave::What::kOmit) continue;
    const StageSet points = EntryPoints(leave, scene);
    for (StageIndex point = stage + 1; point < scene.At(jump).stage; ++point) {
      if (points.Has(point)) below = Or(below, Holds(leave.when, scene));
    }
  }
  return below;
}

Skip JudgeSkip(const Rule& rule, StageIndex stage, int jump, Scene& scene) {
  Skip skip{stage, jump, Truth::kNo, {}, false};
  scene.trigger = jump;
  scene.stage = stage;
  scene.covers_matter = true;
  for (const SkipLeave& leave : rule.leaves) {
    const bool unknown = TurnsOnUnknownPost(leave, scene);
    if (!unknown && !Reaches(leave, stage, scene.At(jump).stage, scene)) continue;
    const Truth here = And(Holds(leave.when, scene), unknown ? Truth::kMaybe : Truth::kYes);
    if (here > skip.permitted) {
      skip.permitted = here;
      skip.because = leave.because;
      skip.assumption = leave.assumption;
    }
    if (here == Truth::kYes) break;
  }
  scene.covers_matter = false;
  return skip;
}

bool AlreadySkipped(StageIndex stage, const Skips& skips) {
  return std::any_of(skips.All().begin(), skips.All().end(),
                     [stage](const Skip& skip) { return skip.stage == stage; });
}

/// The stage was entered by an event listed later whose time overlaps the jump's.
bool PerhapsEnteredBefore(const Skip& skip, const Scene& scene) {
  const int entry = scene.episode->entry[skip.stage];
  return entry >= 0 && scene.At(entry).at.Overlaps(scene.At(skip.jump).at);
}

void Settle(const Skip& skip, const Scene& scene, Obligation& obligation) {
  if (skip.permitted == Truth::kYes) {
    obligation.verdict = Verdict::kWaived;
    obligation.because = skip.because;
    if (skip.assumption) obligation.assumptions.Add(Assumption::kGround);
    return;
  }
  obligation.verdict = Verdict::kCannotTell;
  if (skip.permitted == Truth::kMaybe) {
    obligation.doubt = Doubt::kWaiver;
  } else if (PerhapsEnteredBefore(skip, scene)) {
    obligation.doubt = Doubt::kListOrder;
  } else if (MissesSome(kMakesEntry, *scene.settings)) {
    obligation.doubt = Doubt::kNotCovered;
  } else {
    obligation.verdict = Verdict::kBreached;
  }
}

void SkipsBy(int raise, const Rule& rule, Scene& scene, Skips& skips) {
  for (StageIndex stage = HighestBefore(raise, scene) + 1; stage < scene.At(raise).stage; ++stage) {
    if (AlreadySkipped(stage, skips)) continue;
    const Skip skip = JudgeSkip(rule, stage, raise, scene);
    const bool permitted = skip.permitted == Truth::kYes;
    if (permitted || BelowAllowedEntry(rule, stage, raise, scene) != Truth::kYes) skips.Add(skip);
  }
}

}  // namespace

void FindSkips(const Rule& rule, Scene& scene, Skips& skips) {
  skips.Clear();
  scene.skips = &skips;
  const Episode& episode = *scene.episode;
  for (int word = episode.first_word; word <= episode.last_word; ++word) {
    const StepIndex::Rows rows = scene.history->index.At(word);
    StepIndex::Word raises = rows.OfType(EventType::kRaised) & episode.StepsIn(word);
    for (; raises != 0; raises &= raises - 1) {
      SkipsBy(word * StepIndex::kBits + std::countr_zero(raises), rule, scene, skips);
    }
  }
}

void JudgeSkips(const Rule& rule, int episode, Scene& scene, std::vector<Obligation>& obligations) {
  for (const Skip& skip : scene.skips->All()) {
    Obligation obligation;
    obligation.rule = &rule;
    obligation.episode = episode;
    obligation.stage = skip.stage;
    obligation.trigger = skip.jump;
    obligation.kind = Kind::kSkippedStage;
    obligation.severity = rule.severity;
    Settle(skip, scene, obligation);
    scene.trigger = skip.jump;
    scene.stage = skip.stage;
    scene.assumptions = &obligation.assumptions;
    if (scene.At(skip.jump).from_officer) {
      scene.Assume(Assumption::kPlacedByOfficer);
    }
    for (const SeverityVariant& variant : rule.skip_variants) {
      // A doubtful ground may soften, never aggravate.
      const Truth needed = variant.severity < rule.severity ? Truth::kMaybe : Truth::kYes;
      if (!variant.condition || Holds(*variant.condition, scene) < needed) continue;
      obligation.severity = variant.severity;
      if (obligation.because.empty()) obligation.because = variant.because;
      break;
    }
    scene.assumptions = nullptr;
    obligations.push_back(std::move(obligation));
  }
  scene.trigger = -1;
  scene.stage = kNoStage;
}

}  // namespace escalint
