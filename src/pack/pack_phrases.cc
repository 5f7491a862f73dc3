#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <utility>

#include "pack/pack_compiler.h"
#include "text/folding.h"

namespace escalint {
namespace {

using JsonKind = JsonValue::Kind;

constexpr auto kParts = std::to_array<std::pair<std::string_view, Who::Part>>({
    {"raiser", Who::Part::kRaiser},
    {"raisers_agency", Who::Part::kRaisersAgency},
    {"raisers_manager", Who::Part::kRaisersManager},
    {"not_the_raiser", Who::Part::kNotRaiser},
    {"against", Who::Part::kAgainst},
    {"againsts_agency", Who::Part::kAgainstsAgency},
    {"another_agency_than_raisers", Who::Part::kAnotherAgencyThanRaisers},
    {"stage_officer", Who::Part::kStageOfficer},
    {"below_stage_officer", Who::Part::kBelowOfficer},
    {"same_role", Who::Part::kSameRoleAsTrigger},
});

constexpr auto kWindows = std::to_array<std::pair<std::string_view, Condition::Window>>({
    {"anywhere", Condition::Window::kAnywhere},
    {"before", Condition::Window::kBefore},
    {"up_to_then", Condition::Window::kUpTo},
    {"by_that_day", Condition::Window::kByDay},
    {"by_that_day_unused", Condition::Window::kByDayUnused},
    {"from_then_on", Condition::Window::kFromTrigger},
    {"by_due", Condition::Window::kByDue},
    {"days_before", Condition::Window::kDaysBefore},
    {"same_day", Condition::Window::kSameDay},
});

constexpr auto kEventMembers = std::to_array<std::string_view>(
    {"entry",     "agreed",      "not_agreed", "decided",      "event",
     "notified",  "advice_from", "record_of",  "advance",      "raise_to_lower_stage",
     "leaving",   "at",          "by",         "to",           "by_or_to",
     "outcome",   "about",       "method",     "contents_any", "contents_all",
     "sets_risk", "on_file",     "has",        "after_an",     "not_after_an",
     "in_case",   "on_that_day", "is_it",      "extra"});

/// An event pattern says by one of these which event it means; "entry" may stand beside "event".
constexpr auto kWhichEvent = std::to_array<std::string_view>(
    {"event", "agreed", "not_agreed", "decided", "notified", "advice_from", "record_of", "advance",
     "raise_to_lower_stage", "leaving"});
constexpr auto kWhichEntry = std::to_array<std::string_view>(
    {"entry", "agreed", "not_agreed", "decided", "notified", "advice_from", "record_of", "advance",
     "raise_to_lower_stage", "leaving"});

constexpr auto kConditionMembers = std::to_array<std::string_view>({"all",
                                                                    "any",
                                                                    "not",
                                                                    "surely",
                                                                    "risk",
                                                                    "status",
                                                                    "statuses_known",
                                                                    "route",
                                                                    "raiser",
                                                                    "against",
                                                                    "raiser_is_private",
                                                                    "raisers_agency_known",
                                                                    "stage",
                                                                    "occurs",
                                                                    "when",
                                                                    "since",
                                                                    "working_days",
                                                                    "recorded",
                                                                    "first",
                                                                    "is",
                                                                    "takes_part",
                                                                    "side_that_acted",
                                                                    "skip_waived",
                                                                    "advanced_from",
                                                                    "age",
                                                                    "otherwise"});

constexpr EnumSet<Outcome> kAgreed{Outcome::kAgreed, Outcome::kOverturned};
constexpr EnumSet<Outcome> kNotAgreed{Outcome::kNotAgreed, Outcome::kRefused, Outcome::kUpheld};

template <typename Pairs>
std::vector<std::string_view> Names(const Pairs& pairs) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : pairs) names.push_back(name);
  return names;
}

}  // namespace

