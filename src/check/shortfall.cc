#include "check/shortfall.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/candidates.h"
#include "check/explain.h"

namespace escalint {
namespace {

bool AsksContents(const EventPattern& pattern) {
  return !pattern.contents_any.Empty() || !pattern.contents_all.Empty();
}

bool AsksForm(const EventPattern& pattern) {
  return AsksContents(pattern) || !pattern.methods.Empty() || pattern.on_file ||
         pattern.has_approval || pattern.has_due || pattern.has_owner ||
         (pattern.record_of_trigger && pattern.by.Given());
}

/// The pattern without what it asks of the form.
EventPattern Loosened(EventPattern pattern) {
  pattern.contents_any = pattern.contents_all = {};
  pattern.methods = {};
  pattern.on_file = pattern.has_approval = pattern.has_due = pattern.has_owner = false;
  if (pattern.record_of_trigger) pattern.by = {};
  NoteWhatIsAsked(pattern);
  return pattern;
}

/// Judges one thing that a pattern asks by itself.
class Facets {
 public:
  Facets(const EventPattern& asked, int step, const Scene& scene)
      : asked_(asked), step_(step), event_(*scene.At(step).event), scene_(scene) {}

  std::vector<std::string> Lacking() {
    if (asked_.record_of_trigger && Lacks(&EventPattern::by)) Tell(WhoseInstead());
    if (Lacks(&EventPattern::contents_all)) Tell("leaves out the " + Missing());
    if (Lacks(&EventPattern::contents_any)) {
      Tell("gives no " + Listed(asked_.contents_any, " or "));
    }
    if (Lacks(&EventPattern::has_approval)) Tell("names nobody who approved it");
    if (Lacks(&EventPattern::on_file)) Tell("is not on the child's file");
    if (Lacks(&EventPattern::methods)) Tell(HowInstead());
    if (Lacks(&EventPattern::has_due)) Tell("names no day by which it is to be done");
    if (Lacks(&EventPattern::has_owner)) Tell("names nobody who is to do it");
    return std::move(lacking_);
  }

 private:
  template <typename Member>
  bool Lacks(Member EventPattern::*member) const {
    EventPattern alone;
    alone.types = asked_.types;
    alone.record_of_trigger = asked_.record_of_trigger;
    alone.*member = asked_.*member;
    NoteWhatIsAsked(alone);
    return Matches(alone, step_, scene_) == Truth::kNo;
  }
  void Tell(std::string lacks) { lacking_.push_back(std::move(lacks)); }

  template <typename E>
  static std::string Listed(EnumSet<E> words, std::string_view between) {
    std::vector<std::string> named;
    words.ForEach([&](E word) { named.push_back(Spaced(CanonicalName(word))); });
    return fmt::format("{}", fmt::join(named, between));
  }
  std::string Missing() const {
    return Listed(asked_.contents_all.Without(event_.contents), " and the ");
  }
  std::string WhoseInstead() const {
    const std::string by = "is by " + NameParty(event_.by);
    const Event& trigger = *scene_.At(scene_.trigger).event;
    if (asked_.by.part != Who::Part::kSameRoleAsTrigger)
      return by + ", who was not the one to do it";
    return fmt::format("{}, not by {}, who acted in {}", by, NameParty(trigger.by),
                       CiteId(trigger));
  }
  std::string HowInstead() const {
    const bool spoken = event_.method == Method::kFaceToFace;
    const std::string asked =
        asked_.methods == kInWriting ? "in writing" : "by " + Listed(asked_.methods, " or ");
    return fmt::format("was {}{}, not {}", spoken ? "" : "by ",
                       Spaced(CanonicalName(event_.method)), asked);
  }

  const EventPattern& asked_;
  const int step_;
  const Event& event_;
  const Scene& scene_;
  std::vector<std::string> lacking_;
};

/// One that answers another part of the duty lacks nothing.
bool AnswersSome(const Duty& duty, int step, const Scene& scene) {
  return std::any_of(duty.expect.begin(), duty.expect.end(), [&](const Expectation& part) {
    return Matches(part.acts, step, scene) == Truth::kYes;
  });
}

/// Records count wherever they stand; of other acts those from the trigger on.
bool IsOfThatTime(const EventPattern& pattern, int step, const Scene& scene) {
  if (pattern.record_of_trigger) return true;
  return !scene.history->Precedes(step, scene.trigger) && AnswersInTime(pattern, step, scene);
}

void Consider(const EventPattern& pattern, const Duty& duty, const Scene& scene,
              Shortfall& nearest) {
  const AnyEvent loosened{Loosened(pattern)};
  Candidates steps(loosened, scene);
  for (int i = steps.Next(); i >= 0; i = steps.Next()) {
    if (steps.Fit() != Truth::kYes || !IsOfThatTime(pattern, i, scene)) continue;
    if (AnswersSome(duty, i, scene)) continue;
    std::vector<std::string> lacks = Facets(pattern, i, scene).Lacking();
    if (lacks.empty()) continue;
    if (nearest.step < 0 || lacks.size() < nearest.lacks.size()) nearest = {i, std::move(lacks)};
  }
}

Scene AtTrigger(const Obligation& obligation, const Scene& scene) {
  Scene at = scene;
  at.trigger = obligation.trigger;
  at.stage = obligation.stage;
  at.assumptions = nullptr;
  return at;
}

void FindUnmet(const Condition& condition, Scene& scene, std::vector<std::string_view>& unmet) {
  if (Holds(condition, scene) != Truth::kNo) return;
  if (!condition.otherwise.empty()) return unmet.push_back(condition.otherwise);
  if (condition.op != Condition::Op::kAll) return;
  for (const Condition& part : condition.of) FindUnmet(part, scene, unmet);
}

bool IsBreached(const Obligation& obligation, Shape shape) {
  return obligation.verdict == Verdict::kBreached && obligation.duty != nullptr &&
         obligation.duty->shape == shape;
}

}  // namespace

Shortfall ShortfallOf(const Obligation& obligation, const Scene& scene) {
  Shortfall nearest;
  if (!IsBreached(obligation, Shape::kResponse) || obligation.done >= 0) return nearest;
  const Duty& duty = *obligation.duty;
  const Scene at = AtTrigger(obligation, scene);
  for (size_t i = 0; i < duty.expect.size(); ++i) {
    if ((obligation.missing >> i & 1) == 0) continue;
    for (const EventPattern& pattern : duty.expect[i].acts) {
      if (AsksForm(pattern)) Consider(pattern, duty, at, nearest);
    }
  }
  return nearest;
}

std::vector<std::string_view> UnmetOf(const Obligation& obligation, const Scene& scene) {
  std::vector<std::string_view> unmet;
  const bool at_once =
      IsBreached(obligation, Shape::kPrecedence) || IsBreached(obligation, Shape::kProhibition);
  if (!at_once || !obligation.duty->excused) return unmet;
  Scene at = AtTrigger(obligation, scene);
  at.covers_matter = true;
  FindUnmet(*obligation.duty->excused, at, unmet);
  return unmet;
}

}  // namespace escalint
