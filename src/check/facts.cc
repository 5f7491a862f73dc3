#include "check/facts.h"

#include <algorithm>

namespace escalint {
namespace {

/// Themes are free text: a name for a row of a table, not a letter.
constexpr size_t kLongestTheme = 60;

MaybeDate DateOf(const Interval& at) {
  return at.Known() ? MaybeDate(at.local_date) : std::nullopt;
}

std::optional<int> WorkingDays(const MaybeDate& from, const MaybeDate& to, const Scene& scene) {
  if (!from || !to || *to < *from) return std::nullopt;
  return scene.settings->calendar->CountBetween(*from, *to);
}

/// One spelling of what people write in several: "Housing  need" and "housing need" are one row.
std::string FoldTheme(std::string_view theme) {
  std::string folded;
  for (const char c : theme) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '_' || c == '-';
    if (blank && (folded.empty() || folded.back() == ' ')) continue;
    folded += blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (folded.size() > kLongestTheme) break;
  }
  const bool cut = folded.size() > kLongestTheme;
  while (folded.size() > kLongestTheme || (!folded.empty() && folded.back() == ' ')) {
    // Whole characters only: a byte 10xxxxxx goes with those before it.
    while (!folded.empty() && (static_cast<unsigned char>(folded.back()) & 0xC0) == 0x80) {
      folded.pop_back();
    }
    if (!folded.empty()) folded.pop_back();
  }
  return cut ? folded + "…" : folded;
}

Truth Recorded(EventType type, About about, const Episode& episode, const Scene& scene) {
  for (int i = episode.begin; i < episode.end; ++i) {
    const Event& event = *scene.At(i).event;
    if (event.type == type && event.about.Has(about)) return Truth::kYes;
  }
  return MissesSome({type}, *scene.settings) ? Truth::kMaybe : Truth::kNo;
}

/// -1 = never raised.
int FirstRaise(const Episode& episode, const Scene& scene) {
  if (episode.first_entry >= 0) return episode.first_entry;
  for (int i = episode.begin; i < episode.end; ++i) {
    if (scene.At(i).event->type == EventType::kRaised) return i;
  }
  return -1;
}

/// A reopened matter is open from its reopening. Any other is opened when it is first raised; what
/// never was, with the first that is recorded of it.
MaybeDate Opened(const Episode& episode, const EpisodeFacts& facts, const Scene& scene) {
  if (episode.begin == episode.end) return std::nullopt;
  if (episode.number > 1) return DateOf(scene.At(episode.begin).at);
  const int raise = FirstRaise(episode, scene);
  if (raise >= 0) return DateOf(scene.At(raise).at);
  if (facts.has_undated || facts.activity.empty()) return std::nullopt;
  return facts.activity.front();
}

void AddActivity(const Episode& episode, const Scene& scene, EpisodeFacts& facts) {
  for (int i = episode.begin; i < episode.end; ++i) {
    const MaybeDate date = DateOf(scene.At(i).at);
    facts.has_undated = facts.has_undated || !date;
    if (date) facts.activity.push_back(*date);
  }
  std::sort(facts.activity.begin(), facts.activity.end());
}

void AddStages(const Episode& episode, const Scene& scene, EpisodeFacts& facts) {
  for (StageIndex stage = 0; stage < static_cast<StageIndex>(scene.ladder->stages.size());
       ++stage) {
    const int entry = episode.entry[static_cast<size_t>(stage)];
    if (entry < 0) continue;
    StageVisit& visit = facts.stages.emplace_back();
    visit.stage = stage;
    visit.entered = DateOf(scene.At(entry).at);
    const int left = episode.left[static_cast<size_t>(stage)];
    if (left < 0) continue;
    visit.was_left = true;
    visit.left = DateOf(scene.At(left).at);
    visit.working_days = WorkingDays(visit.entered, visit.left, scene);
  }
}

EpisodeFacts EpisodeOf(const Episode& episode, const Scene& scene) {
  EpisodeFacts facts;
  AddActivity(episode, scene, facts);
  AddStages(episode, scene, facts);
  facts.opened = Opened(episode, facts, scene);
  facts.wider_lessons = Recorded(EventType::kConsidered, About::kWiderLessons, episode, scene);
  if (episode.first_entry >= 0) facts.entry_stage = scene.At(episode.first_entry).stage;
  if (episode.closed < 0) return facts;
  const Step& closing = scene.At(episode.closed);
  facts.was_closed = true;
  facts.closed = DateOf(closing.at);
  // Of two dates that contradict each other nobody knows which is wrong; it was opened, at least.
  if (facts.opened && facts.closed && *facts.closed < *facts.opened) facts.closed.reset();
  facts.outcome = closing.event->outcome;
  facts.closing_stage = closing.stage;
  facts.working_days = WorkingDays(facts.opened, facts.closed, scene);
  return facts;
}

/// The step with which the escalation begins; -1 = it has none.
int FirstStep(const Scene& scene) {
  const Episode& first = scene.history->episodes.front();
  const int raise = FirstRaise(first, scene);
  if (raise >= 0) return raise;
  return first.begin < first.end ? first.begin : -1;
}

CountedDuty CountedOf(const Obligation& obligation, const Scene& scene) {
  const auto rule = static_cast<uint16_t>(obligation.rule - scene.policy->rules.data());
  return {rule, obligation.stage, obligation.verdict, obligation.done >= 0,
          DateOf(scene.At(obligation.trigger).at)};
}

}  // namespace

EscalationFacts FactsOf(const Scene& scene) {
  EscalationFacts facts;
  const Escalation& escalation = *scene.escalation;
  facts.route = scene.route;
  facts.raised_by = escalation.raised_by.agency;
  facts.against = escalation.against.agency;
  facts.theme = FoldTheme(escalation.theme);
  const int first = FirstStep(scene);
  const Interval opened = first < 0 ? Interval{} : scene.At(first).at;
  facts.risk = first < 0 ? escalation.risk : scene.At(first).risk;
  for (size_t i = 1; i < CanonicalNames<StatusType>().size(); ++i) {
    const auto type = static_cast<StatusType>(i);
    facts.statuses.push_back({type, StatusActive(*scene.record, {type}, opened)});
  }
  for (const Episode& episode : scene.history->episodes) {
    facts.episodes.push_back(EpisodeOf(episode, scene));
  }
  return facts;
}

void AddDuties(std::span<const Obligation> obligations, const Scene& scene,
               EscalationFacts& facts) {
  for (const Obligation& obligation : obligations) {
    EpisodeFacts& episode = facts.episodes[static_cast<size_t>(obligation.episode)];
    if (obligation.duty == nullptr) {
      const Episode& of = scene.history->episodes[static_cast<size_t>(obligation.episode)];
      episode.skips.push_back({obligation.stage, obligation.verdict,
                               Recorded(EventType::kReason, About::kSkip, of, scene),
                               DateOf(scene.At(obligation.trigger).at)});
    } else if (obligation.rule->counted_as != CountedAs::kNothing) {
      episode.duties.push_back(CountedOf(obligation, scene));
    }
  }
}

std::vector<CountedDuty> CountedDuties(std::span<const Obligation> obligations,
                                       const Scene& scene) {
  std::vector<CountedDuty> counted;
  for (const Obligation& obligation : obligations) {
    if (obligation.rule->counted_as == CountedAs::kNothing) continue;
    counted.push_back(CountedOf(obligation, scene));
  }
  return counted;
}

}  // namespace escalint