StageIndex PackCompiler::StageNamed(std::string_view name) const {
  const std::string key = FoldTerm(name);
  const std::vector<Stage>& stages = policy_->ladders.front().stages;
  for (size_t i = 0; i < stages.size(); ++i) {
    if (stages[i].id == name) return static_cast<StageIndex>(i);
    if (std::find(stages[i].labels.begin(), stages[i].labels.end(), key) !=
        stages[i].labels.end()) {
      return static_cast<StageIndex>(i);
    }
  }
  return kNoStage;
}

/// "2", ["3", "4"], "2+", "there", "above", "some".
StageMatch PackCompiler::Stages(const JsonValue& value) {
  StageMatch match;
  if (value.text == "there") return {StageMatch::Kind::kThere, {}};
  if (value.text == "above") return {StageMatch::Kind::kAbove, {}};
  if (value.text == "there_or_above") return {StageMatch::Kind::kAtOrAbove, {}};
  if (value.text == "some") return {StageMatch::Kind::kAnyStage, {}};
  match.kind = StageMatch::Kind::kFixed;
  for (const JsonValue* word : OneOrMore(value)) {
    if (!Expect(*word, JsonKind::kString, "a stage")) continue;
    const bool and_above = word->text.ends_with('+');
    const std::string name = word->text.substr(0, word->text.size() - (and_above ? 1 : 0));
    const StageIndex stage = StageNamed(name);
    if (stage == kNoStage) {
      std::string known;
      for (const Stage& s : policy_->ladders.front().stages) {
        known += (known.empty() ? "" : ", ") + s.id;
      }
      Fault(*word, "\"" + word->text + "\" is not a stage of the ladder",
            "one of " + known + ", a stage followed by + for it and above, or there, above, some");
      continue;
    }
    const int last =
        and_above ? static_cast<int>(policy_->ladders.front().stages.size()) - 1 : stage;
    for (int s = stage; s <= last; ++s) match.stages.Add(static_cast<StageIndex>(s));
  }
  return match;
}

StageSet PackCompiler::FixedStages(const JsonValue& value) {
  if (value.text == "any" || value.text == "some") {
    StageSet all;
    for (size_t i = 0; i < policy_->ladders.front().stages.size(); ++i) {
      all.Add(static_cast<StageIndex>(i));
    }
    return all;
  }
  const StageMatch match = Stages(value);
  if (match.kind != StageMatch::Kind::kFixed) {
    Fault(value, "\"" + value.text + "\" can't be used here", "name the stages");
  }
  return match.stages;
}

/// One of whom nothing is asked would be anybody.
Who PackCompiler::Person(const JsonValue& object) {
  constexpr auto kPersonMembers = std::to_array<std::string_view>({"role", "agency", "private"});
  const bool all_known = CheckMembers(object, kPersonMembers, "a person");
  Who who;
  who.part = Who::Part::kRoles;
  const JsonValue* role = object.Find("role");
  const JsonValue* agency = object.Find("agency");
  if (role != nullptr) who = WhoIs(*role);
  if (agency != nullptr) who.agencies = Words<Agency>(*agency);
  who.is_private = Mark(object, "private");
  if (all_known && role == nullptr && agency == nullptr && object.Find("private") == nullptr) {
    Fault(object, "nothing is said of this person: it could be anybody",
          "give role, agency or private, or leave the person out");
  }
  return who;
}

