// The properties say little of a rule that no drawn history ever reaches.
#include <algorithm>
#include <array>
#include <set>

#include "properties/checking.h"
#include "properties/history_maker.h"

namespace escalint {
namespace {

/// Prohibitions without an exception: there is nothing to find but breaches.
const std::set<std::string> kOnlyBreached = {"BKM-3d", "HFD-3.9"};

TEST(DrawnHistories, ReachEveryRuleWithSeveralVerdicts) {
  CaseTally tally;
  ASSERT_TRUE(HoldsFor(15000, [&] {
    const DrawnCase drawn = DrawCase("C-1", 1);
    const Check check = DrawCheck();
    FindingsOf(ToJson(drawn), check, &tally);
  }));
  const std::vector<Policy>& policies = ShippedPolicies().policies();
  for (size_t p = 0; p < policies.size(); ++p) {
    for (size_t r = 0; r < policies[p].rules.size(); ++r) {
      const std::string& id = policies[p].rules[r].id;
      const auto& counts = tally.policies.at(p).rules.at(r);
      const auto seen =
          std::count_if(counts.begin(), counts.end(), [](int64_t n) { return n > 0; });
      EXPECT_GE(seen, kOnlyBreached.count(id) > 0 ? 1 : 2)
          << id << ": met " << counts[0] << ", breached " << counts[1] << ", cannot tell "
          << counts[2] << ", not due " << counts[3] << ", waived " << counts[4];
    }
  }
}

}  // namespace
}  // namespace escalint
