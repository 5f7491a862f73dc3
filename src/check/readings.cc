#include "check/readings.h"

#include <algorithm>
#include <span>
#include <utility>

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

bool OncePer(Duty::Per per, const Obligation& obligation) {
  return obligation.duty != nullptr && obligation.duty->per == per;
}

bool ByDutyAndTrigger(const Obligation& a, const Obligation& b) {
  if (a.duty_index != b.duty_index) return a.duty_index < b.duty_index;
  return a.trigger < b.trigger;
}

/// Those of the same duty; where it arises from each event in both readings, from the same event.
std::span<const Obligation> SameDuty(const Obligation& obligation,
                                     const std::vector<Obligation>& others) {
  const auto by_duty = [](const Obligation& a, const Obligation& b) {
    return a.duty_index < b.duty_index;
  };
  const auto [begin, end] = std::equal_range(others.begin(), others.end(), obligation, by_duty);
  const bool each =
      begin != end && OncePer(Duty::Per::kEvent, obligation) && OncePer(Duty::Per::kEvent, *begin);
  if (!each) return {begin, end};
  const auto [first, last] = std::equal_range(begin, end, obligation, ByDutyAndTrigger);
  return {first, last};
}

/// The gravest of the obligations that are the same one; where both readings have one for each
/// stage, only that of the stage.
std::optional<Verdict> VerdictOf(const Obligation& obligation,
                                 const std::vector<Obligation>& others) {
  std::optional<Verdict> gravest;
  for (const Obligation& other : SameDuty(obligation, others)) {
    const bool by_stage =
        !OncePer(Duty::Per::kEpisode, obligation) && !OncePer(Duty::Per::kEpisode, other);
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
  std::vector<Obligation> judged = rejudge_.UnderReading(rule, variant, episode);
  std::stable_sort(judged.begin(), judged.end(), ByDutyAndTrigger);
  return judged_.emplace(key, std::move(judged)).first->second;
}

void Readings::Explain(const Policy& policy, std::vector<ReadingVerdict>& readings) {
  for (ReadingVerdict& reading : readings) {
    for (const ReadingGroup& group : policy.readings) {
      const auto option =
          std::find_if(group.options.begin(), group.options.end(),
                       [&](const ReadingOption& each) { return each.name == reading.reading; });
      if (group.id != reading.group || option == group.options.end()) continue;
      reading.question = group.question;
      reading.means = option->means;
    }
  }
}

Contest Readings::ContestFor(const Obligation& obligation) {
  Contest contest;
  const Rule& rule = *obligation.rule;
  bool differ = false;
  for (const auto& [group, reading] : rule.readings_in_force) {
    // A rule with two questions keeps them apart as "ID#1", "ID#2"; people choose by the id.
    const std::string shown = group.substr(0, group.find('#'));
    contest.readings.push_back({shown, reading, std::string(Name(obligation.verdict)), true});
    for (const RuleVariant& variant : rule.variants) {
      if (variant.group != group) continue;
      const auto verdict = VerdictOf(obligation, Under(rule, variant, obligation.episode));
      differ = differ || verdict != obligation.verdict;
      if (verdict != obligation.verdict && !variant.quiet) contest.contested = true;
      contest.readings.push_back(
          {shown, variant.reading, verdict ? std::string(Name(*verdict)) : "not raised", false});
    }
  }
  if (differ) Explain(*scene_.policy, contest.readings);
  return contest;
}

}  // namespace escalint
