#include "check/case_checker.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/explain.h"
#include "check/facts.h"
#include "check/fingerprint.h"
#include "check/outstanding.h"
#include "check/readings.h"
#include "check/references.h"
#include "check/replay.h"
#include "check/shortfall.h"
#include "check/telling.h"
#include "check/whose_duty.h"

namespace escalint {
namespace {

/// What checking a case needs room for; each thread keeps one, so that a case that is no larger
/// than those before it allocates nothing but its report. Nothing in it outlives the case.
struct Workspace {
  History history, case_history;
  std::vector<Obligation> obligations;
  std::vector<Obligation> undone;  ///< see Scene; where the run asks for what is outstanding
  std::vector<size_t> shown;       ///< those that will be told, in the report's order
};

std::string WhyNoPolicy(std::string_view policy, std::string_view authority) {
  if (policy.empty() && authority.empty()) {
    return "Neither a policy nor an authority is named, so nothing was checked here. Name a policy "
           "with --policy.";
  }
  std::string wanted;
  if (!policy.empty()) wanted = fmt::format("policy \"{}\"", policy);
  if (!policy.empty() && !authority.empty()) wanted += " of ";
  if (!authority.empty()) wanted += fmt::format("authority \"{}\"", authority);
  return fmt::format(
      "No pack was found for {}, so nothing was checked here. Name one with --policy, or add it "
      "with --rules.",
      wanted);
}

/// One case on its way through the checker.
class CaseCheck {
 public:
  CaseCheck(const PolicySet& policies, const CheckOptions& options, const CaseRecord& record,
            const Locator& locate, CaseReport& report, CaseTally& tally, Workspace& workspace,
            CaseFacts* facts)
      : policies_(policies),
        options_(options),
        record_(record),
        locate_(locate),
        report_(report),
        tally_(tally),
        workspace_(workspace),
        facts_(facts),
        history_(workspace.history),
        references_(record) {}

  void Run();

 private:
  const Policy* PolicyFor(const Escalation& escalation) const;
  const Policy* PolicyForCase() const;
  void CheckEscalation(int index);
  void CheckCaseLevel();
  void ReplayWholeCase(const Policy& policy, EscalationReport& out);
  void Replay(const Policy& policy, const Ladder& ladder, Route route, int index,
              EscalationReport& out);
  void KeepFactsWithoutPolicy(const Escalation& escalation);
  void Count(const Policy& policy, EscalationReport& out);
  void AskForUndone(Scene& scene);
  void Show(Scene& scene, int index, EscalationReport& out);
  Finding Render(const Obligation& obligation, const Contest& contest, const Scene& scene,
                 int index);
  std::vector<std::string> Assumed(const Obligation& obligation, const Scene& scene) const;
  const History& CaseHistory();
  void Remark(EscalationReport& out, const DataRemark& remark, int escalation);
  void RemarkWhole(EscalationReport& out, DataFault fault, std::string message, int escalation);
  void RemarkStep(EscalationReport& out, DataFault fault, std::string message, int escalation,
                  const Step& step);
  void TallyNotes();
  void RemarkRecord(const Policy* policy, int escalation, EscalationReport& out);
  void RemarkHistory(const Policy& policy, const Ladder& ladder, int index, EscalationReport& out);
  Location Find(SourceOffset where, int escalation, const Event* event) const;
  void SeeTypes(const Policy* policy);
  CaseTally::PerPolicy& TallyOf(const Policy& policy);
  Route RouteOf(const Escalation& escalation, const Policy& policy) const;
  bool InScope(const Policy& policy, Scene& scene, int index, EscalationReport& out);

