/// An earlier report, whose findings are known: what of a run's faults it held already.
///
///     auto baseline = Baseline::Load("march.json");
///     Recurrences met;                                   // one a case
///     baseline->Look(finding, met);                      // kUnchanged or kNew
///     for (uint32_t entry : met.entries()) ...           // of the baseline, found again
///
/// A finding is known by its fingerprint, and only as long as it is no graver than it was: could
/// not be checked → breached, or a higher severity, is new. So is one that the baseline held as
/// suppressed and that no longer is: it was set aside for a time, not accepted. A fingerprint can
/// recur in a case; then the first is held against the first, and so on.
///
/// Only faults count (breached, could not be checked, remarks on the data): a duty that was kept is
/// neither known nor new. In memory are some 60 bytes for each, and nothing of its text.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "domain/finding.h"
#include "domain/problem.h"
#include "report/report_reader.h"

namespace escalint {

/// Half a hash each: a fingerprint has 32 hexadecimal digits.
struct FingerprintKey {
  uint64_t high = 0, low = 0;
  bool operator==(const FingerprintKey&) const = default;
};
FingerprintKey KeyOf(const std::string& fingerprint);

struct HashOfKey {
  size_t operator()(const FingerprintKey& key) const { return key.low; }
};

/// How a fault was judged.
struct Judgement {
  uint8_t verdict = 0;  ///< 1 = a remark on the data or could not be checked, 2 = breached
  Severity severity = Severity::kInfo;
  bool suppressed = false;
  bool operator==(const Judgement&) const = default;
  /// Whether this is worse news than `other`.
  bool GraverThan(const Judgement& other) const {
    return verdict > other.verdict || severity > other.severity ||
           (other.suppressed && !suppressed);
  }
};
/// REQUIRES: it is a fault.
Judgement JudgementOf(const Finding& finding);

/// The faults of a report by fingerprint, numbered in the order of the report.
class FaultTable {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  void Add(const Finding& fault);
  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  const Judgement& operator[](uint32_t entry) const { return entries_[entry].judgement; }
  /// The first with the fingerprint, and the next after one; kNone where there is none.
  uint32_t First(const FingerprintKey& key) const;
  uint32_t Next(uint32_t entry) const { return entries_[entry].next; }
  /// Of all, in their order.
  const std::string& digest() const { return digest_; }

 private:
  struct Entry {
    Judgement judgement;
    uint32_t next = kNone;
  };
  struct Chain {
    uint32_t first, last;
  };
  std::vector<Entry> entries_;
  std::unordered_map<FingerprintKey, Chain, HashOfKey> chains_;
  std::string digest_;
};

/// How far the recurrences of each fingerprint have come, and what of the table has been met.
class Recurrences {
 public:
  /// The entry that the finding is to be held against; kNone = not in the table.
  uint32_t Meet(const FaultTable& table, const std::string& fingerprint);
  std::vector<uint32_t>& entries() { return entries_; }

 private:
  std::unordered_map<FingerprintKey, uint32_t, HashOfKey> next_;
  std::vector<uint32_t> entries_;
};

class Baseline {
 public:
  /// Problems: also one where cases have pseudonyms and in the run they don't, or the other way
  /// round: nothing of it could ever be found again.
  static Result<Baseline> Load(const std::string& path, bool pseudonymised = false);
  /// One that knows no more than findings of no case, as a merge needs it.
  Baseline(BaselineSummary about, std::vector<Finding> of_the_run);

  const BaselineSummary& about() const { return about_; }
  const FaultTable& faults() const { return faults_; }
  /// Those that belong to no case, in full.
  const std::vector<Finding>& of_the_run() const { return of_the_run_; }
  BaselineState Look(const Finding& fault, Recurrences& met) const;
  bool HasCase(const std::string& id) const;

  /// Reads the report once more: every fault of a case, with its number in the table.
  std::optional<Problem> ReadCaseFaults(
      const std::function<void(const Finding&, uint32_t)>& take) const;

 private:
  Baseline() = default;
  void Add(const Finding& finding);

  BaselineSummary about_;
  FaultTable faults_;
  std::vector<Finding> of_the_run_;
  std::unordered_set<uint64_t> cases_;  // the hashes of their ids
};

}  // namespace escalint
