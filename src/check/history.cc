#include "check/history.h"

#include <algorithm>
#include <map>

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
    Step& step = steps.emplace_back();
    step.event = &event;
    step.at = event.at;
  }
}

/// Each event moves up past those before it, one by one, while it lies wholly before the next: it
/// ends up behind the last one that does not begin after it ends. Only a step that begins before
/// all behind it can be that one, so the search is among those, by their beginnings.
class ReplayOrder {
 public:
  explicit ReplayOrder(std::vector<Step>& steps) : steps_(steps), next_(steps.size() + 1) {}

  /// Whether any moved; the first that did is in `first_moved`.
  void Sort(History& history) {
    for (size_t i = 0; i < steps_.size(); ++i) {
      const size_t before = Place(i);
      next_[i + 1] = next_[before];
      next_[before] = i + 1;
      if (before != last_ && !history.reordered) {
        history.reordered = true;
        first_moved_ = i;
      }
      if (next_[i + 1] == 0) last_ = i + 1;
    }
    Rearrange(history);
  }

 private:
  /// Behind which link step `i` belongs (0 = the front), noting that it now stands there.
  size_t Place(size_t i) {
    const Interval& at = steps_[i].at;
    auto behind = earliest_.upper_bound(at.last);
    const size_t before = behind == earliest_.begin() ? 0 : std::prev(behind)->second;
    while (behind != earliest_.begin() && std::prev(behind)->first >= at.first) {
      earliest_.erase(std::prev(behind));
    }
    earliest_.emplace_hint(behind, at.first, i + 1);
    return before;
  }

  void Rearrange(History& history) {
    std::vector<Step> ordered;
    ordered.reserve(steps_.size());
    for (size_t link = next_[0]; link != 0; link = next_[link]) {
      if (history.reordered && link == first_moved_ + 1) {
        history.first_moved = static_cast<int>(ordered.size());
      }
      ordered.push_back(steps_[link - 1]);
    }
    steps_ = std::move(ordered);
  }

  std::vector<Step>& steps_;
  std::vector<size_t> next_;                // link of step i: i + 1; 0 = the front, the end
  std::map<sys_seconds, size_t> earliest_;  // those that begin before all behind them → their link
  size_t last_ = 0;
  size_t first_moved_ = 0;
};

/// In order if no step ends before the latest beginning of those before it.
bool IsInOrder(const std::vector<Step>& steps) {
  sys_seconds latest = kBeginningOfTime;
  for (const Step& step : steps) {
    if (step.at.last < latest) return false;
    latest = std::max(latest, step.at.first);
  }
  return true;
}

/// What is in order already stays so: then no event lies wholly before its neighbour.
void PutInReplayOrder(History& history) {
  history.in_order = IsInOrder(history.steps);
  if (history.in_order) return;
  ReplayOrder(history.steps).Sort(history);
  history.in_order = IsInOrder(history.steps);
}

