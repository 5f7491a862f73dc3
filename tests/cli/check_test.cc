// `escalint check` as a user or a script meets it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// `check` with the packs of tests/data/cli.
Ran Check(std::vector<std::string> words, const Surroundings& around = {}) {
  words.insert(words.begin(), {"check", "--rules", "rules"});
  return Escalint(words, around);
}

/// As a finding has it, not one of its readings.
constexpr char kBreached[] = R"("verdict": "breached", "severity")";
constexpr char kMet[] = R"("verdict": "met", "severity")";

size_t Count(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// ----------------------------------------------------------------------------------- exit status

TEST(CheckStatus, ABreachAtOrAboveFailOnGivesOne) {
  const Ran ran = Check({"march.json"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, HasSubstr("BREACH (medium) LIT-1, clause 1: Not decided within 48 hours"));
}

TEST(CheckStatus, ABreachBelowFailOnGivesZero) {
  EXPECT_EQ(Check({"march.json", "--fail-on", "high"}).status, 0);
}

TEST(CheckStatus, FailOnNeverAndExitZeroGiveZero) {
  EXPECT_EQ(Check({"march.json", "--fail-on=never"}).status, 0);
  EXPECT_EQ(Check({"march.json", "--exit-zero"}).status, 0);
}

TEST(CheckStatus, WhatCannotBeToldIsNotTakenForKept) {
  const Ran ran = Check({"undecidable.ndjson", "--fail-on", "info"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, HasSubstr("COULD NOT CHECK"));
  EXPECT_EQ(Check({"undecidable.ndjson", "--fail-on", "never"}).status, 0);
}

TEST(CheckStatus, AnUnreadableRecordGivesThreeAndTheRestIsChecked) {
  const Ran ran = Check({"broken.ndjson"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, StartsWith("escalint: broken.ndjson:3:"));
  EXPECT_THAT(ran.err, HasSubstr("not checked: "));
  EXPECT_THAT(ran.out, HasSubstr("BREACH (medium) LIT-1"));
  EXPECT_THAT(ran.out, HasSubstr("Records that could not be read, and so were not checked"));
}

TEST(CheckStatus, ExitZeroDoesNotHideAnUnreadableRecord) {
  EXPECT_EQ(Check({"broken.ndjson", "--exit-zero"}).status, 3);
}

// ------------------------------------------------------------------------------- what is checked

TEST(CheckInputs, StandardInputIsAnExportToo) {
  const Ran ran = Check({"-", "--format", "ndjson"}, {.input = ManyCases(3)});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(Count(ran.out, kBreached), 1u);
  EXPECT_THAT(ran.out, HasSubstr(R"("location": {"file": "-", "line": 2)"));
}

TEST(CheckInputs, NoCasesAreNoFindingsAndNdjsonIsSilent) {
  const Ran ran = Check({"-", "--format", "ndjson"}, {.input = "{\"cases\": []}"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "");
}

TEST(CheckInputs, SeveralExportsAreReportedInTheirOrder) {
  const TemporaryFolder folder;
  const std::string b = folder.Write("b.ndjson", ManyCases(1));
  const Ran ran = Check({b, "march.json", "--format", "json"});
  EXPECT_LT(ran.out.find("\"case\": \"C-0\""), ran.out.find("\"case\": \"C-1\""));
  EXPECT_THAT(ran.out, HasSubstr(R"("cases": 1, "escalations": 1, "unreadable": 0}, {"file": )"));
}

TEST(CheckInputs, OfTwoCasesWithOneIdTheSecondIsNotJudged) {
  const Ran ran = Check({"march.json", "march.json", "--format", "ndjson"});
  EXPECT_EQ(Count(ran.out, kBreached), 1u);
  EXPECT_EQ(Count(ran.out, "\"rule\": \"DQ-DUPLICATE\""), 2u);
  EXPECT_THAT(ran.out, HasSubstr(R"(Case \"C-1\" was read already, at march.json line 6; that one)"
                                 R"( was judged and this one was not.)"));
}

TEST(CheckInputs, WhatIsWrongWithAnyInputIsSaidBeforeAnythingIsWritten) {
  const TemporaryFolder folder;
  const std::string report = folder.Write("report.json", "the last report");
  const Ran ran = Check({"march.json", "notes.txt", "missing.json", "--format", "json:" + report});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "escalint: missing.json: does not exist (check the spelling of the path)\n");
  EXPECT_EQ(ReadAll(report), "the last report");
  EXPECT_THAT(folder.Names(), ElementsAre("report.json"));
}

TEST(CheckInputs, AFileThatIsNoExportIsRefused) {
  const Ran ran = Check({"march.json", "notes.txt"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, StartsWith("escalint: notes.txt: is not an export: its first bytes are "));
}

// ------------------------------------------------------------------------------------------ as-of

TEST(CheckAsOf, TheOptionGoesBeforeTheExport) {
  const Ran ran = Check({"march.json", "--as-of", "2024-02-06", "--format", "json"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr(R"("run": {"as_of": "2024-02-06")"));
}

TEST(CheckAsOf, WithoutAnyItIsNow) {
  const Ran ran = Check({"-", "--format", "json"}, {.input = "{\"cases\": []}"});
  EXPECT_THAT(ran.out, ::testing::ContainsRegex("\"as_of\": \"20[0-9-]+T[0-9:]+Z\""));
}

TEST(CheckAsOf, AnOptionThatIsNoTimeIsRefused) {
  const Ran ran = Check({"march.json", "--as-of", "2024-02-30"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, StartsWith("escalint: --as-of \"2024-02-30\" is no usable time: "));
}

TEST(CheckAsOf, AnExportsThatIsNoTimeIsRefusedUnlessTheOptionReplacesIt) {
  const std::string text = R"({"as_of": "last week", "cases": []})";
  const TemporaryFolder folder;
  const std::string path = folder.Write("e.json", text);
  const Ran refused = Check({path});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.err, StartsWith("escalint: " + path +
                                      ":1: the export's as_of \"last week\" is no usable"));
  EXPECT_THAT(refused.err, HasSubstr("say from when to look with --as-of 2024-03-31"));
  EXPECT_EQ(Check({path, "--as-of", "2024-03-31"}).status, 0);
}

TEST(CheckTimes, MidnightIsADayUnlessSaidOtherwise) {
  const std::string text =
      R"({"authority": "littleshire", "as_of": "2024-03-31", "cases": [{"id": "C-1", "escalations": )"
      R"([{"id": "E-1", "risk": "standard", "events": [)"
      R"({"id": "e1", "at": "2024-02-05T00:00", "type": "raised", "stage": "2"}, )"
      R"({"id": "e2", "at": "2024-02-07T12:00", "type": "decision", "stage": "2"}]}]}]})";
  const std::string day = R"("rule": "LIT-1", "policy": "littleshire", "clause": "1", "kind": )"
                          R"("breached_deadline", "verdict": "cannot_tell")";
  EXPECT_THAT(Check({"-", "--format", "ndjson"}, {.input = text}).out, HasSubstr(day));
  EXPECT_THAT(Check({"-", "--format", "ndjson", "--midnight", "exact"}, {.input = text}).out,
              Not(HasSubstr(day)));
}

// ---------------------------------------------------------------------------------- what is shown

TEST(CheckReport, VerdictsAreAddedToThoseAlwaysShown) {
  const Ran ran = Check({"march.json", "--verdict", "met", "--format", "ndjson"});
  EXPECT_EQ(Count(ran.out, kMet), 2u);
  EXPECT_EQ(Count(ran.out, kBreached), 1u);
}

TEST(CheckReport, EachFormatGoesWhereItIsSent) {
  const TemporaryFolder folder;
  const std::string report = (folder.path() / "report.json").string();
  const Ran ran = Check({"march.json", "--format", "text", "--format", "json:" + report});
  EXPECT_THAT(ran.out, HasSubstr("── Summary "));
  EXPECT_THAT(ReadAll(report), StartsWith("{\n \"escalint\": {\"version\": "));
}

TEST(CheckReport, TheBytesAreTheSameForAnyNumberOfThreads) {
  const std::string cases = ManyCases(3000);
  for (const char* format : {"text", "json", "ndjson"}) {
    const std::vector<std::string> words{"-", "--format", format, "--verdict", "met", "--jobs"};
    const auto with_jobs = [&](const char* jobs) {
      std::vector<std::string> all = words;
      all.emplace_back(jobs);
      return Check(all, {.input = cases}).out;
    };
    const std::string one = with_jobs("1");
    EXPECT_THAT(one, HasSubstr("C-2999")) << format;
    EXPECT_TRUE(one == with_jobs("2")) << format;
    EXPECT_TRUE(one == with_jobs("7")) << format;
  }
}

TEST(CheckReport, ColourIsForTerminalsUnlessAskedFor) {
  EXPECT_THAT(Check({"march.json"}).out, Not(HasSubstr("\x1b[")));
  EXPECT_THAT(Check({"march.json", "--color=always"}).out, HasSubstr("\x1b["));
}

TEST(CheckReport, ColumnsSetsTheWidth) {
  const Ran ran = Check({"march.json"}, {.variables = {{"COLUMNS", "72"}}});
  EXPECT_THAT(ran.out, HasSubstr("  COULD NOT CHECK (low, contested) LIT-1, clause 1: Not decided "
                                 "within\n      48 hours\n"));
}

TEST(CheckReport, AFullDiskIsNotDone) {
  const Ran ran = Check({"march.json"}, {.out_path = "/dev/full"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, StartsWith("escalint: standard output: writing failed: "));
}

TEST(CheckReport, NeverTakesTheExportsPlace) {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "export.json").string();
  std::filesystem::copy_file(std::filesystem::path(ESCALINT_SOURCE_DIR) / "tests/data/cli/march.json",
                             path);
  const auto size = std::filesystem::file_size(path);
  const Ran ran = Check({path, "--format", "json:" + path});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("which would be lost"));
  EXPECT_EQ(std::filesystem::file_size(path), size);
}

TEST(CheckReport, AReportThatCannotBeWrittenIsSaidAtOnce) {
  const Ran ran = Check({"march.json", "--format", "json:nowhere/report.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("make the folder first, or name another"));
}

TEST(CheckReport, CtrlCLeavesTheLastReportAlone) {
  const TemporaryFolder folder;
  const std::string report = folder.Write("report.json", "the last report");
  const Ran ran = InterruptEscalint({"check", "-", "--format", "json:" + report}, SIGINT,
                                    folder.path(), ".tmp");
  EXPECT_EQ(ran.status, 130);
  EXPECT_EQ(ran.err, "\nescalint: stopped; no report file was replaced\n");
  EXPECT_EQ(ReadAll(report), "the last report");
  EXPECT_THAT(folder.Names(), ElementsAre("report.json"));
}

// ------------------------------------------------------------------------------ choices of rules

TEST(CheckRules, AReadingCanBeChosen) {
  const Ran ran = Check({"march.json", "--reading", "LIT-1=working_days", "--format", "ndjson"});
  EXPECT_THAT(ran.out, HasSubstr(R"("reading": "working_days", "verdict": "breached", )"
                                 R"("in_force": true)"));
  EXPECT_THAT(ran.out, Not(HasSubstr("\"verdict\": \"cannot_tell\"")));
}

TEST(CheckRules, ALocalLimitIsOurOwn) {
  const Ran ran = Check({"march.json", "--local-limit", "LIT-2=1h", "--format", "ndjson"});
  EXPECT_THAT(ran.out, HasSubstr("\"source\": \"local\""));
}

TEST(CheckRules, APolicyThatNoPackHasIsRefused) {
  const Ran ran = Check({"march.json", "--policy", "bigshire"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, StartsWith("escalint: --policy: there is no rule pack \"bigshire\" (there "
                                  "are "));
  EXPECT_THAT(ran.err, HasSubstr("littleshire@1"));
}

TEST(CheckRules, AMisspeltRuleIsRefusedWithTheRightOne) {
  const Ran ran = Check({"march.json", "--local-limit", "LIT2=1wd"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "escalint: --local-limit: there is no rule \"LIT2\" (did you mean \"LIT-2\"?)\n");
}

TEST(CheckRules, AReadingThatDoesNotExistIsRefused) {
  const Ran ran = Check({"march.json", "--reading", "LIT-1=days"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "escalint: --reading LIT-1=days: \"LIT-1\" has no reading \"days\" (there are hours, "
            "working_days)\n");
}

TEST(CheckRules, AReadingOfAnUnknownGroupIsRefusedWithTheGroupsThereAre) {
  const Ran ran = Check({"march.json", "--reading", "LIT-9=hours"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, StartsWith("escalint: --reading LIT-9=hours: no rule pack has readings "
                                  "called \"LIT-9\" (there are "));
}

TEST(CheckRules, AFaultyPackIsNeverUsed) {
  const TemporaryFolder folder;
  folder.Write("bad.json", "{}");
  const Ran ran = Escalint({"check", "march.json", "--rules", folder.path().string()});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("bad.json:1:1: \"id\" is missing here"));
}

// ---------------------------------------------------------------------------------- command line

TEST(CheckOptions, AllThatIsWrongIsSaidAtOnce) {
  const Ran ran = Check({"march.json", "--format", "csv", "--fail-on", "hi", "--jobs", "0",
                         "--verdict", "mett", "--max-record", "5x"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "escalint: --max-record: \"5x\" is no size (write a number of bytes, or one with k, M "
            "or G: 64M)\n"
            "escalint: --verdict: \"mett\" is no verdict (some of met, breached, cannot_tell, "
            "not_due, waived, separated by commas)\n"
            "escalint: --format csv is not yet available (one of text, json, ndjson)\n"
            "escalint: --fail-on: \"hi\" is no severity (one of high, medium, low, info, never)\n"
            "escalint: --jobs: \"0\" is no number of threads (a whole number from 1 to 1024)\n");
}

TEST(CheckOptions, TwoReportsCannotShareStandardOutput) {
  const Ran ran = Check({"march.json", "--format", "json", "--format", "text"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "escalint: two formats are to go to standard output (give one a file: --format "
            "json:FILE)\n");
}

TEST(CheckOptions, AMisspeltOptionIsRefusedWithTheRightOne) {
  const Ran ran = Check({"march.json", "--verdicts=met"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "escalint: there is no option \"--verdicts\" (did you mean --verdict?)\n");
}

TEST(CheckOptions, NoExportIsRefused) {
  const Ran ran = Check({});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "escalint: no export is named (give a file, a directory, or - for standard input)\n");
}

}  // namespace
}  // namespace escalint::testing
