// Every rule of every pack that comes with the program has an example that breaches it, and that
// alone of its obligations, and one that gives no fault of it.
#include "cli/worked_examples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace escalint {
namespace {

const std::string kRoot = ESCALINT_SOURCE_DIR;

int Count(const WorkedExample& example, Verdict verdict) {
  return static_cast<int>(
      std::count_if(example.findings.begin(), example.findings.end(),
                    [&](const Finding& finding) { return finding.verdict == verdict; }));
}

/// A ladder whose every stage may be bypassed has no skip that is a fault.
bool CanBeBreached(const Rule& rule) {
  return std::none_of(rule.leaves.begin(), rule.leaves.end(), [](const SkipLeave& leave) {
    return leave.when.op == Condition::Op::kAll && leave.when.of.empty();
  });
}

TEST(WorkedExample, BreachesOrKeepsItsRule) {
  SetupChoices choices;
  choices.rules_folders = {kRoot + "/rules/examples"};
  const auto setup = Setup::Make(choices);
  ASSERT_TRUE(setup);
  const WorkedExamples examples(**setup);
  Problems problems;
  for (const Policy& policy : (*setup)->policies.policies()) {
    for (const Rule& rule : policy.rules) {
      const auto [breached, kept] = examples.Replay(rule, policy, problems);
      if (CanBeBreached(rule)) {
        ASSERT_TRUE(breached) << rule.id << " has no example that breaches it";
        EXPECT_EQ(Count(*breached, Verdict::kBreached), 1) << rule.id;
        EXPECT_FALSE(breached->history.empty()) << rule.id;
      }
      ASSERT_TRUE(kept) << rule.id << " has no example that keeps it";
      EXPECT_EQ(Count(*kept, Verdict::kBreached), 0) << rule.id;
      EXPECT_EQ(Count(*kept, Verdict::kCannotTell), 0) << rule.id;
      EXPECT_FALSE(kept->history.empty()) << rule.id;
    }
  }
  EXPECT_TRUE(problems.empty());
}

}  // namespace
}  // namespace escalint