Who PackCompiler::WhoIs(const JsonValue& value) {
  if (value.Is(JsonKind::kObject)) return Person(value);
  Who who;
  for (const JsonValue* word : OneOrMore(value)) {
    const auto part = std::find_if(kParts.begin(), kParts.end(),
                                   [&](const auto& known) { return known.first == word->text; });
    if (part != kParts.end()) {
      who.part = part->second;
      continue;
    }
    who.part = Who::Part::kRoles;
    if (const auto group = groups_.find(word->text); group != groups_.end()) {
      who.roles |= group->second;
      continue;
    }
    const Role role = FromCanonicalName<Role>(word->text);
    if (role != Role::kNone) {
      who.roles.Add(role);
      // Who chairs both kinds of conference is a chair whatever the local title.
      if (role == Role::kChildProtectionChair) who.roles.Add(Role::kConferenceAndReviewManager);
      continue;
    }
    std::vector<std::string_view> known = Names(kParts);
    for (const auto& [name, roles] : groups_) known.push_back(name);
    for (std::string_view name : CanonicalNames<Role>()) known.push_back(name);
    const std::string_view near = DidYouMean(word->text, known);
    Fault(*word,
          "\"" + word->text +
              "\" is neither a role, nor a group of this pack, nor a part "
              "in the escalation such as raiser or stage_officer",
          near.empty() ? "" : "did you mean \"" + std::string(near) + "\"?");
  }
  return who;
}

/// "48 hours", "2 working days", "28 days", "same day", "3 working days before", or a named limit.
Limit PackCompiler::LimitOf(const JsonValue& value) {
  if (const auto named = limits_.find(value.text); named != limits_.end()) {
    limits_used_ = true;
    return named->second;
  }
  Limit limit;
  std::istringstream words(value.text);
  std::string first, rest;
  words >> first;
  std::getline(words >> std::ws, rest);
  const std::string_view before = " before";
  if (rest.ends_with(before)) {
    limit.backward = true;
    rest.resize(rest.size() - before.size());
  }
  const auto [end, error] = std::from_chars(first.data(), first.data() + first.size(), limit.count);
  const bool number = error == std::errc() && end == first.data() + first.size();
  if (value.text == "same day") {
    limit.kind = Limit::Kind::kSameDay;
  } else if (number && (rest == "hours" || rest == "hour")) {
    limit.kind = Limit::Kind::kHours;
  } else if (number && (rest == "working days" || rest == "working day")) {
    limit.kind = Limit::Kind::kWorkingDays;
  } else if (number && (rest == "days" || rest == "day")) {
    limit.kind = Limit::Kind::kDays;
  } else {
    Fault(value, "\"" + value.text + "\" is not a limit",
          "write a number and a unit, like \"48 hours\", \"2 working days\", \"28 days\", \"same "
          "day\", or use a name "
          "from the pack's limits");
  }
  if (limit.count < 0 || limit.count > 10000) {
    Fault(value, "\"" + value.text + "\" is out of range", "0 to 10000");
    limit.count = 0;
  }
  return limit;
}

AnyEvent PackCompiler::Events(const JsonValue& value, std::vector<int>* extra) {
  AnyEvent events;
  for (const JsonValue* alternative : OneOrMore(value)) {
    if (!Expect(*alternative, JsonKind::kObject, "an event pattern")) continue;
    const bool all_known = CheckMembers(*alternative, kEventMembers, "an event pattern");
    AtMostOne(*alternative, kWhichEvent);
    AtMostOne(*alternative, kWhichEntry);
    AddEvent(*alternative, all_known, events);
    if (extra == nullptr) continue;
    const JsonValue* units = alternative->Find("extra");
    extra->resize(events.size(), units == nullptr ? 0 : Number(*units, "\"extra\""));
  }
  return events;
}

