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
                  on Thu 8 Feb 2024 10:00; the teacher (education) was to be told.

  Thu 8 Feb 2024 12:00  e3  notified, to teacher (education)
      met         LIT-2 (from e2, stage 2): done. A decision was made on Thu 8 Feb 2024 10:00; the
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

constexpr char kStory[] =
    R"({"id": "C-1", "escalations": [{"id": "E-1", "route": "inter_agency", "risk": "standard", )"
    R"("events": [{"id": "e1", "at": "2024-02-05T09:00", "type": "raised", "stage": "2"}]}]})";

/// NDJSON: a header, and a record a line.
std::string Lines(const std::vector<std::string>& records, const std::string& header = "") {
  std::string text =
      R"({"format": 1, "authority": "littleshire", "as_of": "2024-03-31")" + header + "}\n";
  for (const std::string& record : records) text += record + '\n';
  return text;
}

/// `text` in one stored block, without the end mark. REQUIRES: it is shorter than 64 KiB.
std::string GzipCutShort(const std::string& text) {
  std::string bytes("\x1f\x8b\x08\0\0\0\0\0\0\x03\x01", 11);
  for (const size_t length : {text.size(), ~text.size()}) {
    bytes += static_cast<char>(length & 0xFF);
    bytes += static_cast<char>(length >> 8 & 0xFF);
  }
  return bytes + text;
}

TEST(Timeline, AnExportThatIsCutShortIsNotToldAsIfItWereWhole) {
  const TemporaryFolder folder;
  const std::string cut = folder.Write("cut.gz", GzipCutShort(Lines({kStory})));
  const Ran ran = Timeline({cut, "--case", "C-1"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.out, HasSubstr("LIT-1"));
  EXPECT_THAT(ran.err, HasSubstr(cut + ": not checked: the gzip data ends before its end mark"));
  EXPECT_THAT(Timeline({cut, "--case", "X"}).err,
              HasSubstr("there is no case \"X\" (there is C-1; not all could be read, and it "
                        "may be in the rest)"));
}

TEST(Timeline, WhatFollowsTheExportIsSaidAsByACheck) {
  const std::string text = Escalint({"convert", "march.json", "--to", "xml"}).out + "junk\n";
  const Ran ran = Timeline({"-", "--case", "C-1"}, {.input = text});
  EXPECT_EQ(ran.status, 3);
  EXPECT_EQ(ran.out, kFirstCase);
  const Ran check = Escalint({"check", "-", "--rules", "rules", "--no-progress"}, {.input = text});
  EXPECT_EQ(check.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("not checked: found text beginning \"junk\" after the end"));
  EXPECT_EQ(ran.err, check.err);
}

TEST(Timeline, ABrokenRecordOfTheCaseIsSaidThoughAnotherIsFound) {
  const Ran ran = Timeline({"-", "--case", "C-1"},
                           {.input = Lines({R"({"id": "C-1", "authority": 5})", kStory})});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.out, HasSubstr("── Case C-1"));
  EXPECT_EQ(
      ran.err,
      "escalint: -:2:28: the record of case \"C-1\" can't be read: \"authority\" is a number; a "
      "string was expected\n");
}

TEST(Timeline, ARecordThatOnlyMentionsTheIdIsNotTakenForTheCase) {
  const std::string text =
      Lines({R"({"child": "C-1", "id": "A", "authority": 5})", R"({"id": "B"})"});
  Ran ran = Timeline({"-", "--case", "C-1"}, {.input = text});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(
      ran.err,
      "escalint: -:2:42: a record that mentions \"C-1\" can't be read: \"authority\" is a "
      "number; a string was expected\n"
      "escalint: --case: there is no case \"C-1\" (there is B; 1 record could not be read, and "
      "it may be there)\n");
  ran = Timeline({"-", "--case", "A"}, {.input = text});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("the record of case \"A\" can't be read"));
  ran = Timeline({"-", "--case", "B"}, {.input = text});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
}

TEST(Timeline, TheIdOfABrokenRecordIsFoundInEveryCarrier) {
  const auto says = [](const std::string& text, const std::string& id) {
    return Timeline({"-", "--case", id}, {.input = text}).err;
  };
  constexpr char kXml[] =
      R"(<case_records format="1"><case child='C-2' id = 'C-1' birth_date="5"><bad></case>)"
      R"(<case><event note="x" id="C-3"/><bad></case></case_records>)";
  EXPECT_THAT(says(kXml, "C-1"), HasSubstr("the record of case \"C-1\" can't be read"));
  EXPECT_THAT(says(kXml, "C-2"), HasSubstr("a record that mentions \"C-2\" can't be read"));
  EXPECT_THAT(says(kXml, "C-3"), HasSubstr("a record that mentions \"C-3\" can't be read"));
  const std::string escaped =
      Lines({R"({"events": [{"id": "C-2"}], "id" : "C-\u0031", "authority": 5})"});
  EXPECT_THAT(says(escaped, "C-1"), HasSubstr("the record of case \"C-1\" can't be read"));
  EXPECT_THAT(says(escaped, "C-2"), HasSubstr("a record that mentions \"C-2\" can't be read"));
}

