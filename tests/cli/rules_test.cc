// `escalint rules`: the packs listed, explained and checked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Ran Rules(std::vector<std::string> words) {
  words.insert(words.begin(), "rules");
  words.insert(words.end(), {"--rules", "rules"});
  return Escalint(words);
}

TEST(RulesList, ForAPersonGroupsByPolicy) {
  const Ran ran = Rules({"list", "--policy", "littleshire"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out,
            "littleshire@1: Littleshire escalation procedure\n"
            "  LIT-1  Not decided within 48 hours (clause 1; breached deadline; high)\n"
            "  LIT-2  Whoever raised it was not told (clause 2; missing notification; low)\n");
}

TEST(RulesList, IsWhatRulesAloneMeans) { EXPECT_EQ(Rules({}).out, Rules({"list"}).out); }

TEST(RulesList, ForASpreadsheet) {
  const Ran ran = Rules({"list", "--policy", "littleshire@1", "--format", "csv"});
  EXPECT_EQ(ran.out,
            "id,policy,clause,kind,severity,title\r\n"
            "LIT-1,littleshire@1,1,breached_deadline,high,Not decided within 48 hours\r\n"
            "LIT-2,littleshire@1,2,missing_notification,low,Whoever raised it was not told\r\n");
}

TEST(RulesList, ForAProgram) {
  const Ran ran = Rules({"list", "--policy", "littleshire", "--format", "json"});
  EXPECT_EQ(ran.out,
            "[\n"
            R"( {"id": "LIT-1", "policy": "littleshire@1", "clause": "1", "kind": )"
            R"("breached_deadline", "severity": "high", "title": "Not decided within 48 hours"},)"
            "\n"
            R"( {"id": "LIT-2", "policy": "littleshire@1", "clause": "2", "kind": )"
            R"("missing_notification", "severity": "low", "title": "Whoever raised it was not )"
            R"(told"})"
            "\n]\n");
}

TEST(RulesList, NamesTheBuiltInPacksWithoutBeingAsked) {
  const Ran ran = Escalint({"rules", "list"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_GT(ran.out.size(), 1000u);
}

TEST(RulesShow, ExplainsARule) {
  const Ran ran = Rules({"show", "LIT-1"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out,
            "LIT-1: Not decided within 48 hours\n"
            "  Policy            Littleshire escalation procedure (littleshire@1)\n"
            "  Clause            1\n"
            "  Name              not-decided-in-48-hours\n"
            "  What it says      The managers decide within 48 hours.\n"
            "  Why it matters    The child waits as long as the managers do.\n"
            "  Looks at          each escalation\n"
            "\n"
            "  Kind              breached_deadline\n"
            "  Severity          high\n"
            "                    medium where it is done late\n"
            "  Whose duty        the officer of the stage\n"
            "  Limit             48 hours\n"
            "  Lifted where      clause 2: immediate danger goes to the police\n"
            "\n"
            "  Readings (--reading GROUP=NAME)\n"
            "  LIT-1: Do the hours run through weekends?\n"
            "    hours (default): 48 consecutive hours\n"
            "    working_days: two working days\n");
}

TEST(RulesShow, ExplainsAPolicy) {
  const Ran ran = Rules({"show", "littleshire"});
  EXPECT_EQ(ran.out,
            "littleshire@1: Littleshire escalation procedure\n"
            "  Authority         littleshire\n"
            "  Rule pack         rules/littleshire-1.json\n"
            "  In force          from Wed 1 Jan 2020\n"
            "  Routes            inter-agency and complaint\n"
            "\n"
            "  Ladder for inter-agency and complaint\n"
            "  stage-1           stage 1 (practitioners)\n"
            "  stage-2           stage 2 (managers): team manager\n"
            "\n"
            "  Readings (--reading GROUP=NAME)\n"
            "  LIT-1: Do the hours run through weekends?\n"
            "    hours (default): 48 consecutive hours\n"
            "    working_days: two working days\n"
            "\n"
            "  Rules\n"
            "  LIT-1             Not decided within 48 hours\n"
            "  LIT-2             Whoever raised it was not told\n");
}

TEST(RulesShow, RefusesWhatNobodyCallsSo) {
  const Ran ran = Rules({"show", "LIT_2"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "escalint: there is no rule or policy \"LIT_2\" (did you mean \"LIT-2\"?)\n");
}

TEST(RulesCheck, ShowsAllFaultsOfABadPackAtOnce) {
  const Ran ran =
      Escalint({"rules", "check", "rules/littleshire-1.json", "rules-with-faults.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "rules/littleshire-1.json: ok: 2 rules\n");
  EXPECT_EQ(ran.err,
            "escalint: rules-with-faults.json:1:1: \"title\" is missing here\n"
            "escalint: rules-with-faults.json:4:3: \"titel\" is not a member of a rule pack (did "
            "you mean \"title\"?)\n"
            "escalint: rules-with-faults.json:6:94: \"team_manger\" is not a role of the format "
            "(did you mean \"team_manager\"?)\n"
            "escalint: rules-with-faults.json:7:12: \"rules\" must list at least one rule\n");
}

TEST(RulesCheck, IsContentWithAGoodPack) {
  const Ran ran = Escalint({"rules", "check", "rules/littleshire-1.json"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
}

TEST(RulesCheck, RefusesAFileThatIsNotThere) {
  const Ran ran = Escalint({"rules", "check", "nowhere.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, StartsWith("escalint: nowhere.json: cannot be read: "));
}

TEST(Rules, AMisspeltActionIsRefusedWithTheRightOne) {
  const Ran ran = Rules({"shwo", "LIT-1"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("did you mean \"show\"?"));
}

}  // namespace
}  // namespace escalint::testing
