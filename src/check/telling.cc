#include "check/telling.h"

#include <algorithm>
#include <vector>

#include "check/explain.h"

namespace escalint {
namespace {

int CountLater(const std::vector<Event>& events, sys_seconds as_of) {
  return static_cast<int>(std::count_if(events.begin(), events.end(), [&](const Event& event) {
    return event.at.Known() && event.at.first > as_of;
  }));
}

/// For each step: does a finding speak of it?
std::vector<bool> SpokenOf(const std::vector<Finding>& findings, size_t steps) {
  std::vector<bool> spoken_of(steps);
  for (const Finding& finding : findings) {
    for (const int step : {finding.course.trigger, finding.course.done, finding.course.ended}) {
      if (step >= 0) spoken_of[step] = true;
    }
  }
  return spoken_of;
}

}  // namespace

EventCitation CiteInCase(const Step& step, const CaseRecord& record) {
  EventCitation citation = Cite(step);
  if (step.escalation >= 0) citation.escalation = CiteId(record.escalations[step.escalation]);
  return citation;
}

void TellHistory(const History& history, const Ladder* ladder, EscalationReport& out) {
  for (size_t i = 0; i < history.steps.size(); ++i) {
    const Step& step = history.steps[i];
    const bool placed = ladder != nullptr && step.stage != kNoStage;
    out.history.push_back({CiteId(*step.event), step.at, DescribeEvent(step, ladder), "",
                           static_cast<int>(i), std::string(CanonicalName(step.event->type)),
                           placed ? ladder->stages[step.stage].id : ""});
  }
  if (ladder == nullptr) return;
  for (const Stage& stage : ladder->stages) out.stages.push_back({stage.id, stage.title});
}

void TellParties(const Escalation& escalation, sys_seconds as_of, EscalationReport& out) {
  out.raised_by = NameParty(escalation.raised_by);
  out.against = NameParty(escalation.against);
  out.later_events = CountLater(escalation.events, as_of);
}

void TellCaseHistory(const CaseRecord& record, const History& history, sys_seconds as_of,
                     EscalationReport& out) {
  const std::vector<bool> spoken_of = SpokenOf(out.findings, history.steps.size());
  for (size_t i = 0; i < history.steps.size(); ++i) {
    const Step& step = history.steps[i];
    if (!step.is_case_level && !spoken_of[i]) continue;
    const EventCitation cited = CiteInCase(step, record);
    out.history.push_back({cited.event, cited.at, DescribeEvent(step, nullptr), cited.escalation,
                           static_cast<int>(i), std::string(CanonicalName(step.event->type)), ""});
  }
  out.later_events = CountLater(record.events, as_of);
}

}  // namespace escalint
