// Every rule of every shipped pack is shown giving each verdict that it can give.
//
// What a rule can give follows from its shape. A response can be met, breached, not yet due, or
// undecidable, and waived where it has leaves or can be superseded; a precedence is judged at once;
// a prohibition speaks only when the forbidden thing happened; a ladder speaks only of skips. Where
// a shape could but a particular rule cannot, the exception is listed with its reason, and fails
// when a fixture proves it wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "rules/expectations.h"
#include "rules/workbench.h"

namespace escalint::testing {
namespace {

using Verdicts = EnumSet<Verdict>;

struct Exception {
  std::string_view rule;
  Verdict verdict;
  std::string_view reason;
};

constexpr Exception kExceptions[] = {
    {"HFD-3.9", Verdict::kCannotTell,
     "a meeting or decision by nobody in particular, or at no stage, is no act of a lower level"},
    {"HFD-5.3c", Verdict::kNotDue,
     "it arises only if the higher level was entered, so what it expects is always on record"},
    {"HFD-5.3c", Verdict::kWaived,
     "it arises only if the higher level was entered, so it is never superseded"},
    {"BKM-3d", Verdict::kCannotTell,
     "a closing by natural progression is what it forbids, at any date"},
    {"HRT-3d", Verdict::kWaived,
     "closing, which would supersede it, is one of the acts it expects"},
    {"SOT-5b", Verdict::kWaived,
     "closing, which would supersede it, is one of the acts it expects"},
    {"SOT-2.2a", Verdict::kNotDue, "its limit runs backward from a conference that has been held"},
    {"CLD-LADDER", Verdict::kBreached, "any stage may be bypassed, so no skip is a fault"},
    {"CLD-LADDER", Verdict::kCannotTell, "any stage may be bypassed, whatever else is known"},
    {"SOT-2.2a", Verdict::kWaived, "no closing or raise supersedes a duty of the whole case"},
};

bool IsException(std::string_view rule, Verdict verdict) {
  return std::any_of(std::begin(kExceptions), std::end(kExceptions), [&](const Exception& one) {
    return one.rule == rule && one.verdict == verdict;
  });
}

void AddOfResponse(const Duty& duty, Verdicts& can) {
  can |= {Verdict::kMet, Verdict::kBreached, Verdict::kCannotTell, Verdict::kNotDue};
  const bool limited = duty.limit.kind != Limit::Kind::kNone;
  // Closing as resolved or withdrawn lifts a duty to go higher.
  const bool goes_higher =
      std::any_of(duty.expect.begin(), duty.expect.end(), [](const auto& part) {
        return std::any_of(part.acts.begin(), part.acts.end(), [](const EventPattern& act) {
          return act.entry == EventPattern::Entry::kAny;
        });
      });
  if (!duty.unless.empty() || (limited && duty.supersedable) || (!limited && goes_higher)) {
    can.Add(Verdict::kWaived);
  }
}

/// What the shape of the duty allows.
void AddOfDuty(const Rule& rule, const Duty& duty, Verdicts& can) {
  if (duty.shape == Shape::kResponse) return AddOfResponse(duty, can);
  can |= {Verdict::kBreached, Verdict::kCannotTell};
  if (duty.excused) can.Add(Verdict::kMet);
  if (!duty.unless.empty() || !rule.leaves.empty()) can.Add(Verdict::kWaived);
}

Verdicts CanGive(const Rule& rule) {
  Verdicts can;
  for (const Duty& duty : rule.duties) AddOfDuty(rule, duty, can);
  return can;
}

/// rule → the verdicts that some annotated fixture shows. That the annotations hold is what
/// fixtures_test.cc proves.
std::map<std::string, Verdicts> ShownByFixtures() {
  std::map<std::string, Verdicts> shown;
  for (const std::string& path : FilesBelow("tests/rules", ".json")) {
    if (path.find("/examples/") != std::string::npos) continue;
    for (const Annotation& annotation : AnnotationsOf(path)) {
      for (const Expectation& line : annotation.lines) {
        if (const auto verdict = VerdictFromName(line.verdict)) shown[line.rule].Add(*verdict);
      }
    }
  }
  return shown;
}

class Coverage : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    packs_ = ShippedPacks({});
    shown_ = ShownByFixtures();
  }
  static const Rule* FindRule(std::string_view id) {
    for (const Policy& policy : packs_) {
      for (const Rule& rule : policy.rules) {
        if (rule.id == id) return &rule;
      }
    }
    return nullptr;
  }
  static Verdicts ShownFor(std::string_view rule) {
    const auto found = shown_.find(std::string(rule));
    return found == shown_.end() ? Verdicts{} : found->second;
  }
  inline static std::vector<Policy> packs_;
  inline static std::map<std::string, Verdicts> shown_;
};

TEST_F(Coverage, EveryRuleIsShownGivingEachVerdictThatItCanGive) {
  ASSERT_FALSE(packs_.empty());
  for (const Policy& policy : packs_) {
    for (const Rule& rule : policy.rules) {
      CanGive(rule).ForEach([&](Verdict verdict) {
        if (ShownFor(rule.id).Has(verdict) || IsException(rule.id, verdict)) return;
        ADD_FAILURE() << rule.id << ": no fixture shows it as " << Name(verdict)
                      << "; add a case to tests/rules/" << policy.id << "/" << rule.id << ".json";
      });
    }
  }
}

TEST_F(Coverage, NoVerdictIsShownThatTheShapeOfTheRuleCannotGive) {
  for (const auto& [id, verdicts] : shown_) {
    const Rule* rule = FindRule(id);
    ASSERT_NE(rule, nullptr) << "a fixture expects something of " << id << ", which no pack has";
    const Verdicts beyond = verdicts.Without(CanGive(*rule));
    beyond.ForEach([&, &rule_id = id](Verdict verdict) {
      ADD_FAILURE() << rule_id << " is shown as " << Name(verdict)
                    << ", which this test takes to be impossible";
    });
  }
}

TEST_F(Coverage, AnExceptionIsForARuleThatCannotGiveTheVerdictAfterAll) {
  for (const Exception& exception : kExceptions) {
    const Rule* rule = FindRule(exception.rule);
    ASSERT_NE(rule, nullptr) << exception.rule << " is in no pack";
    EXPECT_FALSE(exception.reason.empty()) << exception.rule;
    EXPECT_TRUE(CanGive(*rule).Has(exception.verdict))
        << exception.rule << ": its shape already rules out " << Name(exception.verdict);
    EXPECT_FALSE(ShownFor(exception.rule).Has(exception.verdict))
        << exception.rule << ": a fixture shows it as " << Name(exception.verdict);
  }
}

TEST_F(Coverage, EveryRuleHasAFixtureFileOfItsOwn) {
  const std::vector<std::string> paths = FilesBelow("tests/rules", ".json");
  for (const Policy& policy : packs_) {
    for (const Rule& rule : policy.rules) {
      const std::string ending = "/" + policy.id + "/" + rule.id + ".json";
      const bool there = std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
        return path.ends_with(ending);
      });
      EXPECT_TRUE(there) << rule.id << ": there is no tests/rules" << ending;
    }
  }
}

}  // namespace
}  // namespace escalint::testing
