#include <gtest/gtest.h>

#include "ingest/case_reader.h"
#include "unit/ingest/shipped_vocabulary.h"

namespace escalint {
namespace {

struct Outcome {
  ExportHeader header;
  std::string problems;
  std::string notes;
};

Outcome Read(std::string_view bytes, Carrier carrier) {
  std::vector<DataNote> notes;
  const auto header = ReadHeader(bytes, carrier, *ShippedVocabulary(), notes);
  Outcome outcome;
  if (header) outcome.header = *header;
  if (!header) {
    for (const Problem& problem : header.problems()) outcome.problems += ToString(problem) + "\n";
  }
  for (const DataNote& note : notes) outcome.notes += note.message + "\n";
  return outcome;
}

ExportHeader Expected() {
  ExportHeader header;
  header.authority = "staffordshire";
  header.source = "LCS extract 14";
  header.as_of = "2024-03-31";
  header.has_covers = true;
  header.covers = {EventType::kRaised, EventType::kMeetingArranged};
  return header;
}

TEST(HeaderReader, JsonAndXmlSayTheSame) {
  const Outcome json = Read(R"({"format": 1, "authority": "staffordshire",
      "source": "LCS extract 14", "as_of": "2024-03-31", "covers": ["raised", "Meeting arranged"]})",
                            Carrier::kNdjson);
  const Outcome xml = Read(R"(<x:case_records xmlns:x="urn:x" format="1" authority="staffordshire"
      source="LCS extract 14" as_of="2024-03-31" covers=" raised  meeting_arranged "/>)",
                           Carrier::kXml);
  EXPECT_EQ(json.problems + json.notes + xml.problems + xml.notes, "");
  EXPECT_EQ(json.header, Expected());
  EXPECT_EQ(xml.header, Expected());
}

TEST(HeaderReader, NoHeaderSaysNothing) {
  EXPECT_EQ(Read("", Carrier::kJson).header, ExportHeader());
  EXPECT_EQ(Read("{}", Carrier::kJson).header, ExportHeader());
  EXPECT_EQ(Read("<case_records/>", Carrier::kXml).header, ExportHeader());
}

TEST(HeaderReader, AnEmptyListOfWhatItCoversIsNotAnAbsentOne) {
  EXPECT_TRUE(Read(R"({"covers": []})", Carrier::kJson).header.has_covers);
  EXPECT_TRUE(Read(R"(<case_records covers=""/>)", Carrier::kXml).header.has_covers);
}

TEST(HeaderReader, MentionsWhatItDoesNotKnow) {
  EXPECT_EQ(
      Read(R"({"$schema": "x", "cases": [], "sorce": 1, "covers": ["raisd"]})", Carrier::kJson)
          .notes,
      "\"sorce\" is no member of a header and is ignored; did you mean \"source\"?\n"
      "\"raisd\" is not a known event type; did you mean \"raised\"?\n");
  EXPECT_EQ(Read(R"(<case_records sorce="1"/>)", Carrier::kXml).notes,
            "\"sorce\" is no member of a header and is ignored; did you mean \"source\"?\n");
}

TEST(HeaderReader, AllFaultsAreToldAtOnce) {
  EXPECT_EQ(Read(R"({"format": 2, "authority": 7, "covers": "raised"})", Carrier::kJson).problems,
            "header: \"format\" is \"2\"; 1 was expected (this program reads format 1 only)\n"
            "header: \"authority\" is a number; a string was expected\n"
            "header: \"covers\" is a string; an array of event types was expected\n");
  EXPECT_EQ(Read(R"(<cases/>)", Carrier::kXml).problems,
            "header: \"cases\" is the element; <case_records> was expected\n");
  EXPECT_EQ(Read(R"(<case_records source="a" source="b"/>)", Carrier::kXml).problems,
            "header: \"source\" is given twice\n");
}

}  // namespace
}  // namespace escalint
