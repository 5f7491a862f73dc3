#include <algorithm>
#include <array>

#include "pack/pack_compiler.h"
#include "text/folding.h"

namespace escalint {
namespace {

using JsonKind = JsonValue::Kind;

/// The names a message template may use, in braces (see check/explain.h).
constexpr auto kTemplateNames = std::to_array<std::string_view>(
    {"stage", "trigger", "at", "due", "limit", "officer", "raiser", "against", "act"});

constexpr auto kActWindows = std::to_array<std::pair<std::string_view, ActWindow>>({
    {"anywhere", ActWindow::kAnywhere},
    {"from_then_on", ActWindow::kFromTrigger},
    {"from_that_day", ActWindow::kFromTriggersDay},
    {"until_next_entry", ActWindow::kUntilNextEntry},
    {"since_first_entry", ActWindow::kSinceFirstEntry},
});

constexpr auto kDutyOf = std::to_array<std::pair<std::string_view, DutyOf::Part>>({
    {"raiser", DutyOf::Part::kRaiser},
    {"raisers_agency", DutyOf::Part::kRaisersAgency},
    {"against", DutyOf::Part::kAgainst},
    {"stage_officer", DutyOf::Part::kStageOfficer},
    {"who_acted", DutyOf::Part::kTriggerBy},
});

/// Whom the writer of `word` probably meant; "" where it is a role, or like no holder of a duty.
std::string_view NearDutyHolder(std::string_view word) {
  if (FromCanonicalName<Role>(word) != Role::kNone) return {};
  std::vector<std::string_view> names;
  for (const auto& [name, part] : kDutyOf) names.push_back(name);
  for (const std::string_view role : CanonicalNames<Role>()) names.push_back(role);
  return DidYouMean(word, names);
}

constexpr auto kWaiverMembers = std::to_array<std::string_view>({"when", "because", "assumption"});
constexpr auto kVariantMembers = std::to_array<std::string_view>(
    {"holds", "found", "late", "absent", "severity", "local", "because"});
constexpr auto kPartMembers =
    std::to_array<std::string_view>({"act", "spared", "phrase", "duty_of"});

/// A trigger bound to stages arises once for each; otherwise once an episode.
Duty::Per PerOf(const JsonValue* pattern) {
  if (pattern == nullptr) return Duty::Per::kEpisode;
  const JsonValue& one = pattern->Is(JsonKind::kArray) && !pattern->elements.empty()
                             ? pattern->elements.front()
                             : *pattern;
  const JsonValue* stage = nullptr;
  for (const char* name : {"entry", "agreed", "not_agreed", "decided", "at"}) {
    if (stage == nullptr) stage = one.Find(name);
  }
  if (one.Find("raise_to_lower_stage") != nullptr || one.Find("advance") != nullptr) {
    return Duty::Per::kStage;
  }
  if (stage == nullptr) return Duty::Per::kEpisode;
  if (stage->Is(JsonKind::kArray)) return Duty::Per::kStage;
  const bool bound = !stage->text.ends_with('+') && stage->text != "first" &&
                     stage->text != "later" && stage->text != "any";
  return bound ? Duty::Per::kStage : Duty::Per::kEpisode;
}

}  // namespace

/// Says whether the rule starts from one thing, as it must.
bool PackCompiler::CompileTrigger(const JsonValue& fields, Duty& duty) {
  const bool one = AtMostOne(
      fields, std::to_array<std::string_view>({"after", "before", "never", "while_risk_is"}));
  const JsonValue* trigger = nullptr;
  for (const char* name : {"after", "before", "never"}) {
    if (const JsonValue* found = fields.Find(name)) trigger = found;
  }
  if (fields.Find("before") != nullptr) duty.shape = Shape::kPrecedence;
  if (fields.Find("never") != nullptr) duty.shape = Shape::kProhibition;
  if (trigger != nullptr) {
    duty.trigger = Events(*trigger);
    CheckOwnEvents(*trigger, duty.trigger);
  }
  if (const JsonValue* otherwise = fields.Find("otherwise")) {
    duty.trigger_otherwise = Events(*otherwise);
  }
  duty.last_trigger = Flag(fields, "from_the_last");
  if (const JsonValue* state = fields.Find("while_risk_is")) {
    duty.trigger_state = Words<Risk>(*state);
  }
  if (trigger == nullptr && duty.trigger_state.Empty()) {
    Fault(fields, "the rule does not say what it starts from",
          "give one of after, before, never, while_risk_is");
  }
  duty.per = PerOf(trigger);
  const std::string per = String(fields, "for_each");
  if (per == "event")
    duty.per = Duty::Per::kEvent;
  else if (per == "stage")
    duty.per = Duty::Per::kStage;
  else if (per == "episode")
    duty.per = Duty::Per::kEpisode;
  else if (!per.empty())
    Fault(*fields.Find("for_each"), "\"" + per + "\" is not known here",
          "one of event, stage, episode");
  if (const JsonValue* where = fields.Find("where")) duty.where = When(*where);
  if (const JsonValue* also = fields.Find("only_if")) {
    Condition both;
    if (duty.where) both.of.push_back(*duty.where);
    both.of.push_back(When(*also));
    duty.where = std::move(both);
  }
  return one;
}

/// An escalation's duty starts from and is answered by its own events; of the case's it can only
/// ask whether they occurred.
void PackCompiler::CheckOwnEvents(const JsonValue& value, const AnyEvent& events) {
  const bool in_case = std::any_of(events.begin(), events.end(),
                                   [](const EventPattern& event) { return event.case_level; });
  if (in_case)
    Fault(value, "\"in_case\" can only stand in a condition", "ask for it in unless or where");
}

void PackCompiler::CompileExpectations(const JsonValue& fields, Duty& duty) {
  AtMostOne(fields, std::to_array<std::string_view>({"expect", "expect_all"}));
  if (const JsonValue* expect = fields.Find("expect")) {
    Expectation part;
    part.acts = Events(*expect, &part.extra);
    CheckOwnEvents(*expect, part.acts);
    part.phrase = String(fields, "phrase");
    duty.expect.push_back(std::move(part));
  }
  if (const JsonValue* all = fields.Find("expect_all")) {
    for (const JsonValue* object : OneOrMore(*all)) {
      CheckMembers(*object, kPartMembers, "a part of expect_all");
      Expectation part;
      if (const JsonValue* act = Required(*object, "act")) part.acts = Events(*act, &part.extra);
      if (const JsonValue* spared = object->Find("spared")) part.spared = When(*spared);
      part.phrase = String(*object, "phrase");
      if (object->Find("duty_of") != nullptr) part.duty_of = WhoseDuty(*object);
      duty.expect.push_back(std::move(part));
    }
    if (duty.expect.size() > kMaxParts) {
      Fault(*all, "a duty has at most " + std::to_string(kMaxParts) + " parts");
    }
  }
  if (const JsonValue* required = fields.Find("requires")) duty.excused = ComesFirst(*required);
  if (const JsonValue* except = fields.Find("except")) duty.excused = ComesFirst(*except);
  if (duty.shape == Shape::kResponse && duty.expect.empty()) {
    Fault(fields, "the rule does not say what it expects", "give expect or expect_all");
  }
  if (duty.shape == Shape::kPrecedence && !duty.excused) {
    Fault(fields, "the rule does not say what must come before", "give requires");
  }
}

void PackCompiler::CompileTiming(const JsonValue& fields, Duty& duty) {
  if (const JsonValue* within = fields.Find("within")) duty.limit = LimitOf(*within);
  duty.limit.local = Flag(fields, "local");
  duty.absent_is_local = Flag(fields, "absent_is_local");
  duty.earlier_counts = Flag(fields, "earlier_counts");
  duty.earlier_is_assumption = Flag(fields, "earlier_is_assumption");
  duty.late_counts = Flag(fields, "any_time_meets");
  duty.last_act = Flag(fields, "last_act_decides");
  duty.judged_at_stage = Flag(fields, "judged_when_stage_left");
  if (const JsonValue* local = fields.Find("local_limit")) {
    duty.local_limit = LimitOf(*local);
    duty.local_limit.local = true;
  }
  if (const JsonValue* since = fields.Find("since_last")) duty.since_last = Events(*since);
  if (const JsonValue* cutoff = fields.Find("before_last")) duty.before_last = Events(*cutoff);
  if (const JsonValue* end = fields.Find("breached_at_once_by")) {
    duty.breached_at_once = Events(*end);
  }
  if (const JsonValue* extension = fields.Find("extended_by")) {
    duty.extended_by = Events(*extension);
  }
  const JsonValue* acts = fields.Find("acts_count");
  if (acts == nullptr) return;
  const auto window = std::find_if(kActWindows.begin(), kActWindows.end(),
                                   [&](const auto& known) { return known.first == acts->text; });
  if (window != kActWindows.end())
    duty.acts = window->second;
  else
    Fault(*acts, "\"" + acts->text + "\" is not known here",
          "one of anywhere, from_then_on, from_that_day, until_next_entry, since_first_entry");
}

std::vector<Waiver> PackCompiler::Waivers(const JsonValue& value) {
  std::vector<Waiver> waivers;
  for (const JsonValue* object : OneOrMore(value)) {
    if (!Expect(*object, JsonKind::kObject, "a waiver")) continue;
    CheckMembers(*object, kWaiverMembers, "a waiver");
    Waiver waiver;
    if (const JsonValue* when = Required(*object, "when")) waiver.when = When(*when);
    waiver.because = String(*object, "because", true);
    waiver.assumption = Flag(*object, "assumption");
    waivers.push_back(std::move(waiver));
  }
  return waivers;
}

std::vector<SeverityVariant> PackCompiler::Variants(const JsonValue& value) {
  std::vector<SeverityVariant> variants;
  for (const JsonValue* object : OneOrMore(value)) {
    if (!Expect(*object, JsonKind::kObject, "a severity variant")) continue;
    CheckMembers(*object, kVariantMembers, "a severity variant");
    SeverityVariant variant;
    if (const JsonValue* holds = object->Find("holds")) {
      variant.condition = When(*holds);
    } else if (const JsonValue* found = object->Find("found")) {
      variant.when = SeverityVariant::When::kActFound;
      variant.acts = Events(*found);
    } else if (Flag(*object, "late")) {
      variant.when = SeverityVariant::When::kLate;
    } else if (Flag(*object, "absent")) {
      variant.when = SeverityVariant::When::kAbsent;
    } else {
      Fault(*object, "the variant does not say when it applies",
            "give one of holds, found, late, absent");
      continue;
    }
    Required(*object, "severity");
    variant.severity = SeverityWord(*object, Severity::kMedium);
    if (object->Find("local") != nullptr) variant.local = Flag(*object, "local");
    variant.because = String(*object, "because");
    variants.push_back(std::move(variant));
  }
  return variants;
}

DutyOf PackCompiler::WhoseDuty(const JsonValue& fields) {
  DutyOf duty_of;
  const JsonValue* value = fields.Find("duty_of");
  if (value == nullptr) {
    Fault(fields, "\"duty_of\" is missing: whose act is it?",
          "one of raiser, raisers_agency, against, stage_officer, who_acted, or a role");
    return duty_of;
  }
  if (!Expect(*value, JsonKind::kString, "\"duty_of\" (one person; more need \"duties\")")) {
    return duty_of;
  }
  const auto part = std::find_if(kDutyOf.begin(), kDutyOf.end(),
                                 [&](const auto& known) { return known.first == value->text; });
  if (part != kDutyOf.end()) {
    duty_of.part = part->second;
  } else if (const std::string_view near = NearDutyHolder(value->text); !near.empty()) {
    Fault(*value, "\"" + value->text + "\" can have no duty",
          "did you mean \"" + std::string(near) + "\"?");
  } else {
    duty_of.part = DutyOf::Part::kRole;
    duty_of.role = Word<Role>(*value);
  }
  return duty_of;
}

void PackCompiler::CheckTemplate(const JsonValue& fields, const std::string& message) {
  size_t from = 0;
  for (size_t open; (open = message.find('{', from)) != std::string::npos;) {
    const size_t close = message.find('}', open);
    if (close == std::string::npos) {
      Fault(*fields.Find("message"), "the message opens a brace and does not close it");
      return;
    }
    const std::string name = message.substr(open + 1, close - open - 1);
    from = close + 1;
    if (std::find(kTemplateNames.begin(), kTemplateNames.end(), name) != kTemplateNames.end()) {
      continue;
    }
    const std::string_view near = DidYouMean(name, kTemplateNames);
    Fault(*fields.Find("message"), "the message uses {" + name + "}, which is not known",
          near.empty() ? "one of stage, trigger, at, due, limit, officer, raiser, against, act"
                       : "did you mean {" + std::string(near) + "}?");
  }
}

/// What has a meaning only in a response: a precedence is judged at its trigger, and a prohibition
/// has nothing to wait for.
constexpr auto kResponseMembers = std::to_array<std::string_view>(
    {"expect", "expect_all", "phrase", "otherwise", "within", "local", "local_limit", "since_last",
     "absent_is_local", "earlier_counts", "earlier_is_assumption", "any_time_meets",
     "last_act_decides", "judged_when_stage_left", "before_last", "breached_at_once_by",
     "extended_by", "acts_count", "never_superseded"});

/// What has a meaning only beside a limit, and what only without one.
constexpr auto kLimitedMembers =
    std::to_array<std::string_view>({"local", "absent_is_local", "any_time_meets",
                                     "breached_at_once_by", "extended_by", "since_last"});
constexpr auto kUnlimitedMembers =
    std::to_array<std::string_view>({"local_limit", "judged_when_stage_left"});

void PackCompiler::CheckLimitMembers(const JsonValue& fields) {
  const bool limited = fields.Find("within") != nullptr;
  for (const JsonMember& member : fields.members) {
    const auto among = [&](const auto& names) {
      return std::find(names.begin(), names.end(), member.name) != names.end();
    };
    if (!limited && among(kLimitedMembers)) {
      FaultAt(member.offset, "\"" + member.name + "\" has no meaning without \"within\"",
              "give the limit, or leave it out");
    } else if (limited && among(kUnlimitedMembers)) {
      FaultAt(member.offset, "\"" + member.name + "\" has no meaning beside \"within\"",
              "keep one of the two");
    }
  }
}

void PackCompiler::CheckShape(const JsonValue& fields, Shape shape) {
  const auto misplaced = [&](std::string_view name, std::string_view shape_words) {
    const auto member = std::find_if(fields.members.begin(), fields.members.end(),
                                     [&](const JsonMember& each) { return each.name == name; });
    if (member == fields.members.end()) return;
    FaultAt(member->offset,
            "\"" + std::string(name) + "\" has no meaning in " + std::string(shape_words),
            "leave it out, or start the rule with another of after, before, never");
  };
  if (shape != Shape::kPrecedence) misplaced("requires", "a rule without \"before\"");
  if (shape != Shape::kProhibition) misplaced("except", "a rule without \"never\"");
  if (shape == Shape::kResponse) return CheckLimitMembers(fields);
  for (const std::string_view name : kResponseMembers) {
    misplaced(name,
              shape == Shape::kPrecedence ? "a rule with \"before\"" : "a rule with \"never\"");
  }
}

Duty PackCompiler::CompileDuty(const JsonValue& fields, const Rule& rule) {
  Duty duty;
  duty.name = String(fields, "name");
  if (duty.name == rule.name) duty.name.clear();
  if (const JsonValue* routes = fields.Find("routes")) duty.routes = Words<Route>(*routes);
  const bool one_trigger = CompileTrigger(fields, duty);
  if (one_trigger) CheckShape(fields, duty.shape);
  CompileExpectations(fields, duty);
  CompileTiming(fields, duty);
  if (const JsonValue* unless = fields.Find("unless")) duty.unless = Waivers(*unless);
  if (const JsonValue* variants = fields.Find("severity_if")) duty.variants = Variants(*variants);
  duty.kind = KindWord(fields, Kind::kMissingStep);
  duty.severity = SeverityWord(fields, Severity::kMedium);
  duty.supersedable = duty.kind != Kind::kMissingNotification &&
                      duty.kind != Kind::kMissingRecord && !Flag(fields, "never_superseded");
  duty.duty_of = WhoseDuty(fields);
  duty.message = String(fields, "message", true);
  CheckTemplate(fields, duty.message);
  const bool lacks_phrase = !duty.expect.empty() && duty.expect.front().phrase.empty();
  if (duty.message.find("{act}") != std::string::npos && lacks_phrase) {
    Fault(*fields.Find("message"),
          "the message uses {act}, and there is no \"phrase\" to put there");
  }
  return duty;
}

}  // namespace escalint
