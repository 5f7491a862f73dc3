/// For each rule a small invented record that breaches it and one that keeps it, replayed when they
/// are shown, so that they can't say anything that the program would not.
///
/// They stand beside the packs as an ordinary export: `worked-examples/<the pack's name>.ndjson`
/// holds the cases "<rule id>-breached" and "<rule id>-kept". Those of the packs that come with the
/// program are part of it.
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

/// Of a rule; either may be missing.
struct ExamplePair {
  std::optional<WorkedExample> breached, kept;
};

class WorkedExamples {
 public:
  /// REQUIRES: `setup` outlives this.
  explicit WorkedExamples(const Setup& setup) : setup_(setup) {}

  /// What is wrong with a file of examples is added to `problems`.
  ExamplePair Replay(const Rule& rule, const Policy& policy, Problems& problems) const;
  const Setup& setup() const { return setup_; }

 private:
  const Setup& setup_;
};

}  // namespace escalint
