/// What a run adds up while its cases stream past, and what it says of itself at the end.
///
/// Totals are plain values: those of several shards put together are those of the one run.
///
///     for (const HeaderNote& note : totals.inputs[0].notes) ... RemarkOnHeader(note, ...)
///     for (Finding& remark : RemarksOnRun(policies, totals)) ...
///     RunSummary summary = Summarise(policies, totals);
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/case_checker.h"
#include "cli/gate.h"
#include "domain/finding.h"
#include "report/case_json.h"

namespace escalint {

/// What could not be read: a record, or (record 0) something of the export as a whole.
struct Unread {
  uint64_t record = 0;
  uint64_t line = 0;
  uint64_t column = 0;
  std::string error;
  bool operator==(const Unread&) const = default;
};

/// What was noticed in an export's header.
struct HeaderNote {
  bool is_unknown_member = false;
  std::string member;
  std::string text;
  std::string message;
  std::string hint;
  bool operator==(const HeaderNote&) const = default;
};

/// One export of the run. `cases`, `escalations` and `unreadable` are those of the shard, the rest
/// is the same for every shard.
struct InputTotals {
  std::string file;
  std::string sha256;
  std::string as_of;
  sys_days as_of_day{};
  std::string header_file;
  uint64_t header_line = 0;
  bool has_covers = false;
  EnumSet<EventType> covers;
  std::vector<HeaderNote> notes;
  std::vector<Unread> faults;  ///< of the export as a whole
  int64_t records = 0;         ///< in the export, whosever they are
  int64_t taken = 0;           ///< those of this shard
  int64_t cases = 0;           ///< those of them that were judged
  int64_t escalations = 0;
  std::vector<Unread> unreadable;
};

/// A member that the format does not have. The hint is the one of the first place that has any.
struct MemberTotals {
  int64_t cases = 0;
  bool in_header = false;
  std::string hint;
  CasePlace hinted{};
  void Add(const CaseTally::UnknownMember& member, const CasePlace& place);
  void Add(const MemberTotals& other);
};

struct RunTotals {
  std::vector<InputTotals> inputs;
  CaseTally tally;  ///< without its unknown members: they are below
  std::map<std::string, MemberTotals> members;
  SeverityCounts breaches{};
  SeverityCounts
      failing{};  ///< of the cases: breaches, what could not be told, remarks on the data
  int64_t cannot_tell = 0;
  GateTotals gate;
  bool pseudonymised = false;  ///< of shards, an option of theirs says it
};

/// REQUIRES: the note is no unknown member.
Finding RemarkOnHeader(const HeaderNote& note, const InputTotals& input);
/// The remarks on the run as a whole, but for those on headers.
std::vector<Finding> RemarksOnRun(const PolicySet& policies, const RunTotals& totals);
/// The latest day that an export of the run is looked at as of.
sys_days LastDay(const RunTotals& totals);
/// All but the data findings, and what is said of the baseline.
RunSummary Summarise(const PolicySet& policies, const RunTotals& totals);

/// Everything that could not be read.
int64_t CountUnread(const RunTotals& totals);

}  // namespace escalint
