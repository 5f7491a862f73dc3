/// Turns a rule pack's JSON into a `Policy`, collecting every fault on the way.
///
/// The language reads like a sentence: `{"after": {"entry": "2"}, "expect": {"decided": "there"},
/// "within": "2 working days"}`. Each Compile… method reads one kind of phrase and, where the
/// phrase is wrong, notes a problem with line, column, what was found, what was wanted and the
/// nearest right word, then goes on with a harmless value: one run shows all faults of a pack.
///
/// The phrases are described for writers in `rules/README.md` and, for editors, in
/// `rules/schema/rule-pack.schema.json`.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/policy.h"
#include "domain/problem.h"
#include "text/json_tree.h"

namespace escalint {

/// group → readings; what `--reading` chose. Groups not named are at their default; a rule with two
/// questions may have a reading chosen of each.
using ReadingChoices = std::multimap<std::string, std::string, std::less<>>;

struct PackFault {
  size_t offset = 0;
  std::string message;
  std::string hint;
};

class PackCompiler {
 public:
  PackCompiler(std::string_view text, const std::string& file, const ReadingChoices& choices)
      : text_(text), file_(file), choices_(choices) {}
  Policy Compile(const JsonValue& root);
  /// In the order of the file; of very many the first found.
  Problems problems() const;

 private:
  // faults
  static constexpr size_t kMostFaults = 100;
  void Fault(const JsonValue& at, std::string message, std::string hint = "");
  void FaultAt(size_t offset, std::string message, std::string hint = "");
  /// Whether it is an object whose members are all known.
  bool CheckMembers(const JsonValue& object, std::span<const std::string_view> known,
                    std::string_view what);
  void CheckDutyMembers(const JsonValue& object, std::string_view what);
  /// The member, or nullptr and a fault.
  const JsonValue* Required(const JsonValue& object, std::string_view member);
  bool Expect(const JsonValue& value, JsonValue::Kind kind, std::string_view what);
  /// Members of which an object may have one: a second would be passed over in silence.
  bool AtMostOne(const JsonValue& object, std::span<const std::string_view> members);

  // words (pack_words.cc)
  std::string String(const JsonValue& object, std::string_view member, bool required = false);
  bool Flag(const JsonValue& object, std::string_view member, bool otherwise = false);
  /// A member that says something only as `true`.
  bool Mark(const JsonValue& object, std::string_view member);
  int Number(const JsonValue& value, std::string_view what);
  std::optional<sys_days> Date(const JsonValue& object, std::string_view member);
  template <typename E>
  E Word(const JsonValue& value);
  template <typename E>
  EnumSet<E> Words(const JsonValue& value, std::string_view none_word = "");
  Severity SeverityWord(const JsonValue& object, Severity otherwise);
  Kind KindWord(const JsonValue& object, Kind otherwise);
  CountedAs CountedAsWord(const JsonValue& object);
  std::vector<const JsonValue*> OneOrMore(const JsonValue& value);

  // phrases (pack_phrases.cc)
  StageIndex StageNamed(std::string_view name) const;
  StageMatch Stages(const JsonValue& value);
  StageSet FixedStages(const JsonValue& value);
  Who WhoIs(const JsonValue& value);
  Who Person(const JsonValue& object);
  Limit LimitOf(const JsonValue& value);
  AnyEvent Events(const JsonValue& value, std::vector<int>* extra = nullptr);
  /// `all_known`: no member was misspelt, so a missing one is missing indeed.
  void AddEvent(const JsonValue& object, bool all_known, AnyEvent& events);
  void Constrain(const JsonValue& object, EventPattern& pattern);
  Condition When(const JsonValue& value);
  /// What has to come first, or excuses: it may name the fault of lacking it.
  Condition ComesFirst(const JsonValue& value);
  Condition OccursCondition(const JsonValue& object);

