#include "domain/policy.h"

#include <algorithm>
#include <numeric>

namespace escalint {
namespace {

std::string Plural(int count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

uint32_t PrintOf(std::string_view label) {
  if (label.empty()) return 0;
  const auto byte = [](char c) { return static_cast<uint32_t>(static_cast<unsigned char>(c)); };
  return static_cast<uint32_t>(label.size()) << 16 | byte(label.front()) << 8 | byte(label.back());
}

/// Every type, and that of an event whose type isn't known.
EnumSet<EventType> AnyType() {
  EnumSet<EventType> types{EventType::kNone};
  for (size_t i = 1; i < CanonicalNames<EventType>().size(); ++i) {
    types.Add(static_cast<EventType>(i));
  }
  return types;
}

EnumSet<EventType> Wakers(const AnyEvent& patterns) {
  EnumSet<EventType> types;
  // A stage is left upwards by a raise.
  if (!patterns.empty() && patterns.front().advance) return {EventType::kRaised};
  for (const EventPattern& pattern : patterns) {
    if (pattern.entry != EventPattern::Entry::kNotAsked) {
      types |= kMakesEntry;
    } else {
      types |= pattern.types.Empty() ? AnyType() : pattern.types;
    }
  }
  return types;
}

/// What wakes a duty: an event of one of the types (kNone: one whose type isn't known), at such a
/// stage, of such an outcome.
struct Cue {
  EnumSet<EventType> types;
  EnumSet<Outcome> outcomes{};  ///< empty = any
  StageSet stages{};            ///< empty = any, or none
  bool entry = false;           ///< to a stage
};

/// What both lists of patterns have in common: a question that not all of them ask is none.
Cue CueOf(const AnyEvent& triggers, const AnyEvent& otherwise) {
  Cue cue{Wakers(triggers) | Wakers(otherwise), {}, {}, true};
  bool asks_stage = true, asks_outcome = true;
  for (const AnyEvent* patterns : {&triggers, &otherwise}) {
    for (const EventPattern& pattern : *patterns) {
      const bool fixed = pattern.stage.kind == StageMatch::Kind::kFixed;
      cue.entry = cue.entry && pattern.entry != EventPattern::Entry::kNotAsked;
      asks_stage = asks_stage && fixed && !pattern.stage.stages.Empty();
      asks_outcome = asks_outcome && !pattern.outcomes.Empty();
      cue.stages.bits = static_cast<uint16_t>(cue.stages.bits | pattern.stage.stages.bits);
      cue.outcomes |= pattern.outcomes;
    }
  }
  if (!asks_stage) cue.stages = {};
  if (!asks_outcome) cue.outcomes = {};
  return cue;
}

Cue CueOf(const Duty& duty) {
  if (duty.shape == Shape::kLadder) return {{EventType::kRaised}};
  if (!duty.trigger_state.Empty()) return {AnyType()};
  return CueOf(duty.trigger, duty.trigger_otherwise);
}

/// Sets the bit in the row of every value that is asked for; in all of them where none is.
template <typename RowsOfValues, typename Asked>
void Mark(RowsOfValues& rows, uint64_t bit, bool asks, Asked asked) {
  for (size_t value = 0; value < rows.size(); ++value)
    rows[value] |= !asks || asked(value) ? bit : 0;
}

}  // namespace

void NoteWhatIsAsked(EventPattern& pattern) {
  const bool words = !pattern.outcomes.Empty() || !pattern.abouts.Empty() ||
                     !pattern.methods.Empty() || !pattern.sets_risk.Empty() ||
                     !pattern.contents_any.Empty() || !pattern.contents_all.Empty();
  const bool marks =
      pattern.has_due || pattern.has_owner || pattern.has_approval || pattern.on_file;
  const bool people = pattern.by.Given() || pattern.to.Given() || pattern.by_or_to.Given();
  const bool others = pattern.preceded_by != nullptr || pattern.not_preceded_by != nullptr;
  pattern.asks_facts = words || marks;
  pattern.asks_others =
      others || pattern.on_triggers_date || pattern.to_lower_stage || pattern.leaves.has_value();
  pattern.asks_context = people || pattern.asks_others;
}

void Ladder::IndexLabels() {
  prints_.clear();
  for (size_t stage = 0; stage < stages.size(); ++stage) {
    const std::vector<std::string>& labels = stages[stage].labels;
    for (size_t i = 0; i < labels.size(); ++i) {
      prints_.push_back(
          {PrintOf(labels[i]), static_cast<StageIndex>(stage), static_cast<uint16_t>(i)});
    }
  }
}

StageIndex Ladder::StageLabelled(std::string_view key) const {
  const uint32_t wanted = PrintOf(key);
  for (const Print& print : prints_) {
    if (print.print != wanted) continue;
    if (stages[print.stage].labels[print.label] == key) return print.stage;
  }
  return kNoStage;
}

void Agenda::Add(Item item, const Duty& duty, EnumSet<Route> routes) {
  const Cue cue = CueOf(duty);
  if (items_.size() % kBits == 0) rows_.emplace_back();
  const uint64_t bit = uint64_t{1} << (items_.size() % kBits);
  Rows& rows = rows_.back();
  Mark(rows.types_, bit, true, [&](size_t v) { return cue.types.Has(static_cast<EventType>(v)); });
  Mark(rows.stages_, bit, !cue.stages.Empty(),
       [&](size_t v) { return v > 0 && cue.stages.Has(static_cast<StageIndex>(v - 1)); });
  Mark(rows.outcomes_, bit, !cue.outcomes.Empty(),
       [&](size_t v) { return cue.outcomes.Has(static_cast<Outcome>(v)); });
  Mark(rows.routes_, bit, true, [&](size_t v) { return routes.Has(static_cast<Route>(v)); });
  if (!cue.entry) rows.no_entry_ |= bit;
  items_.push_back(item);
}

void Policy::DrawUpAgenda() {
  std::vector<size_t> by_id(rules.size());
  std::iota(by_id.begin(), by_id.end(), size_t{0});
  std::sort(by_id.begin(), by_id.end(),
            [this](size_t a, size_t b) { return rules[a].id < rules[b].id; });
  for (size_t i = 0; i < by_id.size(); ++i) rules[by_id[i]].rank = static_cast<int>(i);
  agenda = case_agenda = {};
  ladder_rules.clear();
  for (size_t r = 0; r < rules.size(); ++r) {
    if (!rules[r].duties.empty() && rules[r].duties.front().shape == Shape::kLadder) {
      ladder_rules.push_back(static_cast<uint16_t>(r));
    }
    if (!rules[r].raised) continue;
    Agenda& list = rules[r].case_level ? case_agenda : agenda;
    for (size_t d = 0; d < rules[r].duties.size(); ++d) {
      const Duty& duty = rules[r].duties[d];
      list.Add({static_cast<uint16_t>(r), static_cast<uint16_t>(d)}, duty,
               duty.routes.Empty() ? default_routes : duty.routes);
    }
  }
}

EnumSet<EventType> TypesOf(const AnyEvent& patterns) {
  EnumSet<EventType> types;
  for (const EventPattern& pattern : patterns) {
    if (pattern.entry != EventPattern::Entry::kNotAsked) {
      types |= kMakesEntry;
    } else if (!pattern.types.Empty()) {
      types |= pattern.types;
    } else {
      const size_t count = CanonicalNames<EventType>().size();
      for (size_t i = 1; i < count; ++i) types.Add(static_cast<EventType>(i));
    }
  }
  return types;
}

std::string Describe(const Limit& limit) {
  switch (limit.kind) {
    case Limit::Kind::kNone:
      return "no limit";
    case Limit::Kind::kHours:
      return Plural(limit.count, "hour");
    case Limit::Kind::kWorkingDays:
      return Plural(limit.count, "working day");
    case Limit::Kind::kDays:
      return Plural(limit.count, "day");
    case Limit::Kind::kSameDay:
      return "the same day";
  }
  return "";
}

}  // namespace escalint
