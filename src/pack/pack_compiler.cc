#include "pack/pack_compiler.h"

#include <algorithm>
#include <array>

#include "text/folding.h"

namespace escalint {
namespace {

using JsonKind = JsonValue::Kind;

constexpr auto kPackMembers = std::to_array<std::string_view>(
    {"id", "version", "authority", "title", "source", "in_force_from", "in_force_to", "review_by",
     "routes", "default_routes", "ladders", "groups", "aliases", "managers", "limits", "advance",
     "scope", "readings", "rules"});

constexpr auto kDutyMembers = std::to_array<std::string_view>({"name",
                                                               "routes",
                                                               "after",
                                                               "before",
                                                               "never",
                                                               "otherwise",
                                                               "while_risk_is",
                                                               "from_the_last",
                                                               "for_each",
                                                               "where",
                                                               "only_if",
                                                               "expect",
                                                               "expect_all",
                                                               "phrase",
                                                               "requires",
                                                               "except",
                                                               "within",
                                                               "local",
                                                               "local_limit",
                                                               "since_last",
                                                               "absent_is_local",
                                                               "earlier_counts",
                                                               "earlier_is_assumption",
                                                               "any_time_meets",
                                                               "last_act_decides",
                                                               "judged_when_stage_left",
                                                               "before_last",
                                                               "breached_at_once_by",
                                                               "extended_by",
                                                               "acts_count",
                                                               "unless",
                                                               "severity_if",
                                                               "kind",
                                                               "severity",
                                                               "never_superseded",
                                                               "duty_of",
                                                               "message"});

constexpr auto kRuleOnlyMembers =
    std::to_array<std::string_view>({"id", "title", "clause", "says", "why", "looks_at",
                                     "counted_as", "duties", "readings", "ladder", "leaves"});

/// What a duty does not inherit from its rule.
bool IsRuleOnly(std::string_view name) {
  return std::find(kRuleOnlyMembers.begin(), kRuleOnlyMembers.end(), name) !=
         kRuleOnlyMembers.end();
}

void Replace(JsonValue& object, const JsonMember& member) {
  for (JsonMember& mine : object.members) {
    if (mine.name != member.name) continue;
    mine.value = member.value;
    return;
  }
  object.members.push_back(member);
}

std::vector<std::string_view> Joined(std::span<const std::string_view> a,
                                     std::span<const std::string_view> b) {
  std::vector<std::string_view> both(a.begin(), a.end());
  both.insert(both.end(), b.begin(), b.end());
  return both;
}

}  // namespace

void PackCompiler::CheckDutyMembers(const JsonValue& object, std::string_view what) {
  CheckMembers(object, kDutyMembers, what);
}

void PackCompiler::CompileStage(const JsonValue& object, Ladder& ladder) {
  CheckMembers(object,
               std::to_array<std::string_view>({"id", "title", "officers", "labels", "informal"}),
               "a stage");
  Stage stage;
  stage.id = String(object, "id", true);
  stage.title = String(object, "title", true);
  stage.informal = Mark(object, "informal");
  if (const JsonValue* officers = object.Find("officers")) {
    for (const JsonValue* officer : OneOrMore(*officers)) {
      const Role role = Word<Role>(*officer);
      if (role == Role::kNone) continue;
      stage.officers.push_back(role);
      stage.officer_set.Add(role);
      stage.labels.push_back(FoldTerm(CanonicalName(role)));
    }
  }
  stage.labels.push_back(FoldTerm(stage.id));
  // "stage-2" is also written "2".
  const std::string prefix = "stage-";
  if (stage.id.starts_with(prefix)) stage.labels.push_back(stage.id.substr(prefix.size()));
  if (const JsonValue* labels = object.Find("labels")) {
    for (const JsonValue* label : OneOrMore(*labels)) {
      if (Expect(*label, JsonKind::kString, "a label"))
        stage.labels.push_back(FoldTerm(label->text));
    }
  }
  for (size_t i = 0; i < ladder.stages.size() && i < kMaxStages; ++i) {
    const Stage& other = ladder.stages[i];
    if (other.id == stage.id) Fault(object, "the stage id \"" + stage.id + "\" is used twice");
    for (const std::string& label : stage.labels) {
      const bool shared =
          std::find(other.labels.begin(), other.labels.end(), label) != other.labels.end();
      if (!shared || other.id == stage.id) continue;
      Fault(object, "\"" + label + "\" already means " + other.id,
            "a label or an officer belongs to one stage");
    }
  }
  ladder.stages.push_back(std::move(stage));
}

void PackCompiler::CompileLadders(const JsonValue& root, Policy& policy) {
  const JsonValue* ladders = root.Find("ladders");
  if (ladders == nullptr) Fault(root, "\"ladders\" is missing here");
  if (ladders == nullptr || !ladders->Is(JsonKind::kArray) || ladders->elements.empty()) {
    if (ladders != nullptr) Fault(*ladders, "\"ladders\" must list at least one ladder");
    policy.ladders.emplace_back().stages.emplace_back();
    return;
  }
  for (const JsonValue& object : ladders->elements) {
    CheckMembers(object, std::to_array<std::string_view>({"id", "routes", "stages"}), "a ladder");
    Ladder ladder;
    ladder.id = String(object, "id", true);
    ladder.routes = policy.routes;
    if (const JsonValue* routes = object.Find("routes")) ladder.routes = Words<Route>(*routes);
    const JsonValue* stages = object.Find("stages");
    if (stages == nullptr || stages->elements.empty()) {
      Fault(object, "\"stages\" must list the stages, lowest first");
      ladder.stages.emplace_back();
    } else {
      for (const JsonValue& stage : stages->elements) CompileStage(stage, ladder);
    }
    if (ladder.stages.size() > kMaxStages) {
      Fault(*stages, "a ladder has at most " + std::to_string(kMaxStages) + " stages");
      ladder.stages.resize(kMaxStages);
    }
    ladder.IndexLabels();
    policy.ladders.push_back(std::move(ladder));
  }
  // Rules name stages by the first ladder; the others must agree with it as far as they go.
  const std::vector<Stage>& first = policy.ladders.front().stages;
  for (size_t l = 1; l < policy.ladders.size(); ++l) {
    const std::vector<Stage>& here = policy.ladders[l].stages;
    const JsonValue* objects = ladders->elements[l].Find("stages");
    for (size_t i = 0; objects != nullptr && i < here.size() && i < objects->elements.size(); ++i) {
      if (i < first.size() && first[i].id == here[i].id) continue;
      Fault(objects->elements[i], "stage \"" + here[i].id +
                                      "\" does not agree with the first "
                                      "ladder, " +
                                      (i < first.size() ? "which has \"" + first[i].id + "\" here"
                                                        : "which has ended here"));
    }
  }
}

void PackCompiler::CompileAliases(const JsonValue& root, Policy& policy) {
  if (const JsonValue* groups = root.Find("groups")) {
    for (const JsonMember& group : groups->members) {
      groups_[group.name] = Words<Role>(group.value);
    }
  }
  const JsonValue* aliases = root.Find("aliases");
  if (aliases == nullptr) return;
  for (const JsonMember& alias : aliases->members) {
    const Role role = Word<Role>(alias.value);
    if (role != Role::kNone) policy.role_aliases[FoldTerm(alias.name)] = role;
  }
}

void PackCompiler::CompileManagers(const JsonValue& root, Policy& policy) {
  const JsonValue* managers = root.Find("managers");
  if (managers == nullptr) return;
  EnumSet<Role> named;
  EnumSet<Role> others_are;
  for (const JsonValue* object : OneOrMore(*managers)) {
    if (!Expect(*object, JsonKind::kObject, "a manager entry")) continue;
    CheckMembers(*object, std::to_array<std::string_view>({"of", "are"}), "a manager entry");
    const JsonValue* of = object->Find("of");
    const JsonValue* are = object->Find("are");
    if (of == nullptr || are == nullptr) {
      Fault(*object, "a manager entry needs \"of\" and \"are\"");
      continue;
    }
    const EnumSet<Role> managing = Words<Role>(*are);
    if (of->text == "others") {
      others_are = managing;
      continue;
    }
    const EnumSet<Role> managed = Words<Role>(*of);
    named |= managed;
    policy.manager_of.emplace_back(managed, managing);
  }
  EnumSet<Role> others;
  for (size_t i = 1; i < CanonicalNames<Role>().size(); ++i) others.Add(static_cast<Role>(i));
  if (!others_are.Empty()) policy.manager_of.emplace_back(others.Without(named), others_are);
}

/// Without "where" it counts whatever the risk.
Advance::Lapse PackCompiler::LapseOf(const JsonValue& object) {
  Advance::Lapse lapse;
  if (!Expect(object, JsonKind::kObject, "a limit of advance")) return lapse;
  CheckMembers(object, std::to_array<std::string_view>({"where", "stages", "within"}),
               "a limit of advance");
  if (const JsonValue* where = object.Find("where")) lapse.when = When(*where);
  if (const JsonValue* stages = Required(object, "stages")) lapse.stages = FixedStages(*stages);
  if (const JsonValue* within = Required(object, "within")) lapse.limit = LimitOf(*within);
  return lapse;
}

void PackCompiler::CompileAdvance(const JsonValue& root, Policy& policy) {
  const JsonValue* object = root.Find("advance");
  if (object == nullptr || !Expect(*object, JsonKind::kObject, "\"advance\"")) return;
  CheckMembers(*object, std::to_array<std::string_view>({"clause", "says", "limits", "unless"}),
               "advance");
  Advance advance;
  if (const JsonValue* limits = Required(*object, "limits")) {
    for (const JsonValue* limit : OneOrMore(*limits)) advance.lapses.push_back(LapseOf(*limit));
  }
  if (const JsonValue* unless = object->Find("unless")) advance.unless = Events(*unless);
  policy.advance = std::move(advance);
}

void PackCompiler::CompileScope(const JsonValue& root, Policy& policy) {
  const JsonValue* scope = root.Find("scope");
  if (scope == nullptr || !Expect(*scope, JsonKind::kObject, "\"scope\"")) return;
  CheckMembers(*scope, std::to_array<std::string_view>({"where", "routes", "otherwise"}), "scope");
  if (const JsonValue* where = scope->Find("where")) policy.scope = When(*where);
  if (const JsonValue* routes = scope->Find("routes")) policy.scope_routes = Words<Route>(*routes);
  policy.scope_text = String(*scope, "otherwise", true);
}

void PackCompiler::CompileHeader(const JsonValue& root, Policy& policy) {
  CheckMembers(root, kPackMembers, "a rule pack");
  policy.file = file_;
  policy.id = String(root, "id", true);
  policy.version = String(root, "version", true);
  policy.title = String(root, "title", true);
  policy.authority = String(root, "authority");
  policy.in_force_from = Date(root, "in_force_from");
  policy.in_force_to = Date(root, "in_force_to");
  if (policy.in_force_from && policy.in_force_to && *policy.in_force_to < *policy.in_force_from) {
    Fault(*root.Find("in_force_to"), "the policy ends before it begins");
  }
  policy.review_by = Date(root, "review_by");
  if (const JsonValue* routes = root.Find("routes")) {
    policy.routes = Words<Route>(*routes);
    const std::vector<const JsonValue*> listed = OneOrMore(*routes);
    if (!listed.empty()) policy.default_route = FromCanonicalName<Route>(listed.front()->text);
  } else {
    Fault(root, "\"routes\" is missing: which escalations is the policy for?");
  }
  policy.default_routes = policy.routes;
  if (const JsonValue* routes = root.Find("default_routes")) {
    policy.default_routes = Words<Route>(*routes);
  }
  if (const JsonValue* limits = root.Find("limits")) {
    for (const JsonMember& limit : limits->members) limits_[limit.name] = LimitOf(limit.value);
  }
}

/// A duty says what differs from its rule; a reading's `set` replaces members of every duty.
std::vector<Duty> PackCompiler::CompileDuties(const JsonValue& object,
                                              const std::vector<const JsonValue*>& patches,
                                              const Rule& rule) {
  JsonValue shared;
  shared.kind = JsonKind::kObject;
  shared.offset = object.offset;
  for (const JsonMember& member : object.members) {
    if (!IsRuleOnly(member.name)) shared.members.push_back(member);
  }
  std::vector<JsonValue> all;
  if (const JsonValue* duties = object.Find("duties")) {
    if (!Expect(*duties, JsonKind::kArray, "\"duties\"")) return {};
    if (duties->elements.empty()) Fault(*duties, "the list is empty", "leave it out, or fill it");
    for (const JsonValue& duty : duties->elements) {
      CheckMembers(duty, kDutyMembers, "a duty");
      JsonValue merged = shared;
      merged.offset = duty.offset;
      for (const JsonMember& member : duty.members) Replace(merged, member);
      all.push_back(std::move(merged));
    }
  } else {
    all.push_back(std::move(shared));
  }
  std::vector<Duty> compiled;
  for (JsonValue& fields : all) {
    for (const JsonValue* patch : patches) {
      for (const JsonMember& member : patch->members) Replace(fields, member);
    }
    compiled.push_back(CompileDuty(fields, rule));
  }
  return compiled;
}

/// What else a rule may say is asked of an event; a ladder speaks of stages.
constexpr auto kLadderRuleMembers =
    std::to_array<std::string_view>({"id", "name", "title", "clause", "says", "why", "severity",
                                     "kind", "ladder", "routes", "leaves", "severity_if"});

void PackCompiler::CompileLadderRule(const JsonValue& object, Rule& rule) {
  CheckMembers(object, kLadderRuleMembers, "a rule with \"ladder\"");
  if (KindWord(object, escalint::Kind::kSkippedStage) != escalint::Kind::kSkippedStage) {
    Fault(*object.Find("kind"), "the kind of a skip is always skipped_stage", "leave it out");
  }
  Duty duty;
  duty.shape = Shape::kLadder;
  duty.kind = escalint::Kind::kSkippedStage;
  if (const JsonValue* routes = object.Find("routes")) duty.routes = Words<Route>(*routes);
  rule.duties.push_back(std::move(duty));
  if (const JsonValue* variants = object.Find("severity_if")) {
    rule.skip_variants = Variants(*variants);
  }
  const JsonValue* leaves = object.Find("leaves");
  if (leaves == nullptr) return;
  for (const JsonValue* leave : OneOrMore(*leaves)) {
    CheckMembers(
        *leave,
        std::to_array<std::string_view>({"enter_at", "omit", "when", "because", "assumption"}),
        "a leave");
    SkipLeave compiled;
    if (const JsonValue* when = leave->Find("when")) compiled.when = When(*when);
    compiled.because = String(*leave, "because", true);
    compiled.assumption = Flag(*leave, "assumption");
    if (const JsonValue* omit = leave->Find("omit")) {
      compiled.what = SkipLeave::What::kOmit;
      compiled.stages = FixedStages(*omit);
    } else if (const JsonValue* at = leave->Find("enter_at")) {
      if (at->text == "above_against")
        compiled.what = SkipLeave::What::kEntryAboveAgainst;
      else if (at->text == "above_raiser")
        compiled.what = SkipLeave::What::kEntryAboveRaiser;
      else if (at->text == "at_against")
        compiled.what = SkipLeave::What::kEntryAtAgainst;
      else
        compiled.stages = FixedStages(*at);
    } else {
      Fault(*leave, "the leave does not say what it permits", "give enter_at or omit");
    }
    rule.leaves.push_back(std::move(compiled));
  }
}

namespace {

bool IsAnyType(const AnyEvent& events) {
  return std::any_of(events.begin(), events.end(), [](const EventPattern& pattern) {
    return pattern.types.Empty() && pattern.entry == EventPattern::Entry::kNotAsked;
  });
}

void AddTypes(const Condition& condition, EnumSet<EventType>& types) {
  for (const Condition& part : condition.of) AddTypes(part, types);
  if (condition.op == Condition::Op::kOccurs && !IsAnyType(condition.events)) {
    types |= TypesOf(condition.events);
  }
}
}  // namespace

void PackCompiler::CollectTypes(Rule& rule) const {
  for (const Duty& duty : rule.duties) {
    if (duty.shape == Shape::kLadder) {
      rule.trigger_types |= EnumSet<EventType>{EventType::kRaised};
      continue;
    }
    rule.trigger_types |= TypesOf(duty.trigger) | TypesOf(duty.trigger_otherwise);
    if (!duty.trigger_state.Empty()) rule.trigger_types |= TypesOf({EventPattern{}});
    for (const Expectation& part : duty.expect) {
      if (!IsAnyType(part.acts)) rule.act_types |= TypesOf(part.acts);
    }
    if (duty.excused) AddTypes(*duty.excused, rule.act_types);
  }
}

Rule PackCompiler::CompileRule(const JsonValue& object, Policy& policy) {
  CheckMembers(object, Joined(kRuleOnlyMembers, kDutyMembers), "a rule");
  const bool is_ladder = Mark(object, "ladder");
  if (!is_ladder && object.Find("leaves") != nullptr) {
    Fault(*object.Find("leaves"), "\"leaves\" has no meaning in a rule without \"ladder\": true",
          "leave it out, or use \"unless\"");
  }
  Rule rule;
  rule.id = String(object, "id", true);
  rule.name = String(object, "name", true);
  rule.title = String(object, "title", true);
  rule.clause = String(object, "clause", true);
  rule.paraphrase = String(object, "says", true);
  rule.why = String(object, "why", true);
  rule.severity = SeverityWord(object, Severity::kMedium);
  const std::string looks_at = String(object, "looks_at");
  rule.case_level = looks_at == "case";
  if (!looks_at.empty() && looks_at != "case" && looks_at != "escalation") {
    Fault(*object.Find("looks_at"), "\"" + looks_at + "\" is not known here",
          "one of escalation, case");
  }
  rule.counted_as = CountedAsWord(object);
  if (is_ladder) {
    CompileLadderRule(object, rule);
  } else {
    CompileReadings(object, policy, rule);
  }
  CollectTypes(rule);
  return rule;
}

namespace {

bool IsLadderRule(const Rule& rule) {
  return !rule.duties.empty() && rule.duties.front().shape == Shape::kLadder;
}

}  // namespace

Policy PackCompiler::Compile(const JsonValue& root) {
  Policy policy;
  if (!Expect(root, JsonKind::kObject, "a rule pack")) return policy;
  if (root.Find("rules") == nullptr && (root.Find("cases") || root.Find("format"))) {
    Fault(root, "this is an export of case records, not a rule pack",
          "give it to \"escalint check\"");
    return policy;
  }
  policy_ = &policy;
  for (const char* name : {"groups", "aliases", "limits"}) {
    const JsonValue* member = root.Find(name);
    if (member != nullptr) Expect(*member, JsonKind::kObject, "\"" + std::string(name) + "\"");
  }
  CompileHeader(root, policy);
  CompileLadders(root, policy);
  CompileAliases(root, policy);
  CompileManagers(root, policy);
  default_limits_ = limits_;
  pack_readings_ = root.Find("readings");
  CompilePackReadings(root, policy);
  CompileAdvance(root, policy);
  CompileScope(root, policy);
  const JsonValue* rules = root.Find("rules");
  if (rules == nullptr || !rules->Is(JsonKind::kArray) || rules->elements.empty()) {
    if (rules == nullptr) Fault(root, "\"rules\" is missing here");
    if (rules != nullptr) Fault(*rules, "\"rules\" must list at least one rule");
    return policy;
  }
  policy.rules.reserve(rules->elements.size());
  std::set<std::string> ids;
  for (const JsonValue& object : rules->elements) {
    if (!Expect(object, JsonKind::kObject, "a rule")) continue;
    Rule rule = CompileRule(object, policy);
    if (!ids.insert(rule.id).second) Fault(object, "the rule id \"" + rule.id + "\" is used twice");
    policy.rules.push_back(std::move(rule));
  }
  CheckChoices(policy);
  policy.looks_at_case = asks_for_case_;
  const bool has_ladder = std::any_of(policy.rules.begin(), policy.rules.end(),
                                      [](const Rule& rule) { return IsLadderRule(rule); });
  for (const size_t offset : asks_for_skips_) {
    if (has_ladder) break;
    FaultAt(offset, "\"skip_waived\" asks for the leaves of a rule with \"ladder\": true",
            "this pack has none");
  }
  return policy;
}

}  // namespace escalint
