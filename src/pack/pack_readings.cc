/// Readings: a rule (or a pack's named limits) compiled as chosen, and once more under every other
/// reading, one at a time, so that a finding can say what each would have made of it.
#include <array>

#include "pack/pack_compiler.h"

namespace escalint {

ReadingGroup PackCompiler::DescribeReadings(const JsonValue& group, const std::string& id) {
  ReadingGroup described;
  described.id = id;
  described.question = String(group, "question", true);
  const auto add = [&](const JsonValue& option) {
    if (!Expect(option, JsonValue::Kind::kObject, "a reading")) return;
    described.options.push_back({String(option, "name", true), String(option, "means", true)});
  };
  if (const JsonValue* first = group.Find("default")) {
    CheckMembers(*first, std::to_array<std::string_view>({"name", "means"}), "a reading");
    add(*first);
  } else {
    Fault(group, "the readings name no \"default\"");
  }
  const JsonValue* others = group.Find("others");
  if (others != nullptr && !others->elements.empty()) {
    for (const JsonValue& other : others->elements) add(other);
  } else {
    Fault(group, "the readings name no \"others\"");
  }
  for (size_t i = 0; i < described.options.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (described.options[i].name != described.options[j].name) continue;
      Fault(group, "two readings are called \"" + described.options[i].name + "\"");
    }
  }
  return described;
}

namespace {

bool IsEmptyObject(const JsonValue& value) {
  return value.Is(JsonValue::Kind::kObject) && value.members.empty();
}

const JsonValue* OptionNamed(const JsonValue& group, std::string_view name) {
  const JsonValue* others = group.Find("others");
  if (others == nullptr) return nullptr;
  for (const JsonValue& other : others->elements) {
    const JsonValue* own = other.Find("name");
    if (own != nullptr && own->text == name) return &other;
  }
  return nullptr;
}

}  // namespace

/// The option of `group` that was chosen for `id`; nullptr = its default.
const JsonValue* PackCompiler::Chosen(const JsonValue& group, const std::string& id) const {
  const auto [begin, end] = choices_.equal_range(id);
  for (auto choice = begin; choice != end; ++choice) {
    if (const JsonValue* option = OptionNamed(group, choice->second)) return option;
  }
  return nullptr;
}

/// The patches of the options in force, but for `group`, which is read as `option` (nullptr = as
/// its default). A group index past the end changes nothing.
std::vector<const JsonValue*> PackCompiler::OptionsWith(const RuleReadings& readings, size_t group,
                                                        const JsonValue* option) const {
  std::vector<const JsonValue*> options;
  for (size_t g = 0; g < readings.groups.size(); ++g) {
    const JsonValue* used = g == group ? option : readings.in_force[g];
    if (used != nullptr) options.push_back(used);
  }
  return options;
}

PackCompiler::RuleReadings PackCompiler::ReadingsOf(const JsonValue& object, Policy& policy,
                                                    const Rule& rule) {
  RuleReadings readings;
  const JsonValue* groups = object.Find("readings");
  if (groups == nullptr) return readings;
  for (const JsonValue* group : OneOrMore(*groups)) {
    if (!Expect(*group, JsonValue::Kind::kObject, "\"readings\"")) continue;
    CheckMembers(*group, std::to_array<std::string_view>({"question", "default", "others"}),
                 "a rule's readings");
    policy.readings.push_back(DescribeReadings(*group, rule.id));
    readings.groups.push_back(group);
    readings.in_force.push_back(Chosen(*group, rule.id));
  }
  return readings;
}

RuleVariant PackCompiler::VariantUnder(const JsonValue& object, const Rule& rule,
                                       const std::vector<const JsonValue*>& options) {
  RuleVariant variant;
  std::vector<const JsonValue*> patches;
  for (const JsonValue* option : options) {
    if (!Flag(*option, "raised", true)) variant.raised = false;
    if (const JsonValue* set = option->Find("set")) patches.push_back(set);
  }
  variant.duties = CompileDuties(object, patches, rule);
  return variant;
}

/// One variant for each reading of `group` that is not in force.
void PackCompiler::AddVariants(const JsonValue& object, const RuleReadings& readings, size_t group,
                               Rule& rule) {
  // A rule with two questions keeps them apart as "ID#1", "ID#2"; people choose by the id.
  const std::string id =
      readings.groups.size() == 1 ? rule.id : rule.id + "#" + std::to_string(group + 1);
  const JsonValue& described = *readings.groups[group];
  const JsonValue* in_force = readings.in_force[group];
  const std::string default_name = DefaultName(described);
  rule.readings_in_force[id] = in_force == nullptr ? default_name : String(*in_force, "name");
  const auto add = [&](const std::string& name, const JsonValue* option) {
    RuleVariant variant = VariantUnder(object, rule, OptionsWith(readings, group, option));
    variant.group = id;
    variant.reading = name;
    variant.quiet = option != nullptr && Flag(*option, "never_contests");
    rule.variants.push_back(std::move(variant));
  };
  if (in_force != nullptr) add(default_name, nullptr);
  const JsonValue* others = described.Find("others");
  if (others == nullptr) return;
  for (const JsonValue& other : others->elements) {
    if (!Expect(other, JsonValue::Kind::kObject, "a reading")) continue;
    CheckMembers(
        other,
        std::to_array<std::string_view>({"name", "means", "set", "raised", "never_contests"}),
        "a reading");
    const JsonValue* set = other.Find("set");
    if (set != nullptr && Expect(*set, JsonValue::Kind::kObject, "\"set\"")) {
      CheckDutyMembers(*set, "a reading");
    }
    if (other.Find("raised") == nullptr && (set == nullptr || IsEmptyObject(*set))) {
      Fault(other, "the reading changes nothing", "give set, or \"raised\": false");
    }
    if (&other != in_force) add(String(other, "name"), &other);
  }
}

