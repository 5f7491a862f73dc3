/// A year's figures as they are added up: nothing but counts, so that those of several shards put
/// together are exactly those of the one run.
///
///     AnnualCounts counts(years);                  // the year, then those before it
///     counts.Add(facts, key_of_child, policies);   // case by case, in any order
///     counts.Add(other);                           // of another shard
///
/// Medians can't be added, so each number of working days keeps a count of how often it came.
/// Children can't be added either, since one child may have several cases in several shards: each
/// child is a key of 16 bytes, and a year's children are a set of keys. Memory grows with the
/// number of children and of different themes, by some tens of bytes each, and with nothing else.
///
/// What goes where:
/// - an escalation is *opened* in the year in which it was first raised, *closed* in that of its
///   closing; what is said of it at its opening (agencies, theme, risk, statuses, stages) counts in
///   the year in which it was opened, outcomes and times in that in which it was closed;
/// - a duty or a skipped stage counts in the year in which it arose;
/// - what has no date is counted as such in each year to which it may belong, never put into one.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "domain/calendar.h"
#include "domain/escalation_facts.h"
#include "domain/policy.h"
#include "domain/year.h"

namespace escalint {

/// What a count is of. The row and column of a `Tally` mean what stands beside it.
enum class Counted : uint8_t {
  kMovement,      ///< Movement; Formality
  kEntryStage,    ///< stage
  kHighestStage,  ///< stage, by the end of the year
  kAgencies,      ///< raising Agency; challenged Agency
  kRisk,          ///< Risk
  kRoute,         ///< Route
  kStatus,        ///< StatusType; Truth
  kOutcome,       ///< Outcome; 1 + the stage at which a matter closed as resolved, 0 = none
  kLessons,       ///< Truth: wider lessons are recorded as considered
  kOpenDays,      ///< Formality; working days from opening to closing, -1 = not known
  kStageDays,     ///< stage; working days from entry to leaving, -1 = not known
  kDuty,          ///< rule; 1 + stage, times 8, plus DutyEnd
  kSkip,          ///< stage; SkipEnd
  kUnchecked,     ///< Unchecked
};
template <>
inline constexpr int kValueCount<Counted> = 14;

/// An escalation on its way through a year. It comes in by one of the first four and goes out by
/// one of the next three; the last two are of those still open.
enum class Movement : uint8_t {
  kCarriedIn,
  kOpened,
  kReopened,
  kOpenedUnknown,  ///< nobody can say when
  kClosed,
  kClosedUnknown,  ///< it is closed, but nobody can say when
  kStillOpen,
  kQuiet,         ///< nothing was recorded of it for more than kDormantWorkingDays
  kQuietUnknown,  ///< an event without a date may be later than those that have one
};
inline constexpr int kMovements = 9;

/// By the highest stage that an escalation had reached by the end of the year.
enum class Formality : uint8_t {
  kInformal,
  kFormal,
  kNotRaised,   ///< recorded, but put to no stage
  kUndivided,   ///< the policy calls no stage informal
  kCannotTell,  ///< no policy applies, or the date of a formal step isn't recorded
};
inline constexpr int kFormalities = 5;

enum class DutyEnd : uint8_t { kInTime, kLate, kNotDone, kCannotTell, kNotDue, kLifted };
inline constexpr int kDutyEnds = 6;

enum class SkipEnd : uint8_t {
  kPermitted,      ///< by the policy
  kReasonGiven,    ///< not permitted; a reason for it is recorded
  kNoReason,       ///< not permitted, and none is recorded
  kReasonUnknown,  ///< not permitted; the export does not hold reasons
  kCannotTell,     ///< whether it was one, or was permitted
};
inline constexpr int kSkipEnds = 5;

/// Opened in the year, and yet not, or not wholly, in the figures that follow.
enum class Unchecked : uint8_t { kNoPolicy, kOutOfScope, kNoChild };
template <>
inline constexpr int kValueCount<Unchecked> = 3;

/// The row of `kHighestStage` and `kEntryStage` besides stages.
inline constexpr int kStageNone = -1;     ///< put to no stage
inline constexpr int kStageUnknown = -2;  ///< the date of a step isn't recorded, or no policy

struct Tally {
  Counted what = Counted::kMovement;
  int row = 0;
  int column = 0;
  auto operator<=>(const Tally&) const = default;
};

struct YearCounts {
  std::map<Tally, int64_t> tallies;
  std::map<std::string, int64_t> themes;  ///< of those opened; "" = not recorded
  int64_t Of(Counted what, int row, int column = 0) const;
  bool operator==(const YearCounts&) const = default;
};

/// What the tables need of a policy.
struct StageSketch {
  std::string id;
  std::string title;
  bool informal = false;
  bool operator==(const StageSketch&) const = default;
};
struct RuleSketch {
  std::string id;
  std::string title;
  std::string clause;
  CountedAs counted_as = CountedAs::kNothing;
  bool operator==(const RuleSketch&) const = default;
};
struct PolicySketch {
  std::string title;
  std::vector<StageSketch> stages;
  std::vector<RuleSketch> rules;
  bool operator==(const PolicySketch&) const = default;
};

/// Whether what it counts is there: rows and columns index lists. `policy` is empty for none.
bool IsSound(const Tally& tally, const PolicySketch& policy);

/// One authority's escalations under one policy; "" = not recorded, none.
struct Place {
  std::string authority;
  std::string policy;  ///< reference, with its version
  auto operator<=>(const Place&) const = default;
};

using ChildKey = std::array<uint8_t, 16>;
struct ChildKeyHash {
  size_t operator()(const ChildKey& key) const;
};
/// What a child had in the year, as bits: any escalation opened, an informal one, a formal one.
enum ChildHad : uint8_t { kHadAny = 1, kHadInformal = 2, kHadFormal = 4 };
using ChildSet = std::unordered_map<ChildKey, uint8_t, ChildKeyHash>;

class AnnualCounts {
 public:
  /// The first is the year that is asked for.
  explicit AnnualCounts(std::vector<Year> years = {}) : years_(std::move(years)) {}