/// One phrase may stand for two patterns: what was agreed may be a decision or a closing.
void PackCompiler::AddEvent(const JsonValue& object, bool all_known, AnyEvent& events) {
  EventPattern pattern;
  const auto decision = [&](const JsonValue& stage, EnumSet<Outcome> outcomes, bool both) {
    pattern.types = {EventType::kDecision};
    pattern.outcomes = outcomes;
    pattern.any_decided_outcome = both;
    if (stage.text != "any") pattern.stage = Stages(stage);
    Constrain(object, pattern);
    events.push_back(pattern);
    if (!outcomes.Has(Outcome::kAgreed)) return;
    pattern.types = {EventType::kClosed};
    pattern.outcomes = {Outcome::kResolved};
    pattern.any_decided_outcome = false;
    events.push_back(pattern);
  };
  if (const JsonValue* stage = object.Find("agreed")) return decision(*stage, kAgreed, false);
  if (const JsonValue* stage = object.Find("not_agreed")) {
    return decision(*stage, kNotAgreed, false);
  }
  if (const JsonValue* stage = object.Find("decided")) {
    return decision(*stage, kAgreed | kNotAgreed, true);
  }
  if (const JsonValue* entry = object.Find("entry")) {
    if (entry->text == "first") {
      pattern.entry = EventPattern::Entry::kFirst;
    } else if (entry->text == "later") {
      pattern.entry = EventPattern::Entry::kLater;
    } else {
      pattern.entry = EventPattern::Entry::kAny;
      if (entry->text != "any") pattern.stage = Stages(*entry);
    }
    if (const JsonValue* event = object.Find("event")) pattern.types = Words<EventType>(*event);
  } else if (const JsonValue* who = object.Find("notified")) {
    pattern.types = {EventType::kNotified, EventType::kRaised, EventType::kMeeting,
                     EventType::kDecision};
    pattern.to = WhoIs(*who);
  } else if (const JsonValue* from = object.Find("advice_from")) {
    pattern.types = {EventType::kAdvice};
    pattern.by_or_to = WhoIs(*from);
    pattern.outcomes = {Outcome::kNone, Outcome::kSought, Outcome::kGiven};
  } else if (const JsonValue* of = object.Find("record_of")) {
    if (of->text != "it") Fault(*of, "\"record_of\" can only be \"it\": a record of the trigger");
    pattern.types = {EventType::kRecord};
    pattern.record_of_trigger = true;
  } else if (const JsonValue* passing = object.Find("advance")) {
    if (passing->text != "any") Fault(*passing, "\"advance\" can only be \"any\"");
    pattern.advance = true;
    pattern.types = {EventType::kRaised};
  } else if (object.Find("raise_to_lower_stage") != nullptr) {
    Mark(object, "raise_to_lower_stage");
    pattern.types = {EventType::kRaised};
    pattern.to_lower_stage = true;
    pattern.stage.kind = StageMatch::Kind::kAnyStage;
  } else if (const JsonValue* left = object.Find("leaving")) {
    pattern.leaves = Stages(*left);
    pattern.types = {EventType::kRaised, EventType::kClosed};
  } else if (const JsonValue* event = object.Find("event")) {
    if (event->text != "any") pattern.types = Words<EventType>(*event);
  } else if (all_known) {
    Fault(object, "the pattern does not say which event it means",
          "give one of entry, agreed, not_agreed, decided, event, notified, advice_from, "
          "record_of, advance, raise_to_lower_stage, leaving");
  }
  Constrain(object, pattern);
  events.push_back(pattern);
}

