/// What a compiled rule says, in words: for `escalint rules`.
#pragma once

#include <string>
#include <vector>

#include "domain/policy.h"

namespace escalint {

/// The kinds of finding the rule can make, and their severities before any condition changes them;
/// each once, the first duty's first: "breached_deadline", "medium, high".
std::string KindsOf(const Rule& rule);
std::string SeveritiesOf(const Rule& rule);

/// Their limits and whose duties they are, likewise.
std::string LimitsOf(const Rule& rule);
std::string HoldersOf(const Rule& rule);
/// The acts that a duty expects, in the pack's words: "a decision or a referral higher".
std::string ExpectedBy(const Duty& duty);

/// Whose act is missing or late: "whoever raised it", "the officer of the stage".
std::string DescribeDutyOf(const DutyOf& duty_of);
/// "at least 3 working days before", "48 hours (our own limit)".
std::string DescribeLimit(const Limit& limit);
/// What makes a finding graver or lighter, or our own: "low where the act is late".
std::string DescribeVariant(const SeverityVariant& variant);

/// The readings that bear on the rule: its own, and those of the pack that change its limits.
std::vector<const ReadingGroup*> ReadingsFor(const Rule& rule, const Policy& policy);

}  // namespace escalint