  /// LIFETIME: `policies` and `calendar` are looked at here only. `child` is the key of
  /// `facts.child`, whatever it is where that is empty.
  void Add(const CaseFacts& facts, const ChildKey& child, const std::vector<Policy>& policies,
           const WorkingDayCalendar& calendar);
  /// REQUIRES: the same years.
  void Add(const AnnualCounts& other);

  const std::vector<Year>& years() const { return years_; }
  /// All that had a case, if no escalation.
  const std::set<std::string>& authorities() const { return authorities_; }
  /// Parallel to `years`.
  const std::map<Place, std::vector<YearCounts>>& places() const { return places_; }
  const std::map<std::string, PolicySketch>& policies() const { return policies_; }
  /// No escalation was open in it.
  bool IsEmpty(size_t year) const;
  /// By authority, parallel to `years`.
  const std::map<std::string, std::vector<ChildSet>>& children() const { return children_; }
  /// The earliest date at which any record was looked at; a year that ends later isn't over in it.
  const MaybeDate& earliest_as_of() const { return earliest_as_of_; }

  // For whoever reads counts back.
  YearCounts& At(const Place& place, size_t year);
  ChildSet& ChildrenAt(const std::string& authority, size_t year);
  PolicySketch& SketchOf(const std::string& policy) { return policies_[policy]; }
  void SawAsOf(sys_days as_of);
  void SawAuthority(const std::string& authority) { authorities_.insert(authority); }

 private:
  friend class CaseCounting;

  std::vector<Year> years_;
  std::set<std::string> authorities_;
  std::map<Place, std::vector<YearCounts>> places_;
  std::map<std::string, PolicySketch> policies_;
  std::map<std::string, std::vector<ChildSet>> children_;
  MaybeDate earliest_as_of_;
};

}  // namespace escalint
