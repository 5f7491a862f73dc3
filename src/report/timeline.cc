#include "report/timeline.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "domain/data_finding.h"
#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

using Told = TimelineEntry::Kind;

constexpr std::array<std::string_view, 12> kNames{"event",   "opens",      "met",         "late",
                                                  "lapses",  "not_done",   "fault",       "lifted",
                                                  "unclear", "still_open", "cannot_tell", "remark"};

/// A limit that runs out before the event at `before`.
struct Passing {
  int before = 0;
  sys_seconds at{};
  TimelineEntry entry;
};

/// Puts the findings of one escalation in their places.
class Teller {
 public:
  Teller(const EscalationReport& report, sys_seconds as_of, const ZoneTable& zone)
      : report_(report), as_of_(as_of), zone_(zone), places_(report.history.size()) {
    for (size_t i = 0; i < report.history.size(); ++i) {
      index_.try_emplace(report.history[i].step, static_cast<int>(i));
    }
  }

  Timeline Tell();

 private:
  struct Place {
    std::vector<TimelineEntry> settled;  // what had been open before
    std::vector<TimelineEntry> opened;   // and what of it is settled at once
  };

  int PlaceOf(int step) const;
  sys_seconds EndOf(const DueTime& due) const;
  void Put(const Finding& finding);
  void PutAtTheEnd(const Finding& finding);
  void PutAtOnce(const Finding& finding, int trigger);
  void PutMet(const Finding& finding, int trigger);
  void PutBreach(const Finding& finding, int trigger);
  void PutUnclear(const Finding& finding, int trigger);
  void Settle(Told kind, const Finding& finding, int trigger, int at);
  void Pass(Told kind, const Finding& finding, int trigger);
  void End(Told kind, const Finding& finding) { end_.push_back({kind, nullptr, &finding}); }

  const EscalationReport& report_;
  const sys_seconds as_of_;
  const ZoneTable& zone_;
  std::unordered_map<int, int> index_;  // step → place
  std::vector<Place> places_;           // parallel to the history
  std::vector<Passing> passings_;
  std::vector<TimelineEntry> end_;
};

/// -1 where it is not in the history.
int Teller::PlaceOf(int step) const {
  if (step < 0) return -1;
  const auto found = index_.find(step);
  return found == index_.end() ? -1 : found->second;
}

sys_seconds Teller::EndOf(const DueTime& due) const {
  return due.is_date ? zone_.EndOfDay(due.until.value_or(due.date)) : due.instant;
}

/// Under the event at `at` if that comes after the trigger, else where the obligation arose.
void Teller::Settle(Told kind, const Finding& finding, int trigger, int at) {
  const int place = std::max(trigger, at);
  const TimelineEntry entry{kind, &report_.history[place], &finding};
  (place > trigger ? places_[place].settled : places_[place].opened).push_back(entry);
}

/// At its due time: before the first event that surely comes after it.
void Teller::Pass(Told kind, const Finding& finding, int trigger) {
  const sys_seconds at = EndOf(*finding.due);
  const int done = PlaceOf(finding.course.done);
  const int end = done > trigger ? done : static_cast<int>(report_.history.size());
  int place = trigger + 1;
  while (place < end) {
    const Interval& next = report_.history[place].at;
    if (next.Known() && next.first > at) break;
    ++place;
  }
  passings_.push_back({place, at, {kind, nullptr, &finding}});
}

/// What settles a duty that is judged at its trigger alone.
Told KindAtOnce(Verdict verdict) {
  if (verdict == Verdict::kMet) return Told::kMet;
  if (verdict == Verdict::kWaived) return Told::kLifted;
  return verdict == Verdict::kCannotTell ? Told::kUnclear : Told::kFault;
}

void Teller::PutAtOnce(const Finding& finding, int trigger) {
  const Told kind = KindAtOnce(*finding.verdict);
  Settle(kind, finding, trigger, trigger);
  if (kind == Told::kUnclear) End(Told::kCannotTell, finding);
}

void Teller::PutBreach(const Finding& finding, int trigger) {
  const bool passes = finding.due && EndOf(*finding.due) < as_of_ &&
                      EndOf(*finding.due) >= report_.history[trigger].at.first;
  if (finding.done) {
    if (passes) Pass(Told::kLapses, finding, trigger);
    return Settle(Told::kLate, finding, trigger, PlaceOf(finding.course.done));
  }
  if (passes) return Pass(Told::kLapses, finding, trigger);
  Settle(Told::kNotDone, finding, trigger, PlaceOf(finding.course.ended));
}

