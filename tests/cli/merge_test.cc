// `escalint check --shard` and `escalint merge`: many machines, one report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <random>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

Words Joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Ran Check(const Words& words, const Surroundings& around = {}) {
  return Escalint(Joined({"check", "--rules", "rules"}, words), around);
}

/// The reports of a run in all formats, and its status.
struct Reports {
  std::string text, json, ndjson;
  std::map<std::string, std::string> others;  // by format; junit needs every verdict
  int status = -1;
  std::string err;
  bool operator==(const Reports& other) const {
    return text == other.text && json == other.json && ndjson == other.ndjson &&
           others == other.others && status == other.status;
  }
};

/// Runs something that takes --format, with its reports in `folder`.
template <typename Run>
Reports ReportsOf(const TemporaryFolder& folder, Run run) {
  const std::string path = (folder.path() / "report").string();
  Words formats{"--format", "text:" + path + ".txt",     "--format", "json:" + path + ".json",
                "--format", "ndjson:" + path + ".ndjson"};
  const Words others{"html", "csv", "csv-plain", "sarif", "gitlab", "github", "markdown"};
  for (const std::string& format : others) {
    formats.insert(formats.end(), {"--format", format + ":" + path + "." + format});
  }
  const Ran ran = run(formats);
  Reports reports{ReadAll(path + ".txt"),
                  ReadAll(path + ".json"),
                  ReadAll(path + ".ndjson"),
                  {},
                  ran.status,
                  ran.err};
  for (const std::string& format : others) {
    reports.others[format] = ReadAll(path + "." + format);
  }
  return reports;
}

/// What has not to do with the number of shards is in `words`; returns the partial reports.
Words CheckShards(const TemporaryFolder& folder, const Words& words, int count,
                  const std::string& name = "") {
  Words parts;
  for (int i = 1; i <= count; ++i) {
    const std::string shard = std::to_string(i) + "/" + std::to_string(count);
    parts.push_back((folder.path() / (name + std::to_string(i) + ".part")).string());
    Check(Joined(words, {"--shard", shard, "--format", "partial:" + parts.back()}));
  }
  return parts;
}

Ran Merge(const Words& parts, const Words& words = {}) {
  return Escalint(Joined(Joined({"merge"}, parts), words));
}

Reports Whole(const TemporaryFolder& folder, const Words& words, const Words& about_status = {}) {
  return ReportsOf(folder, [&](const Words& formats) {
    return Check(Joined(Joined(words, about_status), formats));
  });
}

Reports Merged(const TemporaryFolder& folder, const Words& parts, const Words& about_status = {}) {
  return ReportsOf(
      folder, [&](const Words& formats) { return Merge(parts, Joined(about_status, formats)); });
}

TEST(Merge, GivesTheReportsAndTheStatusOfTheOneRun) {
  const TemporaryFolder folder;
  const Words exports = {"march.json", "undecidable.ndjson", "broken.ndjson", "march.json"};
  for (const Words& more : {Words{}, Words{"--verdict", "met,not_due,waived"},
                            Words{"--as-of", "2024-02-06", "--midnight", "exact"}}) {
    const Words words = Joined(exports, more);
    const Reports whole = Whole(folder, words);
    EXPECT_EQ(whole.status, 3);
    for (const int count : {1, 2, 3, 7}) {
      const Reports merged = Merged(folder, CheckShards(folder, words, count));
      EXPECT_EQ(merged.err, "");
      EXPECT_EQ(merged.text, whole.text);
      EXPECT_EQ(merged.json, whole.json);
      EXPECT_EQ(merged.ndjson, whole.ndjson);
      EXPECT_EQ(merged.others, whole.others);
      EXPECT_EQ(merged.status, whole.status);
    }
  }
}

TEST(Merge, GivesTheTestReportOfTheOneRunWhereThePartsHoldEveryDuty) {
  const TemporaryFolder folder;
  const Words exports = {"march.json", "undecidable.ndjson", "broken.ndjson"};
  const Words all = Joined(exports, {"--verdict", "met,not_due,waived"});
  const std::string whole = Check(Joined(exports, {"--format", "junit"})).out;
  EXPECT_THAT(whole, HasSubstr("<failure"));
  EXPECT_EQ(Check(Joined(all, {"--format", "junit"})).out, whole);
  for (const int count : {1, 3}) {
    EXPECT_EQ(Merge(CheckShards(folder, all, count), {"--format", "junit"}).out, whole);
  }
}

