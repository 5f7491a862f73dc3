// `escalint check --baseline --suppressions`, and `escalint diff`: what is known, set aside, new.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

using Words = std::vector<std::string>;

Words Joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

constexpr char kYear[] = ESCALINT_SOURCE_DIR "/samples/staffordshire/year.json";

/// The year as of a day; later days find more.
Ran CheckYear(const Words& words, const std::string& as_of = "2024-03-31") {
  return Escalint(Joined({"check", kYear, "--no-progress", "--as-of", as_of}, words));
}

rapidjson::Document Parse(const std::string& path) {
  rapidjson::Document document;
  const std::string text = ReadAll(path);
  document.Parse(text.c_str(), text.size());
  EXPECT_FALSE(document.HasParseError()) << path;
  return document;
}

std::string Text(const rapidjson::Value& object, const char* name) {
  const auto member = object.FindMember(name);
  const bool there = member != object.MemberEnd() && member->value.IsString();
  return there ? member->value.GetString() : "";
}

class Gate : public ::testing::Test {
 protected:
  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }
  /// The report of the year, and its name.
  std::string Report(const std::string& name, const std::string& as_of = "2024-03-31",
                     const Words& words = {}) const {
    CheckYear(Joined({"--format", "json:" + Path(name)}, words), as_of);
    return Path(name);
  }
  std::string Suppress(const std::string& entries) const {
    return folder_.Write("suppressions.json", "{\"suppress\": [\n" + entries + "\n]}\n");
  }
  /// The report with one text replaced, wherever it stands.
  std::string Changed(const std::string& report, const std::string& from, const std::string& to,
                      const std::string& name) const {
    std::string text = ReadAll(report);
    size_t changes = 0;
    for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
      text.replace(at, from.size(), to);
      ++changes;
    }
    EXPECT_GT(changes, 0U) << from;
    return folder_.Write(name, text);
  }
  /// How many findings say so of `member`.
  static std::map<std::string, int> Count(const std::string& report, const char* member) {
    const rapidjson::Document document = Parse(report);
    std::map<std::string, int> counts;
    for (const auto& finding : document["findings"].GetArray()) ++counts[Text(finding, member)];
    return counts;
  }

  TemporaryFolder folder_;
};

// -------------------------------------------------------------------------------------- baseline

TEST_F(Gate, ABaselineOfTheSameRunKeepsEverythingOutOfTheStatus) {
  const std::string before = Report("before.json");
  EXPECT_EQ(CheckYear({}).status, 1);
  const Ran ran = CheckYear(
      {"--baseline", before, "--fail-on", "info", "--format", "json:" + Path("after.json")});
  EXPECT_EQ(ran.status, 0) << ran.err;
  const auto counts = Count(Path("after.json"), "baseline");
  EXPECT_EQ(counts.size(), 1U);
  EXPECT_GT(counts.at("unchanged"), 10);
}

TEST_F(Gate, ABaselineMayBeNdjson) {
  CheckYear({"--format", "ndjson:" + Path("before.ndjson")});
  EXPECT_EQ(CheckYear({"--baseline", Path("before.ndjson"), "--fail-on", "info"}).status, 0);
}

TEST_F(Gate, WithoutABaselineNothingIsSaidOfOne) {
  EXPECT_THAT(ReadAll(Report("report.json")), Not(HasSubstr("\"baseline\"")));
}

TEST_F(Gate, AnEmptyBaselineLeavesEverythingNew) {
  const std::string empty = folder_.Write("empty.ndjson", "");
  EXPECT_EQ(CheckYear({"--baseline", empty, "--format", "json:" + Path("after.json")}).status, 1);
  EXPECT_EQ(Count(Path("after.json"), "baseline").count("unchanged"), 0U);
}

TEST_F(Gate, WhatCouldNotBeCheckedAndIsNowBreachedIsNew) {
  const std::string before = Report("before.json");
  const std::string weaker =
      Changed(before, "\"verdict\": \"breached\"", "\"verdict\": \"cannot_tell\"", "weaker.json");
  EXPECT_EQ(CheckYear({"--baseline", weaker, "--format", "json:" + Path("after.json")}).status, 1);
  const rapidjson::Document after = Parse(Path("after.json"));
  for (const auto& finding : after["findings"].GetArray()) {
    const bool is_new = Text(finding, "verdict") == "breached";
    EXPECT_EQ(Text(finding, "baseline"), is_new ? "new" : "unchanged");
  }
}

