// `escalint annual`: a year's figures. scripts/check-annual holds them to counts made another way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Words = std::vector<std::string>;

constexpr char kEdges[] = "../annual/edges.json";

Words Joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Ran Annual(const Words& words, const Surroundings& around = {}) {
  return Escalint(Joined({"annual", kEdges}, words), around);
}

TEST(Annual, ShowsEachAuthorityAndAllTogether) {
  const Ran ran = Annual({"--year", "2023-24"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.err, IsEmpty());
  EXPECT_THAT(ran.out, HasSubstr("Escalations in 2023-24"));
  // Carried in 1, opened 6, reopened 1, no opening date 1: 10; and so on.
  EXPECT_THAT(ran.out,
              HasSubstr("\n  Staffordshire         1       7         1        1   10       4"));
  EXPECT_THAT(ran.out,
              HasSubstr("\n  Quietshire            0       0         0        0    0       0"));
  EXPECT_THAT(ran.out,
              HasSubstr("\n  Stoke-on-trent        1       3         0        0    4       3"));
  EXPECT_THAT(ran.out, HasSubstr("not for publication"));
}

TEST(Annual, AnEarlierYearStandsBesideTheYear) {
  const Ran ran = Annual({"--year", "2023-24", "--previous", "1", "--format", "json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("{\"year\": \"2022-23\", \"kind\": \"Financial year\", "
                                 "\"from\": \"2022-04-01\", \"to\": \"2023-03-31\""));
  EXPECT_THAT(ran.out, HasSubstr("\"escalations_opened_2022_23\""));
}

TEST(Annual, AYearThatTheRecordsDoNotReachIsSaidToBeUnfinished) {
  const Ran ran = Annual({"--year", "2024-25"});
  EXPECT_THAT(ran.out, HasSubstr("2024-25 is not over in these records"));
  EXPECT_THAT(Annual({"--year", "2023-24"}).out, Not(HasSubstr("is not over")));
}

TEST(Annual, AYearWithoutARecordIsNotSaidToHaveHadNone) {
  EXPECT_THAT(
      Escalint({"annual", "march.json", "--rules", "rules", "--year", "2001-02"}).out,
      HasSubstr("No escalation was open in 2001-02, or the export does not go back so far"));
}

TEST(Annual, WhatIsToBePublishedHasNoSmallCounts) {
  const Ran csv = Annual({"--year", "2023-24", "--format", "csv"});
  EXPECT_EQ(csv.status, 0) << csv.err;
  EXPECT_THAT(csv.out, HasSubstr("time_period,time_identifier,authority,policy,table,category,"
                                 "second_category,measure,value\n202324,Financial year,"));
  EXPECT_THAT(csv.out, HasSubstr(",c\n"));
  EXPECT_THAT(csv.out, Not(ContainsRegex("(opened|closed|children),[1-5]\n")));
  const Ran whole = Annual({"--year", "2023-24", "--format", "csv", "--suppress", "0"});
  EXPECT_THAT(whole.out, Not(HasSubstr(",c\n")));
  EXPECT_THAT(whole.out, ContainsRegex("(opened|closed|children),[1-5]\n"));
  const Ran html = Annual({"--year", "2023-24", "--format", "html"});
  EXPECT_THAT(html.out, HasSubstr("[c]"));
}

TEST(Annual, TwoAuthoritiesMayUseOneId) {
  const TemporaryFolder folder;
  const std::string one =
      R"({"id": "C-1", "child": "CH-1", "authority": "AUTHORITY", "escalations": )"
      R"([{"id": "E-1", "events": [{"id": "e1", "at": "2024-01-02", )"
      R"("type": "raised", "stage": "1"}]}]})";
  const auto of = [&](std::string authority) {
    std::string text = one;
    return text.replace(text.find("AUTHORITY"), 9, authority) + "\n";
  };
  const auto opened = [&](const std::string& name, const std::string& lines) {
    const std::string file = folder.Write(name, lines);
    return Escalint({"annual", file, "--year", "2023-24", "--as-of", "2024-03-31"}).out;
  };
  EXPECT_THAT(opened("two.ndjson", of("eastshire") + of("westshire")),
              ContainsRegex("\n  All +0 +2 "));
  const std::string twice = opened("twice.ndjson", of("eastshire") + of("eastshire"));
  EXPECT_THAT(twice, ContainsRegex("\n +0 +1 "));
  EXPECT_THAT(twice, HasSubstr("1 record had the id of a case that came before"));
}

TEST(Annual, EscalationsAndEventsLeftOutAsDuplicatesAreSaidInEveryFormat) {
  const TemporaryFolder folder;
  const std::string events = R"([{"id": "e1", "at": "2024-01-02", "type": "raised"}, )"
                             R"({"id": "e1", "at": "2024-01-03", "type": "closed"}])";
  const std::string file = folder.Write(
      "twice.json", R"({"cases": [{"id": "C-1", "child": "CH-1", "authority": "eastshire", )"
                    R"("escalations": [{"id": "E-1", "events": )" +
                        events + R"(}, {"id": "E-1", "events": []}]}]})");
  const auto annual = [&](const std::string& format) {
    return Escalint(
               {"annual", file, "--year", "2023-24", "--as-of", "2024-03-31", "--format", format})
        .out;
  };
  EXPECT_THAT(annual("text"), ContainsRegex("2 escalations or events had an id that came before"));
  EXPECT_THAT(annual("json"), HasSubstr("\"all_records_were_read\": false"));
  EXPECT_THAT(annual("html"), HasSubstr("Some escalations or events had an id that came before"));
  annual("csv:" + (folder.path() / "figures.csv").string());
  EXPECT_THAT(ReadAll(folder.path() / "figures.meta.csv"),
              HasSubstr("Some escalations or events had an id that came before"));
}

TEST(Annual, WhatCouldNotBeReadIsSaidAndDecidesTheStatus) {
  const Ran ran = Escalint({"annual", "broken.ndjson", "--year", "2023-24"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.out, HasSubstr("could not be read and"));
  const Ran csv = Escalint({"annual", "broken.ndjson", "--year", "2023-24", "--format", "html"});
  EXPECT_THAT(csv.out, HasSubstr("Some records could not be read"));
}

TEST(Annual, MarkupInARecordIsShownAndNotObeyed) {
  const TemporaryFolder folder;
  const std::string file = folder.Write(
      "hostile.ndjson",
      R"({"id": "C-1", "authority": "<script>alert(1)</script>", "escalations": [{"id": "E-1", )"
      R"("theme": "<img src=x onerror=alert(1)>\u001b[31m", "events": [{"id": "e1", )"
      R"("at": "2024-01-02", "type": "raised", "stage": "1"}]}]})"
      "\n");
  const Words words = {"annual", file, "--year", "2023-24", "--as-of", "2024-03-31"};
  const std::string html = Escalint(Joined(words, {"--format", "html", "--suppress", "0"})).out;
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(Escalint(words).out, Not(HasSubstr("\x1b[31m")));
}

TEST(Annual, SaysWhatIsWrongWithItsWords) {
  const auto complaint = [](const Words& words) {
    const Ran ran = Annual(words);
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.out, IsEmpty());
    return ran.err;
  };
  EXPECT_THAT(complaint({}), HasSubstr("--year is missing: which year is to be counted?"));
  EXPECT_THAT(complaint({"--year", "2023-25"}), HasSubstr("--year: \"2023-25\" is no year"));
  EXPECT_THAT(complaint({"--from", "2023-04-01"}), HasSubstr("--to is missing"));
  EXPECT_THAT(complaint({"--from", "2023-04-01", "--to", "2023-03-31"}),
              HasSubstr("--to is before --from"));
  EXPECT_THAT(complaint({"--from", "2023-04-31", "--to", "2024-03-31"}),
              HasSubstr("--from: \"2023-04-31\" is no date"));
  EXPECT_THAT(complaint({"--year", "2023", "--from", "2023-04-01", "--to", "2024-03-31"}),
              HasSubstr("--year stands beside"));
  EXPECT_THAT(complaint({"--from", "2021-04-01", "--to", "2024-03-31", "--previous", "1"}),
              HasSubstr("would overlap"));
  EXPECT_THAT(complaint({"--year", "2023", "--previous", "0"}), HasSubstr("no number of years"));
  EXPECT_THAT(complaint({"--year", "2023", "--suppress", "-1"}),
              HasSubstr("no number to withhold up to"));
  EXPECT_THAT(complaint({"--year", "2023", "--format", "sarif"}),
              HasSubstr("no format \"sarif\" here"));
  EXPECT_THAT(complaint({"--year", "2023", "--format", "csv:/tmp/x.csv", "--format",
                         "text:/tmp/x.meta.csv"}),
              HasSubstr("two formats are to go to /tmp/x.meta.csv"));
  EXPECT_THAT(complaint({"--year", "2023", "--children-key", "no-such-file"}),
              HasSubstr("no-such-file"));
}

TEST(Annual, AFullDiskIsSaid) {
  const Ran ran = Annual({"--year", "2023-24"}, {.out_path = "/dev/full"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("No space left"));
}

TEST(Annual, ARefusedRunLeavesOldFiguresUntouched) {
  const TemporaryFolder folder;
  const std::string figures = folder.Write("figures.csv", "old");
  EXPECT_EQ(
      Escalint({"annual", "no-such.json", "--year", "2023", "--format", "csv:" + figures}).status,
      2);
  EXPECT_EQ(ReadAll(figures), "old");
}

// ---- shards ----------------------------------------------------------------------------------

Words Parts(const TemporaryFolder& folder, int count, const Words& more = {}) {
  Words parts;
  for (int i = 1; i <= count; ++i) {
    parts.push_back((folder.path() / (std::to_string(i) + ".part")).string());
    const Ran ran = Annual(Joined(
        {"--year", "2023-24", "--previous", "1", "--shard",
         std::to_string(i) + "/" + std::to_string(count), "--format", "partial:" + parts.back()},
        more));
    EXPECT_EQ(ran.status, 0) << ran.err;
  }
  return parts;
}

TEST(Annual, ShardsAddUpToTheOneRun) {
  for (const int count : {1, 2, 7}) {
    const TemporaryFolder folder;
    const Words parts = Parts(folder, count);
    for (const std::string format : {"text", "json", "csv", "html", "xlsx"}) {
      const Ran whole =
          Annual({"--year", "2023-24", "--previous", "1", "--format", format, "--jobs", "1"});
      const Ran merged = Escalint(Joined(Joined({"merge"}, parts), {"--format", format}));
      EXPECT_EQ(merged.status, 0) << merged.err;
      EXPECT_EQ(merged.out, whole.out) << format << " of " << count;
    }
  }
}

TEST(Annual, APartHoldsNoIdOfACaseOrChild) {
  const TemporaryFolder folder;
  const std::string part = ReadAll(Parts(folder, 1).front());
  EXPECT_THAT(part, Not(HasSubstr("CH-")));
  EXPECT_THAT(part, Not(HasSubstr("C-1")));
  EXPECT_THAT(part, Not(HasSubstr("last-evening")));
  EXPECT_THAT(part, HasSubstr("\"keys\": \""));
}

TEST(Annual, AKeyOfItsOwnChangesTheKeysAndNotTheFigures) {
  const TemporaryFolder plain, keyed;
  const std::string key = keyed.Write("key", "nobody guesses this");
  const Words with = Parts(keyed, 2, {"--children-key", key});
  const Words without = Parts(plain, 2);
  EXPECT_NE(ReadAll(with.front()), ReadAll(without.front()));
  EXPECT_THAT(ReadAll(with.front()), Not(HasSubstr("nobody guesses")));
  EXPECT_EQ(Escalint(Joined({"merge"}, with)).out, Escalint(Joined({"merge"}, without)).out);
  const Ran mixed = Escalint({"merge", with[0], without[1]});
  EXPECT_EQ(mixed.status, 2);
  EXPECT_THAT(mixed.err, HasSubstr("is of another run"));
}

TEST(Annual, APartThatCountsWhatIsNotThereIsRefused) {
  const TemporaryFolder folder;
  const Words parts = Parts(folder, 1);
  const std::string whole = ReadAll(parts[0]);
  const std::string tallies = "\"tallies\": [";
  for (const char* tally : {"99, 0, 0, 1, ",  // no such count
                            "0, 99, 0, 1, ",  // no such movement
                            "11, 0, 6, 1, ",  // no such end of a duty
                            "11, 0, 99999, 1, ", "11, 9999, 0, 1, ", "12, 0, 9, 1, ",
                            "3, 99, 0, 1, ", "0, 4294967296, 0, 1, ", "0, 0, 0, "}) {
    std::string text = whole;
    text.insert(text.find(tallies) + tallies.size(), tally);
    folder.Write("1.part", text);
    const Ran ran = Escalint({"merge", parts[0]});
    EXPECT_EQ(ran.status, 2) << tally;
    EXPECT_THAT(ran.err, HasSubstr("is cut off")) << tally;
  }
}

TEST(Annual, PartsOfAYearAndPartsOfACheckAreNotPutTogether) {
  const TemporaryFolder folder;
  const Words year = Parts(folder, 2);
  const std::string check = (folder.path() / "check.part").string();
  Escalint({"check", kEdges, "--shard", "2/2", "--format", "partial:" + check});
  const Ran ran = Escalint({"merge", year[0], check});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("is of another run"));
  EXPECT_THAT(Escalint({"merge", year[0]}).err, HasSubstr("shard 2/2 is missing"));
}

}  // namespace
}  // namespace escalint::testing
