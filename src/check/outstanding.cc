#include "check/outstanding.h"

#include "check/explain.h"
#include "check/response.h"

namespace escalint {
namespace {

/// Judged because the matter ended without it, and not because nothing has happened for so long.
bool EndedWithoutIt(const Obligation& obligation, const Scene& scene) {
  if (obligation.judged_from < 0 || scene.escalation == nullptr) return false;
  const Episode& episode = *scene.episode;
  const bool never_closed = episode.closed < 0 && obligation.judged_from == episode.last_dated;
  return !never_closed;
}

/// A duty that begins with the closing itself, or after it, is not ended by it.
bool IsLeftBehind(const Obligation& obligation, const Scene& scene) {
  if (obligation.verdict == Verdict::kNotDue) return false;
  if (obligation.duty->limit.backward) return true;
  const int ended = SupersedingStep(scene, obligation);
  if (obligation.duty->limit.kind == Limit::Kind::kNone) {
    return EndedWithoutIt(obligation, scene) && obligation.judged_from > obligation.trigger;
  }
  return ended > obligation.trigger;
}

std::string_view DoubtAbout(Doubt doubt) {
  switch (doubt) {
    case Doubt::kStatus:
      return "the record does not say whether this duty arose";
    case Doubt::kListOrder:
      return "an event that could answer this is listed in the other order, and the recorded times "
             "overlap";
    case Doubt::kNotCovered:
      return "the export does not record every kind of event that could answer or lift this";
    case Doubt::kWaiver:
      return "the record leaves open whether this was lifted or its limit moved";
    case Doubt::kTimes:
    case Doubt::kContents:
    case Doubt::kHolidayTable:  // told by the ends of the due time
    case Doubt::kNone:
      break;
  }
  return "";
}

}  // namespace

std::optional<Outstanding> OutstandingOf(const Obligation& obligation, const Scene& scene) {
  const bool settled =
      obligation.verdict == Verdict::kMet || obligation.verdict == Verdict::kWaived;
  const bool to_be_done = obligation.duty != nullptr && obligation.duty->shape == Shape::kResponse;
  if (settled || !to_be_done || obligation.done >= 0) return std::nullopt;
  Outstanding left;
  left.what = AwaitedText(obligation, scene);
  left.as_of = scene.settings->as_of;
  left.has_limit = obligation.due.has_value();
  left.local_limit = left.has_limit && (obligation.duty->limit.local ||
                                        obligation.duty->limit.kind == Limit::Kind::kNone);
  left.left_behind = IsLeftBehind(obligation, scene);
  left.closed = scene.escalation != nullptr && scene.episode->closed >= 0;
  left.doubt = DoubtAbout(obligation.doubt);
  if (!obligation.due || !obligation.due->known) return left;
  left.due_known = true;
  left.first = obligation.due->first;
  left.last = obligation.due->last;
  left.past_table = obligation.due->off_table;
  return left;
}

}  // namespace escalint
