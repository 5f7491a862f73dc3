// What has nothing to do with a finding doesn't change it: events no rule speaks of, other rules.
#include <algorithm>
#include <map>
#include <set>

#include "properties/checking.h"
#include "properties/history_maker.h"
#include "unit/check/littleshire.h"

namespace escalint {
namespace {

// Says who acted, since "not recorded" may be anybody.
#define BY_NOBODY_NAMED R"(, "by": {"role": "other", "agency": "other"})"

/// Events that no rule of any shipped pack speaks of:
///  - without stage or risk they enter no stage and change no limit;
///  - whoever acts or is asked is on neither side of a drawn dispute, and no rule names them;
///  - a reason for not notifying lifts nothing; only a chair's extension extends.
/// Not among them, though they seem harmless: a meeting, discussion, decision or response asks for
/// a record of itself; a notice, or somebody's return, may be to or of an agency that the record
/// leaves open (a raiser without agency), and what may be is cannot_tell.
const std::vector<DrawnEvent> kUnrelated = {
    {"x", "views", "", BY_NOBODY_NAMED},
    {"x", "advice", "", BY_NOBODY_NAMED R"(, "to": [{"role": "gp"}], "outcome": "sought")"},
    {"x", "reason", "", BY_NOBODY_NAMED R"(, "about": "no_notification")"},
    {"x", "extension", "", BY_NOBODY_NAMED R"(, "to_date": "2025-01-31")"},
};

/// The same in the case's own list, where only conferences (but not core groups), reports, forms,
/// reviews, changes and notices to the chair are looked at.
const std::vector<DrawnEvent> kUnrelatedToTheCase = {
    {"x", "conference", "", R"(, "about": "core_group")"},
    {"x", "views", "", BY_NOBODY_NAMED},
    {"x", "notified", "", BY_NOBODY_NAMED R"(, "to": [{"role": "gp"}], "about": "progress")"},
};
#undef BY_NOBODY_NAMED

/// Puts `event` right after one that is not the last in time, at the same time: so it is neither
/// the first event, which some duties run from, nor the last dated one, from which an open
/// escalation is dormant, and it stands in no other event's way in the order of replay.
bool PutIn(DrawnEvent event, sys_seconds as_of, std::vector<DrawnEvent>& events) {
  std::vector<size_t> places;
  for (size_t i = 0; i < events.size(); ++i) {
    const Interval at = At(events[i].at);
    const bool later = std::any_of(events.begin() + static_cast<int64_t>(i), events.end(),
                                   [&](const DrawnEvent& other) {
                                     const Interval its = At(other.at);
                                     return its.Known() && at.last < its.last && its.first <= as_of;
                                   });
    if (at.Known() && later) places.push_back(i);
  }
  if (places.empty()) return false;
  const size_t place = places[*rc::gen::inRange<size_t>(0, places.size())];
  event.at = events[place].at;
  events.insert(events.begin() + static_cast<int64_t>(place) + 1, event);
  return true;
}

TEST(Independence, EventsThatNoRuleSpeaksOfChangeNothing) {
  EXPECT_TRUE(HoldsFor(5000, [] {
    DrawnCase drawn = DrawCase("C-1", 1);
    const Check check = DrawCheck();
    const std::string before = ToJson(drawn);
    const bool in_case = *rc::gen::inRange(0, 4) == 0;
    const DrawnEvent event = *rc::gen::elementOf(in_case ? kUnrelatedToTheCase : kUnrelated);
    std::vector<DrawnEvent>& events = in_case ? drawn.events : drawn.escalations.front().events;
    if (!PutIn(event, At(check.as_of).last, events)) return;
    RC_LOG() << "with it:\n" << ToJson(drawn);
    const std::vector<Finding> without = FindingsOf(before, check);
    const std::vector<Finding> with = FindingsOf(ToJson(drawn), check);
    RC_ASSERT(Told(with) == Told(without));
    RC_ASSERT(with == without);
  }));
}

/// The pack without one of its rules.
PolicySet Without(const Policy& policy, size_t rule) {
  Policy less = policy;
  less.rules.erase(less.rules.begin() + static_cast<int64_t>(rule));
  return PolicySet({std::move(less)});
}

const std::vector<PolicySet>& LessOneRule(const Policy& policy) {
  static std::map<std::string, std::vector<PolicySet>> made;
  std::vector<PolicySet>& sets = made[policy.id];
  for (size_t i = sets.size(); i < policy.rules.size(); ++i) sets.push_back(Without(policy, i));
  return sets;
}

bool AsksForSkips(const Condition& condition) {
  return condition.op == Condition::Op::kSkipWaived ||
         std::any_of(condition.of.begin(), condition.of.end(), AsksForSkips);
}

/// The leaves to pass over a stage stand in the ladder rule. A rule that is lifted where such a
/// leave holds says so by "skip_waived", and is nothing without the ladder.
bool NeedsTheLadder(const Rule& rule) {
  return std::any_of(rule.duties.begin(), rule.duties.end(), [](const Duty& duty) {
    return std::any_of(duty.unless.begin(), duty.unless.end(),
                       [](const Waiver& waiver) { return AsksForSkips(waiver.when); });
  });
}

/// The rules whose findings may change where `dropped` is not in the pack: itself, mostly.
std::set<std::string> Touched(const Policy& policy, const Rule& dropped) {
  std::set<std::string> touched = {dropped.id};
  if (dropped.duties.front().shape != Shape::kLadder) return touched;
  for (const Rule& rule : policy.rules) {
    if (NeedsTheLadder(rule)) touched.insert(rule.id);
  }
  return touched;
}

TEST(Independence, NoRuleNeedsAnother) {
  EXPECT_TRUE(HoldsFor(500, [] {
    const DrawnCase drawn = DrawCase("C-1", 1);
    const std::string json = ToJson(drawn);
    const Policy& policy = *ShippedPolicies().Find(drawn.escalations.front().policy, Interval{});
    const std::vector<Finding> all = FindingsOf(json);
    for (size_t i = 0; i < policy.rules.size(); ++i) {
      Check check;
      check.policies = &LessOneRule(policy)[i];
      const std::set<std::string> touched = Touched(policy, policy.rules[i]);
      const auto others = [&](std::vector<Finding> findings) {
        std::erase_if(findings, [&](const Finding& f) { return touched.count(f.rule) > 0; });
        return findings;
      };
      RC_LOG() << "without " << policy.rules[i].id << "\n";
      RC_ASSERT(Told(others(FindingsOf(json, check))) == Told(others(all)));
      RC_ASSERT(others(FindingsOf(json, check)) == others(all));
    }
  }));
}

}  // namespace
}  // namespace escalint
