// `escalint check` as a user or a script meets it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

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

/// One case with nothing to find in it, as a line of NDJSON and as an XML export.
constexpr char kCaseLine[] =
    R"({"id": "C-1", "authority": "littleshire", "escalations": [{"id": "E-1", )"
    R"("risk": "standard", "events": []}]})"
    "\n";
constexpr char kCaseXml[] =
    R"(<case_records><case id="C-1" authority="littleshire"><escalation id="E-1" risk="standard"/>)"
    R"(</case></case_records>)";

std::string Duplicate(const std::string& second, const std::string& first) {
  return R"("message": "Case \"C-1\" at )" + second + R"( line 1 was read already, at )" + first +
         R"( line 1; that one was judged and this one was not. Give each case an id of its own, or )"
         R"(leave one of the two out.")";
}

TEST(CheckInputs, OfTwoCasesWithOneIdTheSecondIsNotJudged) {
  const Ran ran = Check({"march.json", "march.json", "--format", "ndjson"});
  EXPECT_EQ(Count(ran.out, kBreached), 1u);
  EXPECT_EQ(Count(ran.out, "\"rule\": \"DQ-DUPLICATE\""), 2u);
  EXPECT_THAT(ran.out, HasSubstr(R"(Case \"C-1\" at march.json line 6 was read already, at )"
                                 R"(march.json line 6; that one was judged)"));
  EXPECT_THAT(ran.out, HasSubstr(R"("line": 6, "column": 5, "pointer": "/cases/0")"));
}

TEST(CheckInputs, ACaseInTwoFilesIsADuplicateWhateverTheirCarriers) {
  const TemporaryFolder folder;
  const std::string json = folder.Write("a.ndjson", kCaseLine);
  const std::string xml = folder.Write("b.xml", kCaseXml);
  for (const char* jobs : {"1", "2"}) {
    const auto check = [&](std::vector<std::string> inputs, const Surroundings& around = {}) {
      inputs.insert(inputs.end(), {"--format", "ndjson", "--jobs", jobs});
      return Check(inputs, around);
    };
    EXPECT_THAT(check({json, xml}).out, HasSubstr(Duplicate(xml, json)));
    EXPECT_THAT(check({xml, json}).out, HasSubstr(Duplicate(json, xml)));
    EXPECT_THAT(check({folder.path().string()}).out, HasSubstr(Duplicate(xml, json)));
    EXPECT_THAT(check({"-", xml}, {.input = kCaseLine}).out,
                HasSubstr(Duplicate(xml, "standard input")));
    EXPECT_THAT(check({xml, "-"}, {.input = kCaseLine}).out,
                HasSubstr(Duplicate("standard input", xml)));
  }
}

TEST(CheckInputs, ADuplicateCountsForTheStatusAsAnyFindingDoes) {
  const Ran once = Check({"-"}, {.input = kCaseLine});
  EXPECT_EQ(once.status, 0) << once.out;
  const Ran twice = Check({"-"}, {.input = std::string(kCaseLine) + kCaseLine});
  EXPECT_EQ(twice.status, 1) << twice.out;
  EXPECT_EQ(Check({"-", "--fail-on", "high"}, {.input = std::string(kCaseLine) + kCaseLine}).status,
            0);
}

TEST(CheckInputs, TheWrittenPlaceIsTheOneInTheFileAlsoAfterADroppedDuplicate) {
  const std::string text =
      R"({"id": "C-1", "authority": "littleshire", "escalations": [{"id": "E-1"}, {"id": "E-1"}, )"
      R"({"id": "E-2", "events": [{"id": "e1", "at": "2024-02-05", "type": "views"}, )"
      R"({"id": "e1", "at": "2024-02-06", "type": "views"}, {"id": "e3", "type": "views"}]}]})";
  const Ran ran = Check({"-", "--format", "ndjson"}, {.input = text});
  EXPECT_THAT(ran.out, HasSubstr(R"("pointer": "/escalations/2/events/2")"));
}

