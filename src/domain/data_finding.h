/// The kinds of remark on the data itself (`DQ-*`): one table, for all that make or list them.
///
/// A remark says what is odd in the records and what was made of it. It has no verdict, and it
/// never hides or changes what a rule finds. reports/data-findings.md explains each to the people
/// who keep the records; a test holds the two together.
///
/// Some say that something was not checked. This table knows which (`Finding::not_checked` has it
/// for each remark), and every summary counts them before it says that nothing was left unchecked.
#pragma once

#include <span>
#include <string_view>

#include "domain/finding.h"

namespace escalint {

enum class DataFault : uint8_t {
  kBadTime,
  kBirthDate,
  kClosed,
  kCovers,
  kDangling,
  kDuplicate,
  kFuture,
  kHolidays,
  kNoPolicy,
  kOpen,
  kOrder,
  kPolicyDate,
  kRecordedEarly,
  kRisk,
  kScope,
  kStage,
  kStatus,
  kSuppressionExpired,
  kSuppressionUnused,
  kUnknownMember,
  kUnknownTerm,
};

/// How a summary counts what was not checked: "1 duplicate was", "2 duplicates were not judged".
struct NotChecked {
  std::string_view one, many;  ///< after the number
  bool always = true;          ///< false: whoever makes the remark says whether
};

struct DataFindingKind {
  std::string_view rule;  ///< "DQ-ORDER"
  Severity severity;      ///< medium where the data keeps something from being checked
  std::string_view title;
  NotChecked not_checked{{}, {}, false};  ///< "" where it never keeps anything from being checked
};

const DataFindingKind& KindOf(DataFault fault);
/// All of them, by name.
std::span<const DataFindingKind> DataFindingKinds();

/// A finding of that kind, with its rule, severity and title filled in.
Finding MakeDataFinding(DataFault fault, std::string message);

}  // namespace escalint