TEST(Merge, RefusesATestReportWhereThePartsHoldOnlySomeDuties) {
  const TemporaryFolder folder;
  const Ran ran = Merge(CheckShards(folder, {"march.json"}, 2), {"--format", "junit"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "escalint: --format junit lists every duty, and the partial reports hold only those "
            "that were breached or could not be checked (check the shards again with --verdict "
            "met,not_due,waived)\n");
}

TEST(Merge, TheStatusIsThatOfTheOneRunWhateverItIsToSay) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json"}, 3);
  for (const Words& about_status : {Words{}, Words{"--fail-on", "info"}, Words{"--fail-on", "high"},
                                    Words{"--fail-on", "never"}, Words{"--exit-zero"}}) {
    const Reports whole = Whole(folder, {"march.json"}, about_status);
    EXPECT_TRUE(Merged(folder, parts, about_status) == whole) << whole.status;
  }
  EXPECT_EQ(Merge(parts).status, 1);
  EXPECT_EQ(Merge(parts, {"--exit-zero"}).status, 0);
}

/// Lines of an export as nobody should write it.
std::string DrawLine(std::mt19937& random, bool dirty) {
  const auto below = [&](unsigned end) { return random() % end; };
  const std::string id = std::to_string(below(40));
  if (dirty && below(12) == 0) return "{\"id\": \"C-" + id + "\", \"events\": 7}";
  if (dirty && below(12) == 0) return "{\"child\": \"no id\"}";
  if (dirty && below(12) == 0) return "{\"id\": \"C-" + id;
  std::string line =
      below(8) == 0 ? "{\"id\": \"C\\u002d" + id + "\"" : "{\"id\": \"C-" + id + "\"";
  if (below(6) == 0) line = "{\"chlid\": \"x\", " + line.substr(1);
  if (below(6) == 0) line += ", \"" + std::string(1, static_cast<char>('p' + below(3))) + "\": [1]";
  line += ", \"authority\": \"";
  line += below(10) == 0 ? "nowhere" : "littleshire";
  line += R"(", "escalations": [{"id": "E-1", "thme": "x", "raised_by": {"role": "teacher"})";
  if (below(2) == 0) line += R"(, "risk": "standard")";
  line += R"(, "events": [{"id": "e1", "at": "2024-02-05T09:00", "type": "raised", "stage": "2"})";
  const char* days[] = {"06", "07", "08T10:00", "0x"};
  line += R"(, {"id": "e2", "at": "2024-02-)" + std::string(days[below(4)]) +
          R"(", "type": "decision", "stage": "2"})";
  if (below(3) == 0) line += R"(, {"id": "e3", "tpye": "views"})";
  return line + "]}]}";
}

std::string DrawExport(std::mt19937& random, bool dirty) {
  std::string text;
  if (random() % 2 == 0) {
    text += R"({"format": 1, "as_of": "2024-03-31", "covers": ["raised", "decison"], "chlid": 1})"
            "\n";
  }
  const size_t lines = random() % 30;
  for (size_t i = 0; i < lines; ++i) text += DrawLine(random, dirty) + '\n';
  return text + "\n";
}

TEST(MergeProperty, AnyPartitionOfAnyExportsGivesTheSameBytes) {
  std::mt19937 random(20240331);
  for (int round = 0; round < 40; ++round) {
    const TemporaryFolder folder;
    Words words = {"--as-of", "2024-03-31", "--empty-ok"};
    const size_t files = 1 + random() % 4;
    for (size_t i = 0; i < files; ++i) {
      const std::string name = std::to_string(i) + ".ndjson";
      words.push_back(folder.Write(name, DrawExport(random, random() % 2 == 0)));
    }
    if (random() % 2 == 0) words.insert(words.end(), {"--verdict", "met"});
    const int count = 1 + static_cast<int>(random() % 9);
    Words parts = CheckShards(folder, words, count);
    std::shuffle(parts.begin(), parts.end(), random);
    const Reports whole = Whole(folder, words);
    const Reports merged = Merged(folder, parts);
    ASSERT_EQ(merged.err, "") << "round " << round;
    ASSERT_EQ(merged.text, whole.text) << "round " << round;
    ASSERT_EQ(merged.json, whole.json) << "round " << round;
    ASSERT_EQ(merged.ndjson, whole.ndjson) << "round " << round;
    ASSERT_EQ(merged.status, whole.status) << "round " << round;
  }
}

