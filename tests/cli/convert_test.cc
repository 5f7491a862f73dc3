// `escalint convert`: between carriers, with nothing lost in silence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// The findings of an export without what depends on where it lies.
std::string Findings(const std::string& text) {
  const Ran ran =
      Escalint({"check", "-", "--rules", "rules", "--format", "ndjson"}, {.input = text});
  std::string findings;
  for (size_t from = 0; from < ran.out.size();) {
    const size_t end = ran.out.find('\n', from);
    const std::string line = ran.out.substr(from, end - from);
    findings += line.substr(0, line.find("\"location\"")) + '\n';
    from = end + 1;
  }
  return findings;
}

TEST(Convert, TheFindingsAreTheSameInEveryCarrier) {
  const std::string original = Findings(ReadAll(ESCALINT_SOURCE_DIR "/tests/data/cli/march.json"));
  EXPECT_THAT(original, HasSubstr("LIT-1"));
  for (const char* carrier : {"json", "ndjson", "xml"}) {
    const Ran ran = Escalint({"convert", "march.json", "--to", carrier});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_EQ(Findings(ran.out), original) << carrier;
  }
}

TEST(Convert, WritesAFileWholeOrNotAtAll) {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "march.xml").string();
  EXPECT_EQ(Escalint({"convert", "march.json", "--to", "xml", "-o", path}).status, 0);
  EXPECT_THAT(ReadAll(path), StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
}

TEST(Convert, AnUnreadableRecordIsLeftOutAndSaid) {
  const Ran ran = Escalint({"convert", "broken.ndjson", "--to", "ndjson"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, StartsWith("escalint: broken.ndjson:3:"));
  EXPECT_THAT(ran.err, HasSubstr("left out: "));
  EXPECT_THAT(ran.out, HasSubstr("\"C-3\""));
}

TEST(Convert, ExportsWithDifferentHeadersDoNotBecomeOne) {
  const TemporaryFolder folder;
  const std::string other = folder.Write("b.json", R"({"authority": "bigshire", "cases": []})");
  const Ran ran = Escalint({"convert", "march.json", other, "--to", "json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "escalint: " + other +
                         ": its header differs from that of march.json in authority, as_of, and "
                         "one export has one header (convert them one by one)\n");
}

TEST(Convert, AHeaderIsComparedWithThatOfTheFileItIsSaidToBeOf) {
  const Ran ran = Escalint({"convert", "-", "march.json", "--to", "json"},
                           {.input = R"({"authority": "bigshire", "cases": []})"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "escalint: -: its header differs from that of march.json in authority, as_of, and one "
            "export has one header (convert them one by one)\n");
}

TEST(Convert, AFileThatIsCalledMinusDoesNotEatStandardInput) {
  const TemporaryFolder folder;
  folder.Write("-", "not looked at");
  const Ran ran = Escalint({"convert", "-", "--to", "ndjson"},
                           {.input = R"({"cases": [{"id": "C-1"}]})", .folder = folder.path()});
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr("\"C-1\""));
}

TEST(Convert, MembersThatTheFormatDoesNotHaveAreLeftOutAndSaid) {
  const Ran ran = Escalint({"convert", "-", "--to", "ndjson"},
                           {.input = R"({"cases": [{"id": "C-1", "colour": "red"}]})"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err,
            "escalint: \"colour\" is no member of the format and was left out (in 1 case)\n");
}

TEST(Convert, DuplicatesAreKeptSoThatTheirFindingsAre) {
  const std::string text =
      R"({"id": "C-1", "authority": "littleshire", "escalations": [{"id": "E-1", "events": )"
      R"([{"id": "e1", "at": "2024-02-05", "type": "views"}, )"
      R"({"id": "e1", "at": "2024-02-06", "type": "views"}]}, {"id": "E-1", "events": []}]})";
  const std::string original = Findings(text);
  EXPECT_THAT(original, HasSubstr("event id \\\"e1\\\" occurs twice"));
  EXPECT_THAT(original, HasSubstr("escalation id \\\"E-1\\\" occurs twice"));
  for (const char* carrier : {"json", "ndjson", "xml"}) {
    const Ran ran = Escalint({"convert", "-", "--to", carrier}, {.input = text});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_EQ(Findings(ran.out), original) << carrier;
  }
}

TEST(Convert, IdsThatXmlCannotWriteAreNotMadeOne) {
  const std::string text =
      R"({"cases": [{"id": "A\u0001"}, {"id": "A\u0002"}, {"id": "B", "events": [{"id": "\u0001"}]}]})";
  const Ran xml = Escalint({"convert", "-", "--to", "xml"}, {.input = text});
  EXPECT_EQ(xml.status, 3);
  EXPECT_THAT(xml.out, Not(HasSubstr("<case ")));
  EXPECT_THAT(xml.err, HasSubstr("holds a control character, which XML cannot write"));
  EXPECT_EQ(Escalint({"convert", "-", "--to", "ndjson"}, {.input = text}).status, 0);
}

TEST(Convert, NeedsACarrier) {
  const Ran ran = Escalint({"convert", "march.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err,
            "escalint: --to is missing: what is the export to become? (one of json, ndjson, "
            "xml)\n");
}

}  // namespace
}  // namespace escalint::testing