  // duties (pack_duties.cc)
  Duty CompileDuty(const JsonValue& fields, const Rule& rule);
  void CheckOwnEvents(const JsonValue& value, const AnyEvent& events);
  void CheckLimitMembers(const JsonValue& fields);
  void CheckShape(const JsonValue& fields, Shape shape);
  bool CompileTrigger(const JsonValue& fields, Duty& duty);
  void CompileExpectations(const JsonValue& fields, Duty& duty);
  void CompileTiming(const JsonValue& fields, Duty& duty);
  std::vector<Waiver> Waivers(const JsonValue& value);
  std::vector<SeverityVariant> Variants(const JsonValue& value);
  DutyOf WhoseDuty(const JsonValue& fields);
  void CheckTemplate(const JsonValue& fields, const std::string& message);

  // rules and readings (pack_compiler.cc)
  void CompileHeader(const JsonValue& root, Policy& policy);
  void CompileLadders(const JsonValue& root, Policy& policy);
  void CompileStage(const JsonValue& object, Ladder& ladder);
  void CompileAliases(const JsonValue& root, Policy& policy);
  void CompileManagers(const JsonValue& root, Policy& policy);
  void CompileAdvance(const JsonValue& root, Policy& policy);
  Advance::Lapse LapseOf(const JsonValue& object);
  void CompileScope(const JsonValue& root, Policy& policy);
  Rule CompileRule(const JsonValue& object, Policy& policy);
  void CompileLadderRule(const JsonValue& object, Rule& rule);
  std::vector<Duty> CompileDuties(const JsonValue& object,
                                  const std::vector<const JsonValue*>& patches, const Rule& rule);
  void CollectTypes(Rule& rule) const;

  // readings (pack_readings.cc)
  /// A rule's questions, and of each the option in force (nullptr = the default).
  struct RuleReadings {
    std::vector<const JsonValue*> groups;
    std::vector<const JsonValue*> in_force;
  };
  void CompilePackReadings(const JsonValue& root, Policy& policy);
  void CompileReadings(const JsonValue& object, Policy& policy, Rule& rule);
  RuleReadings ReadingsOf(const JsonValue& object, Policy& policy, const Rule& rule);
  std::vector<const JsonValue*> OptionsWith(const RuleReadings& readings, size_t group,
                                            const JsonValue* option) const;
  RuleVariant VariantUnder(const JsonValue& object, const Rule& rule,
                           const std::vector<const JsonValue*>& options);
  void AddVariants(const JsonValue& object, const RuleReadings& readings, size_t group, Rule& rule);
  void AddPackVariants(const JsonValue& object, const RuleReadings& readings, Rule& rule);
  const JsonValue* Chosen(const JsonValue& group, const std::string& id) const;
  void ReplaceLimits(const JsonValue* option);
  std::string DefaultName(const JsonValue& group);
  void CheckPackReading(const JsonValue& option);
  ReadingGroup DescribeReadings(const JsonValue& group, const std::string& id);
  void CheckChoices(const Policy& policy);

  std::string_view text_;
  const std::string& file_;
  const ReadingChoices& choices_;
  std::vector<PackFault> faults_;
  std::set<std::pair<size_t, std::string>> told_;  ///< one fault is told once, however often found
  Problems choice_problems_;                       ///< of --reading, at no place in the file

  const Policy* policy_ = nullptr;  ///< while compiling: ladders, for stage names
  std::map<std::string, EnumSet<Role>, std::less<>> groups_;
  std::map<std::string, Limit, std::less<>> limits_;
  std::map<std::string, Limit, std::less<>> default_limits_;
  const JsonValue* pack_readings_ = nullptr;
  std::vector<size_t> asks_for_skips_;  ///< where "skip_waived" stands
  bool may_name_fault_ = false;         ///< the condition may have "otherwise"
  bool asks_for_case_ = false;          ///< set by "in_case"
  bool limits_used_ = false;            ///< set when a named limit was looked up
};

}  // namespace escalint