void PackCompiler::Constrain(const JsonValue& object, EventPattern& pattern) {
  if (const JsonValue* at = object.Find("at")) pattern.stage = Stages(*at);
  if (const JsonValue* by = object.Find("by")) pattern.by = WhoIs(*by);
  if (const JsonValue* to = object.Find("to")) pattern.to = WhoIs(*to);
  if (const JsonValue* who = object.Find("by_or_to")) pattern.by_or_to = WhoIs(*who);
  if (const JsonValue* outcome = object.Find("outcome")) {
    pattern.outcomes = Words<Outcome>(*outcome, "absent");
  }
  if (const JsonValue* about = object.Find("about")) pattern.abouts = Words<About>(*about);
  if (const JsonValue* method = object.Find("method")) {
    pattern.methods = method->text == "in_writing" ? kInWriting : Words<Method>(*method);
  }
  if (const JsonValue* any = object.Find("contents_any")) {
    pattern.contents_any = Words<Content>(*any);
  }
  if (const JsonValue* all = object.Find("contents_all")) {
    pattern.contents_all = Words<Content>(*all);
  }
  if (const JsonValue* risk = object.Find("sets_risk")) pattern.sets_risk = Words<Risk>(*risk);
  pattern.on_file = Mark(object, "on_file");
  pattern.case_level = Mark(object, "in_case");
  asks_for_case_ = asks_for_case_ || pattern.case_level;
  pattern.is_trigger = Mark(object, "is_it");
  pattern.on_triggers_date = Mark(object, "on_that_day");
  if (const JsonValue* has = object.Find("has")) {
    for (const JsonValue* word : OneOrMore(*has)) {
      if (word->text == "due")
        pattern.has_due = true;
      else if (word->text == "owner")
        pattern.has_owner = true;
      else if (word->text == "approval")
        pattern.has_approval = true;
      else
        Fault(*word, "\"" + word->text + "\" can't be asked for", "one of due, owner, approval");
    }
  }
  if (const JsonValue* earlier = object.Find("not_after_an")) {
    pattern.not_preceded_by = std::make_shared<const AnyEvent>(Events(*earlier));
  }
  if (const JsonValue* earlier = object.Find("after_an")) {
    pattern.preceded_by = std::make_shared<const AnyEvent>(Events(*earlier));
  }
  NoteWhatIsAsked(pattern);
}

Condition PackCompiler::OccursCondition(const JsonValue& object) {
  Condition condition;
  condition.op = Condition::Op::kOccurs;
  condition.events = Events(*object.Find("occurs"));
  if (const JsonValue* since = object.Find("since")) condition.since = Events(*since);
  if (const JsonValue* days = object.Find("working_days")) {
    condition.count = Number(*days, "\"working_days\"");
  }
  const JsonValue* when = object.Find("when");
  const bool days_before = when != nullptr && when->text == "days_before";
  if (days_before != (object.Find("working_days") != nullptr)) {
    Fault(object, "\"working_days\" and \"when\": \"days_before\" need each other");
  }
  if (when == nullptr) return condition;
  const auto window = std::find_if(kWindows.begin(), kWindows.end(),
                                   [&](const auto& known) { return known.first == when->text; });
  if (window != kWindows.end()) {
    condition.window = window->second;
    return condition;
  }
  const std::vector<std::string_view> names = Names(kWindows);
  const std::string_view near = DidYouMean(when->text, names);
  Fault(*when, "\"" + when->text + "\" does not say when",
        near.empty()
            ? "one of anywhere, before, up_to_then, by_that_day, by_that_day_unused, from_then_on, "
              "by_due, days_before, same_day"
            : "did you mean \"" + std::string(near) + "\"?");
  return condition;
}