  const PolicySet& policies_;
  const CheckOptions& options_;
  const CaseRecord& record_;
  const Locator& locate_;
  CaseReport& report_;
  CaseTally& tally_;
  Workspace& workspace_;
  CaseFacts* facts_;  ///< null: nobody counts
  History& history_;  ///< of the escalation in work
  References references_;
  bool case_history_built_ = false;
  bool holiday_table_ended_ = false;
  bool scope_assumed_ = false;  ///< the record doesn't say whether the policy's scope holds
};

/// The date that decides which version of a policy applies: the first raise, else the first event.
Interval DayRaised(const Escalation& escalation) {
  Interval first;
  for (const Event& event : escalation.events) {
    if (!event.at.Known()) continue;
    if (event.type == EventType::kRaised) return event.at;
    if (!first.Known()) first = event.at;
  }
  return first;
}

Ladder NoLadder() { return {}; }

/// "stage-1, stage-2 or stage-3".
std::string Listed(const std::vector<std::string_view>& names) {
  std::string list;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
    list += names[i];
  }
  return list;
}

std::string StageNames(const Ladder& ladder) {
  std::vector<std::string_view> names;
  for (const Stage& stage : ladder.stages) names.push_back(stage.id);
  return Listed(names);
}

std::string RouteNames(const Policy& policy) {
  std::vector<std::string_view> names;
  policy.routes.ForEach([&](Route route) { names.push_back(CanonicalName(route)); });
  return Listed(names);
}

const Ladder& LadderFor(const Policy& policy, Route route) {
  for (const Ladder& ladder : policy.ladders) {
    if (ladder.routes.Has(route)) return ladder;
  }
  return policy.ladders.front();
}

/// What stays the same of an event when the export is written again.
std::string EventKey(const Event& event) {
  if (!event.id.empty()) return std::string(event.id);
  return std::string(CanonicalName(event.type)) + std::string(event.at_text);
}

}  // namespace

CaseTally::PerPolicy& CaseCheck::TallyOf(const Policy& policy) {
  tally_.policies.resize(policies_.policies().size());
  CaseTally::PerPolicy& tally = tally_.policies[policies_.IndexOf(policy)];
  tally.rules.resize(policy.rules.size());
  return tally;
}

const Policy* CaseCheck::PolicyFor(const Escalation& escalation) const {
  const Interval raised = DayRaised(escalation);
  if (!options_.policy.empty()) return policies_.Find(options_.policy, raised);
  if (!escalation.policy.empty()) return policies_.Find(escalation.policy, raised);
  const std::string_view authority =
      record_.authority.empty() ? std::string_view(options_.authority) : record_.authority;
  return policies_.ForAuthority(authority, raised);
}

const Policy* CaseCheck::PolicyForCase() const {
  const std::string_view authority =
      record_.authority.empty() ? std::string_view(options_.authority) : record_.authority;
  const Interval when = record_.events.empty() ? Interval{} : record_.events.front().at;
  if (!options_.policy.empty()) return policies_.Find(options_.policy, when);
  if (const Policy* policy = policies_.ForAuthority(authority, when)) return policy;
  for (const Escalation& escalation : record_.escalations) {
    if (const Policy* policy = PolicyFor(escalation)) return policy;
  }
  return nullptr;
}

/// Duplicates are dropped, so an index in the record is not the place in the file.
Location CaseCheck::Find(SourceOffset where, int escalation, const Event* event) const {
  const auto place = [](uint32_t position) { return static_cast<int>(position) - 1; };
  return locate_(where, escalation < 0 ? -1 : place(record_.escalations[escalation].position),
                 event == nullptr ? -1 : place(event->position));
}

void CaseCheck::Remark(EscalationReport& out, const DataRemark& remark, int escalation) {
  Finding finding = MakeDataFinding(remark.fault, remark.message);
  finding.severity = remark.severity;
  finding.not_checked = remark.not_checked;
  finding.case_id = record_.id;
  finding.child = record_.child;
  if (escalation >= 0) finding.escalation = CiteId(record_.escalations[escalation]);
  finding.location = Find(remark.where, escalation, remark.event);
  finding.fingerprint =
      Fingerprint({finding.rule, finding.case_id, finding.escalation.value_or(""),
                   remark.event == nullptr ? "" : EventKey(*remark.event), remark.key});
  out.findings.push_back(std::move(finding));
}

/// On the escalation as a whole, or with -1 on the case.
void CaseCheck::RemarkWhole(EscalationReport& out, DataFault fault, std::string message,
                            int escalation) {
  const SourceOffset where = escalation < 0 ? record_.where : record_.escalations[escalation].where;
  Remark(out, {fault, KindOf(fault).severity, std::move(message), "", nullptr, where}, escalation);
}

void CaseCheck::RemarkStep(EscalationReport& out, DataFault fault, std::string message,
                           int escalation, const Step& step) {
  Remark(out,
         {fault, KindOf(fault).severity, std::move(message), "", step.event, step.event->where},
         escalation);
  out.findings.back().trigger = Cite(step);
}

/// What is told once a run: unknown members by name, and how much was left out.
void CaseCheck::TallyNotes() {
  for (const DataNote& note : record_.notes) {
    if (note.kind == DataNote::Kind::kDuplicate) ++tally_.duplicates;
    if (note.kind != DataNote::Kind::kUnknownMember) continue;
    tally_.unknown_members[note.text].Add({1, false, note.hint});
  }
}

