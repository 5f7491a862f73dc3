// More precision only resolves doubt: the same history with finer times gets the same verdicts, but
// for those that were cannot_tell.
//
// "The same history" is meant strictly, and so three things are left out:
//  - A finer time that turns round two events whose recorded times overlap. Where times leave the
//    order open the list gives it (entries, stages of events without a label, risk, episodes), so
//    "raised to 1, raised to 2" both on 5 February, said to be at 10:00 and at 09:00, is no longer
//    the same escalation: stage 1 was passed over. Finer times here keep to the list's order.
//  - A time that was unknown and becomes known. An act of unknown time satisfies a duty without
//    limit; told that it came before the duty arose, or after the closing, it may not.
//  - Dates stay the dates they were, as finer times within them do: limits in days, "on its local
//    date" and statuses look at nothing else.
#include <algorithm>
#include <map>
#include <set>

#include "properties/checking.h"
#include "properties/history_maker.h"
#include "unit/check/littleshire.h"

namespace escalint {
namespace {

using std::chrono::days;
using std::chrono::seconds;

struct Range {
  sys_seconds first, last;
};

/// Does the list's order stand where recorded times overlap?
enum class ListOrder { kStands, kMayTurn };

/// The instants that event `index` can mean.
Range MayMean(const std::vector<Interval>& times, size_t index, ListOrder order) {
  Range range{times[index].first, times[index].last};
  if (order == ListOrder::kMayTurn) return range;
  for (size_t i = 0; i < times.size(); ++i) {
    if (i == index || !times[i].Known() || !times[i].Overlaps(times[index])) continue;
    if (i < index) range.first = std::max(range.first, times[i].first);
    if (i > index) range.last = std::min(range.last, times[i].last);
  }
  return range;
}

/// Often at another event's time of day, since that is where limits in hours end.
sys_seconds DrawInstant(const Range& range, const std::vector<Interval>& times) {
  const int drawn = *rc::gen::inRange(0, 5);
  if (drawn == 0) return range.first;
  if (drawn == 1) return range.last;
  if (drawn == 2) {
    const int64_t length = (range.last - range.first).count();
    return range.first +
           seconds{*rc::gen::resize(rc::kNominalSize, rc::gen::inRange<int64_t>(0, length + 1))};
  }
  const Interval& other = times[*rc::gen::inRange<size_t>(0, times.size())];
  if (!other.Known()) return range.first;
  const days apart = std::chrono::floor<days>(range.first) - std::chrono::floor<days>(other.first);
  return std::clamp((drawn == 3 ? other.first : other.last) + apart, range.first, range.last);
}

/// Gives the event a finer time within its own; nothing where it has none, or none fits.
void Refine(const std::vector<DrawnEvent*>& events, size_t index, ListOrder order) {
  std::vector<Interval> times;
  for (const DrawnEvent* event : events) times.push_back(At(event->at));
  const Interval& coarse = times[index];
  if (coarse.precision != Precision::kDay && coarse.precision != Precision::kMinute) return;
  const Range range = MayMean(times, index, order);
  if (range.last < range.first) return;
  std::string text = FormatInstant(DrawInstant(range, times));
  const bool to_the_minute = coarse.precision == Precision::kDay && *rc::gen::arbitrary<bool>();
  if (to_the_minute) text.erase(text.size() - 4, 3);
  events[index]->at = text;
}

void RefineSome(DrawnCase& drawn, ListOrder order) {
  const std::vector<DrawnEvent*> events = drawn.AllEvents();
  const bool all = *rc::gen::arbitrary<bool>();
  const size_t one = *rc::gen::inRange<size_t>(0, events.size());
  for (size_t i = 0; i < events.size(); ++i) {
    if (all || i == one) Refine(events, i, order);
  }
}

std::map<std::string, Finding> Obligations(const std::string& json, const Check& check) {
  std::map<std::string, Finding> obligations;
  for (Finding& finding : FindingsOf(json, check)) {
    if (finding.verdict) obligations.emplace(finding.fingerprint, std::move(finding));
  }
  return obligations;
}

std::string VerdictIn(const std::map<std::string, Finding>& obligations, const std::string& key) {
  const auto found = obligations.find(key);
  return found == obligations.end() ? "not raised" : std::string(Name(*found->second.verdict));
}

TEST(Precision, OnlyResolvesDoubt) {
  int resolved = 0;
  EXPECT_TRUE(HoldsFor(15000, [&] {
    DrawnCase drawn = DrawCase("C-1", 1, {.mostly_dates = *rc::gen::arbitrary<bool>()});
    const Check check = DrawCheck();
    const std::string coarse_json = ToJson(drawn);
    const auto coarse = Obligations(coarse_json, check);
    RefineSome(drawn, ListOrder::kStands);
    const auto fine = Obligations(ToJson(drawn), check);
    RC_LOG() << "as of " << check.as_of << "\n" << coarse_json << "\nfiner:\n" << ToJson(drawn);
    for (const auto& [key, before] : coarse) {
      const std::string was(Name(*before.verdict)), is = VerdictIn(fine, key);
      RC_LOG() << "\n" << before.rule << ": " << was << " -> " << is << ": " << before.message;
      RC_ASSERT(is == was || *before.verdict == Verdict::kCannotTell);
      resolved += is != was ? 1 : 0;
    }
    for (const auto& [key, after] : fine) {
      RC_LOG() << "\n" << after.rule << ": not raised -> " << Name(*after.verdict);
      RC_ASSERT(coarse.count(key) == 1);
    }
  }));
  EXPECT_GT(resolved, 10) << "the finer times resolve hardly anything";
}

/// Rules that ask which of several events came first: answered by the entry to a stage, which is
/// the first raise (or act) there, or counted from the last event of a sort before the trigger.
bool AsksWhichWasFirst(const Rule& rule) {
  return std::any_of(rule.duties.begin(), rule.duties.end(), [](const Duty& duty) {
    return !duty.since_last.empty() ||
           std::any_of(duty.expect.begin(), duty.expect.end(), [](const Expectation& part) {
             return std::any_of(part.acts.begin(), part.acts.end(), [](const EventPattern& act) {
               return act.entry != EventPattern::Entry::kNotAsked;
             });
           });
  });
}

std::set<std::string> RulesThatAskWhichWasFirst() {
  std::set<std::string> ids;
  for (const Policy& policy : ShippedPolicies().policies()) {
    for (const Rule& rule : policy.rules) {
      if (AsksWhichWasFirst(rule)) ids.insert(rule.id);
    }
  }
  return ids;
}

/// Where the times leave the order open, a limit's breach must not rest on the list's order: it is
/// cannot_tell already, or no finer times make it met. Left out is what only the list can give: the
/// stage of an act that says none, what came before the closing, times that are not known.
TEST(Precision, NoBreachOfALimitRestsOnTheListsOrderAlone) {
  const std::set<std::string> left_out = RulesThatAskWhichWasFirst();
  EXPECT_TRUE(HoldsFor(15000, [&] {
    DrawnCase drawn = DrawCase(
        "C-1", 1,
        {.mostly_dates = true, .stages_said = true, .closing = false, .unknown_times = false});
    const std::string coarse_json = ToJson(drawn);
    const auto coarse = Obligations(coarse_json, {});
    RefineSome(drawn, ListOrder::kMayTurn);
    const auto fine = Obligations(ToJson(drawn), {});
    RC_LOG() << "finer:\n" << ToJson(drawn);
    for (const auto& [key, before] : coarse) {
      if (*before.verdict != Verdict::kBreached || !before.due || left_out.count(before.rule) > 0) {
        continue;
      }
      const auto after = fine.find(key);
      if (after == fine.end() || after->second.trigger->event != before.trigger->event) continue;
      RC_LOG() << "\n" << before.message << "\n" << after->second.message;
      RC_ASSERT(*after->second.verdict != Verdict::kMet);
    }
  }));
}

}  // namespace
}  // namespace escalint