TEST(Timeline, WhereNothingWasCheckedNoDutyIsSaidToBeAbsent) {
  const auto sum_of = [](const std::string& record) {
    return Timeline({"-", "--case", "C"}, {.input = Lines({record})}).out;
  };
  EXPECT_THAT(
      sum_of(R"({"id": "C", "escalations": [{"id": "E", "policy": "nowhere"}]})"),
      AllOf(HasSubstr("in sum      Nothing was checked here: no policy was found for it.\n"),
            Not(HasSubstr("No duty"))));
  EXPECT_THAT(
      sum_of(R"({"id": "C", "escalations": [{"id": "E", "route": "systemic"}]})"),
      HasSubstr("in sum      Nothing was checked here: it lies outside the policy's scope.\n"));
  EXPECT_THAT(sum_of(R"({"id": "C", "escalations": [{"id": "E", "route": "inter_agency"}]})"),
              HasSubstr("in sum      No duty arose.\n"));
  EXPECT_THAT(sum_of(R"({"id": "C", "authority": "nowhere"})"),
              HasSubstr("nothing was checked on the case itself: no policy was found for it."));
}

TEST(Timeline, FaultsOfTheDataKeepItFromSayingThatAllWasChecked) {
  const auto told = [](const std::string& last) {
    return Timeline({"-", "--case", "C"},
                    {.input = Lines({R"({"id": "C", "escalations": [{"id": "E", "route": )"
                                     R"("inter_agency", "risk": "standard", "events": [)"
                                     R"({"id": "a", "at": "2024-02-05T09:00", "type": "raised", )"
                                     R"("stage": "2"})" +
                                     last + "]}]}"})})
        .out;
  };
  const std::string all = "      No duty is still open, and nothing was left unchecked.\n";
  const std::string some = "      No duty is still open.\n";
  EXPECT_THAT(told(""), AllOf(HasSubstr(all), HasSubstr("DQ-OPEN")));
  EXPECT_THAT(told(R"(, {"id": "b", "at": "never", "type": "advice"})"),
              AllOf(HasSubstr(some), HasSubstr("DQ-BAD-TIME")));
  EXPECT_THAT(told(R"(, {"id": "b", "at": "2024-05-01", "type": "advice"})"),
              AllOf(HasSubstr(some), HasSubstr("later       1 event is recorded after that")));
}

TEST(Timeline, FaultsOfTheHeaderAreToldAsByACheck) {
  const std::string text = Lines({kStory}, R"(, "covers": ["raised", "decison"], "bogus": 1)");
  const std::string remarks =
      "About the data\n"
      "  DQ-UNKNOWN-TERM In the header's \"covers\": \"decison\" is not a known event type; did "
      "you "
      "mean\n"
      "    \"decision\"? It counts as not given.\n"
      "  DQ-UNKNOWN-MEMBER \"bogus\" is not a member of the format; it was ignored in the header.";
  EXPECT_THAT(Timeline({"-", "--case", "C-1"}, {.input = text}).out, HasSubstr(remarks));
  EXPECT_THAT(Escalint({"check", "-", "--rules", "rules"}, {.input = text}).out,
              HasSubstr(remarks));
}

TEST(Timeline, TwoEventsThatAreCitedAlikeKeepTheirOwn) {
  const Ran ran = Timeline(
      {"-", "--case", "C"},
      {.input = Lines({R"({"id": "C", "escalations": [{"id": "E", "route": "inter_agency", )"
                       R"("risk": "standard", "events": [)"
                       R"({"id": "#2", "at": "2024-02-05T09:00", "type": "raised", "stage": "2"}, )"
                       R"({"at": "2024-02-06T09:00", "type": "decision", "outcome": "agreed", )"
                       R"("stage": "2"}]}]})"})});
  EXPECT_THAT(ran.out, HasSubstr("#2  raised to stage 2 (managers)\n      opens       LIT-1"));
  EXPECT_THAT(ran.out,
              HasSubstr("#2  decision: agreed at stage 2 (managers)\n      met         LIT-1 (from "
                        "#2, stage 2): done in time."));
}

TEST(Timeline, JsonHasTheFindingsInFullAndTheSum) {
  const Ran ran =
      Timeline({"march.json", "--case", "C-1", "--as-of", "2024-02-08T11:00", "--format", "json"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr(R"("kind": "late", "event": "e2", "rule": "LIT-1", "verdict": )"
                                 R"("breached", "text": )"));
  EXPECT_EQ(Count(ran.out, R"("finding": 0})"), 3U);  // opens, lapses, late
  const Ran check = Escalint({"check", "march.json", "--rules", "rules", "--as-of",
                              "2024-02-08T11:00", "--format", "ndjson", "--exit-zero",
                              "--no-progress", "--verdict", "met,not_due,waived"});
  std::istringstream lines(check.out);
  size_t findings = 0;
  for (std::string line; std::getline(lines, line);) {
    const size_t begin = line.find(R"({"fingerprint")");
    if (begin == std::string::npos || line.find(R"("case": "C-1")") == std::string::npos) continue;
    EXPECT_THAT(ran.out, HasSubstr(line.substr(begin)));
    ++findings;
  }
  EXPECT_EQ(findings, 2U);
  EXPECT_THAT(ran.out, HasSubstr(R"("later_events": 2, "sum": {"met": 0, "breached": 1, )"
                                 R"("cannot_tell": 0, "not_due": 1, "waived": 0}, )"
                                 R"("not_checked_because": null, "remarks": [], )"
                                 R"("rules_not_run": []})"));
}

TEST(Timeline, JsonHasAnObjectForEachCaseAskedFor) {
  const Ran ran = Timeline(
      {"-", "--case", "EMPTY", "--case", "C-1", "--format", "json"},
      {.input = Lines({R"({"id": "EMPTY", "authority": "nowhere"})", kStory}, R"(, "bogus": 1)")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr(R"({"case": "EMPTY", "child": "", "escalation": null, )"));
  EXPECT_THAT(ran.out, HasSubstr(R"("not_checked_because": "no policy was found for it")"));
  EXPECT_EQ(Count(ran.out, R"({"case": ")"), 2U);
  EXPECT_EQ(Count(ran.out, R"("remarks": [{"fingerprint": )"), 2U);
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
