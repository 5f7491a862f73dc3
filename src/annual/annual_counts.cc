#include "annual/annual_counts.h"

#include <algorithm>
#include <cstring>

namespace escalint {

/// The escalations of one case, counted for one year.
class CaseCounting {
 public:
  CaseCounting(AnnualCounts& counts, size_t year, const CaseFacts& facts, const ChildKey& child,
               const std::vector<Policy>& policies, const WorkingDayCalendar& calendar)
      : counts_(counts),
        year_index_(year),
        year_(counts.years()[year]),
        end_(std::min(year_.to, facts.as_of)),
        facts_(facts),
        child_(child),
        policies_(policies),
        calendar_(calendar) {}

  void Count();

 private:
  YearCounts& CountsOf(int policy);
  void CountEscalation(const EscalationFacts& escalation);
  void CountEpisode(const EpisodeFacts& episode, bool first);
  void CountQuiet(const EpisodeFacts& episode, Formality formality);
  void CountOpened(const EscalationFacts& escalation, const EpisodeFacts& episode);
  void CountChild(Formality formality);
  void CountClosed(const EpisodeFacts& episode, Formality formality);
  void CountStageDays(const EpisodeFacts& episode, bool relevant);
  void CountDuty(const CountedDuty& duty, bool relevant);
  void CountSkip(const SkippedStage& skip, bool relevant);
  bool Relevant(const EpisodeFacts& episode) const;
  int HighestStage(const EpisodeFacts& episode) const;
  Formality FormalityOf(const EpisodeFacts& episode) const;
  /// In the year; without a date, where it may be.
  bool Counts(const MaybeDate& date, bool relevant) const {
    return date ? year_.Has(*date) : relevant;
  }
  void Bump(Counted what, int row, int column = 0) { ++tallies_->tallies[{what, row, column}]; }
  template <typename Row>
  requires std::is_enum_v<Row>
  void Bump(Counted what, Row row, int column = 0) { Bump(what, static_cast<int>(row), column); }

