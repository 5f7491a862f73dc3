#include "ingest/export_writer.h"

#include <gtest/gtest.h>

#include "unit/ingest/reading.h"

namespace escalint {
namespace {

std::string WriteCase(const CaseRecord& record, Carrier carrier) {
  ExportWriter writer(carrier);
  std::string out;
  writer.Begin({}, out);
  out.clear();
  writer.Write(record, out);
  return out.substr(out.find_first_not_of('\n'));
}

/// The notes without their places.
std::string NotesOf(const CaseRecord& record) {
  std::string notes;
  for (const DataNote& note : record.notes) {
    notes += std::to_string(note.escalation) + "/" + std::to_string(note.event) + " " +
             note.member + " " + note.message + "\n";
  }
  return notes;
}

constexpr const char* kUntidyCase =
    R"({"id": "C <&>\"'", "child": " x\ty\r\nz ", "birth_date": "never",
  "statuses": [{"type": "CPX", "from": "2024-01-10T00:00", "to": "soon"}, {}],
  "events": [{"type": "raisd", "about": ["harm", "bananas", "pears"], "risk": "amber",
    "by": {"agency": "NASA"}, "to": [{}, {"role": "HV", "agency": "ESA"}], "contents": ["reasonz"]},
    {"at": "30/02/2024", "type": "extension", "to_date": "later", "contents": []},
    {"at": "2024-10-27T01:30", "type": "action", "about": ["ring", "them"], "note": "  ]]>\r\n "}],
  "escalations": [{"id": "E", "route": "motorway", "risk": "high",
    "raised_by": {"agency": "FBI"}, "against": {"private": true},
    "events": [{"at": "2024-01-01", "type": "views", "outcome": "maybe", "method": "pigeon"}]}]})";

TEST(ExportWriter, KeepsWhatNobodyUnderstands) {
  const Reading before = ReadJson(kUntidyCase);
  ASSERT_EQ(before.Fault(), "");
  EXPECT_EQ(before.record.notes.size(), 20u);
  for (const Carrier carrier : {Carrier::kJson, Carrier::kNdjson, Carrier::kXml}) {
    const Reading after(carrier, WriteCase(before.record, carrier));
    ASSERT_EQ(after.Fault(), "");
    EXPECT_EQ(NotesOf(after.record), NotesOf(before.record));
    for (const Carrier again : {Carrier::kNdjson, Carrier::kXml}) {
      EXPECT_EQ(WriteCase(after.record, again), WriteCase(before.record, again));
    }
  }
}

TEST(ExportWriter, WritesJsonWithOneCaseALine) {
  const Reading first = ReadJson(R"({"id": 1, "statuses": []})");
  const Reading second = ReadJson(
      R"({"id": "2", "events": [{"at": "2024-01-01", "type": "views", "by": {"role": "IRO"},
          "note": "caf\u00e9\u0001", "on_child_file": true}]})");
  ExportHeader header;
  header.authority = "staffordshire";
  header.has_covers = true;
  header.covers = {EventType::kRaised, EventType::kViews};
  ExportWriter writer(Carrier::kJson);
  std::string out;
  writer.Begin(header, out);
  writer.Write(first.record, out);
  writer.Write(second.record, out);
  writer.End(out);
  EXPECT_EQ(out,
            "{\"format\":1,\"authority\":\"staffordshire\",\"covers\":[\"raised\",\"views\"],"
            "\"cases\":[\n"
            "{\"id\":\"1\",\"statuses\":[]},\n"
            "{\"id\":\"2\",\"events\":[{\"at\":\"2024-01-01\",\"type\":\"views\","
            "\"on_child_file\":true,\"note\":\"café\\u0001\",\"by\":{\"role\":\"IRO\"}}]}\n"
            "]}\n");
}

TEST(ExportWriter, WritesNdjsonWithTheHeaderFirst) {
  const Reading reading = ReadJson(R"({"id": 1})");
  ExportWriter writer(Carrier::kNdjson);
  std::string out;
  writer.Begin({}, out);
  writer.Write(reading.record, out);
  writer.Write(reading.record, out);
  writer.End(out);
  EXPECT_EQ(out, "{\"format\":1}\n{\"id\":\"1\"}\n{\"id\":\"1\"}\n");
}

TEST(ExportWriter, WritesXmlWithAttributesAndElements) {
  const Reading reading = ReadJson(
      R"({"id": "a\"b", "statuses": [], "events": [{"at": "2024-01-01", "type": "views",
          "by": {"role": "IRO", "name": "x\ny"}, "to": [{"role": "gp"}], "about": "harm",
          "contents": ["facts", "views"], "note": "1 < 2 & \u0001"}]})");
  ExportHeader header;
  header.source = "A & B";
  header.has_covers = true;
  ExportWriter writer(Carrier::kXml);
  std::string out;
  writer.Begin(header, out);
  writer.Write(reading.record, out);
  writer.End(out);
  EXPECT_EQ(out, R"(<?xml version="1.0" encoding="UTF-8"?>
<case_records format="1" source="A &amp; B" covers="">
  <case id="a&quot;b" statuses="">
    <event at="2024-01-01" type="views" about="harm_to_child">
      <note>1 &lt; 2 &amp; �</note>
      <by role="IRO" name="x&#10;y"/>
      <to role="gp"/>
      <content>facts</content>
      <content>views</content>
    </event>
  </case>
</case_records>
)");
}

TEST(ExportWriter, AnExportWithoutCasesIsWhole) {
  for (const auto& [carrier, expected] :
       {std::pair{Carrier::kJson, "{\"format\":1,\"cases\":[]}\n"},
        std::pair{Carrier::kNdjson, "{\"format\":1}\n"},
        std::pair{Carrier::kXml,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<case_records format=\"1\">\n"
                  "</case_records>\n"}}) {
    ExportWriter writer(carrier);
    std::string out;
    writer.Begin({}, out);
    writer.End(out);
    EXPECT_EQ(out, expected);
  }
}

}  // namespace
}  // namespace escalint
