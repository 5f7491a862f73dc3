#include "check/telling.h"

#include <algorithm>

#include "check/explain.h"

namespace escalint {
namespace {

int CountLater(const std::vector<Event>& events, sys_seconds as_of) {
  return static_cast<int>(std::count_if(events.begin(), events.end(), [&](const Event& event) {
    return event.at.Known() && event.at.first > as_of;
  }));
}

bool SpokenOf(const EventCitation& cited, const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.trigger == cited || finding.done == cited;
  });
}

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
  for (const Step& step : history.steps) {
    const EventCitation cited = CiteInCase(step, record);
    if (!step.is_case_level && !SpokenOf(cited, out.findings)) continue;
    out.history.push_back({cited.event, cited.at, DescribeEvent(step, nullptr), cited.escalation});
  }
  out.later_events = CountLater(record.events, as_of);
}

}  // namespace escalint