TEST(CheckInputs, NoReportSaysThatNothingWasLeftUncheckedOverADuplicate) {
  const std::string text = std::string(kCaseLine) + kCaseLine;
  for (const char* format : {"text", "markdown", "html"}) {
    const Ran ran = Check({"-", "--format", format}, {.input = text});
    EXPECT_THAT(ran.out, HasSubstr("1 duplicate was not judged")) << format;
    EXPECT_THAT(ran.out, Not(HasSubstr("othing was left unchecked"))) << format;
  }
}

TEST(CheckInputs, AnEventOrStatusOfAnUnknownTypeIsNotChecked) {
  const auto said = [](const std::string& members) {
    return Check({"-"}, {.input = R"({"id": "C-1", "authority": "littleshire", )" + members + "}"})
        .out;
  };
  constexpr char kGap[] = "1 event or status is of an unknown type";
  EXPECT_THAT(said(R"("escalations": [{"id": "E-1", "risk": "standard", "events": )"
                   R"([{"at": "2024-02-05", "type": "razed"}]}])"),
              HasSubstr(kGap));
  EXPECT_THAT(said(R"("statuses": [{"type": "chld_plan", "from": "2024-02-05"}])"),
              HasSubstr(kGap));
  EXPECT_THAT(said(R"("escalations": [{"id": "E-1", "risk": "standard", "events": )"
                   R"([{"at": "2024-02-05", "type": "raised", "method": "pigeon"}]}])"),
              Not(HasSubstr(kGap)));
}

TEST(CheckInputs, TablesAndLinesHaveTheRecordsThatCouldNotBeRead) {
  for (const char* format : {"csv", "csv-plain"}) {
    EXPECT_THAT(Check({"broken.ndjson", "--format", format}).out,
                HasSubstr("\r\n,high,false,\"not read, so not checked\","))
        << format;
  }
  const std::string lines = Check({"broken.ndjson", "--format", "ndjson"}).out;
  EXPECT_EQ(Count(lines, "{\"unreadable\": {\"file\": \"broken.ndjson\", \"line\": 3, "), 1u);
  const TemporaryFolder folder;
  const std::string before = folder.Write("before.ndjson", lines);
  EXPECT_EQ(Escalint({"diff", before, before}).status, 0);
  EXPECT_EQ(Check({"broken.ndjson", "--baseline", before}).status, 3);
}

TEST(CheckInputs, WhatOfADirectoryIsPassedOverIsSaidAlsoWhenQuiet) {
  const TemporaryFolder folder;
  folder.Write("a.ndjson", kCaseLine);
  folder.Write("readme.txt", "no export");
  std::filesystem::create_directory(folder.path() / "2023");
  const std::string name = folder.path().string();
  using Words = std::vector<std::string>;
  for (const Words& words :
       {Words{"check", name, "--quiet"}, Words{"due", name, "--quiet"},
        Words{"annual", name, "--year", "2023-24"}, Words{"convert", name, "--to", "json"},
        Words{"timeline", name, "--case", "C-1"}}) {
    const Ran ran = Escalint(words);
    EXPECT_LT(ran.status, 2) << words[0] << ran.err;
    EXPECT_THAT(ran.err,
                StartsWith("escalint: " + name + ": passed over 2023/, readme.txt: of a directory"))
        << words[0];
    EXPECT_EQ(Count(ran.err, "\n"), 1u) << words[0] << ran.err;
  }
}

