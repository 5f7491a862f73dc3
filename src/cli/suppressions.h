/// Findings that somebody has set aside, each for a reason and up to a day.
///
///     {"suppress": [
///       {"rule": "STF-15", "case": "C-0001", "escalation": "E-1",
///        "reason": "Agreed with the chair on 3 April: the answer was given by telephone.",
///        "expires": "2024-09-30"},
///       {"fingerprint": "5b1e…", "reason": "…", "expires": "2024-06-30"}]}
///
/// An entry names a finding by its fingerprint, or the findings of a rule in a case, or in one of
/// its escalations. It holds up to and including the day on which it expires.
///
/// Which day it is, is the export's as-of and not the clock's: a report of the histories as they
/// stood on 31 March says the same whenever it is made, and an entry that was good on 31 March is
/// good for it. An entry that has expired by the latest as-of of a run is itself a finding.
///
/// rules/schema/suppressions.schema.json describes the file.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/pseudonyms.h"
#include "domain/finding.h"
#include "domain/problem.h"

namespace escalint {

struct SuppressionEntry {
  std::string fingerprint;  ///< "" = by rule and case
  std::string rule;
  std::string case_id;
  std::string escalation;  ///< "" = any, and the case itself
  std::string reason;
  sys_days expires{};
  int64_t line = 0;  ///< in the file
};

class Suppressions {
 public:
  Suppressions() = default;
  Suppressions(std::string file, std::vector<SuppressionEntry> entries);
  /// Problems: all faults of the file at once, each with its place.
  static Result<Suppressions> Load(const std::string& path);

  /// From now on cases go by their pseudonyms. An entry may have been written with one.
  void Hide(Pseudonyms& pseudonyms);

  const std::string& file() const { return file_; }
  const std::vector<SuppressionEntry>& entries() const { return entries_; }

  /// The first entry that still holds on `day`; nullopt = none. All that match go to `used`,
  /// whether they hold or not.
  std::optional<Suppression> Find(const Finding& finding, sys_days day,
                                  std::vector<uint32_t>& used) const;

 private:
  std::string file_;
  std::vector<SuppressionEntry> entries_;
  std::unordered_multimap<std::string, uint32_t> by_key_;  // fingerprint, or rule and case
};

/// "STF-15 in case C-0001, escalation E-1"; "the finding 5b1e…".
std::string SpokenEntry(const SuppressionEntry& entry);
Finding RemarkOnExpired(const SuppressionEntry& entry, const std::string& file, sys_days day);
Finding RemarkOnUnused(const SuppressionEntry& entry, const std::string& file);

}  // namespace escalint