TEST(Shards, EachReportsItsOwnCasesOnly) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("many.ndjson", ManyCases(300));
  const auto lines = [&](const Words& more) {
    const std::string out =
        Check(Joined({path, "--as-of", "2024-03-31", "--format", "ndjson", "--fail-on", "never"},
                     more))
            .out;
    return std::count(out.begin(), out.end(), '\n');
  };
  const auto all = lines({});
  const auto first = lines({"--shard", "1/3"});
  EXPECT_GT(all, 100);
  EXPECT_GT(first, all / 6);
  EXPECT_LT(first, all / 2);
}

TEST(Shards, MustLookFromOneMoment) {
  const Words words = {"-", "--shard", "1/2"};
  const Ran ran = Check(words, {.input = "{\"cases\": []}"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("the export has no as_of, and each shard would look from the "
                                 "moment at which it runs (say from when to look with --as-of"));
  EXPECT_EQ(Check(Joined(words, {"--as-of", "2024-03-31"}), {.input = "{\"cases\": []}"}).status,
            0);
}

TEST(Shards, AShardThatIsNoneIsRefused) {
  const Ran ran = Check({"march.json", "--shard", "0/4"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "escalint: --shard: \"0/4\" is no shard (1/4, 2/4, 3/4 and 4/4 are four shards)\n");
}

// ------------------------------------------------------------------------------ what is refused

std::string Refusal(const Words& parts) {
  const Ran ran = Merge(parts);
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  return ran.err;
}

TEST(MergeRefuses, AShardThatIsMissing) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json"}, 4);
  EXPECT_EQ(Refusal({parts[0], parts[3]}),
            "escalint: shard 2/4 is missing (name the partial reports of all 4 shards)\n"
            "escalint: shard 3/4 is missing (name the partial reports of all 4 shards)\n");
  EXPECT_THAT(Refusal({parts[0], parts[1], parts[2]}), HasSubstr("shard 4/4 is missing"));
}

TEST(MergeRefuses, AShardThatIsThereTwice) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json"}, 2);
  EXPECT_THAT(Refusal({parts[0], parts[1], parts[1]}),
              HasSubstr("is shard 2/2, and so is " + parts[1] + " (name each shard once)"));
}

TEST(MergeRefuses, PartsOfRunsThatWereAskedOtherwise) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json"}, 2);
  const auto against = [&](const Words& words, int count = 2) {
    return Refusal({parts[0], CheckShards(folder, words, count, "other")[1]});
  };
  EXPECT_THAT(against({"march.json", "--as-of", "2024-02-06"}),
              HasSubstr("is of another run than " + parts[0] +
                        ": --as-of: 2024-02-06 here, nothing there"));
  EXPECT_THAT(against({"march.json", "--verdict", "met"}), HasSubstr("--verdict: met here"));
  EXPECT_THAT(against({"march.json", "--policy", "littleshire"}), HasSubstr("--policy: "));
  EXPECT_THAT(against({"march.json", "--local-limit", "LIT-2=1wd"}), HasSubstr("--local-limit: "));
  EXPECT_THAT(against({"undecidable.ndjson"}),
              HasSubstr("undecidable.ndjson here stands where march.json stands there"));
  EXPECT_THAT(against({"march.json", "march.json"}), HasSubstr("2 exports here, 1 there"));
  EXPECT_THAT(against({"march.json"}, 3), HasSubstr("shard 2/3 here, 1/2 there"));
}