  AnnualCounts& counts_;
  size_t year_index_;
  const Year& year_;
  sys_days end_;  ///< of the year, or of what is known of it
  const CaseFacts& facts_;
  const ChildKey& child_;
  const std::vector<Policy>& policies_;
  const WorkingDayCalendar& calendar_;
  const Policy* policy_ = nullptr;
  YearCounts* tallies_ = nullptr;
};

namespace {

PolicySketch SketchOf(const Policy& policy) {
  PolicySketch sketch;
  sketch.title = policy.title;
  for (const Stage& stage : policy.ladders.front().stages) {
    sketch.stages.push_back({stage.id, stage.title, stage.informal});
  }
  for (const Rule& rule : policy.rules) {
    sketch.rules.push_back({rule.id, rule.title, rule.clause, rule.counted_as});
  }
  return sketch;
}

DutyEnd EndOf(const CountedDuty& duty) {
  switch (duty.verdict) {
    case Verdict::kMet:
      return DutyEnd::kInTime;
    case Verdict::kBreached:
      return duty.done ? DutyEnd::kLate : DutyEnd::kNotDone;
    case Verdict::kNotDue:
      return DutyEnd::kNotDue;
    case Verdict::kWaived:
      return DutyEnd::kLifted;
    case Verdict::kCannotTell:
      break;
  }
  return DutyEnd::kCannotTell;
}

SkipEnd EndOf(const SkippedStage& skip) {
  if (skip.verdict == Verdict::kWaived) return SkipEnd::kPermitted;
  if (skip.verdict != Verdict::kBreached) return SkipEnd::kCannotTell;
  if (skip.reason == Truth::kMaybe) return SkipEnd::kReasonUnknown;
  return skip.reason == Truth::kYes ? SkipEnd::kReasonGiven : SkipEnd::kNoReason;
}

}  // namespace

YearCounts& CaseCounting::CountsOf(int policy) {
  policy_ = policy < 0 ? nullptr : &policies_[static_cast<size_t>(policy)];
  const std::string reference = policy_ == nullptr ? "" : policy_->Reference();
  if (policy_ != nullptr && !counts_.policies().contains(reference)) {
    counts_.SketchOf(reference) = escalint::SketchOf(*policy_);
  }
  return counts_.At({facts_.authority, reference}, year_index_);
}

void CaseCounting::Count() {
  for (const EscalationFacts& escalation : facts_.escalations) CountEscalation(escalation);
  if (facts_.duties.empty()) return;
  tallies_ = &CountsOf(facts_.policy);
  for (const CountedDuty& duty : facts_.duties) CountDuty(duty, true);
}

void CaseCounting::CountEscalation(const EscalationFacts& escalation) {
  tallies_ = &CountsOf(escalation.policy);
  for (const EpisodeFacts& episode : escalation.episodes) {
    const bool first = &episode == &escalation.episodes.front();
    if (Relevant(episode)) CountEpisode(episode, first);
    if (first && episode.opened && year_.Has(*episode.opened)) CountOpened(escalation, episode);
    const bool relevant = Relevant(episode);
    CountStageDays(episode, relevant);
    for (const CountedDuty& duty : episode.duties) CountDuty(duty, relevant);
    for (const SkippedStage& skip : episode.skips) CountSkip(skip, relevant);
  }
}

/// It was, or may have been, open at some time of the year.
bool CaseCounting::Relevant(const EpisodeFacts& episode) const {
  if (facts_.as_of < year_.from) return false;
  if (episode.opened && *episode.opened > year_.to) return false;
  return !episode.closed || *episode.closed >= year_.from;
}

int CaseCounting::HighestStage(const EpisodeFacts& episode) const {
  if (policy_ == nullptr) return kStageUnknown;
  int known = kStageNone, undated = kStageNone;
  for (const StageVisit& visit : episode.stages) {
    int& highest = visit.entered ? known : undated;
    if (!visit.entered || *visit.entered <= end_) highest = std::max<int>(highest, visit.stage);
  }
  if (undated <= known) return known;
  // By now it was entered; by the end of a year gone by, who knows.
  return end_ == facts_.as_of ? undated : kStageUnknown;
}

Formality CaseCounting::FormalityOf(const EpisodeFacts& episode) const {
  const int stage = HighestStage(episode);
  if (stage == kStageUnknown) return Formality::kCannotTell;
  if (stage == kStageNone) return Formality::kNotRaised;
  const std::vector<Stage>& stages = policy_->ladders.front().stages;
  const bool divided =
      std::any_of(stages.begin(), stages.end(), [](const Stage& known) { return known.informal; });
  if (!divided) return Formality::kUndivided;
  return stages[static_cast<size_t>(stage)].informal ? Formality::kInformal : Formality::kFormal;
}

void CaseCounting::CountEpisode(const EpisodeFacts& episode, bool first) {
  const Formality formality = FormalityOf(episode);
  const int column = static_cast<int>(formality);
  Movement in = first ? Movement::kOpened : Movement::kReopened;
  if (!episode.opened) in = Movement::kOpenedUnknown;
  if (episode.opened && *episode.opened < year_.from) in = Movement::kCarriedIn;
  Bump(Counted::kMovement, in, column);
  if (!episode.was_closed || (episode.closed && *episode.closed > year_.to)) {
    Bump(Counted::kMovement, Movement::kStillOpen, column);
    CountQuiet(episode, formality);
  } else if (!episode.closed) {
    Bump(Counted::kMovement, Movement::kClosedUnknown, column);
  } else {
    Bump(Counted::kMovement, Movement::kClosed, column);
    CountClosed(episode, formality);
  }
}

/// By the last thing recorded of it up to the end of the year.
void CaseCounting::CountQuiet(const EpisodeFacts& episode, Formality formality) {
  const auto later = std::upper_bound(episode.activity.begin(), episode.activity.end(), end_);
  std::optional<int> silence;
  if (later != episode.activity.begin()) silence = calendar_.CountBetween(*(later - 1), end_);
  const int column = static_cast<int>(formality);
  if (silence && *silence <= kDormantWorkingDays) return;
  const bool known = silence && !episode.has_undated;
  Bump(Counted::kMovement, known ? Movement::kQuiet : Movement::kQuietUnknown, column);
}

void CaseCounting::CountOpened(const EscalationFacts& escalation, const EpisodeFacts& episode) {
  const Formality formality = FormalityOf(episode);
  const bool known = policy_ != nullptr;
  Bump(Counted::kEntryStage, known ? static_cast<int>(episode.entry_stage) : kStageUnknown);
  Bump(Counted::kHighestStage, HighestStage(episode));
  Bump(Counted::kAgencies, escalation.raised_by, static_cast<int>(escalation.against));
  Bump(Counted::kRisk, escalation.risk);
  Bump(Counted::kRoute, escalation.route);
  for (const StatusFact& status : escalation.statuses) {
    Bump(Counted::kStatus, status.type, static_cast<int>(status.active));
  }
  ++tallies_->themes[escalation.theme];
  if (!known) Bump(Counted::kUnchecked, Unchecked::kNoPolicy);
  if (!escalation.in_scope) Bump(Counted::kUnchecked, Unchecked::kOutOfScope);
  CountChild(formality);
}

void CaseCounting::CountChild(Formality formality) {
  if (facts_.child.empty()) return Bump(Counted::kUnchecked, Unchecked::kNoChild);
  uint8_t had = kHadAny;
  if (formality == Formality::kInformal) had |= kHadInformal;
  if (formality == Formality::kFormal) had |= kHadFormal;
  counts_.ChildrenAt(facts_.authority, year_index_)[child_] |= had;
}

void CaseCounting::CountClosed(const EpisodeFacts& episode, Formality formality) {
  const bool resolved = episode.outcome == Outcome::kResolved && policy_ != nullptr;
  Bump(Counted::kOutcome, episode.outcome, resolved ? 1 + episode.closing_stage : 0);
  Bump(Counted::kLessons, episode.wider_lessons);
  Bump(Counted::kOpenDays, formality, episode.working_days.value_or(-1));
}

void CaseCounting::CountStageDays(const EpisodeFacts& episode, bool relevant) {
  if (policy_ == nullptr) return;
  for (const StageVisit& visit : episode.stages) {
    if (!visit.was_left || !Counts(visit.left, relevant)) continue;
    Bump(Counted::kStageDays, static_cast<int>(visit.stage), visit.working_days.value_or(-1));
  }
}

void CaseCounting::CountDuty(const CountedDuty& duty, bool relevant) {
  if (!Counts(duty.arose, relevant)) return;
  const DutyEnd end = duty.arose ? EndOf(duty) : DutyEnd::kCannotTell;
  Bump(Counted::kDuty, static_cast<int>(duty.rule), (1 + duty.stage) * 8 + static_cast<int>(end));
}

void CaseCounting::CountSkip(const SkippedStage& skip, bool relevant) {
  if (!Counts(skip.when, relevant)) return;
  const SkipEnd end = skip.when ? EndOf(skip) : SkipEnd::kCannotTell;
  Bump(Counted::kSkip, static_cast<int>(skip.stage), static_cast<int>(end));
}

bool IsSound(const Tally& tally, const PolicySketch& policy) {
  const auto in = [](int number, int from, int64_t end) { return from <= number && number < end; };
  const auto is = [&](int row_end, int column_end) {
    return in(tally.row, 0, row_end) && in(tally.column, 0, column_end);
  };
  const auto stages = static_cast<int64_t>(policy.stages.size());
  const bool is_stage = in(tally.row, kStageUnknown, stages);
  switch (tally.what) {
    case Counted::kMovement:
      return is(kMovements, kFormalities);
    case Counted::kEntryStage:
    case Counted::kHighestStage:
      return is_stage;
    case Counted::kAgencies:
      return is(kValueCount<Agency>, kValueCount<Agency>);
    case Counted::kRisk:
      return is(kValueCount<Risk>, 1);
    case Counted::kRoute:
      return is(kValueCount<Route>, 1);
    case Counted::kStatus:
      return is(kValueCount<StatusType>, kValueCount<Truth>);
    case Counted::kOutcome:
      return is(kValueCount<Outcome>, static_cast<int>(stages) + 1);
    case Counted::kLessons:
      return is(kValueCount<Truth>, 1);
    case Counted::kOpenDays:
      return in(tally.row, 0, kFormalities) && tally.column >= -1;
    case Counted::kStageDays:
      return is_stage && tally.column >= -1;
    case Counted::kDuty:
      return in(tally.row, 0, static_cast<int64_t>(policy.rules.size())) &&
             in(tally.column, 0, 8 * (stages + 1)) && tally.column % 8 < kDutyEnds;
    case Counted::kSkip:
      return is_stage && in(tally.column, 0, kSkipEnds);
    case Counted::kUnchecked:
      return is(kValueCount<Unchecked>, 1);
  }
  return false;
}

size_t ChildKeyHash::operator()(const ChildKey& key) const {
  size_t hash = 0;
  std::memcpy(&hash, key.data(), sizeof hash);
  return hash;
}

int64_t YearCounts::Of(Counted what, int row, int column) const {
  const auto found = tallies.find({what, row, column});
  return found == tallies.end() ? 0 : found->second;
}

bool AnnualCounts::IsEmpty(size_t year) const {
  return std::all_of(places_.begin(), places_.end(),
                     [year](const auto& place) { return place.second[year].tallies.empty(); });
}

YearCounts& AnnualCounts::At(const Place& place, size_t year) {
  std::vector<YearCounts>& all = places_[place];
  all.resize(years_.size());
  return all[year];
}

ChildSet& AnnualCounts::ChildrenAt(const std::string& authority, size_t year) {
  std::vector<ChildSet>& all = children_[authority];
  all.resize(years_.size());
  return all[year];
}

void AnnualCounts::SawAsOf(sys_days as_of) {
  earliest_as_of_ = std::min(earliest_as_of_.value_or(as_of), as_of);
}

void AnnualCounts::Add(const CaseFacts& facts, const ChildKey& child,
                       const std::vector<Policy>& policies, const WorkingDayCalendar& calendar) {
  SawAsOf(facts.as_of);
  SawAuthority(facts.authority);
  for (size_t year = 0; year < years_.size(); ++year) {
    CaseCounting(*this, year, facts, child, policies, calendar).Count();
  }
}

void AnnualCounts::Add(const AnnualCounts& other) {
  if (other.earliest_as_of_) SawAsOf(*other.earliest_as_of_);
  authorities_.insert(other.authorities_.begin(), other.authorities_.end());
  policies_.insert(other.policies_.begin(), other.policies_.end());
  for (const auto& [place, counts] : other.places_) {
    for (size_t year = 0; year < counts.size(); ++year) {
      YearCounts& mine = At(place, year);
      for (const auto& [tally, count] : counts[year].tallies) mine.tallies[tally] += count;
      for (const auto& [theme, count] : counts[year].themes) mine.themes[theme] += count;
    }
  }
  for (const auto& [authority, sets] : other.children_) {
    for (size_t year = 0; year < sets.size(); ++year) {
      ChildSet& mine = ChildrenAt(authority, year);
      for (const auto& [child, had] : sets[year]) mine[child] |= had;
    }
  }
}

}  // namespace escalint