std::string PackCompiler::DefaultName(const JsonValue& group) {
  const JsonValue* first = group.Find("default");
  return first == nullptr ? "" : String(*first, "name");
}

/// Pack-wide readings change named limits: a rule that uses one is compiled once more under each.
void PackCompiler::AddPackVariants(const JsonValue& object, const RuleReadings& readings,
                                   Rule& rule) {
  if (pack_readings_ == nullptr) return;
  const std::map<std::string, Limit, std::less<>> as_chosen = limits_;
  for (const JsonValue* group : OneOrMore(*pack_readings_)) {
    const std::string id = String(*group, "id");
    const JsonValue* used = Chosen(*group, id);
    rule.readings_in_force[id] = used == nullptr ? DefaultName(*group) : String(*used, "name");
    const auto add = [&](const std::string& name, const JsonValue* option) {
      limits_ = default_limits_;
      ReplaceLimits(option);
      RuleVariant variant =
          VariantUnder(object, rule, OptionsWith(readings, readings.groups.size(), nullptr));
      variant.group = id;
      variant.reading = name;
      rule.variants.push_back(std::move(variant));
      limits_ = as_chosen;
    };
    if (used != nullptr) add(DefaultName(*group), nullptr);
    const JsonValue* others = group->Find("others");
    if (others == nullptr) continue;
    for (const JsonValue& other : others->elements) {
      if (&other != used) add(String(other, "name"), &other);
    }
  }
}

void PackCompiler::ReplaceLimits(const JsonValue* option) {
  const JsonValue* limits = option == nullptr ? nullptr : option->Find("limits");
  if (limits == nullptr) return;
  for (const JsonMember& limit : limits->members) limits_[limit.name] = LimitOf(limit.value);
}

void PackCompiler::CheckPackReading(const JsonValue& option) {
  if (!Expect(option, JsonValue::Kind::kObject, "a reading")) return;
  CheckMembers(option, std::to_array<std::string_view>({"name", "means", "limits"}), "a reading");
  const JsonValue* limits = option.Find("limits");
  if (limits != nullptr && !Expect(*limits, JsonValue::Kind::kObject, "\"limits\"")) return;
  if (limits == nullptr || IsEmptyObject(*limits)) {
    Fault(option, "the reading changes nothing", "give limits");
    return;
  }
  for (const JsonMember& limit : limits->members) {
    if (default_limits_.contains(limit.name)) continue;
    FaultAt(limit.offset, "the pack has no limit \"" + limit.name + "\" that could be read so",
            "give it in the pack's limits, or leave it out here");
  }
}

void PackCompiler::CompilePackReadings(const JsonValue& root, Policy& policy) {
  if (pack_readings_ == nullptr) return;
  for (const JsonValue* group : OneOrMore(*root.Find("readings"))) {
    if (!Expect(*group, JsonValue::Kind::kObject, "\"readings\"")) continue;
    CheckMembers(*group, std::to_array<std::string_view>({"id", "question", "default", "others"}),
                 "a pack's readings");
    policy.readings.push_back(DescribeReadings(*group, String(*group, "id", true)));
    if (const JsonValue* others = group->Find("others")) {
      for (const JsonValue& other : others->elements) CheckPackReading(other);
    }
    ReplaceLimits(Chosen(*group, policy.readings.back().id));
  }
}

/// Compiles the rule as chosen, and once more for every reading that was not, the others unchanged.
void PackCompiler::CompileReadings(const JsonValue& object, Policy& policy, Rule& rule) {
  const RuleReadings readings = ReadingsOf(object, policy, rule);
  limits_used_ = false;
  RuleVariant as_chosen =
      VariantUnder(object, rule, OptionsWith(readings, readings.groups.size(), nullptr));
  const bool uses_named_limits = limits_used_;
  rule.raised = as_chosen.raised;
  rule.duties = std::move(as_chosen.duties);
  for (size_t group = 0; group < readings.groups.size(); ++group) {
    AddVariants(object, readings, group, rule);
  }
  if (uses_named_limits) AddPackVariants(object, readings, rule);
}

void PackCompiler::CheckChoices(const Policy& policy) {
  for (const auto& [group, reading] : choices_) {
    bool known_group = false, known_reading = false;
    for (const ReadingGroup& described : policy.readings) {
      if (described.id != group) continue;
      known_group = true;
      for (const ReadingOption& option : described.options) {
        known_reading = known_reading || option.name == reading;
      }
    }
    if (!known_group || known_reading) continue;
    Problem problem;
    problem.message =
        "--reading " + group + "=" + reading + ": " + group + " has no reading of that name";
    choice_problems_.push_back(std::move(problem));
  }
}

}  // namespace escalint
