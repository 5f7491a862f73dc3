#include <gtest/gtest.h>

#include <string>

#include "unit/ingest/reading.h"

namespace escalint {
namespace {

using Notes = std::vector<std::string>;

constexpr const char* kXml = R"(<e:case id="C-1" child="889" xmlns:e="urn:x" xsi:type="t">
  <!-- a remark --><?and this?>
  <e:status type="CP plan" from="2024-01-10"/>
  <e:event id="k1" at="2024-02-20" type="conference" about="initial"/>
  <escalation id="E-1" route="inter_agency">
    <raised_by role="health_visitor" agency="health" private="yes"/>
    <against role="social_worker"/>
    <event id="e1" at="2024-02-01T10:00" type="raised" stage="Stage 1" on_child_file="0">
      <by role="HV" name="A &amp; B &#x1F600;"/>
      <to role="social_worker"/><to role="IRO"/>
      <content>reasons</content><content> Evidence </content>
      <note>one <![CDATA[<two> &]]> three</note>
    </event>
    <event at="2024-02-02" type="action" due="Friday"><about>ring the school</about></event>
  </escalation>
</e:case>)";

constexpr const char* kSameInJson = R"({"id": "C-1", "child": "889",
  "statuses": [{"type": "CP plan", "from": "2024-01-10"}],
  "events": [{"id": "k1", "at": "2024-02-20", "type": "conference", "about": "initial"}],
  "escalations": [{"id": "E-1", "route": "inter_agency",
    "raised_by": {"role": "health_visitor", "agency": "health", "private": true},
    "against": {"role": "social_worker"},
    "events": [{"id": "e1", "at": "2024-02-01T10:00", "type": "raised", "stage": "Stage 1",
        "on_child_file": false, "by": {"role": "HV", "name": "A & B 😀"},
        "to": [{"role": "social_worker"}, {"role": "IRO"}],
        "contents": ["reasons", " Evidence "], "note": "one <two> & three"},
      {"at": "2024-02-02", "type": "action", "due": "Friday", "about": "ring the school"}]}]})";

void ForgetPlaces(std::vector<Event>& events) {
  for (Event& event : events) event.where = {};
}

CaseRecord WithoutPlaces(CaseRecord record) {
  record.where = {};
  ForgetPlaces(record.events);
  for (StatusPeriod& status : record.statuses) status.where = {};
  for (Escalation& escalation : record.escalations) {
    escalation.where = {};
    ForgetPlaces(escalation.events);
  }
  return record;
}

TEST(XmlCaseReader, MeansTheSameAsJson) {
  const Reading xml = ReadXml(kXml);
  const Reading json = ReadJson(kSameInJson);
  ASSERT_EQ(xml.Fault(), "");
  ASSERT_EQ(json.Fault(), "");
  EXPECT_EQ(xml.Notes(), Notes{});
  EXPECT_EQ(WithoutPlaces(xml.record), WithoutPlaces(json.record));
}

TEST(XmlCaseReader, KnowsWhereThingsStand) {
  const Reading xml = ReadXml(kXml);
  EXPECT_EQ(xml.Place(xml.record.statuses.at(0).where), "3:3");
  EXPECT_EQ(xml.Place(xml.record.events.at(0).where), "4:3");
  EXPECT_EQ(xml.Place(xml.record.escalations.at(0).where), "5:3");
  EXPECT_EQ(xml.Place(xml.record.escalations.at(0).events.at(1).where), "14:5");
}

std::string NoteOf(const std::string& content) {
  const Reading xml = ReadXml("<case id=\"C\"><event at=\"2024-01-01\" type=\"action\"><note>" +
                              content + "</note></event></case>");
  EXPECT_EQ(xml.Fault(), "");
  return std::string(xml.record.events.at(0).note);
}

TEST(XmlCaseReader, TextIsWhatStandsBetweenTheTags) {
  EXPECT_EQ(NoteOf(" one\r\ntwo "), " one\ntwo ");
  EXPECT_EQ(NoteOf(" "), " ");
  EXPECT_EQ(NoteOf("one<!-- and --> two"), "one two");
  EXPECT_EQ(NoteOf("one<?and?>&#32;"), "one ");
  EXPECT_EQ(NoteOf("<![CDATA[one]]> two<![CDATA[ ]]>"), "one two ");
  EXPECT_EQ(NoteOf("one<b>two</b> three"), "one three");
  EXPECT_EQ(NoteOf(std::string(100, 'x')), std::string(100, 'x'));
}

TEST(XmlCaseReader, WhiteSpaceBehindMarkupIsNoText) {
  EXPECT_EQ(NoteOf("one<!-- two --> \n"), "one");
  EXPECT_EQ(NoteOf("one<?two?> "), "one");
  EXPECT_EQ(NoteOf("one<b/> "), "one");
  EXPECT_EQ(NoteOf(" <![CDATA[one]]> "), "one");
}

TEST(XmlCaseReader, AnEmptyListIsAnEmptyAttribute) {
  EXPECT_FALSE(ReadXml(R"(<case id="C"/>)").record.has_statuses);
  EXPECT_TRUE(ReadXml(R"(<case id="C" statuses=""/>)").record.has_statuses);
  EXPECT_TRUE(ReadXml(R"(<case id="C"><event at="2024-01-01" type="record" contents=""/></case>)")
                  .record.events.at(0)
                  .has_contents);
}

