#include "check/outstanding.h"

#include "check/explain.h"
#include "check/response.h"
#include "check/whose_duty.h"

namespace escalint {
namespace {

/// Judged because the matter ended without it, and not because nothing has happened for so long.
bool EndedWithoutIt(const Obligation& obligation, const Scene& scene) {
  if (obligation.judged_from < 0 || scene.escalation == nullptr) return false;
  return !IsJudgedAsDormant(obligation, scene);
}

/// A duty that begins with the closing itself, or after it, is not ended by it.
bool IsLeftBehind(const Obligation& obligation, const Scene& scene) {
  if (obligation.verdict == Verdict::kNotDue) return false;
  if (obligation.duty->limit.backward) return obligation.verdict == Verdict::kBreached;
  const int ended = SupersedingStep(scene, obligation);
  if (obligation.duty->limit.kind == Limit::Kind::kNone) {
    return EndedWithoutIt(obligation, scene) && obligation.judged_from > obligation.trigger;
  }
  return ended > obligation.trigger;
}

std::string DoubtText(const Obligation& obligation, const Scene& scene) {
  if (!obligation.perhaps_done) return std::string(OpenQuestion(obligation.doubt));
  return "an event that may answer this is recorded: " + CiteId(*scene.At(obligation.done).event);
}

void SetDue(const Obligation& obligation, Outstanding& left) {
  left.has_limit = obligation.due.has_value();
  left.local_limit = left.has_limit && (obligation.duty->limit.local ||
                                        obligation.duty->limit.kind == Limit::Kind::kNone);
  if (!obligation.due || !obligation.due->known) return;
  left.due_known = true;
  left.first = obligation.due->first;
  left.last = obligation.due->last;
  left.past_table = obligation.due->off_table;
  if (!left.past_table) left.due = obligation.due->Shown();
}

Outstanding Describe(const Obligation& obligation, const Scene& scene) {
  Outstanding left;
  left.what = AwaitedText(obligation, scene);
  left.verdict = obligation.verdict;
  left.count = CountOf(obligation, scene);
  if (const auto grace = GraceOf(obligation, scene)) {
    left.grace_ends = grace->date;
    left.count = GraceCountOf(obligation, scene);
  }
  left.as_of = scene.settings->as_of;
  left.holders = OpenHoldersOf(obligation, scene);
  left.alternatives = OtherOfficersOf(obligation, scene);
  SetDue(obligation, left);
  const int judged_from = obligation.judged_from;
  if (judged_from >= 0 && scene.At(judged_from).at.Known()) {
    left.judged_from = scene.At(judged_from).at.last;
  }
  left.left_behind = IsLeftBehind(obligation, scene);
  left.closed = scene.escalation != nullptr && scene.episode->closed >= 0;
  left.perhaps_done = obligation.perhaps_done;
  left.doubt = DoubtText(obligation, scene);
  return left;
}

}  // namespace

std::optional<Outstanding> OutstandingOf(const Obligation& obligation, const Scene& scene) {
  if (obligation.open == 0) return std::nullopt;
  const bool several = obligation.undone >= 0;
  return Describe(several ? (*scene.undone)[static_cast<size_t>(obligation.undone)] : obligation,
                  scene);
}

}  // namespace escalint
