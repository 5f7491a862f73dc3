#include "check/history.h"

#include <algorithm>

namespace escalint {
namespace {

constexpr EnumSet<EventType> kImplyEntry{EventType::kDiscussion, EventType::kMeeting,
                                         EventType::kResponse, EventType::kDecision};

/// What counts for nothing once the matter is closed; records, notices, advice, views and
/// considerations still belong to the episode.
constexpr EnumSet<EventType> kEndWithClosing{
    EventType::kRaised,   EventType::kMeeting,    EventType::kDiscussion, EventType::kResponse,
    EventType::kDecision, EventType::kDisengaged, EventType::kRejoined,   EventType::kClosed};
constexpr EnumSet<EventType> kNotedAfterClosing{EventType::kRaised, EventType::kMeeting,
                                                EventType::kDiscussion, EventType::kResponse,
                                                EventType::kDecision};

void CollectSteps(const std::vector<Event>& events, sys_seconds as_of, std::vector<Step>& steps) {
  for (const Event& event : events) {
    if (event.at.Known() && event.at.first > as_of) continue;
    Step step;
    step.event = &event;
    step.at = event.at;
    steps.push_back(step);
  }
}

/// Each event moves up past those before it, one by one, while it lies wholly before the next.
void PutInReplayOrder(History& history) {
  std::vector<Step>& steps = history.steps;
  const Event* first_moved = nullptr;
  for (size_t i = 1; i < steps.size(); ++i) {
    size_t place = i;
    while (place > 0 && steps[i].at.SurelyBefore(steps[place - 1].at)) --place;
    if (place == i) continue;
    history.reordered = true;
    if (first_moved == nullptr) first_moved = steps[i].event;
    std::rotate(steps.begin() + place, steps.begin() + i, steps.begin() + i + 1);
  }
  // Later moves may have pushed it down again: where it stands now.
  for (size_t i = 0; first_moved != nullptr && i < steps.size(); ++i) {
    if (steps[i].event == first_moved) history.first_moved = static_cast<int>(i);
  }
}

void SplitIntoEpisodes(History& history) {
  Episode episode;
  bool closed = false;
  const int count = static_cast<int>(history.steps.size());
  for (int i = 0; i < count; ++i) {
    Step& step = history.steps[i];
    const EventType type = step.event->type;
    if (closed && type == EventType::kReopened) {
      episode.end = i;
      history.episodes.push_back(episode);
      const int number = episode.number + 1;
      episode = Episode{};
      episode.begin = i;
      episode.number = number;
      closed = false;
    } else if (closed && kEndWithClosing.Has(type)) {
      step.counts = false;
      if (!kNotedAfterClosing.Has(type)) continue;
      history.acts_after_closing = true;
      if (history.first_after_closing < 0) history.first_after_closing = i;
    } else if (!closed && type == EventType::kClosed) {
      episode.closed = i;
      closed = true;
    }
  }
  episode.end = count;
  history.episodes.push_back(episode);
}

/// Stages that events say of themselves: by label, or for a raise by whom it was put to.
void PlaceLabelled(const Ladder& ladder, const Policy& policy, History& history) {
  for (size_t i = 0; i < history.steps.size(); ++i) {
    Step& step = history.steps[i];
    const Event& event = *step.event;
    // Closing belongs to the stage last entered, whatever label it carries.
    if (!event.stage_text.empty() && event.type != EventType::kClosed) {
      step.stage = StageOfLabel(ladder, event.stage_key);
      if (step.stage == kNoStage && event.stage_role != Role::kNone) {
        step.stage = StageOfOfficer(ladder, event.stage_role);
      }
      step.labelled = step.stage != kNoStage;
      if (!step.labelled) history.unknown_stage_labels.push_back(static_cast<int>(i));
    }
    if (step.labelled || event.type != EventType::kRaised) continue;
    step.from_officer = true;
    for (const Party& to : event.to) {
      step.stage = StageOfOfficer(ladder, ResolveRole(to.role, policy));
      if (step.stage != kNoStage) break;
    }
    if (step.stage == kNoStage) step.stage = 0;
  }
}

void FindEntries(const Ladder& ladder, History& history, Episode& episode) {
  episode.entry.fill(-1);
  episode.left.fill(-1);
  for (int i = episode.begin; i < episode.end; ++i) {
    const Step& step = history.steps[i];
    if (!step.counts || step.event->type != EventType::kRaised) continue;
    if (episode.entry[step.stage] < 0) episode.entry[step.stage] = i;
  }
  for (int i = episode.begin; i < episode.end; ++i) {
    const Step& step = history.steps[i];
    if (!step.counts || !step.labelled || !kImplyEntry.Has(step.event->type)) continue;
    if (episode.entry[step.stage] >= 0) continue;
    episode.entry[step.stage] = i;
    episode.implied[step.stage] = true;
  }
  for (size_t stage = 0; stage < ladder.stages.size(); ++stage) {
    const int entry = episode.entry[stage];
    if (entry < 0) continue;
    if (episode.first_entry < 0 || history.Precedes(entry, episode.first_entry)) {
      episode.first_entry = entry;
    }
  }
}

void FindLeavings(const Ladder& ladder, const History& history, Episode& episode) {
  for (size_t stage = 0; stage < ladder.stages.size(); ++stage) {
    if (episode.entry[stage] < 0) continue;
    for (int i = episode.entry[stage] + 1; i < episode.end; ++i) {
      const Step& step = history.steps[i];
      const bool higher = step.counts && step.event->type == EventType::kRaised &&
                          step.stage > static_cast<StageIndex>(stage);
      if (!higher && i != episode.closed) continue;
      episode.left[stage] = i;
      break;
    }
  }
}

/// Events that say no stage belong to the stage last entered, latest in time.
void PlaceUnlabelled(History& history, const Episode& episode) {
  std::vector<int>& moves = history.moves;
  moves.clear();
  for (int i = episode.begin; i < episode.end; ++i) {
    const Step& step = history.steps[i];
    if (!step.counts) continue;
    const bool raised = step.event->type == EventType::kRaised;
    if (raised || (step.stage != kNoStage && episode.entry[step.stage] == i)) moves.push_back(i);
  }
  for (int i = episode.begin; i < episode.end; ++i) {
    Step& step = history.steps[i];
    if (step.labelled || step.event->type == EventType::kRaised) continue;
    int latest = -1;
    for (int move : moves) {
      if (!history.Precedes(move, i)) continue;
      if (latest < 0 || history.Precedes(latest, move)) latest = move;
    }
    if (latest >= 0) step.stage = history.steps[latest].stage;
  }
}

void FollowRisk(const Escalation& escalation, History& history) {
  Risk risk = escalation.risk;
  size_t next = 0;
  for (Episode& episode : history.episodes) {
    episode.initial_risk = risk;
    for (; next < static_cast<size_t>(episode.end); ++next) {
      Step& step = history.steps[next];
      if (step.counts && step.event->risk != Risk::kNone) risk = step.event->risk;
      step.risk = risk;
    }
  }
}

void FindLastDated(History& history) {
  for (Episode& episode : history.episodes) {
    for (int i = episode.begin; i < episode.end; ++i) {
      if (!history.steps[i].at.Known()) continue;
      if (episode.last_dated < 0 ||
          history.steps[episode.last_dated].at.last <= history.steps[i].at.last) {
        episode.last_dated = i;
      }
    }
  }
}

void ClearHistory(History& history) {
  history.steps.clear();
  history.episodes.clear();
  history.moves.clear();
  history.unknown_stage_labels.clear();
  history.reordered = history.acts_after_closing = false;
  history.first_moved = history.first_after_closing = -1;
}

}  // namespace

Role ResolveRole(const RoleTerm& term, const Policy& policy) {
  if (term.key.empty()) return term.value;
  const auto alias = policy.role_aliases.find(term.key);
  return alias == policy.role_aliases.end() ? term.value : alias->second;
}

StageIndex StageOfOfficer(const Ladder& ladder, Role role) {
  for (size_t i = 0; i < ladder.stages.size(); ++i) {
    if (ladder.stages[i].officer_set.Has(role)) return static_cast<StageIndex>(i);
  }
  return kNoStage;
}

StageIndex StageOfLabel(const Ladder& ladder, std::string_view key) {
  for (size_t i = 0; i < ladder.stages.size(); ++i) {
    for (const std::string& label : ladder.stages[i].labels) {
      if (label == key) return static_cast<StageIndex>(i);
    }
  }
  return kNoStage;
}

void BuildHistory(const Escalation& escalation, const Ladder& ladder, const Policy& policy,
                  sys_seconds as_of, History& history) {
  ClearHistory(history);
  CollectSteps(escalation.events, as_of, history.steps);
  PutInReplayOrder(history);
  SplitIntoEpisodes(history);
  PlaceLabelled(ladder, policy, history);
  for (Episode& episode : history.episodes) {
    FindEntries(ladder, history, episode);
    FindLeavings(ladder, history, episode);
    PlaceUnlabelled(history, episode);
  }
  FollowRisk(escalation, history);
  FindLastDated(history);
}

void BuildCaseHistory(const CaseRecord& record, sys_seconds as_of, History& history) {
  ClearHistory(history);
  CollectSteps(record.events, as_of, history.steps);
  for (Step& step : history.steps) step.is_case_level = true;
  for (size_t i = 0; i < record.escalations.size(); ++i) {
    const size_t begin = history.steps.size();
    CollectSteps(record.escalations[i].events, as_of, history.steps);
    for (size_t k = begin; k < history.steps.size(); ++k) {
      history.steps[k].escalation = static_cast<int32_t>(i);
    }
  }
  PutInReplayOrder(history);
  history.reordered = false;
  Episode episode;
  episode.end = static_cast<int>(history.steps.size());
  episode.entry.fill(-1);
  episode.left.fill(-1);
  history.episodes.push_back(episode);
  FindLastDated(history);
}

}  // namespace escalint