/// What can be said without a replay.
void CaseCheck::RemarkRecord(const Policy* policy, int escalation, EscalationReport& out) {
  const RemarkContext context{record_, options_.settings, options_.exported, policy, references_};
  for (const DataRemark& remark : RemarksOn(escalation, context)) Remark(out, remark, escalation);
}

void CaseCheck::RemarkHistory(const Policy& policy, const Ladder& ladder, int index,
                              EscalationReport& out) {
  if (history_.reordered) {
    const Step& moved = history_.steps[history_.first_moved];
    RemarkStep(
        out, DataFault::kOrder,
        fmt::format("{} is listed after an event that it wholly precedes, and may not be the "
                    "only one; events were replayed in the order of their times. Nothing "
                    "need be done unless a time is wrong.",
                    CiteId(*moved.event)),
        index, moved);
  }
  if (history_.acts_after_closing) {
    const Step& act = history_.steps[history_.first_after_closing];
    RemarkStep(
        out, DataFault::kClosed,
        fmt::format("{} is the first act after closing without a reopening. Raises, meetings, "
                    "discussions, responses and decisions count for nothing then; record a "
                    "\"reopened\" event if the matter was taken up again, or correct the date of "
                    "closing.",
                    CiteId(*act.event)),
        index, act);
  }
  for (const int step : history_.unknown_stage_labels) {
    const Event& event = *history_.steps[step].event;
    RemarkStep(out, DataFault::kStage,
               fmt::format("{}: \"{}\" is no stage of {}; the event counts as without stage. Use "
                           "{}, or add the label to the rule pack.",
                           CiteId(event), event.stage_text, policy.title, StageNames(ladder)),
               index, history_.steps[step]);
  }
  const Episode& last = history_.episodes.back();
  if (!last.dormant) return;
  RemarkStep(out, DataFault::kOpen,
             fmt::format("Not closed, and nothing is recorded in the {} working days after {}; "
                         "duties without a limit are judged as if it had closed then. Record its "
                         "closing, or what has happened since.",
                         kDormantWorkingDays, CiteId(*history_.steps[last.last_dated].event)),
             index, history_.steps[last.last_dated]);
}

Route CaseCheck::RouteOf(const Escalation& escalation, const Policy& policy) const {
  return escalation.route == Route::kNone ? policy.default_route : escalation.route;
}

/// A route the pack doesn't list, or a case outside its scope: only case-level rules run.
bool CaseCheck::InScope(const Policy& policy, Scene& scene, int index, EscalationReport& out) {
  const auto outside = [&](std::string message) {
    RemarkWhole(out, DataFault::kScope, std::move(message), index);
    return false;
  };
  if (!policy.routes.Has(scene.route)) {
    return outside(
        fmt::format("{} does not deal with the route \"{}\" but with {}; only its rules for the "
                    "whole case were applied. Correct the route, or name the policy that deals "
                    "with it.",
                    policy.title, CanonicalName(scene.route), RouteNames(policy)));
  }
  if (!policy.scope || !policy.scope_routes.Has(scene.route)) return true;
  scene.episode = &history_.episodes.front();
  scene.trigger = scene.episode->first_entry;
  if (scene.trigger < 0 && !history_.steps.empty()) scene.trigger = 0;
  const Truth inside = scene.trigger < 0 ? Truth::kMaybe : Holds(*policy.scope, scene);
  scene.trigger = -1;
  if (inside == Truth::kNo) return outside(policy.scope_text);
  scope_assumed_ = inside == Truth::kMaybe;
  return true;
}

void CaseCheck::SeeTypes(const Policy* policy) {
  const EnumSet<EventType> seen = history_.types.Without({EventType::kNone});
  tally_.types_seen |= seen;
  if (policy != nullptr) TallyOf(*policy).triggers_seen |= seen;
}

/// The case's own events with those of all escalations, put together where something asks for them.
const History& CaseCheck::CaseHistory() {
  if (!case_history_built_) {
    BuildCaseHistory(record_, options_.settings.as_of, workspace_.case_history);
  }
  case_history_built_ = true;
  return workspace_.case_history;
}