TEST(XmlCaseReader, MentionsWhatItCannotUse) {
  const Reading reading = ReadXml(R"(<case id="C" colour="red"><colour><event/></colour>
<event type="raisd" at="x">stray text<outcom/></event></case>)");
  ASSERT_EQ(reading.Fault(), "");
  EXPECT_EQ(
      reading.Notes(),
      (Notes{
          "unknown-member -1/-1 colour 1:14 \"colour\" is no member of a case and is ignored",
          "unknown-term -1/0 type 2:8 \"raisd\" is not a known event type; did you mean "
          "\"raised\"?",
          "bad-time -1/0 at 2:21 \"at\" is \"x\": this is no accepted form of a time; "
          "YYYY-MM-DD, YYYY-MM-DDThh:mm[:ss][Z|±hh:mm] or DD/MM/YYYY[ hh:mm[:ss]] was expected",
          "unknown-member -1/0 #text 2:28 \"#text\" is no member of an event and is ignored",
          "unknown-member -1/0 outcom 2:38 \"outcom\" is no member of an event and is ignored; "
          "did you mean \"outcome\"?",
      }));
}

struct Row {
  const char* text;
  const char* fault;
};

TEST(XmlCaseReader, AMemberInTheWrongPlaceMakesTheRecordUnreadable) {
  const Row rows[] = {
      {R"(<case id="C"><events><event/></events></case>)",
       "1:14: \"events\" is an element; <event> elements were expected"},
      {R"(<case><id>C</id></case>)", "1:7: \"id\" is an element; an attribute was expected"},
      {R"(<case id="C" events="x"/>)",
       "1:14: \"events\" is an attribute; <event> elements were expected"},
      {R"(<case id="C"><event by="TM"/></case>)",
       "1:21: \"by\" is an attribute; <by> elements were expected"},
      {R"(<case id="C"><event><by/><by/></event></case>)", "1:26: \"by\" is given twice"},
      {R"(<case id="C"><event note="a"><note>b</note></event></case>)",
       "1:30: \"note\" is given twice"},
      {R"(<case id="C"><event on_child_file="perhaps"/></case>)",
       "1:21: \"on_child_file\" is \"perhaps\"; true or false was expected"},
      {R"(<case child="x"/>)",
       "1:1: the case has no \"id\"; without one no finding can name it (give each case an \"id\" "
       "that is its own)"},
      {R"(<record id="C"/>)", "1:1: \"record\" is the element; <case> was expected"},
  };
  for (const Row& row : rows) EXPECT_EQ(ReadXml(row.text).Fault(), row.fault) << row.text;
}

TEST(XmlCaseReader, RefusesWhatXmlForbids) {
  const Row rows[] = {
      {R"(<case id="C" id="D"/>)", "1:14: \"id\" is given twice"},
      {R"(<case id="C" colour="1" colour="2"/>)", "1:1: \"colour\" is given twice"},
      {R"(<case id="a & b"/>)", "1:13: \"&\" stands alone (write it as &amp;)"},
      {R"(<case id="a &"/>)", "1:13: \"&\" stands alone (write it as &amp;)"},
      {R"(<case id="&nbsp;"/>)",
       "1:11: \"&nbsp;\" stands for no character of XML (write the character itself)"},
      {R"(<case id="&#0;"/>)",
       "1:11: \"&#0;\" stands for no character of XML (write the character itself)"},
      {R"(<case id="&#xD800;"/>)",
       "1:11: \"&#xD800;\" stands for no character of XML (write the character itself)"},
      {R"(<case id="C"/><case id="D"/>)",
       "1:16: more stands beside <case>; one element was expected"},
      {R"(<case id="C"/>trailing)", "1:15: more stands beside <case>; one element was expected"},
      {"<case id=\"\x01\"/>", "1:11: a control character stands here, which XML does not allow"},
      {"<case id=\"\xE9\"/>",
       "1:11: the bytes here are not valid UTF-8 (if the file has another encoding, name it with "
       "--encoding)"},
      {"<case id=\"C\">\n<event></case>", "2:10: not well-formed XML: Start-end tags mismatch"},
      {"", "1:1: \"\" is the element; <case> was expected"},
  };
  for (const Row& row : rows) EXPECT_EQ(ReadXml(row.text).Fault(), row.fault) << row.text;
}

TEST(XmlCaseReader, AmpersandsInCommentsAndCdataAreNobodysBusiness) {
  const Reading reading = ReadXml(
      R"(<case id="C&amp;"><!-- a & b --><event at="2024-01-01" type="views"><note><![CDATA[c & d]]></note></event></case>)");
  ASSERT_EQ(reading.Fault(), "");
  EXPECT_EQ(reading.record.id, "C&");
  EXPECT_EQ(reading.record.events.at(0).note, "c & d");
}

TEST(XmlCaseReader, ManyLevelsOfNestingAreReadWithoutHarm) {
  std::string text = "<case id=\"C\">";
  for (int i = 0; i < 200000; ++i) text += "<x>";
  for (int i = 0; i < 200000; ++i) text += "</x>";
  EXPECT_EQ(ReadXml(text + "</case>").Fault(), "");
}

TEST(XmlCaseReader, TruthIsSpelledInMoreWaysThanOne) {
  const auto flag = [](const std::string& text) {
    return ReadXml("<case id=\"C\"><event on_child_file=\"" + text + "\"/></case>")
        .record.events.at(0)
        .on_child_file;
  };
  for (const char* text : {"true", "TRUE", "1", "yes", "Yes"}) EXPECT_EQ(flag(text), true) << text;
  for (const char* text : {"false", "0", "no"}) EXPECT_EQ(flag(text), false) << text;
  EXPECT_EQ(flag(""), std::nullopt);
}

}  // namespace
}  // namespace escalint
