// What no history may do to the checker, whatever it holds.
#include <algorithm>
#include <map>
#include <numeric>

#include "properties/checking.h"
#include "properties/history_maker.h"

namespace escalint {
namespace {

template <typename T>
void Shuffle(std::vector<T>& things) {
  for (size_t i = things.size(); i > 1; --i) {
    std::swap(things[i - 1], things[*rc::gen::inRange<size_t>(0, i)]);
  }
}

std::vector<Finding> OfEscalation(std::vector<Finding> findings, const std::string& id) {
  std::erase_if(findings, [&](const Finding& f) { return f.escalation.value_or("") != id; });
  return findings;
}

TEST(Checking, TheThreeCarriersGiveTheSameFindings) {
  EXPECT_TRUE(HoldsFor(1500, [] {
    const std::string json = ToJson(DrawCase("C-1", 2));
    RC_LOG() << json << "\n";
    const std::vector<Finding> findings = FindingsOf(json);
    for (const Carrier carrier : {Carrier::kJson, Carrier::kNdjson, Carrier::kXml}) {
      Check check;
      check.carrier = carrier;
      const std::vector<Finding> again = FindingsOf(Converted(json, carrier), check);
      RC_ASSERT(Told(again) == Told(findings));
      RC_ASSERT(again == findings);
    }
  }));
}

TEST(Checking, NoTwoObligationsHaveTheSameFingerprint) {
  EXPECT_TRUE(HoldsFor(3000, [] {
    const std::string json = ToJson(DrawCase("C-1", 2));
    RC_LOG() << json << "\n";
    std::map<std::string, std::string> seen;
    for (const Finding& finding : FindingsOf(json)) {
      if (!finding.verdict) continue;
      const bool is_new = seen.emplace(finding.fingerprint, finding.message).second;
      RC_LOG() << finding.rule << ": " << seen[finding.fingerprint] << " / " << finding.message
               << "\n";
      RC_ASSERT(is_new);
    }
  }));
}

/// The same cases in another order, in one export or in two: a run is the sum of its cases.
TEST(Checking, TheOrderOfTheCasesAndTheirFilesChangesNothing) {
  EXPECT_TRUE(HoldsFor(600, [] {
    std::vector<std::string> cases;
    for (int i = 0; i < 5; ++i) {
      cases.push_back(ToJson(DrawCase("C-" + std::to_string(i), 2)));
    }
    std::vector<size_t> order(cases.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::map<size_t, std::vector<Finding>> first, second;
    CaseTally whole, one_file, other_file;
    for (const size_t i : order) first[i] = FindingsOf(cases[i], {}, &whole);
    Shuffle(order);
    const size_t split = *rc::gen::inRange<size_t>(0, order.size());
    for (size_t n = 0; n < order.size(); ++n) {
      second[order[n]] = FindingsOf(cases[order[n]], {}, n < split ? &one_file : &other_file);
    }
    one_file.Add(other_file);
    RC_ASSERT(second == first);
    RC_ASSERT(RunRemarks(ShippedPolicies(), one_file, false) ==
              RunRemarks(ShippedPolicies(), whole, false));
    for (size_t p = 0; p < ShippedPolicies().policies().size(); ++p) {
      RC_ASSERT(one_file.policies[p].rules == whole.policies[p].rules);
    }
  }));
}

TEST(Checking, AnotherEscalationInTheCaseChangesNothingOfThisOne) {
  EXPECT_TRUE(HoldsFor(1500, [] {
    DrawnCase drawn = DrawCase("C-1", 3);
    RC_LOG() << ToJson(drawn) << "\n";
    const std::vector<Finding> together = FindingsOf(ToJson(drawn));
    DrawnCase shuffled = drawn;
    Shuffle(shuffled.escalations);
    const std::vector<Finding> otherwise = FindingsOf(ToJson(shuffled));
    for (const DrawnEscalation& escalation : drawn.escalations) {
      DrawnCase alone = drawn;
      alone.escalations = {escalation};
      const std::vector<Finding> findings = OfEscalation(FindingsOf(ToJson(alone)), escalation.id);
      RC_ASSERT(Told(OfEscalation(together, escalation.id)) == Told(findings));
      RC_ASSERT(OfEscalation(together, escalation.id) == findings);
      RC_ASSERT(OfEscalation(otherwise, escalation.id) == findings);
    }
  }));
}

}  // namespace
}  // namespace escalint
