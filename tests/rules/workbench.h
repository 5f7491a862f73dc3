/// The checker set up the way the program sets it up, for tests that look at verdicts.
#pragma once

#include <string>
#include <vector>

#include "check/case_checker.h"
#include "pack/pack_loader.h"

namespace escalint::testing {

/// The shipped packs (or those given), vocabulary and calendar.
class Workbench {
 public:
  Workbench();  ///< every pack of rules/
  explicit Workbench(const ReadingChoices& choices);
  explicit Workbench(std::vector<Policy> policies);

  /// All obligations (every verdict) and data findings of an export, in report order.
  std::vector<Finding> Check(const std::string& path) const;
  std::vector<Finding> CheckText(const std::string& json) const;
  /// The remarks made once a run, for a run over this export alone.
  std::vector<Finding> RunRemarksOn(const std::string& path) const;
  const PolicySet& policies() const { return policies_; }

 private:
  std::vector<Finding> CheckStream(const std::string& path, CaseTally& total,
                                   bool& has_covers) const;
  PolicySet policies_;
};

std::string ReadFile(const std::string& path);
/// Paths of the files below `folder` (under the source directory) with that ending, in name order.
std::vector<std::string> FilesBelow(const std::string& folder, const std::string& ending);
std::vector<Policy> ShippedPacks(const ReadingChoices& choices);

}  // namespace escalint::testing