TEST_F(Gate, AHigherSeverityThanInTheBaselineIsNewAndALowerOneIsNot) {
  const std::string before = Report("before.json");
  const std::string lower =
      Changed(before, "\"severity\": \"high\"", "\"severity\": \"low\"", "lower.json");
  const std::string higher =
      Changed(before, "\"severity\": \"low\"", "\"severity\": \"high\"", "higher.json");
  EXPECT_EQ(CheckYear({"--baseline", lower}).status, 1);
  EXPECT_EQ(CheckYear({"--baseline", higher, "--fail-on", "info"}).status, 0);
}

TEST_F(Gate, WhatIsNoLongerFoundIsSaid) {
  const std::string before = Report("before.json");
  const std::string other =
      Changed(before, "\"fingerprint\": \"0", "\"fingerprint\": \"f", "o.json");
  const Ran ran =
      CheckYear({"--baseline", other, "--format", "text", "--format",
                 "sarif:" + Path("after.sarif"), "--format", "html:" + Path("after.html")});
  EXPECT_THAT(ran.out, AllOf(HasSubstr("Against the baseline"), HasSubstr("No longer found"),
                             HasSubstr("new breach")));
  EXPECT_THAT(ReadAll(Path("after.html")), HasSubstr("<section id=\"gone\">"));
  const std::string sarif = ReadAll(Path("after.sarif"));
  for (const char* state : {"absent", "new", "unchanged"}) {
    EXPECT_THAT(sarif, HasSubstr("\"baselineState\": \"" + std::string(state) + "\""));
  }
}

TEST_F(Gate, AFindingWhoseCaseWasNotCheckedAgainIsNotCalledGone) {
  const std::string before = Report("before.json");
  const Ran ran = Escalint({"check", ESCALINT_SOURCE_DIR "/samples/staffordshire/story.json",
                            "--as-of", "2024-03-31", "--baseline", before});
  EXPECT_THAT(ran.out, AllOf(HasSubstr("Case not checked again"), Not(HasSubstr("and 1 more"))));
  EXPECT_THAT(ran.out, ::testing::ContainsRegex("Case not checked again +[1-9]"));
}

TEST_F(Gate, ABaselineOfAnotherAsOfOrPolicyIsUsedAndToldOf) {
  const std::string before = Report("before.json", "2024-01-31");
  const std::string other = Changed(before, "@part-34", "@part-33", "other.json");
  const Ran ran = CheckYear({"--baseline", other});
  EXPECT_THAT(ran.out, AllOf(HasSubstr("as of Wed 31 Jan 2024"), HasSubstr("@part-33")));
}

TEST_F(Gate, ABrokenBaselineSaysWhereWhatAndWhatToDo) {
  const std::string whole = ReadAll(Report("before.json"));
  const std::string cut = folder_.Write("cut.json", whole.substr(0, whole.size() / 2));
  const std::string words = folder_.Write("words.json", "{\n  nonsense\n}");
  const std::string other = folder_.Write("other.json", "{\"format\": 1, \"cases\": []}");
  const std::string wide = folder_.Write("wide.json", "\xFF\xFE{");
  const std::vector<std::pair<std::string, std::string>> faults{
      {cut, "ends in the middle: it is cut off (write the report again)"},
      {words, ":2:3: is not JSON"},
      {other, "is no report of escalint's: it has no findings"},
      {wide, "is in UTF-16"},
      {Path("missing.json"), "cannot be opened: No such file or directory"},
      {kYear, "is no report of escalint's"},
      {"/dev/null", "is no file"}};
  for (const auto& [file, fault] : faults) {
    const Ran ran = CheckYear({"--baseline", file});
    EXPECT_EQ(ran.status, 2) << file;
    EXPECT_THAT(ran.err, AllOf(HasSubstr(file), HasSubstr(fault)));
    EXPECT_EQ(ran.out, "");
  }
}