std::vector<std::string> CaseCheck::Assumed(const Obligation& obligation,
                                            const Scene& scene) const {
  std::vector<std::string> told = AssumptionsOf(obligation, scene);
  if (scene.escalation == nullptr) return told;
  if (scope_assumed_) {
    told.emplace_back("the record does not say whether the policy's scope holds: taken to hold");
  }
  if (scene.escalation->route == Route::kNone) {
    told.push_back("route is not recorded: taken as " + std::string(CanonicalName(scene.route)));
  }
  return told;
}

Finding CaseCheck::Render(const Obligation& obligation, const Contest& contest, const Scene& scene,
                          int index) {
  const Rule& rule = *obligation.rule;
  const Step& trigger = scene.At(obligation.trigger);
  const bool case_level = index < 0;
  Finding finding;
  finding.rule = rule.id;
  finding.policy = scene.policy->id;
  finding.clause = rule.clause;
  finding.kind = obligation.kind;
  finding.verdict = obligation.verdict;
  finding.contested = contest.contested;
  finding.severity = contest.contested ? Lower(obligation.severity) : obligation.severity;
  if (obligation.local) finding.severity = std::min(finding.severity, Severity::kMedium);
  finding.local = obligation.local;
  finding.case_id = record_.id;
  finding.child = record_.child;
  if (!case_level) finding.escalation = CiteId(record_.escalations[index]);
  if (!case_level && obligation.stage != kNoStage) {
    finding.stage = scene.ladder->stages[obligation.stage].id;
  }
  finding.trigger = CiteInCase(trigger, record_);
  if (obligation.due && obligation.due->known && !obligation.due->off_table) {
    finding.due = obligation.due->Shown();
  }
  if (obligation.done >= 0) finding.done = CiteInCase(scene.At(obligation.done), record_);
  if (std::string late_by = LateByOf(obligation, scene); !late_by.empty()) {
    finding.late_by = std::move(late_by);
  }
  const Shortfall nearest = ShortfallOf(obligation, scene);
  if (nearest.step >= 0) finding.falls_short = CiteInCase(scene.At(nearest.step), record_);
  finding.in_part = obligation.in_part;
  finding.title = rule.title;
  finding.message = Message(obligation, scene);
  finding.arithmetic = ArithmeticOf(obligation, scene);
  finding.why = rule.why;
  finding.duty_of = DutyHolderOf(obligation, scene);
  finding.assumptions = Assumed(obligation, scene);
  finding.readings = contest.readings;
  if (options_.as_course) finding.course = CourseOf(obligation, scene);
  if (options_.with_outstanding) finding.outstanding = OutstandingOf(obligation, scene);
  finding.location =
      Find(trigger.event->where, case_level ? trigger.escalation : index, trigger.event);
  const bool each = obligation.duty != nullptr && obligation.duty->per == Duty::Per::kEvent;
  finding.fingerprint = Fingerprint(
      {finding.policy, rule.id, obligation.duty ? obligation.duty->name : std::string_view{},
       finding.case_id, finding.escalation.value_or(""), std::to_string(obligation.episode),
       finding.stage.value_or(""), each ? EventKey(*trigger.event) : std::string{}});
  return finding;
}

/// All are counted, and those asked for are put in order for the report.
void CaseCheck::Count(const Policy& policy, EscalationReport& out) {
  CaseTally::PerPolicy& tally = TallyOf(policy);
  const std::vector<Obligation>& obligations = workspace_.obligations;
  std::vector<size_t>& shown = workspace_.shown;
  const EnumSet<Verdict> told = options_.shown | options_.also;
  shown.clear();
  for (size_t i = 0; i < obligations.size(); ++i) {
    const Obligation& obligation = obligations[i];
    const auto rule = static_cast<size_t>(obligation.rule - policy.rules.data());
    ++tally.rules[rule][static_cast<size_t>(obligation.verdict)];
    ++out.verdict_counts[static_cast<size_t>(obligation.verdict)];
    if (obligation.doubt == Doubt::kHolidayTable) holiday_table_ended_ = true;
    if (told.Has(obligation.verdict)) shown.push_back(i);
  }
  std::sort(shown.begin(), shown.end(), [&](size_t a, size_t b) {
    if (ComesBefore(obligations[a], obligations[b])) return true;
    return !ComesBefore(obligations[b], obligations[a]) && a < b;
  });
}