void SplitIntoEpisodes(History& history) {
  Episode episode;
  bool closed = false;
  // One without a time, or without a time of day, may keep an act behind a closing that it
  // precedes.
  const auto is_before_closing = [&](int step) { return history.Precedes(step, episode.closed); };
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
    } else if (closed && kEndWithClosing.Has(type) && !is_before_closing(i)) {
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
      step.stage = ladder.StageLabelled(event.stage_key);
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

/// Raises, and acts labelled with a stage: nothing else enters one.
void FindMoves(History& history, const Episode& episode) {
  history.moves.clear();
  for (int i = episode.begin; i < episode.end; ++i) {
    const Step& step = history.steps[i];
    const EventType type = step.event->type;
    const bool may_enter = type == EventType::kRaised || (step.labelled && kImplyEntry.Has(type));
    if (may_enter && step.counts) history.moves.push_back(i);
  }
}

void FindEntries(const Ladder& ladder, const History& history, Episode& episode) {
  episode.entry.fill(-1);
  for (const int move : history.moves) {
    const Step& step = history.steps[move];
    if (step.event->type != EventType::kRaised) continue;
    if (episode.entry[step.stage] < 0) episode.entry[step.stage] = move;
  }
  for (const int move : history.moves) {
    const Step& step = history.steps[move];
    if (episode.entry[step.stage] >= 0) continue;
    episode.entry[step.stage] = move;
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

/// A stage is left by the first raise to a higher one after its entry, or by the closing, after
/// which nothing counts that could be a move.
void FindLeavings(const History& history, Episode& episode) {
  episode.left.fill(-1);
  StageSet open;
  const auto leave = [&](unsigned stages, int step) {
    for (unsigned left = open.bits & stages; left != 0; left &= left - 1) {
      episode.left[std::countr_zero(left)] = step;
    }
    open.bits = static_cast<uint16_t>(open.bits & ~stages);
  };
  for (const int move : history.moves) {
    const Step& step = history.steps[move];
    if (step.event->type == EventType::kRaised) leave((1u << step.stage) - 1, move);
    if (episode.entry[step.stage] == move) open.Add(step.stage);
  }
  if (episode.closed >= 0) leave(~0u, episode.closed);
}

/// The raises and implied entries of an episode, where list order and times disagree.
class Moves {
 public:
  explicit Moves(const History& history) : history_(history) {
    for (const int move : history.moves) {
      const Interval& at = history.steps[move].at;
      moves_.push_back({move, at.first, at.last});
    }
    for (size_t m = 1; m < moves_.size(); ++m) {
      moves_[m].latest_start = std::max(moves_[m].latest_start, moves_[m - 1].latest_start);
    }
    for (size_t m = moves_.size(); m-- > 1;) {
      moves_[m - 1].earliest_end = std::min(moves_[m - 1].earliest_end, moves_[m].earliest_end);
    }
  }

  /// The latest in time of those before `step`; -1 = none. REQUIRES: steps are asked for in order.
  /// It is among the moves from the last that no earlier one outlasts to the last that may come
  /// before the step.
  int LatestBefore(int step) {
    while (listed_before_ < moves_.size() && moves_[listed_before_].step < step) ++listed_before_;
    size_t end = listed_before_;
    while (end < moves_.size() && moves_[end].earliest_end < history_.steps[step].at.first) ++end;
    size_t begin = end;
    for (bool found = false; begin > 0 && !found;) {
      --begin;
      found = OutlastsEarlier(begin) && history_.Precedes(moves_[begin].step, step);
    }
    int latest = -1;
    for (size_t m = begin; m < end; ++m) {
      const int move = moves_[m].step;
      if (!history_.Precedes(move, step)) continue;
      if (latest < 0 || history_.Precedes(latest, move)) latest = move;
    }
    return latest;
  }

 private:
  struct Move {
    int step;
    sys_seconds latest_start;  // of it and those before
    sys_seconds earliest_end;  // of it and those after
  };

  /// None listed before it begins after it ends.
  bool OutlastsEarlier(size_t move) const {
    return move == 0 || moves_[move - 1].latest_start <= history_.steps[moves_[move].step].at.last;
  }

  const History& history_;
  std::vector<Move> moves_;
  size_t listed_before_ = 0;
};

/// In a history in order the move before a step is the one listed last.
void PlaceByListing(History& history, const Episode& episode) {
  StageIndex stage = kNoStage;
  auto next = history.moves.begin();
  for (int i = episode.begin; i < episode.end; ++i) {
    Step& step = history.steps[i];
    if (next != history.moves.end() && *next == i) {
      stage = step.stage;
      ++next;
    } else if (!step.labelled && step.event->type != EventType::kRaised) {
      step.stage = stage;
    }
  }
}

/// Events that say no stage belong to the stage last entered, latest in time.
void PlaceUnlabelled(History& history, const Episode& episode) {
  std::erase_if(history.moves, [&](int move) {
    const Step& step = history.steps[move];
    return step.event->type != EventType::kRaised && !episode.IsEntry(move, step);
  });
  if (history.in_order) return PlaceByListing(history, episode);
  Moves moves(history);
  for (int i = episode.begin; i < episode.end; ++i) {
    Step& step = history.steps[i];
    if (step.labelled || step.event->type == EventType::kRaised) continue;
    const int latest = moves.LatestBefore(i);
    if (latest >= 0) step.stage = history.steps[latest].stage;
  }
}

void FollowRisk(const Escalation& escalation, History& history) {
  Risk risk = escalation.risk;
  size_t next = 0;
  for (Episode& episode : history.episodes) {
    episode.initial_risk = risk;
    episode.risks.Add(risk);
    for (; next < static_cast<size_t>(episode.end); ++next) {
      Step& step = history.steps[next];
      if (step.counts && step.event->risk != Risk::kNone) risk = step.event->risk;
      step.risk = risk;
      episode.risks.Add(risk);
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

void FindWords(Episode& episode) {
  const auto word_of = [](int step) { return step / StepIndex::kBits; };
  const StepIndex::Word all = ~StepIndex::Word{0};
  episode.first_word = word_of(episode.begin);
  episode.last_word =
      episode.begin == episode.end ? episode.first_word - 1 : word_of(episode.end - 1);
  episode.in_first_word = all << (episode.begin % StepIndex::kBits);
  const int after = episode.end % StepIndex::kBits;
  episode.in_last_word = after == 0 ? all : ~(all << after);
}

void IndexSteps(History& history) {
  history.index.Build(history.steps);
  for (const Step& step : history.steps) history.types.Add(step.event->type);
  for (Episode& episode : history.episodes) {
    FindWords(episode);
    for (const int entry : episode.entry) {
      if (entry >= 0) history.index.AddEntry(entry);
    }
  }
}

void ClearHistory(History& history) {
  history.steps.clear();
  history.episodes.clear();
  history.unknown_stage_labels.clear();
  history.types = {};
  history.reordered = history.acts_after_closing = false;
  history.first_moved = history.first_after_closing = -1;
}

}  // namespace

Role ResolveAlias(const RoleTerm& term, const Policy& policy) {
  const auto alias = policy.role_aliases.find(term.key);
  return alias == policy.role_aliases.end() ? term.value : alias->second;
}

StageIndex StageOfOfficer(const Ladder& ladder, Role role) {
  for (size_t i = 0; i < ladder.stages.size(); ++i) {
    if (ladder.stages[i].officer_set.Has(role)) return static_cast<StageIndex>(i);
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
    FindMoves(history, episode);
    FindEntries(ladder, history, episode);
    FindLeavings(history, episode);
    PlaceUnlabelled(history, episode);
  }
  FollowRisk(escalation, history);
  FindLastDated(history);
  IndexSteps(history);
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
  episode.risks.Add(Risk::kNone);
  episode.entry.fill(-1);
  episode.left.fill(-1);
  history.episodes.push_back(episode);
  FindLastDated(history);
  IndexSteps(history);
}

}  // namespace escalint