TEST(MergeRefuses, OtherRules) {
  const TemporaryFolder folder;
  const std::string export_file = folder.Write("e.json", R"({"as_of": "2024-03-31", "cases": []})");
  const Words with = CheckShards(folder, {export_file}, 2);
  const std::string without = (folder.path() / "without.part").string();
  Escalint({"check", export_file, "--shard", "2/2", "--format", "partial:" + without});
  EXPECT_THAT(Refusal({with[0], without}), HasSubstr(": rules and bank holidays: "));
}

TEST(MergeRefuses, AnExportThatChangedInBetween) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("e.json", R"({"as_of": "2024-03-31", "cases": []})");
  const Words before = CheckShards(folder, {path}, 2);
  folder.Write("e.json", R"({"as_of": "2024-03-31", "cases":  []})");
  const Words after = CheckShards(folder, {path}, 2, "after");
  EXPECT_THAT(Refusal({before[0], after[1]}), HasSubstr(path + " was another: SHA-256 "));
}

TEST(MergeRefuses, APartThatWasCutOffOrIsNone) {
  const TemporaryFolder folder;
  Words parts = CheckShards(folder, {"march.json"}, 2);
  const std::string whole = ReadAll(parts[1]);
  for (const size_t less : {size_t{1}, size_t{30}, whole.size() / 2}) {
    folder.Write("2.part", whole.substr(0, whole.size() - less));
    EXPECT_THAT(Refusal(parts), HasSubstr("is cut off: the line that ends a partial report is not "
                                          "there (check shard 2/2 again)"));
  }
  folder.Write("2.part", "");
  EXPECT_THAT(Refusal(parts), HasSubstr("is no partial report"));
  EXPECT_THAT(Refusal({parts[0], "march.json"}), HasSubstr("march.json: is no partial report"));
  EXPECT_THAT(Refusal({parts[0], "nowhere.part"}), HasSubstr("nowhere.part: cannot be opened"));
}

TEST(MergeRefuses, APartThatLostOrGotLines) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json", "--verdict", "met"}, 1);
  const std::string whole = ReadAll(parts[0]);
  const size_t line = whole.find('\n') + 1;
  const size_t next = whole.find('\n', line) + 1;
  folder.Write("1.part", whole.substr(0, line) + whole.substr(next));
  EXPECT_THAT(Merge(parts).err, HasSubstr("has fewer cases than its end says"));
  folder.Write("1.part", whole.substr(0, next) + whole.substr(line));
  EXPECT_THAT(Merge(parts).err, HasSubstr("has cases out of order"));
}

/// `text` with every number of `member` made 99.
std::string With99(std::string text, const std::string& member) {
  const std::string key = "\"" + member + "\": ";
  bool found = false;
  for (size_t at = 0; (at = text.find(key, at)) != std::string::npos;) {
    at += key.size();
    if (std::isdigit(static_cast<unsigned char>(text[at])) == 0) continue;
    text.replace(at, 1, "99");
    found = true;
  }
  EXPECT_TRUE(found) << member;
  return text;
}

TEST(MergeRefuses, APartWithANumberThatStandsForNothing) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json"}, 1);
  const std::string whole = ReadAll(parts[0]);
  const size_t tail = whole.rfind('\n', whole.size() - 2) + 1;
  for (const char* member : {"kind", "verdict", "severity", "precision", "side"}) {
    folder.Write("1.part", With99(whole.substr(0, tail), member) + whole.substr(tail));
    const Ran ran = Merge(parts, {"--format", "html"});
    EXPECT_EQ(ran.status, 2) << member;
    EXPECT_EQ(ran.err,
              "escalint: a partial report has a line that cannot be read back (check its shard "
              "again)\n");
  }
  folder.Write("1.part", whole.substr(0, tail) + With99(whole.substr(tail), "severity"));
  EXPECT_THAT(Refusal(parts), HasSubstr("is cut off"));
}

TEST(MergeRefuses, APartWhoseBaselineHoldsNoFinding) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json"}, 1);
  std::string text = ReadAll(parts[0]);
  text.insert(text.find("}\n"),
              R"(, "baseline": {"file": "x", "of_the_run": ["{\"at\": [1, 0], \"case\": {}}"]})");
  folder.Write("1.part", text);
  EXPECT_THAT(Refusal(parts), HasSubstr("is no partial report"));
}

