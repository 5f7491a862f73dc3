/// The checker set up the way the program sets it up, for tests that look at verdicts.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "check/case_checker.h"
#include "ingest/case_reader.h"
#include "pack/pack_loader.h"

namespace escalint::testing {

/// An export read once, to be checked as often as one likes.
struct ReadExport {
  struct Case {
    explicit Case(const ReadOptions& options) : reader(options) {}
    CaseReader reader;  ///< the record's text points into it and the slice
    Slice slice;
    CaseRecord record;
  };
  explicit ReadExport(const std::string& path);
  CheckOptions options;  ///< as the header says; every verdict is shown
  std::vector<std::unique_ptr<Case>> cases;
};

/// All obligations and data findings of one case, in report order; what it adds goes to `tally`.
std::vector<Finding> CheckCase(const CaseChecker& checker, const CaseRecord& record,
                               CaseTally& tally);

/// The shipped packs (or those given), vocabulary and calendar.
class Workbench {
 public:
  Workbench();  ///< every pack of PackFiles()
  explicit Workbench(const ReadingChoices& choices);
  explicit Workbench(std::vector<Policy> policies);

  /// All obligations (every verdict) and data findings of an export, in report order.
  std::vector<Finding> Check(const std::string& path) const;
  std::vector<Finding> CheckText(const std::string& json) const;
  /// The remarks made once a run, for a run over this export alone.
  std::vector<Finding> RunRemarksOn(const std::string& path) const;
  const PolicySet& policies() const { return policies_; }

 private:
  std::vector<Finding> CheckExport(const ReadExport& read, CaseTally& total) const;
  PolicySet policies_;
};

/// Packs, compiled under each choice of readings that is asked for.
class PackShelf {
 public:
  struct Pack {
    std::string text;
    std::string file;
  };
  explicit PackShelf(std::vector<Pack> packs) : packs_(std::move(packs)) {}
  static PackShelf OfFiles(const std::vector<std::string>& paths);
  /// REQUIRES: the packs have no fault.
  const PolicySet& Under(const ReadingChoices& readings) const;

 private:
  std::vector<Pack> packs_;
  mutable std::map<ReadingChoices, PolicySet> compiled_;
};

std::string ReadFile(const std::string& path);
/// Paths of the files below `folder` (under the source directory) with that ending, in name order.
std::vector<std::string> FilesBelow(const std::string& folder, const std::string& ending);
/// The packs of rules/ and rules/examples/, in name order.
std::vector<std::string> PackFiles();
std::vector<Policy> ShippedPacks(const ReadingChoices& choices);

}  // namespace escalint::testing
