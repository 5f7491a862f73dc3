#include "check/readings.h"

#include <algorithm>

namespace escalint {
namespace {

int Gravity(Verdict verdict) {
  switch (verdict) {
    case Verdict::kBreached:
      return 4;
    case Verdict::kCannotTell:
      return 3;
    case Verdict::kNotDue:
      return 2;
    case Verdict::kWaived:
      return 1;
    case Verdict::kMet:
      return 0;
  }
  return 0;
}

bool SameDuty(const Obligation& a, const Obligation& b) {
  if (a.duty_index != b.duty_index || a.episode != b.episode) return false;
  const bool each = a.duty != nullptr && a.duty->per == Duty::Per::kEvent && b.duty != nullptr &&
                    b.duty->per == Duty::Per::kEvent;
  return !each || (a.trigger == b.trigger && a.stage == b.stage);
}

bool OncePerEpisode(const Obligation& obligation) {
  return obligation.duty != nullptr && obligation.duty->per == Duty::Per::kEpisode;
}

/// The gravest of the obligations that are the same one; where both readings have one for each
/// stage, only that of the stage.
std::optional<Verdict> VerdictOf(const Obligation& obligation,
                                 const std::vector<Obligation>& others) {
  std::optional<Verdict> gravest;
  for (const Obligation& other : others) {
    if (!SameDuty(obligation, other)) continue;
    const bool by_stage = !OncePerEpisode(obligation) && !OncePerEpisode(other);
    if (by_stage && other.stage != obligation.stage) continue;
    if (!gravest || Gravity(other.verdict) > Gravity(*gravest)) gravest = other.verdict;
  }
  return gravest;
}

}  // namespace

const std::vector<Obligation>& Readings::Under(const Rule& rule, const RuleVariant& variant,
                                               int episode) {
  const auto key = std::pair{&variant, episode};
  const auto found = judged_.find(key);
  if (found != judged_.end()) return found->second;
  return judged_.emplace(key, JudgeUnderReading(rule, variant, episode, scene_)).first->second;
}

Contest Readings::ContestFor(const Obligation& obligation) {
  Contest contest;
  const Rule& rule = *obligation.rule;
  for (const auto& [group, reading] : rule.readings_in_force) {
    // A rule with two questions keeps them apart as "ID#1", "ID#2"; people choose by the id.
    const std::string shown = group.substr(0, group.find('#'));
    contest.readings.push_back({shown, reading, std::string(Name(obligation.verdict)), true});
    for (const RuleVariant& variant : rule.variants) {
      if (variant.group != group) continue;
      const auto verdict = VerdictOf(obligation, Under(rule, variant, obligation.episode));
      if (verdict != obligation.verdict && !variant.quiet) contest.contested = true;
      contest.readings.push_back(
          {shown, variant.reading, verdict ? std::string(Name(*verdict)) : "not raised", false});
    }
  }
  return contest;
}

}  // namespace escalint