void CaseCheck::Show(Scene& scene, int index, EscalationReport& out) {
  Count(*scene.policy, out);
  Readings readings(scene);
  out.findings.reserve(out.findings.size() + workspace_.shown.size());
  for (const size_t i : workspace_.shown) {
    const Obligation& obligation = workspace_.obligations[i];
    const Contest contest = readings.ContestFor(obligation);
    scene.episode = &scene.history->episodes[static_cast<size_t>(obligation.episode)];
    out.findings.push_back(Render(obligation, contest, scene, index));
  }
  if (!holiday_table_ended_) return;
  holiday_table_ended_ = false;
  RemarkWhole(out, DataFault::kHolidays,
              fmt::format("The holiday table covers {} to {}; working days outside it cannot be "
                          "counted. Give a current table with --calendar.",
                          FormatDate(options_.settings.calendar->first_day()),
                          FormatDate(options_.settings.calendar->last_day())),
              index);
}

void CaseCheck::CheckEscalation(int index) {
  const Escalation& escalation = record_.escalations[index];
  EscalationReport& out = report_.escalations.emplace_back();
  out.id = CiteId(escalation);
  out.theme = escalation.theme;
  out.risk = CanonicalName(escalation.risk);
  ++tally_.escalations;
  if (options_.as_course || options_.with_passage) {
    TellParties(escalation, options_.settings.as_of, out);
  }
  const Policy* policy = PolicyFor(escalation);
  RemarkRecord(policy, index, out);
  if (policy == nullptr) {
    BuildHistory(escalation, NoLadder(), Policy{}, options_.settings.as_of, history_);
    RemarkWhole(out, DataFault::kNoPolicy,
                WhyNoPolicy(escalation.policy, record_.authority.empty()
                                                   ? std::string_view(options_.authority)
                                                   : std::string_view(record_.authority)),
                index);
    SeeTypes(nullptr);
    if (facts_ != nullptr) KeepFactsWithoutPolicy(escalation);
    if (options_.with_passage) TellPassage(history_, nullptr, options_.settings, out.passage);
    if (options_.as_course) TellHistory(history_, nullptr, out);
  } else {
    const Route route = RouteOf(escalation, *policy);
    out.policy = policy->Reference();
    out.policy_title = policy->title;
    out.route = CanonicalName(route);
    Replay(*policy, LadderFor(*policy, route), route, index, out);
  }
}

/// It is an escalation all the same, and is counted as one.
void CaseCheck::KeepFactsWithoutPolicy(const Escalation& escalation) {
  const Ladder ladder = NoLadder();
  Scene scene;
  scene.settings = &options_.settings;
  scene.ladder = &ladder;
  scene.record = &record_;
  scene.escalation = &escalation;
  scene.route = escalation.route;
  scene.history = &history_;
  facts_->escalations.push_back(FactsOf(scene));
}

void CaseCheck::Replay(const Policy& policy, const Ladder& ladder, Route route, int index,
                       EscalationReport& out) {
  const Escalation& escalation = record_.escalations[index];
  BuildHistory(escalation, ladder, policy, options_.settings.as_of, history_);
  FindDormant(history_, options_.settings);
  RemarkHistory(policy, ladder, index, out);
  SeeTypes(&policy);
  if (options_.with_passage) TellPassage(history_, &ladder, options_.settings, out.passage);
  CaseTally::PerPolicy& tally = TallyOf(policy);
  tally.used = true;
  const Interval raised = DayRaised(escalation);
  if (InForce(policy, raised) == Truth::kNo) ++tally.not_in_force;
  if (PastReview(policy, raised)) ++tally.past_review;
  Scene scene;
  scene.settings = &options_.settings;
  scene.policy = &policy;
  scene.ladder = &ladder;
  scene.record = &record_;
  scene.escalation = &escalation;
  scene.route = route;
  scene.history = &history_;
  scene.dues.reserve(8);
  AskForUndone(scene);
  if (policy.looks_at_case) scene.case_history = &CaseHistory();
  scope_assumed_ = false;
  if (facts_ != nullptr) {
    facts_->escalations.push_back(FactsOf(scene));
    facts_->escalations.back().policy = policies_.IndexOf(policy);
  }
  if (!InScope(policy, scene, index, out)) {
    if (facts_ != nullptr) facts_->escalations.back().in_scope = false;
    if (options_.as_course) TellHistory(history_, &ladder, out);
    return;
  }
  workspace_.obligations.clear();
  ReplayEscalation(scene, workspace_.obligations);
  if (facts_ != nullptr) {
    AddDuties(workspace_.obligations, scene, facts_->escalations.back());
  }
  if (scene.risk_was_absent) ++tally.risk_absent;
  Show(scene, index, out);
  const bool found = options_.with_history && !out.findings.empty();
  if (found || options_.as_course) TellHistory(history_, &ladder, out);
  if (found && !options_.as_course) TellParties(escalation, options_.settings.as_of, out);
}

