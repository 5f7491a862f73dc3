// `escalint check --pseudonymise`: nothing that it writes says which child it is about.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

Ran Check(Words words, const Words& more, const Surroundings& around = {}) {
  words.insert(words.begin(), {"check", "--rules", "rules"});
  words.insert(words.end(), more.begin(), more.end());
  return Escalint(words, around);
}

/// What the files of a workbook hold. (Each lies in the archive behind a header of its own.)
std::string Unzipped(const std::string& archive) {
  std::string all;
  for (size_t at = 0; (at = archive.find("PK\x03\x04", at)) != std::string::npos; at += 4) {
    const auto number = [&](size_t offset) {
      return static_cast<unsigned char>(archive[at + offset]) +
             256U * static_cast<unsigned char>(archive[at + offset + 1]);
    };
    std::string bytes = archive.substr(at + 30 + number(26) + number(28));
    std::string text(size_t{1} << 20, '\0');
    z_stream stream{};
    inflateInit2(&stream, -MAX_WBITS);
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    inflate(&stream, Z_FINISH);
    all.append(text, 0, stream.total_out);
    inflateEnd(&stream);
  }
  return all;
}

/// SECRET is in whatever names somebody; birth dates are too early to be true.
constexpr char kFoul[] =
    R"({"format": 1, "authority": "littleshire", "as_of": "2024-06-30", "cases": [
 {"id": "SECRET-C1", "child": "SECRET-K1", "birth_date": "1990-03-07", "SECRET contact": "SECRET",
  "escalations": [
   {"id": "E-1", "route": "inter_agency", "risk": "standard", "theme": "SECRET Ada", "source": "SECRET",
    "raised_by": {"role": "health_visitor", "agency": "health", "name": "SECRET Ada", "id": "SECRET-P1"},
    "against": {"role": "SECRET Ada's worker", "agency": "childrens_social_care", "name": "SECRET Bo"},
    "events": [
     {"id": "e1", "at": "2024-04-08T14:10", "type": "disagreement", "note": "SECRET Ada was told"},
     {"id": "e2", "at": "2024-04-11T16:40", "type": "raised", "stage": "SECRET stage",
      "by": {"role": "SECRET role", "name": "SECRET Ada", "id": "SECRET-P1"},
      "to": [{"role": "team_manager", "name": "SECRET Bo", "id": "SECRET-P2"}]},
     {"id": "e3", "at": "on SECRET Ada's birthday", "type": "meeting", "note": "SECRET"},
     {"id": "e4", "at": "2024-04-20", "type": "SECRET Ada visited", "outcome": "SECRET"},
     {"id": "e5", "at": "2024-04-21", "type": "action", "about": "SECRET", "owner": "SECRET Bo",
      "due": "SECRET"},
     {"id": "e6", "at": "2024-04-22", "type": "record", "of": "e2", "approved_by": "SECRET Bo"},
     {"id": "e6", "at": "2024-04-22", "type": "record", "note": "SECRET"}]}]},
 {"id": "SECRET-C1", "child": "SECRET-K1"},
 {"id": "SECRET-C2", "child": "SECRET-K2", "birth_date": "1961-02-30"},
 {"id": "SECRET-C3", "child": 1961.5},
 {"id": "SECRET-C4", "escalations": "SECRET"},
 {"id": "SECRET-C5", "child": "SECRET-K5" "SECRET"}]}
)";
constexpr char kFoulXml[] = R"(<case_records format="1" authority="littleshire" as_of="2024-06-30">
<case id="SECRET-C1"><escalation id="E-1">
 <raised_by private="x &quot;SECRET&quot; y" role="health_visitor"/></escalation></case>
<case id="SECRET-C2"><event at="SECRET" type="SECRET"/>SECRET text</case>
SECRET between
<case id="SECRET-C3" SECRET="1" SECRET="2"/>
</case_records>
)";

const Words kFormats = {"text",  "json",  "ndjson", "html",   "csv",      "csv-plain", "xlsx",
                        "junit", "sarif", "gitlab", "github", "markdown", "partial"};

/// Every report there is on an export, and what was said besides.
std::map<std::string, std::string> AllReports(const TemporaryFolder& folder, const Words& words) {
  Words more;
  const std::string path = (folder.path() / "report.").string();
  for (const std::string& format : kFormats) {
    more.insert(more.end(), {"--format", format + ":" + path + format});
  }
  const Ran ran = Check(words, more);
  std::map<std::string, std::string> reports{{"out", ran.out}, {"err", ran.err}};
  EXPECT_EQ(ran.status, 3) << ran.err;
  for (const std::string& format : kFormats) reports[format] = ReadAll(path + format);
  reports["xlsx"] = Unzipped(reports["xlsx"]);
  return reports;
}