TEST_F(Gate, ABaselineWithAFindingThatEscalintCannotHaveWrittenIsRefused) {
  const std::vector<std::pair<std::string, std::string>> faults{
      {R"({"fingerprint": "7", "severity": "low"})", "without a fingerprint"},
      {R"({"fingerprint": "0123456789abcdef0123456789abcdef"})", "without a severity"},
      {R"({"fingerprint": "0123456789abcdef0123456789abcdef", "severity": "dire"})", "\"dire\""},
      {R"({"escalint": {"format": 2}, "findings": []})", "report format 2"},
      {R"([])", "is a list"},
      {R"({"findings": [7]})", "no finding"}};
  for (const auto& [text, fault] : faults) {
    const Ran ran = CheckYear({"--baseline", folder_.Write("odd.json", text)});
    EXPECT_EQ(ran.status, 2) << text;
    EXPECT_THAT(ran.err, HasSubstr(fault));
  }
}

TEST_F(Gate, TheBaselineIsNeverReplacedByTheReport) {
  const std::string before = Report("before.json");
  const Ran ran = CheckYear({"--baseline", before, "--format", "json:" + before});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("would be lost"));
}

// ---------------------------------------------------------------------------------- suppressions

constexpr char kReason[] = "\"reason\": \"Agreed with the chair.\"";

/// Every rule and case that has a finding, as entries of suppressions.
std::string EntriesFor(const std::string& report, const std::string& expires) {
  const rapidjson::Document document = Parse(report);
  std::map<std::string, std::string> entries;
  for (const auto& finding : document["findings"].GetArray()) {
    std::string cover = "\"fingerprint\": \"" + Text(finding, "fingerprint") + "\"";
    if (!Text(finding, "case").empty()) {
      cover = "\"rule\": \"" + Text(finding, "rule") + "\", \"case\": \"" + Text(finding, "case") +
              "\"";
    }
    entries[cover] = "{" + cover + ", " + kReason + ", \"expires\": \"" + expires + "\"}";
  }
  std::string text;
  for (const auto& [cover, entry] : entries) text += (text.empty() ? "" : ",\n") + entry;
  return text;
}

TEST_F(Gate, SuppressedFindingsAreShownWithTheReasonAndDoNotCount) {
  const std::string file = Suppress(EntriesFor(Report("before.json"), "2024-03-31"));
  const Ran ran =
      CheckYear({"--suppressions", file, "--fail-on", "info", "--format", "text", "--format",
                 "json:" + Path("after.json"), "--format", "sarif:" + Path("after.sarif")});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("Agreed with the chair."), HasSubstr("suppressed)"),
                             Not(HasSubstr("at or above"))));
  EXPECT_THAT(ReadAll(Path("after.sarif")),
              HasSubstr(R"("suppressions": [{"kind": "external", "status": "accepted")"));
  EXPECT_THAT(ReadAll(Path("after.json")),
              HasSubstr(R"("suppressed": {"reason": "Agreed with the chair.")"));
  EXPECT_EQ(Parse(Path("after.json"))["run"]["standings"]["new"].GetInt(), 0);
}

TEST_F(Gate, EveryFormatForPeopleAndProgramsMarksWhatIsKnownAndWhatIsSuppressed) {
  const std::string before = Report("before.json");
  const std::string entries = EntriesFor(before, "2024-03-31");
  const std::string file = Suppress(entries.substr(0, entries.find("},", entries.size() / 2) + 1));
  const std::map<std::string, std::string> marks{{"text", "known since the"},
                                                 {"html", "· known since the baseline"},
                                                 {"markdown", "known since the baseline**"},
                                                 {"gitlab", "Known since the baseline."},
                                                 {"junit", "Known since the baseline."},
                                                 {"github", "known since the baseline"},
                                                 {"csv", ",unchanged,"},
                                                 {"ndjson", "\"baseline\": \"unchanged\""}};
  for (const auto& [format, mark] : marks) {
    const Ran ran = CheckYear({"--baseline", before, "--suppressions", file, "--format", format});
    EXPECT_EQ(ran.status, 0) << format;
    EXPECT_THAT(ran.out, HasSubstr(mark)) << format;
    EXPECT_THAT(ran.out, HasSubstr(format == "github" ? "suppressed" : "Agreed with the chair."))
        << format;
  }
}