/// Several members in one object must all hold.
Condition PackCompiler::When(const JsonValue& value) {
  Condition all;
  if (!Expect(value, JsonKind::kObject, "a condition")) return all;
  CheckMembers(value, kConditionMembers, "a condition");
  const JsonValue* otherwise = value.Find("otherwise");
  const size_t asked = value.members.size() - (otherwise == nullptr ? 0 : 1);
  if (asked == 0) Fault(value, "the condition is empty", "leave it out, or fill it");
  if (otherwise != nullptr && !may_name_fault_) {
    Fault(*otherwise, "\"otherwise\" says nothing here",
          "it belongs in \"requires\" or \"except\", or in their \"all\"");
  }
  if (value.Find("is") != nullptr && value.Find("first") == nullptr) {
    Fault(*value.Find("is"), "\"is\" needs \"first\" beside it");
  }
  for (const char* name : {"when", "since", "working_days"}) {
    if (value.Find(name) == nullptr || value.Find("occurs") != nullptr) continue;
    Fault(*value.Find(name), "\"" + std::string(name) + "\" needs \"occurs\" beside it");
  }
  const bool may_name_fault = std::exchange(may_name_fault_, false);
  const auto add = [&](Condition::Op op) -> Condition& {
    Condition part;
    part.op = op;
    all.of.push_back(part);
    return all.of.back();
  };
  for (const JsonMember& member : value.members) {
    const JsonValue& inner = member.value;
    if (member.name == "all" || member.name == "any") {
      Condition& part = add(member.name == "all" ? Condition::Op::kAll : Condition::Op::kAny);
      std::vector<Condition> of;
      for (const JsonValue* each : OneOrMore(inner)) {
        may_name_fault_ = may_name_fault && member.name == "all";
        of.push_back(When(*each));
      }
      may_name_fault_ = false;
      part.of = std::move(of);
    } else if (member.name == "not") {
      Condition negated = When(inner);
      add(Condition::Op::kNot).of.push_back(std::move(negated));
    } else if (member.name == "surely") {
      Condition sure = When(inner);
      add(Condition::Op::kSurely).of.push_back(std::move(sure));
    } else if (member.name == "risk") {
      add(Condition::Op::kRisk).risks = Words<Risk>(inner, "not_assessed");
    } else if (member.name == "status") {
      add(Condition::Op::kStatus).statuses = Words<StatusType>(inner);
    } else if (member.name == "statuses_known") {
      Mark(value, member.name);
      add(Condition::Op::kStatusesKnown);
    } else if (member.name == "route") {
      add(Condition::Op::kRoute).routes = Words<Route>(inner);
    } else if (member.name == "raiser") {
      add(Condition::Op::kRaiser).who = WhoIs(inner);
    } else if (member.name == "against") {
      add(Condition::Op::kAgainst).who = WhoIs(inner);
    } else if (member.name == "raiser_is_private") {
      Mark(value, member.name);
      add(Condition::Op::kRaiserPrivate);
    } else if (member.name == "raisers_agency_known") {
      Mark(value, member.name);
      add(Condition::Op::kRaisersAgencyKnown);
    } else if (member.name == "stage") {
      add(Condition::Op::kStage).stages = FixedStages(inner);
    } else if (member.name == "occurs") {
      all.of.push_back(OccursCondition(value));
    } else if (member.name == "recorded") {
      add(Condition::Op::kRecorded).events = Events(inner);
    } else if (member.name == "first") {
      Condition& part = add(Condition::Op::kFirstIs);
      part.events = Events(inner);
      if (const JsonValue* is = value.Find("is"))
        part.also = Events(*is);
      else
        Fault(value, "\"first\" needs \"is\" beside it");
    } else if (member.name == "takes_part") {
      add(Condition::Op::kTakesPart).who = WhoIs(inner);
    } else if (member.name == "side_that_acted") {
      add(inner.text == "raisers" ? Condition::Op::kRaisersSideActed
                                  : Condition::Op::kAgainstsSideActed);
      if (inner.text != "raisers" && inner.text != "againsts") {
        Fault(inner, "\"" + inner.text + "\" is not known here", "one of raisers, againsts");
      }
    } else if (member.name == "skip_waived") {
      add(Condition::Op::kSkipWaived).stages = FixedStages(inner);
      asks_for_skips_.push_back(inner.offset);
    } else if (member.name == "advanced_from") {
      add(Condition::Op::kAdvancedFrom).stages = FixedStages(inner);
    } else if (member.name == "age") {
      Condition& part = add(Condition::Op::kAge);
      CheckMembers(inner, std::to_array<std::string_view>({"from", "to"}), "\"age\"");
      const JsonValue* from = inner.Find("from");
      const JsonValue* to = inner.Find("to");
      if (from != nullptr) part.from = Number(*from, "\"from\"");
      part.to = to == nullptr ? 200 : Number(*to, "\"to\"");
    }
  }
  if (all.of.size() == 1) all = Condition(all.of.front());
  if (otherwise != nullptr) all.otherwise = String(value, "otherwise");
  return all;
}

Condition PackCompiler::ComesFirst(const JsonValue& value) {
  may_name_fault_ = true;
  Condition condition = When(value);
  may_name_fault_ = false;
  return condition;
}

}  // namespace escalint