TEST(Pseudonymise, NoReportNamesAnybody) {
  const TemporaryFolder folder;
  const std::string key = folder.Write("key.txt", "a line that nobody can guess\n");
  const Words exports = {folder.Write("foul.json", kFoul), folder.Write("foul.xml", kFoulXml)};
  const Words told = {"--verdict", "met,not_due,waived"};
  Words words = exports;
  words.insert(words.end(), told.begin(), told.end());
  for (const auto& [format, report] : AllReports(folder, words)) {
    const bool is_told = format != "out";  // so that what follows proves something
    if (is_told) {
      EXPECT_THAT(report, HasSubstr("SECRET")) << format;
    }
    if (format == "json") {
      EXPECT_THAT(report, HasSubstr("at the age of 34"));
    }
  }
  words.insert(words.end(), {"--pseudonymise", key});
  for (const auto& [format, report] : AllReports(folder, words)) {
    EXPECT_THAT(report, Not(HasSubstr("SECRET"))) << format;
    EXPECT_THAT(report, Not(HasSubstr("secret"))) << format;
    for (const std::string born : {"1961", "1990-03", "Mar 1990", "age of 34"}) {
      EXPECT_THAT(report, Not(HasSubstr(born))) << format;
    }
    const bool names_cases = format != "out" && format != "err" && format != "markdown";
    if (names_cases) {
      EXPECT_THAT(report, HasSubstr("case-")) << format;
    }
  }
}

TEST(Pseudonymise, AReportSaysThatItIsPseudonymised) {
  const TemporaryFolder folder;
  const std::string key = folder.Write("key.txt", "key");
  for (const std::string format : {"text", "markdown", "html", "sarif"}) {
    const std::string report =
        Check({"march.json", "--format", format}, {"--pseudonymise", key}).out;
    EXPECT_THAT(report, HasSubstr("Pseudonymised: ")) << format;
    EXPECT_THAT(Check({"march.json", "--format", format}, {}).out, Not(HasSubstr("Pseudonymised")));
  }
  EXPECT_THAT(Check({"march.json", "--format", "json"}, {"--pseudonymise", key}).out,
              HasSubstr("\"pseudonymised\": true"));
}

/// Findings as NDJSON, without what follows from the carrier.
std::string Findings(const std::string& file, const std::string& key) {
  const std::string out = Check({file, "--format", "ndjson"}, {"--pseudonymise", key}).out;
  std::string kept;
  for (size_t at = 0, end; (end = out.find('\n', at)) != std::string::npos; at = end + 1) {
    const std::string line = out.substr(at, end - at);
    kept += line.substr(0, line.find("\"location\"")) + '\n';
  }
  return kept;
}

TEST(Pseudonymise, TheCarrierMakesNoDifference) {
  const TemporaryFolder folder;
  const std::string key = folder.Write("key.txt", "key");
  const std::string json = Findings("march.json", key);
  EXPECT_THAT(json, HasSubstr("\"case-"));
  for (const std::string carrier : {"ndjson", "xml"}) {
    const std::string file = (folder.path() / ("march." + carrier)).string();
    Escalint({"convert", "march.json", "--to", carrier, "--output", file});
    EXPECT_EQ(Findings(file, key), json) << carrier;
  }
}

TEST(Pseudonymise, LineEndsBehindTheKeyAreNoPartOfIt) {
  const TemporaryFolder folder;
  const std::string plain = Findings("march.json", folder.Write("1.txt", "key"));
  EXPECT_EQ(Findings("march.json", folder.Write("2.txt", "key\r\n")), plain);
  EXPECT_NE(Findings("march.json", folder.Write("3.txt", "another")), plain);
}

TEST(Pseudonymise, ShardsMergedAreTheOneRunWithItsBaselineToo) {
  const TemporaryFolder folder;
  const std::string key = folder.Write("key.txt", "key");
  const std::string export_path = folder.Write("many.ndjson", ManyCases(60));
  const std::string old_export = folder.Write("old.ndjson", ManyCases(90));
  const std::string baseline = (folder.path() / "baseline.json").string();
  Check({old_export, "--as-of", "2024-06-30", "--format", "json:" + baseline},
        {"--pseudonymise", key});
  const Words asked = {export_path, "--as-of",        "2024-06-30", "--baseline",
                       baseline,    "--pseudonymise", key};
  const Ran whole = Check(asked, {"--format", "json"});
  EXPECT_EQ(whole.status, 0) << whole.err;
  EXPECT_THAT(whole.out, HasSubstr("\"gone\": 0, \"not_checked_again\": 10,"));
  Words parts;
  for (const std::string shard : {"1/3", "2/3", "3/3"}) {
    parts.push_back((folder.path() / (shard.substr(0, 1) + ".part")).string());
    Check(asked, {"--shard", shard, "--format", "partial:" + parts.back()});
  }
  Words merge{"merge"};
  merge.insert(merge.end(), parts.begin(), parts.end());
  merge.insert(merge.end(), {"--format", "json"});
  const Ran merged = Escalint(merge);
  EXPECT_EQ(merged.out, whole.out) << merged.err;
  EXPECT_EQ(merged.status, whole.status);
}

