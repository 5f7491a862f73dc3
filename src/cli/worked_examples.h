/// For each rule a small invented record that breaches it and one that keeps it, replayed when they
/// are shown, so that they can't say anything that the program would not.
///
/// They stand beside the packs as an ordinary export: `worked-examples/<the pack's name>.ndjson`
/// holds the cases "<rule id>-breached" and "<rule id>-kept".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/setup.h"
#include "domain/finding.h"

namespace escalint {

struct WorkedExample {
  std::vector<HistoryLine> history;
  std::vector<Finding> findings;  ///< of the rule alone; none = it has nothing to say
};

class WorkedExamples {
 public:
  /// `own_packs`: look beside a pack's file before among the built-in examples.
  /// REQUIRES: `setup` outlives this.
  WorkedExamples(const Setup& setup, bool own_packs) : setup_(setup), own_packs_(own_packs) {}

  /// `which` is "breached" or "kept"; nothing where there is no such example.
  std::optional<WorkedExample> Replay(const Rule& rule, const Policy& policy,
                                      const std::string& which) const;
  const Setup& setup() const { return setup_; }

 private:
  std::string TextFor(const Policy& policy) const;

  const Setup& setup_;
  bool own_packs_;
};

}  // namespace escalint
