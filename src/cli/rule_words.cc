#include "cli/rule_words.h"

#include <algorithm>

#include "report/spoken.h"

namespace escalint {
namespace {

std::string EachOnce(const std::vector<std::string>& words) {
  std::string joined;
  for (size_t i = 0; i < words.size(); ++i) {
    const auto here = words.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(words.begin(), here, words[i]) != here) continue;
    joined.append(joined.empty() ? "" : ", ").append(words[i]);
  }
  return joined;
}

std::string_view When(const SeverityVariant& variant) {
  switch (variant.when) {
    case SeverityVariant::When::kActFound:
      return "where another act stands in its place";
    case SeverityVariant::When::kLate:
      return "where it is done late";
    case SeverityVariant::When::kAbsent:
      return "where it is not done at all";
    case SeverityVariant::When::kHolds:
      break;
  }
  return "under a condition of the pack";
}

}  // namespace

std::string KindsOf(const Rule& rule) {
  std::vector<std::string> kinds;
  for (const Duty& duty : rule.duties) kinds.emplace_back(Name(duty.kind));
  return EachOnce(kinds);
}

std::string SeveritiesOf(const Rule& rule) {
  std::vector<std::string> severities;
  for (const Duty& duty : rule.duties) {
    severities.emplace_back(Name(duty.shape == Shape::kLadder ? rule.severity : duty.severity));
  }
  return EachOnce(severities);
}

std::string DescribeDutyOf(const DutyOf& duty_of) {
  switch (duty_of.part) {
    case DutyOf::Part::kRaiser:
      return "whoever raised it";
    case DutyOf::Part::kRaisersAgency:
      return "the agency of whoever raised it";
    case DutyOf::Part::kAgainst:
      return "whoever it was raised against";
    case DutyOf::Part::kStageOfficer:
      return "the officer of the stage";
    case DutyOf::Part::kTriggerBy:
      return "whoever took the step it starts from";
    case DutyOf::Part::kRole:
      break;
  }
  return SpokenTerm(CanonicalName(duty_of.role));
}

std::string DescribeLimit(const Limit& limit) {
  std::string words = Describe(limit);
  if (limit.backward) words = "at least " + words + " before";
  return limit.local ? words + " (a local limit: the policy sets none)" : words;
}

std::string LimitsOf(const Rule& rule) {
  std::vector<std::string> limits;
  for (const Duty& duty : rule.duties) {
    if (duty.shape == Shape::kResponse) limits.push_back(DescribeLimit(duty.limit));
  }
  return EachOnce(limits);
}

std::string HoldersOf(const Rule& rule) {
  std::vector<std::string> holders;
  for (const Duty& duty : rule.duties) {
    const bool ladder = duty.shape == Shape::kLadder;
    holders.push_back(ladder ? "whoever raised it past the stage" : DescribeDutyOf(duty.duty_of));
  }
  return EachOnce(holders);
}

std::string ExpectedBy(const Duty& duty) {
  std::vector<std::string> phrases;
  for (const Expectation& part : duty.expect) {
    if (!part.phrase.empty()) phrases.push_back(part.phrase);
  }
  return SpokenList(phrases);
}

std::string DescribeVariant(const SeverityVariant& variant) {
  std::string words(Name(variant.severity));
  if (variant.because.empty()) {
    words.append(" ").append(When(variant));
  } else {
    words.append(": ").append(variant.because);
  }
  return variant.local ? words + " (a local standard)" : words;
}

std::vector<const ReadingGroup*> ReadingsFor(const Rule& rule, const Policy& policy) {
  std::vector<const ReadingGroup*> groups;
  for (const ReadingGroup& group : policy.readings) {
    if (group.id == rule.id || rule.readings_in_force.contains(group.id)) groups.push_back(&group);
  }
  return groups;
}

}  // namespace escalint