TEST(Pseudonymise, PartsWithDifferentKeysOrWithoutAreRefused) {
  const TemporaryFolder folder;
  const auto part = [&](const std::string& shard, const Words& more) {
    const std::string path = (folder.path() / (shard.substr(0, 1) + ".part")).string();
    Check({"march.json", "--shard", shard, "--format", "partial:" + path}, more);
    return path;
  };
  const std::string first =
      part("1/2", {"--pseudonymise", folder.Write("key.txt", "one key of many")});
  EXPECT_THAT(ReadAll(first), Not(HasSubstr("one key of many")));
  for (const Words& more :
       {Words{}, Words{"--pseudonymise", folder.Write("other.txt", "another")}}) {
    const Ran ran = Escalint({"merge", first, part("2/2", more)});
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, HasSubstr("is of another run than " + first + ": --pseudonymise: "));
  }
}

TEST(Pseudonymise, ABaselineIsGoodUnderTheSameKeyOnly) {
  const TemporaryFolder folder;
  const std::string key = folder.Write("key.txt", "key");
  const std::string plain = (folder.path() / "plain.json").string();
  const std::string hidden = (folder.path() / "hidden.json").string();
  EXPECT_EQ(Check({"march.json", "--format", "json:" + plain}, {}).status, 1);
  EXPECT_EQ(Check({"march.json", "--format", "json:" + hidden}, {"--pseudonymise", key}).status, 1);
  EXPECT_EQ(Check({"march.json", "--baseline", hidden}, {"--pseudonymise", key}).status, 0);

  const Ran without = Check({"march.json", "--baseline", hidden}, {});
  EXPECT_EQ(without.status, 2);
  EXPECT_THAT(without.err, HasSubstr("hidden.json: was made with --pseudonymise"));
  const Ran with = Check({"march.json", "--baseline", plain}, {"--pseudonymise", key});
  EXPECT_EQ(with.status, 2);
  EXPECT_THAT(with.err, HasSubstr("plain.json: was made without --pseudonymise"));
  EXPECT_THAT(Escalint({"diff", plain, hidden}).out, HasSubstr("made with --pseudonymise"));
}

TEST(Pseudonymise, ASuppressionNamesTheCaseEitherWay) {
  const TemporaryFolder folder;
  const std::string key = folder.Write("key.txt", "key");
  const std::string entry = folder.Write(
      "aside.json", R"({"suppress": [{"rule": "NO-RULE", "case": "SECRET-C1", "reason": "None.",
                        "expires": "2030-01-01"}]})");
  const Ran ran = Check({"march.json", "--suppressions", entry}, {"--pseudonymise", key});
  EXPECT_THAT(ran.out, HasSubstr("NO-RULE in case case-"));
  EXPECT_THAT(ran.out, Not(HasSubstr("SECRET")));
}

TEST(Pseudonymise, AKeyThatIsNoneIsRefusedBeforeAnythingIsWritten) {
  const TemporaryFolder folder;
  const std::string report = (folder.path() / "report.txt").string();
  const auto complaint = [&](const std::string& file, const Words& more = {}) {
    Words words = {"--pseudonymise", file, "--format", "text:" + report};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = Check({"march.json"}, words);
    EXPECT_EQ(ran.status, 2);
    EXPECT_FALSE(std::filesystem::exists(report));
    return ran.err;
  };
  EXPECT_THAT(complaint("no-such-file"), HasSubstr("no-such-file: cannot be read"));
  EXPECT_THAT(complaint(folder.Write("empty.txt", "\n\r\n")),
              HasSubstr("is empty and so no key (fill it with some line that nobody can guess)"));
  EXPECT_THAT(complaint("march.json"), HasSubstr("is the key, and also one of the files"));
  const std::string key = folder.Write("key.json", "a key for this");
  const std::string as_export = complaint(key, {folder.path().string()});
  EXPECT_THAT(as_export, HasSubstr("is the key, and also one of the files"));
  EXPECT_THAT(as_export, Not(HasSubstr("a key for this")));
  EXPECT_THAT(complaint(key, {"--format", "csv:" + key}), HasSubstr("which would be lost"));
  EXPECT_EQ(ReadAll(key), "a key for this");
}

}  // namespace
}  // namespace escalint::testing
