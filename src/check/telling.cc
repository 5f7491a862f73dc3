#include "check/telling.h"

#include <algorithm>
#include <utility>
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

/// In the order in which they were entered.
void TellStages(const History& history, const Episode& episode, const Ladder& ladder,
                const ZoneTable& zone, Passage& passage) {
  std::vector<std::pair<int, size_t>> entries;
  for (size_t stage = 0; stage < ladder.stages.size(); ++stage) {
    if (episode.entry[stage] >= 0) entries.emplace_back(episode.entry[stage], stage);
  }
  std::sort(entries.begin(), entries.end());
  for (const auto& [step, stage] : entries) {
    const Interval& at = history.steps[step].at;
    passage.reached = ladder.stages[stage].id;
    if (!passage.stages.empty()) passage.stages += ", ";
    passage.stages += passage.reached + " (";
    passage.stages += (at.Known() ? FormatForPerson(zone, at) : "time not known") + ")";
  }
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

void TellPassage(const History& history, const Ladder* ladder, const CheckSettings& settings,
                 Passage& passage) {
  if (history.steps.empty()) return;
  const int entered = history.episodes.front().first_entry;
  passage.has_begun = true;
  passage.began = history.steps[entered >= 0 ? entered : 0].at;
  passage.reopened = static_cast<int>(history.episodes.size()) - 1;
  for (const Episode& episode : history.episodes) {
    if (ladder != nullptr) TellStages(history, episode, *ladder, *settings.zone, passage);
  }
  const int closing = history.episodes.back().closed;
  if (closing >= 0) {
    const Step& closed = history.steps[closing];
    passage.is_closed = true;
    passage.closed = closed.at;
    passage.outcome = CanonicalName(closed.event->outcome);
  }
  const bool end_known = closing < 0 || passage.closed.Known();
  if (!passage.began.Known() || !end_known) return;
  const sys_days end =
      closing < 0 ? settings.zone->LocalDate(settings.as_of) : passage.closed.local_date;
  if (end >= passage.began.local_date) {
    passage.days_open = static_cast<int>((end - passage.began.local_date).count());
  }
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
