// `escalint timeline`: one case, told in order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kSource[] = ESCALINT_SOURCE_DIR "/";

/// `timeline` with the packs of tests/data/cli.
Ran Timeline(std::vector<std::string> words, const Surroundings& around = {}) {
  words.insert(words.begin(), {"timeline", "--rules", "rules"});
  return Escalint(words, around);
}

size_t Count(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

constexpr char kFirstCase[] = R"text(
── Case C-1, child CH-1, escalation E-1 ────────────────────────────────────────────────────────────
  Policy     Littleshire escalation procedure (littleshire@1)
  Route      inter-agency
  Risk       standard
  Raised by  teacher (education)
  Against    social worker (children's social care)
  Seen as of Sun 31 Mar 2024

  Mon 5 Feb 2024 09:00  e1  raised to stage 2 (managers)
      opens       LIT-1, clause 1 (duty: team manager, children's social care): Stage 2 (managers)
                  was entered on Mon 5 Feb 2024 09:00 and was to decide by Wed 7 Feb 2024 09:00.
                  Count: Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00

  Wed 7 Feb 2024 09:00  LIT-1 (from e1, stage 2): the limit runs out, not done by now. Stage 2
                        (managers) was entered on Mon 5 Feb 2024 09:00 and was to decide by Wed 7
                        Feb 2024 09:00.

  Thu 8 Feb 2024 10:00  e2  decision: agreed at stage 2 (managers)
      LATE        LIT-1 (from e1, stage 2): done 25 hours late. Stage 2 (managers) was entered on
                  Mon 5 Feb 2024 09:00 and was to decide by Wed 7 Feb 2024 09:00. [breach: medium]
      opens       LIT-2, clause 2 (duty: team manager, children's social care): A decision was made
                  on Thu 8 Feb 2024 10:00; teacher (education) was to be told.

  Thu 8 Feb 2024 12:00  e3  notified, to teacher (education)
      met         LIT-2 (from e2, stage 2): done. A decision was made on Thu 8 Feb 2024 10:00;
                  teacher (education) was to be told.

  Fri 9 Feb 2024        e4  closed: resolved

  As of Sun 31 Mar 2024
      No duty is still open, and nothing was left unchecked.
      in sum      2 duties arose: 1 met; 1 breached (LIT-1 from e1).
)text";

TEST(Timeline, TellsOneCaseInOrder) {
  const Ran ran = Timeline({"march.json", "--case", "C-1"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out, kFirstCase);
}

TEST(Timeline, IsTheSamePageInEveryCarrier) {
  for (const char* carrier : {"json", "ndjson", "xml"}) {
    const Ran converted = Escalint({"convert", "march.json", "--to", carrier});
    const Ran ran = Timeline({"-", "--case", "C-1"}, {.input = converted.out});
    EXPECT_EQ(ran.status, 0) << carrier;
    EXPECT_EQ(ran.out, kFirstCase) << carrier;
  }
}

TEST(Timeline, KeepsToTheWidthOfThePage) {
  const Ran ran = Timeline({"march.json", "--case", "C-1"}, {.variables = {{"COLUMNS", "60"}}});
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("──") == std::string::npos) {
      EXPECT_LE(line.size(), 60U) << line;
    }
  }
}

TEST(Timeline, IsColouredOnlyWhereAskedFor) {
  EXPECT_THAT(Timeline({"march.json", "--case", "C-1"}).out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(Timeline({"march.json", "--case", "C-1", "--colour", "always"}).out,
              HasSubstr("\x1b[1;31mLATE\x1b[0m"));
}

TEST(Timeline, SeveralCasesComeInTheOrderOfTheExport) {
  const Ran ran = Timeline({"march.json", "--case", "C-2", "--case", "C-1", "--case", "C-2"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(Count(ran.out, "── Case "), 2U);
  EXPECT_LT(ran.out.find("Case C-1"), ran.out.find("Case C-2"));
}

TEST(Timeline, LooksAtTheCaseAsOfADay) {
  const Ran ran = Timeline({"march.json", "--case", "C-1", "--as-of", "2024-02-06"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("  As of Tue 6 Feb 2024\n      still open  LIT-1 (from e1"),
                             HasSubstr("later       3 events are recorded after that")));
}

TEST(Timeline, CountsWorkingDaysOverEasterByName) {
  const Ran ran = Escalint({"timeline", std::string(kSource) + "samples/herefordshire/story.json",
                            "--case", "STORY-1", "--escalation", "E-1"},
                           {.variables = {{"COLUMNS", "300"}}});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr("Count: Tue 26 Mar 2024 15:30 (day 0) + 2 working days: Wed 27 "
                                 "Mar day 1 · Thu 28 Mar day 2 = due\n"));
  EXPECT_THAT(ran.out, HasSubstr("The count went on: Fri 29 Mar Good Friday · Sat 30, Sun 31 "
                                 "weekend · Mon 1 Apr Easter Monday · Tue 2 day 3 · Wed 3 Apr day "
                                 "4\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("escalation E-2")));
}

TEST(Timeline, WhatAnAbsentTimeLeavesOpenIsSaidAtTheEnd) {
  const Ran ran = Timeline({"undecidable.ndjson", "--case", "C-1"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr("Mon 5 Feb 2024        e1  raised"));
  EXPECT_THAT(ran.out, HasSubstr("      unclear     LIT-1 (from e1, stage 2): this may answer it"));
  EXPECT_THAT(ran.out, HasSubstr("      cannot tell LIT-1 (from e1, stage 2): "));
}

TEST(Timeline, ACaseThatIsNotThereIsRefusedWithTheNearest) {
  const std::string story = std::string(kSource) + "samples/staffordshire/story.json";
  Ran ran = Escalint({"timeline", story, "--case", "STORY-11"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "escalint: --case: there is no case \"STORY-11\" (did you mean \"STORY-1\"?)\n");
  ran = Timeline({"march.json", "--case", "X"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "escalint: --case: there is no case \"X\" (there are C-1 and C-2)\n");
}

TEST(Timeline, AnEscalationThatIsNotThereIsRefused) {
  const Ran ran = Timeline({"march.json", "--case", "C-1", "--escalation", "E-7"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "escalint: --escalation: case \"C-1\" has no escalation \"E-7\" (it has E-1)\n");
}

TEST(Timeline, NeedsACase) {
  const Ran ran = Timeline({"march.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("--case is missing: which case is to be told?"));
}

TEST(Timeline, OnlyTheCasesOwnRecordNeedBeReadable) {
  const Ran other = Timeline({"broken.ndjson", "--case", "C-1"});
  EXPECT_EQ(other.status, 0);
  EXPECT_EQ(other.err, "");
  const Ran own = Timeline({"broken.ndjson", "--case", "C-2"});
  EXPECT_EQ(own.status, 3);
  EXPECT_EQ(own.out, "");
  EXPECT_EQ(own.err,
            "escalint: broken.ndjson:3:51: the record of case \"C-2\" can't be read: \"events\" is "
            "a string; an array was expected\n");
  EXPECT_THAT(Timeline({"broken.ndjson", "--case", "Z"}).err,
              HasSubstr("1 record could not be read, and it may be there"));
}

TEST(Timeline, ACaseMetTwiceIsToldOnceAndThatIsSaid) {
  const Ran ran = Timeline({"march.json", "march.json", "--case", "C-1"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, kFirstCase);
  EXPECT_THAT(ran.err, HasSubstr("case \"C-1\" stands here again; the one in march.json line 6 is "
                                 "told"));
}

/// How many obligations a timeline (as JSON) settles with each verdict.
void ExpectSameVerdicts(const std::string& file, const std::vector<std::string>& cases) {
  const Ran check = Escalint({"check", file, "--format", "json", "--exit-zero", "--no-progress",
                              "--verdict", "met,not_due,waived"});
  std::vector<std::string> words{"timeline", file, "--format", "json"};
  for (const std::string& id : cases) words.insert(words.end(), {"--case", id});
  const std::string told = Escalint(words).out;
  const auto kinds = [&](const char* kind) {
    return Count(told, std::string(R"("kind": ")") + kind + '"');
  };
  const auto verdicts = [&](const char* verdict) {
    return Count(check.out, std::string(R"("verdict": ")") + verdict + R"(", "severity")");
  };
  // What lapses and is done later is settled by the late act.
  const size_t settled_later = Count(told, "the limit runs out, not done by now");
  EXPECT_EQ(kinds("met"), verdicts("met")) << file;
  EXPECT_EQ(kinds("late") + kinds("not_done") + kinds("fault") + kinds("lapses") - settled_later,
            verdicts("breached"))
      << file;
  EXPECT_EQ(kinds("cannot_tell"), verdicts("cannot_tell")) << file;
  EXPECT_EQ(kinds("still_open"), verdicts("not_due")) << file;
  EXPECT_EQ(kinds("lifted"), verdicts("waived")) << file;
}

TEST(Timeline, SettlesEveryObligationOfACheckOnce) {
  const std::string source(kSource);
  ExpectSameVerdicts(source + "samples/staffordshire/story.json", {"STORY-1"});
  ExpectSameVerdicts(source + "samples/herefordshire/story.json", {"STORY-1"});
  ExpectSameVerdicts("march.json", {"C-1", "C-2"});
  std::vector<std::string> cases;
  for (int i = 1; i <= 10; ++i) cases.push_back("unknown-times-" + std::to_string(i));
  ExpectSameVerdicts(source + "tests/rules/shared/unknown-times.json", cases);
}

}  // namespace
}  // namespace escalint::testing
