/// "breached STF-15 trigger=e5 late_by=PT7H": what an annotated fixture says of its own record.
///
/// Every breached or cannot_tell obligation of a case must be expected by one line, and every line
/// must be found. Keys: trigger, stage, late_by, severity, contested, source, kind, done, duty,
/// escalation.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/finding.h"

namespace escalint::testing {

struct Expectation {
  std::string verdict, rule;
  std::map<std::string, std::string> values;
  std::string text;
};

Expectation ParseExpectation(const std::string& line);
bool Fits(const Expectation& expectation, const Finding& finding);
std::string Tell(const Finding& finding);

/// What is wrong with a fixture file's cases, one line each; empty = all as annotated.
std::vector<std::string> CompareWithFixture(const std::string& path,
                                            const std::vector<Finding>& findings);
/// Every expectation line of a fixture.
std::vector<Expectation> ExpectationsOf(const std::string& path);

}  // namespace escalint::testing
