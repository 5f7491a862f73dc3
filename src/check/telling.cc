#include "check/telling.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_set>

#include "check/explain.h"

namespace escalint {
namespace {

int CountLater(const std::vector<Event>& events, sys_seconds as_of) {
  return static_cast<int>(std::count_if(events.begin(), events.end(), [&](const Event& event) {
    return event.at.Known() && event.at.first > as_of;
  }));
}

/// What the findings speak of, for looking up.
class Spoken {
 public:
  explicit Spoken(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
      if (finding.trigger) cited_.insert(&*finding.trigger);
      if (finding.done) cited_.insert(&*finding.done);
    }
  }
  bool Has(const EventCitation& cited) const { return cited_.contains(&cited); }

 private:
  struct Hash {
    size_t operator()(const EventCitation* cited) const {
      const std::hash<std::string_view> hash;
      return hash(cited->event) * 31 + hash(cited->escalation);
    }
  };
  struct Same {
    bool operator()(const EventCitation* a, const EventCitation* b) const { return *a == *b; }
  };
  std::unordered_set<const EventCitation*, Hash, Same> cited_;
};

}  // namespace

EventCitation CiteInCase(const Step& step, const CaseRecord& record) {
  EventCitation citation = Cite(step);
  if (step.escalation >= 0) citation.escalation = CiteId(record.escalations[step.escalation]);
  return citation;
}

void TellHistory(const History& history, const Ladder* ladder, EscalationReport& out) {
  for (const Step& step : history.steps) {
    out.history.push_back({CiteId(*step.event), step.at, DescribeEvent(step, ladder)});
  }
}

void TellParties(const Escalation& escalation, sys_seconds as_of, EscalationReport& out) {
  out.raised_by = NameParty(escalation.raised_by);
  out.against = NameParty(escalation.against);
  out.later_events = CountLater(escalation.events, as_of);
}

void TellCaseHistory(const CaseRecord& record, const History& history, sys_seconds as_of,
                     EscalationReport& out) {
  const Spoken spoken(out.findings);
  for (const Step& step : history.steps) {
    const EventCitation cited = CiteInCase(step, record);
    if (!step.is_case_level && !spoken.Has(cited)) continue;
    out.history.push_back({cited.event, cited.at, DescribeEvent(step, nullptr), cited.escalation});
  }
  out.later_events = CountLater(record.events, as_of);
}

}  // namespace escalint