void Teller::PutUnclear(const Finding& finding, int trigger) {
  const int done = PlaceOf(finding.course.done);
  if (done >= 0) {
    Settle(Told::kUnclear, finding, trigger, done);
  } else if (finding.due && EndOf(*finding.due) < as_of_) {
    Pass(Told::kUnclear, finding, trigger);
  }
  End(Told::kCannotTell, finding);
}

/// Where its trigger is not in the history.
void Teller::PutAtTheEnd(const Finding& finding) {
  switch (*finding.verdict) {
    case Verdict::kCannotTell:
      return End(Told::kCannotTell, finding);
    case Verdict::kNotDue:
      return End(Told::kStillOpen, finding);
    case Verdict::kBreached:
      if (finding.course.at_once) break;
      return End(finding.done ? Told::kLate : Told::kNotDone, finding);
    case Verdict::kMet:
    case Verdict::kWaived:
      break;
  }
  End(KindAtOnce(*finding.verdict), finding);
}

void Teller::Put(const Finding& finding) {
  if (!finding.verdict) return End(Told::kRemark, finding);
  const int trigger = PlaceOf(finding.course.trigger);
  if (trigger < 0) return PutAtTheEnd(finding);
  if (finding.course.at_once) return PutAtOnce(finding, trigger);
  places_[trigger].opened.push_back({Told::kOpens, &report_.history[trigger], &finding});
  switch (*finding.verdict) {
    case Verdict::kMet:
      return Settle(Told::kMet, finding, trigger, PlaceOf(finding.course.done));
    case Verdict::kBreached:
      return PutBreach(finding, trigger);
    case Verdict::kCannotTell:
      return PutUnclear(finding, trigger);
    case Verdict::kNotDue:
      return End(Told::kStillOpen, finding);
    case Verdict::kWaived:
      return Settle(Told::kLifted, finding, trigger, PlaceOf(finding.course.ended));
  }
}

Timeline Teller::Tell() {
  for (const Finding& finding : report_.findings) Put(finding);
  std::stable_sort(passings_.begin(), passings_.end(), [](const Passing& a, const Passing& b) {
    return a.before != b.before ? a.before < b.before : a.at < b.at;
  });
  Timeline timeline;
  std::vector<TimelineEntry>& course = timeline.course;
  size_t next = 0;
  for (size_t i = 0; i <= places_.size(); ++i) {
    for (; next < passings_.size() && passings_[next].before <= static_cast<int>(i); ++next) {
      course.push_back(passings_[next].entry);
    }
    if (i == places_.size()) break;
    course.push_back({Told::kEvent, &report_.history[i], nullptr});
    course.insert(course.end(), places_[i].settled.begin(), places_[i].settled.end());
    course.insert(course.end(), places_[i].opened.begin(), places_[i].opened.end());
  }
  std::stable_sort(end_.begin(), end_.end(),
                   [](const TimelineEntry& a, const TimelineEntry& b) { return a.kind < b.kind; });
  timeline.at_asof = std::move(end_);
  return timeline;
}

/// Does the entry stand under this step of the history?
bool StandsUnder(const TimelineEntry& entry, int step) {
  return entry.event != nullptr && step >= 0 && entry.event->step == step;
}

/// Does it stand under its own trigger, where what was asked has just been said?
bool AskedJustAbove(const TimelineEntry& entry) {
  return StandsUnder(entry, entry.finding->course.trigger);
}

std::string Named(const std::string& escalation, const std::string& event) {
  return escalation.empty() ? event : escalation + ' ' + event;
}

/// "stage 2", "the informal stage"; "" where it belongs to none.
std::string StageOf(const Finding& finding) {
  if (!finding.stage) return "";
  const std::string label(StageLabel(*finding.stage));
  return label == *finding.stage ? "the " + SpokenTerm(label) + " stage" : "stage " + label;
}

/// "STF-15", with "(from e2, stage 1)" where it stands elsewhere than under its trigger.
std::string RuleIn(const TimelineEntry& entry) {
  const Finding& finding = *entry.finding;
  if (AskedJustAbove(entry) || !finding.trigger) return finding.rule;
  std::string text = finding.rule + " (from " + EventName(*finding.trigger);
  if (const std::string stage = StageOf(finding); !stage.empty()) text += ", " + stage;
  return text + ')';
}

/// "STF-15, clause 15 (duty: team manager, children's social care): ".
std::string Introduced(const Finding& finding) {
  std::string text = finding.rule;
  if (!finding.clause.empty()) text += ", " + SpokenClause(finding.clause);
  const std::string holder = finding.duty_of ? SpokenHolder(*finding.duty_of) : "";
  if (!holder.empty()) text += " (duty: " + holder + ')';
  return text + ": ";
}