TEST_F(Gate, AnExpiredSuppressionSuppressesNothingAndIsAFinding) {
  const std::string file = Suppress(EntriesFor(Report("before.json"), "2024-03-30"));
  CheckYear({"--suppressions", file, "--format", "json:" + Path("after.json")});
  const std::string after = ReadAll(Path("after.json"));
  EXPECT_THAT(after, AllOf(HasSubstr("\"DQ-SUPPRESSION-EXPIRED\""),
                           HasSubstr("expired on Sat 30 Mar 2024, before Sun 31 Mar 2024"),
                           Not(HasSubstr("\"suppressed\": {"))));
  EXPECT_EQ(CheckYear({"--suppressions", file}).status, 1);
}

TEST_F(Gate, WhetherASuppressionHasExpiredIsTheAsOfsToSayAndNotTheClocks) {
  const std::string file = Suppress(EntriesFor(Report("before.json"), "2024-03-31"));
  EXPECT_EQ(CheckYear({"--suppressions", file}, "2024-03-31").status, 0);
  EXPECT_EQ(CheckYear({"--suppressions", file}, "2024-04-01").status, 1);
}

TEST_F(Gate, ASuppressionThatMatchesNothingIsTold) {
  const std::string file = Suppress(std::string(R"({"rule": "STF-15", "case": "nobody's", )") +
                                    kReason + R"(, "expires": "2030-01-01"})");
  const Ran ran = CheckYear({"--suppressions", file});
  EXPECT_THAT(ran.out, HasSubstr("DQ-SUPPRESSION-UNUSED"));
}

TEST_F(Gate, ASuppressionOfOneEscalationLeavesTheOthers) {
  const rapidjson::Document document = Parse(Report("before.json"));
  for (const auto& finding : document["findings"].GetArray()) {
    if (Text(finding, "escalation").empty()) continue;
    const std::string file = Suppress("{\"rule\": \"" + Text(finding, "rule") + "\", \"case\": \"" +
                                      Text(finding, "case") + "\", \"escalation\": \"another\", " +
                                      kReason + ", \"expires\": \"2030-01-01\"}");
    EXPECT_THAT(CheckYear({"--suppressions", file}).out, HasSubstr("DQ-SUPPRESSION-UNUSED"));
    return;
  }
  FAIL() << "the year has no finding of an escalation";
}

TEST_F(Gate, AFileOfVeryManySuppressionsIsReadInNoTime) {
  std::string entries;
  for (int i = 0; i < 100'000; ++i) {  // a minute, where each looked through those before it
    entries += R"({"fingerprint": ")" + std::to_string(i) +
               R"(", "reason": "x", "expires": "2024-02-28"},)" + "\n";
  }
  const std::string file =
      Suppress(entries + R"({"fingerprint": "7", "reason": "x", "expires": "2024-02-28"})");
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(CheckYear({"--suppressions", file}).err,
              HasSubstr(":100002:1: the entry covers what the one in line 9 covers"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST_F(Gate, AFileOfSuppressionsHasAllItsFaultsToldAtOnce) {
  const std::string file = Suppress(
      R"({"rule": "STF-15", "case": "C-1", "reason": "  ", "expires": "2024-02-30"},
 {"rule": "STF-15", "reason": "x", "expires": "2024-02-28"},
 {"fingerprint": "a", "rule": "b", "reason": "x", "expires": "2024-02-28"},
 {"fingerprint": "a", "reson": "x", "expires": "2024-02-28"},
 {"fingerprint": "a", "reason": "x"},
 {"fingerprint": "b", "expires": "2024-02-28"},
 {"fingerprint": "c", "reason": "x", "expires": "2024-02-28"},
 {"fingerprint": "c", "reason": "y", "expires": "2024-02-28"},
 7)");
  const Ran ran = CheckYear({"--suppressions", file});
  EXPECT_EQ(ran.status, 2);
  for (const char* fault :
       {":2:45: \"reason\" is blank", ":2:62: \"expires\" is \"2024-02-30\", which is no date",
        ":3:2: the entry does not say what it covers", ":4:2: the entry has a fingerprint and a",
        ":5:23: \"reson\" is not known in an entry (did you mean \"reason\"?)",
        ":6:2: the entry has no date", ":7:2: the entry has no reason",
        ":9:2: the entry covers what the one in line 8 covers", ":10:2: an entry is a number"}) {
    EXPECT_THAT(ran.err, HasSubstr(file + fault));
  }
}

TEST_F(Gate, AFindingThatIsNoLongerSuppressedIsNewThoughTheBaselineHeldIt) {
  const std::string file = Suppress(EntriesFor(Report("before.json"), "2024-03-31"));
  const std::string before = Report("suppressed.json", "2024-03-31", {"--suppressions", file});
  EXPECT_EQ(CheckYear({"--baseline", before, "--suppressions", file}).status, 0);
  EXPECT_EQ(CheckYear({"--baseline", before}).status, 1);
}

// ------------------------------------------------------------------------------------ --fail-on

TEST_F(Gate, FailOnHoldsForWhatIsNewAlone) {
  const std::string before = Report("before.json");
  const std::string lower =
      Changed(before, "\"severity\": \"medium\"", "\"severity\": \"info\"", "lower.json");
  EXPECT_EQ(CheckYear({"--baseline", lower, "--fail-on", "high"}).status, 0);
  EXPECT_EQ(CheckYear({"--baseline", lower, "--fail-on", "medium"}).status, 1);
  EXPECT_EQ(CheckYear({"--baseline", lower, "--fail-on", "none"}).status, 0);
  EXPECT_EQ(CheckYear({"--fail-on", "none"}).status, 0);
  EXPECT_EQ(CheckYear({"--fail-on", "never"}).status, 0);
}

// --------------------------------------------------------------------------------------- shards

TEST_F(Gate, ShardsMergedAreTheOneRun) {
  const std::string before = Report("before.json", "2024-01-31");
  const std::string other =
      Changed(before, "\"fingerprint\": \"0", "\"fingerprint\": \"f", "other.json");
  const std::string entries = EntriesFor(other, "2024-03-31");
  const std::string file =
      Suppress(entries.substr(0, entries.find("},", entries.size() / 2) + 1) +
               std::string(",{\"rule\": \"STF-15\", \"case\": \"x\", ") + kReason +
               ", \"expires\": \"2024-03-01\"}, {\"rule\": \"STF-15\", \"case\": \"y\", " +
               kReason + ", \"expires\": \"2024-04-01\"}");
  const Words gate{"--baseline", other, "--suppressions", file, "--verdict", "met,not_due,waived"};
  const Words formats{"text",  "json",   "html",   "ndjson",   "csv", "junit",
                      "sarif", "gitlab", "github", "markdown", "xlsx"};
  // The same name for both: a long HTML report links to its other pages by it.
  const auto report = [&](const std::string& name, const std::string& format) {
    return Path(name) + "/report." + format;
  };
  const auto outputs = [&](const std::string& name) {
    std::filesystem::create_directory(Path(name));
    Words words;
    for (const std::string& format : formats) {
      words.insert(words.end(), {"--format", format + ":" + report(name, format)});
    }
    return words;
  };
  const Ran whole = CheckYear(Joined(gate, outputs("whole")));
  Words parts{"merge"};
  for (const char* shard : {"1", "2", "3"}) {
    parts.push_back(Path(std::string(shard) + ".part"));
    CheckYear(Joined(
        gate, {"--shard", std::string(shard) + "/3", "--format", "partial:" + parts.back()}));
  }
  const Ran merged = Escalint(Joined(parts, outputs("merged")));
  EXPECT_EQ(merged.status, whole.status) << merged.err;
  for (const std::string& format : formats) {
    EXPECT_EQ(ReadAll(report("merged", format)), ReadAll(report("whole", format))) << format;
  }
  EXPECT_THAT(ReadAll(report("whole", "sarif")),
              AllOf(HasSubstr("\"absent\""), HasSubstr("DQ-SUPPRESSION-EXPIRED"),
                    HasSubstr("DQ-SUPPRESSION-UNUSED"), HasSubstr("\"suppressions\": [{")));
}

TEST_F(Gate, ShardsThatWereGivenDifferentBaselinesAreRefused) {
  const std::string before = Report("before.json");
  CheckYear({"--shard", "1/2", "--format", "partial:" + Path("1.part"), "--baseline", before});
  CheckYear({"--shard", "2/2", "--format", "partial:" + Path("2.part")});
  const Ran ran = Escalint({"merge", Path("1.part"), Path("2.part")});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("--baseline"));
}

// ----------------------------------------------------------------------------------------- diff

TEST_F(Gate, DiffOfAReportWithItselfHasNothingNew) {
  const std::string report = Report("report.json");
  const Ran ran = Escalint({"diff", report, report, "--fail-on", "info"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out,
              ::testing::ContainsRegex("0 new, 0 no longer found, [1-9][0-9]* unchanged."));
}

TEST_F(Gate, DiffSaysWhatIsNewGoneAndGraver) {
  const std::string now = Report("now.json");
  const std::string moved =
      Changed(now, "\"fingerprint\": \"0", "\"fingerprint\": \"f", "moved.json");
  const std::string before =
      Changed(moved, "\"verdict\": \"breached\"", "\"verdict\": \"cannot_tell\"", "before.json");
  const Ran ran = Escalint({"diff", before, now, "--format", "json:" + Path("diff.json"),
                            "--format", "text", "--format", "markdown:" + Path("diff.md")});
  EXPECT_EQ(ran.status, 1);
  const rapidjson::Document diff = Parse(Path("diff.json"));
  for (const char* part : {"new", "graver", "gone"}) {
    EXPECT_GT(diff[part].Size(), 0U) << part;
    EXPECT_EQ(static_cast<int>(diff[part].Size()), diff["counts"][part].GetInt()) << part;
  }
  EXPECT_EQ(diff["milder"].Size(), 0U);
  EXPECT_EQ(diff["new"].Size(), diff["gone"].Size());
  EXPECT_THAT(Text(diff["graver"][0], "was"), HasSubstr("could not be checked"));
  EXPECT_THAT(ran.out, AllOf(HasSubstr("Graver than before"), HasSubstr("No longer found")));
  EXPECT_THAT(ReadAll(Path("diff.md")), HasSubstr("### New: "));
}

TEST_F(Gate, DiffAsMarkdownIsAPageAndCountsTheRest) {
  const std::string report = Report("report.json");
  const std::string none = folder_.Write("none.ndjson", "");
  const Ran ran = Escalint({"diff", none, report, "--format", "markdown"});
  EXPECT_THAT(ran.out, ::testing::ContainsRegex("- and [1-9][0-9]* more; the other formats"));
  EXPECT_LT(ran.out.size(), 100'000U);
}

TEST_F(Gate, DiffReadsAReportHoweverItIsLaidOut) {
  const std::string report = Report("report.json");
  CheckYear({"--format", "ndjson:" + Path("report.ndjson")});
  std::string wide = ReadAll(report);
  std::replace(wide.begin(), wide.end(), '\n', ' ');
  const std::string one_line = folder_.Write("line.json", "\xEF\xBB\xBF" + wide);
  for (const std::string& other : {one_line, Path("report.ndjson")}) {
    const Ran ran = Escalint({"diff", report, other, "--fail-on", "info"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("0 new, 0 no longer found"));
  }
}

TEST_F(Gate, WhatOnlyBecameLessGraveIsToldAndDoesNotFail) {
  const std::string now = Report("now.json");
  const std::string before =
      Changed(now, "\"severity\": \"low\"", "\"severity\": \"high\"", "before.json");
  const Ran ran = Escalint({"diff", before, now, "--fail-on", "info"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr("less grave than before"));
}

TEST_F(Gate, DiffThatCannotBeDoneSaysWhy) {
  const std::string report = Report("report.json");
  const std::vector<std::pair<Words, std::string>> faults{
      {{report}, "two reports are compared, and 1 are named"},
      {{report, Path("none.json")}, "cannot be opened"},
      {{report, report, "--format", "csv"}, "there is no format \"csv\" here"},
      {{report, report, "--format", "json:" + report}, "would be lost"},
      {{report, report, "--format", "json:/dev/full"}, "No space left on device"},
      {{report, report, "--fail-on", "dire"}, "is no severity"}};
  for (const auto& [words, fault] : faults) {
    const Ran ran = Escalint(Joined({"diff"}, words));
    EXPECT_EQ(ran.status, 2) << fault;
    EXPECT_THAT(ran.err, HasSubstr(fault));
  }
}

}  // namespace
}  // namespace escalint::testing
