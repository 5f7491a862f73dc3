#include "domain/finding.h"

#include <gtest/gtest.h>

namespace escalint {
namespace {

TEST(FindingNames, EveryVerdictIsReadBackFromItsName) {
  for (int i = 0; i < kVerdictCount; ++i) {
    const auto verdict = static_cast<Verdict>(i);
    EXPECT_EQ(VerdictFromName(Name(verdict)), verdict);
  }
  EXPECT_EQ(Name(Verdict::kCannotTell), "cannot_tell");
  EXPECT_EQ(VerdictFromName("late"), std::nullopt);
}

TEST(FindingNames, EveryKindAndSeverityIsReadBackFromItsName) {
  for (int i = 0; i <= static_cast<int>(Kind::kDataQuality); ++i) {
    EXPECT_EQ(KindFromName(Name(static_cast<Kind>(i))), static_cast<Kind>(i));
  }
  for (int i = 0; i <= static_cast<int>(Severity::kHigh); ++i) {
    EXPECT_EQ(SeverityFromName(Name(static_cast<Severity>(i))), static_cast<Severity>(i));
  }
  EXPECT_EQ(KindFromName(""), std::nullopt);
  EXPECT_EQ(SeverityFromName("High"), std::nullopt);
}

TEST(FindingNames, ASeverityIsLoweredByOneAndNeverBelowInfo) {
  EXPECT_EQ(Lower(Severity::kHigh), Severity::kMedium);
  EXPECT_EQ(Lower(Severity::kLow), Severity::kInfo);
  EXPECT_EQ(Lower(Severity::kInfo), Severity::kInfo);
}

TEST(FindingNames, ADueDateIsADateAndADueInstantIsInUtc) {
  using namespace std::chrono;
  const sys_days day = sys_days{year{2024} / February / 7};
  EXPECT_EQ(FormatDue({true, day, {}}), "2024-02-07");
  EXPECT_EQ(FormatDue({false, {}, day + hours{9}}), "2024-02-07T09:00:00Z");
}

}  // namespace
}  // namespace escalint
