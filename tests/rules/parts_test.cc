// A duty with several parts: each is judged by itself, whatever judging another one assumed.
#include <gtest/gtest.h>

#include "rules/workbench.h"

namespace escalint::testing {
namespace {

/// A pack whose one rule expects views, a reason and a consideration; the last two are not needed
/// where the risk, which is not recorded, is standard.
constexpr char kPack[] = R"({
  "id": "littleshire", "version": "1", "title": "t", "routes": ["inter_agency"],
  "ladders": [{"id": "main", "stages": [{"id": "stage-1", "title": "stage 1"}]}],
  "rules": [{
    "id": "LIT-1", "name": "n", "title": "t", "clause": "1", "says": "s", "why": "w",
    "kind": "missing_step", "after": {"entry": "1"}, "within": "48 hours", "duty_of": "raiser",
    "message": "m",
    "expect_all": [
      {"act": {"event": "views"}, "phrase": "views"},
      {"act": {"event": "reason"}, "phrase": "a reason",
       "spared": {"all": [{"risk": ["standard", "not_assessed"]}, {"occurs": {"event": "reason"}}]}},
      {"act": {"event": "considered"}, "phrase": "a consideration",
       "spared": {"all": [{"risk": ["standard", "not_assessed"]}, {"occurs": {"event": "reason"}}]}}
    ]}]})";

constexpr char kExport[] = R"({"format": 1, "as_of": "2024-12-31", "cases": [{"id": "C-1",
  "escalations": [{"id": "E-1", "policy": "littleshire", "route": "inter_agency", "events": [
    {"id": "e1", "at": "2024-02-01T10:00", "type": "raised", "stage": "1"},
    {"id": "e2", "at": "2024-02-02T10:00", "type": "views"}]}]}]})";

TEST(ADutyWithSeveralParts, NamesThoseNotOnRecordAndWhatWasAssumed) {
  const Result<Policy> pack = LoadPack(kPack, "littleshire.json", {});
  ASSERT_TRUE(pack);
  const Workbench workbench(std::vector<Policy>{*pack});
  std::vector<Finding> breaches;
  for (Finding& finding : workbench.CheckText(kExport)) {
    if (finding.verdict == Verdict::kBreached) breaches.push_back(std::move(finding));
  }
  ASSERT_EQ(breaches.size(), 1u);
  EXPECT_EQ(breaches[0].done, std::nullopt);
  EXPECT_NE(breaches[0].message.find("Not recorded: a reason; a consideration"), std::string::npos)
      << breaches[0].message;
  EXPECT_EQ(breaches[0].assumptions.size(), 1u);
}

}  // namespace
}  // namespace escalint::testing