/// "STF-15 (from e2): done. A decision there was due by …"
std::string Reminding(const TimelineEntry& entry, std::string_view what) {
  const std::string text = RuleIn(entry) + ": " + std::string(what);
  return AskedJustAbove(entry) ? text : text + ". " + entry.finding->course.asked;
}

/// "STF-15 (from e2): A decision was to be made there. None is recorded."
std::string SpokenOutcome(const TimelineEntry& entry) {
  const Course& course = entry.finding->course;
  std::string text = RuleIn(entry) + ": ";
  if (!AskedJustAbove(entry)) text += course.asked + ' ';
  return text + course.outcome;
}

std::string SpokenMet(const TimelineEntry& entry, const ZoneTable& zone) {
  const Finding& finding = *entry.finding;
  if (finding.course.at_once) return Introduced(finding) + finding.message;
  if (!finding.done) return SpokenOutcome(entry);
  if (StandsUnder(entry, finding.course.done)) {
    if (AskedJustAbove(entry)) return Reminding(entry, "done, by this event");
    return Reminding(entry, finding.due ? "done in time" : "done");
  }
  return Reminding(entry, "done already: " + EventName(*finding.done) + ", " +
                              FormatForPerson(zone, finding.done->at));
}

std::string SpokenLate(const TimelineEntry& entry) {
  const Finding& finding = *entry.finding;
  return Reminding(
      entry, finding.late_by ? "done " + SpokenDuration(*finding.late_by) + " late" : "done late");
}

std::string SpokenPassing(const TimelineEntry& entry) {
  if (entry.finding->done) return Reminding(entry, "the limit runs out, not done by now");
  return Reminding(entry, "the limit runs out") + ' ' + entry.finding->course.outcome;
}

std::string SpokenUnclear(const TimelineEntry& entry) {
  return Reminding(entry, std::string(entry.event == nullptr          ? "the limit runs out"
                                      : entry.finding->course.at_once ? "this may be a breach"
                                                                      : "this may answer it") +
                              ", but the record does not tell; see the end");
}

}  // namespace

std::string_view Name(TimelineEntry::Kind kind) { return kNames[static_cast<size_t>(kind)]; }

Timeline TellInOrder(const EscalationReport& report, sys_seconds as_of, const ZoneTable& zone) {
  return Teller(report, as_of, zone).Tell();
}

std::string WhyNothingChecked(const EscalationReport& escalation) {
  if (escalation.policy.empty()) return "no policy was found for it";
  const bool outside = std::any_of(
      escalation.findings.begin(), escalation.findings.end(),
      [](const Finding& found) { return found.rule == KindOf(DataFault::kScope).rule; });
  return outside ? "it lies outside the policy's scope" : "";
}

std::string EventName(const EventCitation& citation) {
  return Named(citation.escalation, citation.event);
}

std::string EventName(const HistoryLine& line) { return Named(line.escalation, line.event); }

bool HasSomethingToTell(const EscalationReport& escalation) {
  return !escalation.is_case_level || !escalation.findings.empty();
}

std::string SpokenEntry(const TimelineEntry& entry, const ZoneTable& zone) {
  switch (entry.kind) {
    case Told::kEvent:
      return entry.event->text;
    case Told::kOpens:
      return Introduced(*entry.finding) + entry.finding->course.asked;
    case Told::kMet:
      return SpokenMet(entry, zone);
    case Told::kLate:
      return SpokenLate(entry);
    case Told::kLapses:
      return SpokenPassing(entry);
    case Told::kUnclear:
      return SpokenUnclear(entry);
    case Told::kRemark:
      return entry.finding->rule + ": " + entry.finding->message;
    case Told::kFault:
      return Introduced(*entry.finding) + entry.finding->message;
    case Told::kLifted:
      if (entry.finding->course.at_once) return Introduced(*entry.finding) + entry.finding->message;
      return SpokenOutcome(entry);
    case Told::kStillOpen:
      // Where a limit is set, what was asked says until when.
      return entry.finding->due ? RuleIn(entry) + ": " + entry.finding->course.asked
                                : RuleIn(entry) + ": " + entry.finding->course.asked + ' ' +
                                      entry.finding->course.outcome;
    case Told::kNotDone:
    case Told::kCannotTell:
      return SpokenOutcome(entry);
  }
  return "";
}

}  // namespace escalint