TEST(MergeRefuses, PartsThatDoNotAgreeOnAPolicysRules) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json"}, 2);
  std::string text = ReadAll(parts[1]);
  const std::string rules = "\"rules\": [";
  text.insert(text.find(rules, text.rfind("{\"end\"")) + rules.size(), "{\"id\": \"LIT-0\"}, ");
  folder.Write("2.part", text);
  EXPECT_THAT(Refusal(parts), HasSubstr("has other rules of littleshire than its run (check shard "
                                        "2/2 again)"));
}

TEST(MergeRefuses, AVersionOfItsOwn) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json"}, 1);
  std::string text = ReadAll(parts[0]);
  text.replace(text.find("\"version\": \"") + 12, 1, "99");
  folder.Write("1.part", text);
  EXPECT_THAT(Refusal(parts), HasSubstr("was written by escalint 99"));
}

TEST(MergeRefuses, APartialReportAsItsOwnOutput) {
  const TemporaryFolder folder;
  const Words parts = CheckShards(folder, {"march.json"}, 1);
  EXPECT_THAT(Merge(parts, {"--format", "json:" + parts[0]}).err, HasSubstr("would be lost"));
  EXPECT_THAT(Merge(parts, {"--format", "partial"}).err, HasSubstr("one of text, json, ndjson"));
  EXPECT_THAT(Merge({}).err, StartsWith("escalint: no partial report is named"));
}

// ------------------------------------------------------------------------------- as a line filter

constexpr char kHeader[] =
    R"({"format": 1, "authority": "littleshire", "as_of": "2024-03-31", "covers": ["raised", "decision"]})"
    "\n";
constexpr char kCase[] =
    R"({"id": "C-1", "escalations": [{"id": "E-1", "risk": "standard", "events": [)"
    R"({"id": "e1", "at": "2024-02-05T09:00", "type": "raised", "stage": "2"}, )"
    R"({"id": "e2", "at": "2024-02-09T10:00", "type": "decision", "stage": "2"}]}]})"
    "\n";

Ran Filter(const std::string& input, const Words& more) {
  return Check(Joined({"-", "--format", "ndjson", "--exit-zero"}, more), {.input = input});
}

TEST(LineFilter, AHeaderFileStandsInForTheHeadersOfLinesWithoutOne) {
  const TemporaryFolder folder;
  const std::string header = folder.Write("head.json", kHeader);
  const Ran whole = Filter(std::string(kHeader) + kCase, {});
  const Ran lines = Filter(kCase, {"--header", header});
  EXPECT_EQ(lines.status, 0);
  EXPECT_EQ(lines.err, "");
  EXPECT_THAT(lines.out, HasSubstr(R"("verdict": "breached")"));
  std::string moved = whole.out;  // all lines stand one higher without the header
  for (size_t at = 0; (at = moved.find("\"line\": 2", at)) != std::string::npos;)
    moved[at + 8] = '1';
  EXPECT_EQ(lines.out, moved);
  EXPECT_EQ(Filter(std::string(kHeader) + kCase, {"--header", header}).out, whole.out);
}

TEST(LineFilter, AHeaderFileThatIsNoneIsRefused) {
  const TemporaryFolder folder;
  const std::string header = folder.Write("head.json", R"({"format": 2})");
  const Ran ran = Filter(kCase, {"--header", header});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, StartsWith("escalint: " + header + ": header: \"format\" is \"2\""));
  EXPECT_EQ(Filter(kCase, {"--header", "nowhere.json"}).status, 2);
}

TEST(LineFilter, NothingInIsNothingOutWhereThatIsAllowed) {
  EXPECT_EQ(Filter("", {}).status, 2);
  for (const char* input : {"", "\n", " \n\n"}) {
    const Ran ran = Filter(input, {"--empty-ok"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.out + ran.err, "");
  }
  EXPECT_EQ(Filter("not an export\n", {"--empty-ok"}).status, 2);
}

TEST(LineFilter, WhatCouldNotBeReadStillFailsTheJob) {
  EXPECT_EQ(Filter(std::string(kCase) + "{\"id\": 1.5}\n", {}).status, 3);
}

}  // namespace
}  // namespace escalint::testing
