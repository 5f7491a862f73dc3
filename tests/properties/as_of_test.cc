// What the passing of time may change.
#include <algorithm>
#include <map>
#include <set>

#include "properties/checking.h"
#include "properties/history_maker.h"
#include "unit/check/littleshire.h"

namespace escalint {
namespace {

/// The last date in the record; times that are not known count at any as-of.
sys_days LastDay(DrawnCase& drawn) {
  sys_days last = std::chrono::sys_days{std::chrono::year{2023} / 12 / 19};
  for (const DrawnEvent* event : drawn.AllEvents()) {
    const Interval at = At(event->at);
    if (at.Known()) last = std::max(last, at.local_date);
  }
  return last;
}

std::vector<Finding> ObligationsAt(const std::string& json, sys_days as_of) {
  const std::string day = FormatDate(as_of);
  Check check;
  check.as_of = day;
  std::vector<Finding> findings = FindingsOf(json, check);
  std::erase_if(findings, [](const Finding& f) { return !f.verdict; });
  return findings;
}

/// Without new events, time can only run out: what was settled stays settled.
bool MayBecome(Verdict earlier, Verdict later) {
  if (earlier == later) return true;
  if (earlier == Verdict::kNotDue)
    return later == Verdict::kBreached || later == Verdict::kCannotTell;
  return earlier == Verdict::kCannotTell && later == Verdict::kBreached;
}

TEST(AsOf, WithoutNewEventsWhatWasSettledStaysSettled) {
  EXPECT_TRUE(HoldsFor(2000, [] {
    DrawnCase drawn = DrawCase("C-1", 1);
    const std::string json = ToJson(drawn);
    const sys_days last = LastDay(drawn);
    std::vector<Finding> earlier;
    for (const int days_on : {0, 1, 3, 7, 15, 40, 200}) {
      const std::vector<Finding> now = ObligationsAt(json, last + std::chrono::days{days_on});
      if (!earlier.empty()) RC_ASSERT(now.size() == earlier.size());
      for (size_t i = 0; i < earlier.size(); ++i) {
        RC_LOG() << days_on << " days on: " << now[i].rule << " " << Name(*earlier[i].verdict)
                 << " -> " << Name(*now[i].verdict) << "\n";
        RC_ASSERT(now[i].fingerprint == earlier[i].fingerprint);
        RC_ASSERT(MayBecome(*earlier[i].verdict, *now[i].verdict));
      }
      earlier = now;
    }
  }));
}

template <typename Holds>
std::set<std::string> RulesWhere(Holds holds) {
  std::set<std::string> ids;
  for (const Policy& policy : ShippedPolicies().policies()) {
    for (const Rule& rule : policy.rules) {
      if (std::all_of(rule.duties.begin(), rule.duties.end(), holds)) ids.insert(rule.id);
    }
  }
  return ids;
}

/// Some duties run from one event, and until there is such a one from another: a risk that holds
/// from the start is judged from the first entry, else from the first event. They begin anew.
bool KeepsItsTrigger(const Duty& duty) {
  return duty.trigger_state.Empty() && duty.trigger_otherwise.empty() && !duty.last_trigger;
}

/// Where a duty arises on a condition, a later event may undo it: a decision made without a meeting
/// asks for a record of its own only until there is a meeting.
bool ArisesForGood(const Duty& duty) { return KeepsItsTrigger(duty) && !duty.where; }

/// No later event can mend a breach of these: a limit has passed, and nothing is said of an act
/// that meets the duty at any time, or of something that lifts it.
bool HasNoReturn(const Duty& duty) {
  return ArisesForGood(duty) && duty.limit.kind != Limit::Kind::kNone && !duty.late_counts &&
         duty.unless.empty();
}

/// Takes the stage from all that is not a raise. An act labelled with a stage implies its entry,
/// but only where no raise to it is on record: one that is recorded later takes the entry over, and
/// what was judged from the implied one is judged anew.
void LeaveNoEntryImplied(DrawnCase& drawn) {
  for (DrawnEvent* event : drawn.AllEvents()) {
    const size_t at = event->rest.find(R"(, "stage": ")");
    if (event->type == "raised" || at == std::string::npos) continue;
    event->rest.erase(at, event->rest.find('"', at + 12) + 1 - at);
  }
}

/// As the record grows, day by day. Times that are not known are left out, since such events count
/// from the first day on and may be listed behind what is recorded later.
TEST(AsOf, AsTheRecordGrowsWhatWasMetStaysMetAndALimitPassedStaysPassed) {
  const std::set<std::string> steady = RulesWhere(KeepsItsTrigger);
  const std::set<std::string> for_good = RulesWhere(ArisesForGood);
  const std::set<std::string> no_return = RulesWhere(HasNoReturn);
  EXPECT_GE(no_return.size(), 15u);
  EXPECT_TRUE(HoldsFor(2000, [&] {
    DrawnCase drawn = DrawCase("C-1", 1, {.unknown_times = false});
    LeaveNoEntryImplied(drawn);
    const std::string json = ToJson(drawn);
    std::set<sys_days> days = {LastDay(drawn) + std::chrono::days{60}};
    for (const DrawnEvent* event : drawn.AllEvents()) days.insert(At(event->at).local_date);
    std::map<std::string, Finding> earlier;
    for (const sys_days day : days) {
      std::map<std::string, Finding> now;
      for (Finding& finding : ObligationsAt(json, day)) now[finding.fingerprint] = finding;
      for (const auto& [key, was] : earlier) {
        const bool settled = (*was.verdict == Verdict::kMet && steady.count(was.rule)) ||
                             (*was.verdict == Verdict::kBreached && no_return.count(was.rule));
        if (!settled) continue;
        RC_LOG() << json << "\n"
                 << FormatDate(day) << ": " << was.rule << " was " << Name(*was.verdict) << ": "
                 << was.message << "\n";
        RC_ASSERT(now.count(key) == 1 || for_good.count(was.rule) == 0);
        if (now.count(key) == 0) continue;
        RC_LOG() << "is " << Name(*now[key].verdict) << ": " << now[key].message << "\n";
        RC_ASSERT(*now[key].verdict == *was.verdict);
      }
      earlier = std::move(now);
    }
  }));
}

}  // namespace
}  // namespace escalint
