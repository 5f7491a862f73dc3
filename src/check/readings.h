/// Would another honest reading of the clause have changed this verdict?
///
/// Readings are varied one at a time, the others as the run has them. An obligation is looked up
/// under the other reading by rule, duty and episode (and by trigger where the duty arises from
/// each event); where several answer to that, one at the same stage is preferred, else the gravest
/// verdict counts. No such obligation reads "not raised". A rule is judged once for each reading
/// and episode, and its obligations are kept by duty and trigger, so that one is found among many.
#pragma once

#include <map>
#include <vector>

#include "check/replay.h"

namespace escalint {

struct Contest {
  bool contested = false;
  std::vector<ReadingVerdict> readings;
};

/// Judges rules under their other readings on demand and remembers the answers for one escalation.
class Readings {
 public:
  explicit Readings(Scene& scene) : scene_(scene), rejudge_(scene) {}
  Contest ContestFor(const Obligation& obligation);

 private:
  /// Puts the pack's question and what each reading means beside them.
  static void Explain(const Policy& policy, std::vector<ReadingVerdict>& readings);
  const std::vector<Obligation>& Under(const Rule& rule, const RuleVariant& variant, int episode);
  Scene& scene_;
  Rejudge rejudge_;
  std::map<std::pair<const RuleVariant*, int>, std::vector<Obligation>> judged_;
};

}  // namespace escalint