TEST(CheckInputs, OneEscalationIdInTwoCasesIsNoDuplicate) {
  const Ran ran = Check({"march.json", "--format", "ndjson"});
  EXPECT_THAT(ran.out, Not(HasSubstr("DQ-DUPLICATE")));
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
  EXPECT_THAT(ran.err, StartsWith("escalint: notes.txt: is not an export: it is text beginning "));
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

/// An export of that date (none if empty) with one event on 1 April 2024 and one in 2090.
std::string ExportOf(const std::string& as_of) {
  return R"({"authority": "littleshire", )" +
         (as_of.empty() ? "" : R"("as_of": ")" + as_of + "\", ") +
         R"("cases": [{"id": "C-1", "escalations": [{"id": "E-1", "risk": "standard", "events": [)"
         R"({"id": "e1", "at": "2024-04-01", "type": "views"}, )"
         R"({"id": "e2", "at": "2090-04-01", "type": "views"}]}]}]})";
}

TEST(CheckAsOf, WhatIsLaterThanTheExportItselfIsRemarkedOn) {
  const auto remark = [](const std::string& as_of, std::vector<std::string> words = {}) {
    words.insert(words.begin(), {"-", "--format", "ndjson"});
    const std::string out = Check(words, {.input = ExportOf(as_of)}).out;
    const size_t at = out.find("dated ");
    return out.find("DQ-FUTURE") == std::string::npos ? ""
                                                      : out.substr(at, out.find(". ", at) - at);
  };
  const std::string march =
      R"(dated after 2024-03-31, when the export says it was taken (\"as_of\"); the first listed )"
      "is e1, Mon 1 Apr 2024";
  EXPECT_EQ(remark("2024-03-31"), march);
  EXPECT_EQ(remark("2024-03-31", {"--as-of", "2024-01-31"}), march);
  EXPECT_EQ(remark("2024-03-31", {"--as-of", "2024-06-30"}), march);
  EXPECT_EQ(remark("2024-06-30", {"--as-of", "2024-01-31"}),
            R"(dated after 2024-06-30, when the export says it was taken (\"as_of\"); it is e2, )"
            "Sat 1 Apr 2090");
  EXPECT_EQ(remark(""), "dated in the future; it is e2, Sat 1 Apr 2090");
  EXPECT_EQ(remark("", {"--as-of", "2024-01-31"}), "") << "the same tomorrow as today";
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

/// C-2997 has a breach: of a duty that was met, a list of issues says nothing.
TEST(CheckReport, TheBytesAreTheSameForAnyNumberOfThreads) {
  const std::string cases = ManyCases(3000);
  for (const char* format : {"text", "json", "ndjson", "html", "csv", "junit", "sarif", "gitlab"}) {
    const std::vector<std::string> words{"-", "--format", format, "--verdict", "met", "--jobs"};
    const auto with_jobs = [&](const char* jobs) {
      std::vector<std::string> all = words;
      all.emplace_back(jobs);
      return Check(all, {.input = cases}).out;
    };
    const std::string one = with_jobs("1");
    EXPECT_THAT(one, HasSubstr("C-2997")) << format;
    EXPECT_TRUE(one == with_jobs("2")) << format;
    EXPECT_TRUE(one == with_jobs("7")) << format;
  }
}

/// JUnit is given every duty; nothing of that may reach the other reports.
TEST(CheckReport, ATestReportHasEveryDutyAndChangesNoOtherReport) {
  const TemporaryFolder folder;
  const auto path = [&](const std::string& name) { return (folder.path() / name).string(); };
  const std::vector<std::string> formats = {"text", "json", "csv", "sarif", "gitlab", "markdown"};
  const auto words = [&](const std::string& run) {
    std::vector<std::string> all{"march.json", "undecidable.ndjson"};
    for (const std::string& format : formats) {
      all.insert(all.end(), {"--format", format + ":" + path(run + format)});
    }
    all.insert(all.end(), {"--format", "partial:" + path(run + "partial")});
    return all;
  };
  Check(words("without-"));
  std::vector<std::string> with = words("with-");
  with.insert(with.end(), {"--format", "junit:" + path("junit.xml")});
  Check(with);
  for (const std::string& format : formats) {
    EXPECT_EQ(ReadAll(path("with-" + format)), ReadAll(path("without-" + format))) << format;
  }
  EXPECT_EQ(ReadAll(path("with-partial")), ReadAll(path("without-partial")));
  const std::string every = Check({"march.json", "undecidable.ndjson", "--format", "ndjson",
                                   "--verdict", "met,not_due,waived"})
                                .out;
  EXPECT_EQ(Count(ReadAll(path("junit.xml")), "<testcase "), Count(every, "\n"));
  EXPECT_GT(Count(every, kMet), 0u);
}

TEST(CheckReport, ColourIsForTerminalsUnlessAskedFor) {
  EXPECT_THAT(Check({"march.json"}).out, Not(HasSubstr("\x1b[")));
  EXPECT_THAT(Check({"march.json", "--color=always"}).out, HasSubstr("\x1b["));
}

TEST(CheckReport, ColumnsSetsTheWidth) {
  const Ran ran = Check({"march.json"}, {.variables = {{"COLUMNS", "72"}}});
  EXPECT_THAT(ran.out,
              HasSubstr("  COULD NOT CHECK (low, contested) LIT-1, clause 1. The rule looks "
                        "for:\n      Not decided within 48 hours\n"));
}

TEST(CheckReport, AFullDiskIsNotDone) {
  const Ran ran = Check({"march.json"}, {.out_path = "/dev/full"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, StartsWith("escalint: standard output: writing failed: "));
}

TEST(CheckReport, AFileThatMayNotGrowFurtherIsNotDone) {
  const TemporaryFolder exports, folder;
  const std::string many = exports.Write("many.ndjson", ManyCases(2000));
  const std::string report = folder.Write("report.json", "old");
  struct rlimit usual {};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &usual), 0);
  const struct rlimit small { 1 << 16, usual.rlim_max };
  setrlimit(RLIMIT_FSIZE, &small);
  const Ran ran = Escalint({"check", many, "--format", "json:" + report});
  setrlimit(RLIMIT_FSIZE, &usual);
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("writing failed: File too large"));
  EXPECT_EQ(ReadAll(report), "old");
  EXPECT_THAT(folder.Names(), ElementsAre("report.json"));
}