void CaseCheck::CheckCaseLevel() {
  EscalationReport& out = report_.escalations.emplace_back();
  out.is_case_level = true;
  const Policy* policy = PolicyForCase();
  RemarkRecord(policy, -1, out);
  if (policy != nullptr) {
    out.policy = policy->Reference();
    out.policy_title = policy->title;
    const bool has_case_rules = std::any_of(policy->rules.begin(), policy->rules.end(),
                                            [](const Rule& rule) { return rule.case_level; });
    if (has_case_rules) TallyOf(*policy).used = true;
    if (!policy->case_agenda.items().empty()) ReplayWholeCase(*policy, out);
  }
  if (options_.as_course) {
    TellCaseHistory(record_, CaseHistory(), options_.settings.as_of, out);
  }
  for (const Event& event : record_.events) {
    const bool counts = !event.at.Known() || event.at.first <= options_.settings.as_of;
    if (counts && event.type != EventType::kNone) tally_.types_seen.Add(event.type);
  }
}

void CaseCheck::AskForUndone(Scene& scene) {
  if (!options_.with_outstanding) return;
  workspace_.undone.clear();
  scene.undone = &workspace_.undone;
}

void CaseCheck::ReplayWholeCase(const Policy& policy, EscalationReport& out) {
  Scene scene;
  scene.settings = &options_.settings;
  scene.policy = &policy;
  scene.ladder = &policy.ladders.front();
  scene.record = &record_;
  scene.history = &CaseHistory();
  AskForUndone(scene);
  workspace_.obligations.clear();
  ReplayCase(scene, workspace_.obligations);
  if (facts_ != nullptr) {
    facts_->policy = policies_.IndexOf(policy);
    facts_->duties = CountedDuties(workspace_.obligations, scene);
  }
  scene.presumed_unrecorded.ForEach([this](EventType type) { ++tally_.presumed_unrecorded[type]; });
  Show(scene, -1, out);
}

void CaseCheck::Run() {
  report_.case_id = record_.id;
  report_.child = record_.child;
  report_.escalations.reserve(record_.escalations.size() + 1);
  if (facts_ != nullptr) {
    facts_->authority = record_.authority.empty() ? options_.authority : record_.authority;
    facts_->child = record_.child;
    facts_->as_of = options_.settings.zone->LocalDate(options_.settings.as_of);
  }
  TallyNotes();
  CheckCaseLevel();
  for (size_t i = 0; i < record_.escalations.size(); ++i) CheckEscalation(static_cast<int>(i));
}

void CaseTally::UnknownMember::Add(const UnknownMember& other) {
  cases += other.cases;
  in_header = in_header || other.in_header;
  if (hint.empty()) hint = other.hint;
}

void CaseTally::Add(const CaseTally& other) {
  policies.resize(std::max(policies.size(), other.policies.size()));
  for (size_t i = 0; i < other.policies.size(); ++i) {
    PerPolicy& mine = policies[i];
    const PerPolicy& theirs = other.policies[i];
    mine.rules.resize(std::max(mine.rules.size(), theirs.rules.size()));
    for (size_t r = 0; r < theirs.rules.size(); ++r) {
      for (size_t v = 0; v < kVerdictCount; ++v) mine.rules[r][v] += theirs.rules[r][v];
    }
    mine.triggers_seen |= theirs.triggers_seen;
    mine.used = mine.used || theirs.used;
    mine.risk_absent += theirs.risk_absent;
    mine.not_in_force += theirs.not_in_force;
    mine.past_review += theirs.past_review;
  }
  types_seen |= other.types_seen;
  for (const auto& [name, member] : other.unknown_members) unknown_members[name].Add(member);
  for (const auto& [type, cases] : other.presumed_unrecorded) presumed_unrecorded[type] += cases;
  escalations += other.escalations;
  duplicates += other.duplicates;
}

CaseChecker::CaseChecker(const PolicySet& policies, const CheckOptions& options)
    : policies_(policies), options_(options) {}

void CaseChecker::Check(const CaseRecord& record, const Locator& locate, CaseReport& report,
                        CaseTally& tally, CaseFacts* facts) const {
  thread_local Workspace workspace;
  CaseCheck(policies_, options_, record, locate, report, tally, workspace, facts).Run();
}

}  // namespace escalint
