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
  EXPECT_EQ(
      ran.out,
      "\xEF\xBB\xBFid,policy,clause,kind,severity,limit,duty_of,title,says,why,readings\r\n"
      "LIT-1,littleshire@1,1,breached_deadline,high,48 hours,the officer of the stage,"
      "Not decided within 48 hours,The managers decide within 48 hours.,"
      "The child waits as long as the managers do.,"
      "\"LIT-1=hours (default), LIT-1=working_days\"\r\n"
      "LIT-2,littleshire@1,2,missing_notification,low,no limit,the officer of the stage,"
      "Whoever raised it was not told,The decision is passed on to whoever raised the matter.,"
      "Who asks is owed an answer.,\r\n");
}

TEST(RulesList, ForAProgram) {
  const Ran ran = Rules({"list", "--policy", "littleshire", "--format", "json"});
  EXPECT_EQ(ran.out,
            "[\n"
            R"( {"id": "LIT-1", "policy": "littleshire@1", "clause": "1", "kind": )"
            R"("breached_deadline", "severity": "high", "limit": "48 hours", "duty_of": )"
            R"("the officer of the stage", "title": "Not decided within 48 hours", "says": )"
            R"("The managers decide within 48 hours.", "why": )"
            R"("The child waits as long as the managers do.", "readings": )"
            R"("LIT-1=hours (default), LIT-1=working_days"},)"
            "\n"
            R"( {"id": "LIT-2", "policy": "littleshire@1", "clause": "2", "kind": )"
            R"("missing_notification", "severity": "low", "limit": "no limit", "duty_of": )"
            R"("the officer of the stage", "title": "Whoever raised it was not told", "says": )"
            R"("The decision is passed on to whoever raised the matter.", "why": )"
            R"("Who asks is owed an answer.", "readings": ""})"
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
            "    working_days: two working days\n"
            "\n"
            "  An example that breaches it\n"
            "    Mon 5 Feb 2024 09:00  e1  raised to stage 2 (managers)\n"
            "    Wed 7 Feb 2024 11:00  e2  decision: agreed at stage 2 (managers)\n"
            "\n"
            "  BREACH (low, contested) LIT-1, clause 1: Not decided within 48 hours\n"
            "      Stage 2 (managers) was entered on Mon 5 Feb 2024 09:00 and was to decide by Wed "
            "7 Feb 2024\n"
            "      09:00. It came on Wed 7 Feb 2024 11:00 (e2): 2 hours late.\n"
            "      Stage           2\n"
            "      Began with      e1, Mon 5 Feb 2024 09:00\n"
            "      Due             Wed 7 Feb 2024 09:00\n"
            "      Done            e2, Wed 7 Feb 2024 11:00, 2 hours late\n"
            "      How counted     Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00; done "
            "Wed 7 Feb 2024\n"
            "                      11:00: 2 hours late\n"
            "      Whose duty      team manager\n"
            "      Why it matters  The child waits as long as the managers do.\n"
            "      Contested       The clause can honestly be read in more than one way. Do the "
            "hours run through\n"
            "                      weekends? LIT-1 read as 'hours', 48 consecutive hours (used "
            "here): breached;\n"
            "                      LIT-1 read as 'working_days', two working days: met\n"
            "\n"
            "  An example that doesn't\n"
            "    Mon 5 Feb 2024 09:00  e1  raised to stage 1 (practitioners)\n"
            "\n"
            "    The rule has nothing to say of it.\n");
}

TEST(RulesShow, SaysWhatIsWrongWithTheExamplesBesideAPack) {
  const TemporaryFolder folder;
  const std::filesystem::path here(ESCALINT_SOURCE_DIR "/tests/data/cli/rules");
  folder.Write("littleshire-1.json", ReadAll(here / "littleshire-1.json"));
  std::filesystem::create_directory(folder.path() / "worked-examples");
  folder.Write("worked-examples/littleshire-1.ndjson",
               "{\"format\": 1, \"as_of\": \"2024-03-31\"}\n{\"id\": broken\n");
  const Ran ran = Escalint({"rules", "show", "LIT-2", "--rules", folder.path().string()});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.err, HasSubstr("worked-examples/littleshire-1.ndjson:2:8: not JSON"));
  EXPECT_THAT(ran.out, ::testing::Not(HasSubstr("An example")));
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