TEST(CheckReport, NeverTakesTheExportsPlace) {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "export.json").string();
  std::filesystem::copy_file(
      std::filesystem::path(ESCALINT_SOURCE_DIR) / "tests/data/cli/march.json", path);
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

TEST(CheckRules, ALocalLimitForARuleThatHasItsOwnIsRefused) {
  const Ran ran = Check({"march.json", "--local-limit", "LIT-1=1wd"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, StartsWith("escalint: --local-limit: LIT-1 has no duty without a limit"));
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
  const Ran ran = Check({"march.json", "--format", "pdf", "--fail-on", "hi", "--jobs", "0",
                         "--verdict", "mett", "--max-record", "5x"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(
      ran.err,
      "escalint: --max-record: \"5x\" is no size (write a number of bytes, or one with k, M "
      "or G: 64M)\n"
      "escalint: --verdict: \"mett\" is no verdict (some of met, breached, cannot_tell, "
      "not_due, waived, separated by commas)\n"
      "escalint: --format: there is no format \"pdf\" here (one of text, json, ndjson, html, csv, "
      "csv-plain, junit, sarif, gitlab, github, markdown, xlsx, partial)\n"
      "escalint: --fail-on: \"hi\" is no severity (one of high, medium, low, info, none)\n"
      "escalint: --jobs: \"0\" is no number of threads (a whole number from 1 to 1024)\n");
}

TEST(CheckOptions, TwoReportsCannotShareStandardOutput) {
  const Ran ran = Check({"march.json", "--format", "json", "--format", "text"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "escalint: two formats are to go to standard output (give one a file: --format "
            "FMT:FILE)\n");
}

TEST(CheckOptions, TwoReportsCannotShareAFileHoweverItsNameIsWritten) {
  const Ran ran =
      Check({"march.json", "--format", "json:out/../r.json", "--format", "text:./r.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "escalint: two formats are to go to ./r.json (give each a file of its own)\n");
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
