#include <gtest/gtest.h>

#include <string>

#include "unit/ingest/reading.h"

namespace escalint {
namespace {

using Notes = std::vector<std::string>;

constexpr const char* kFullCase = R"({ "id": "C-0001", "child": 889, "authority": "staffordshire",
  "birth_date": "2009-05-02",
  "statuses": [ { "type": "CP plan", "from": "2024-01-10", "to": "2024-06-01" },
                { "type": "looked_after", "from": "2024-06-01", "to": null } ],
  "events": [ { "id": "k1", "at": "2024-02-20", "type": "significant_change",
                "about": "change_of_address" } ],
  "escalations": [ {
    "id": "E-1", "policy": "staffordshire", "route": "inter_agency", "risk": "standard",
    "theme": "threshold", "source": "audit",
    "raised_by": { "role": "health_visitor", "agency": "health", "private": false },
    "against": { "role": "social_worker", "agency": "childrens_social_care" },
    "events": [
      { "id": "e1", "at": "2024-02-01T10:00", "type": "disagreement" },
      { "at": "2024-02-02T09:30:00Z", "type": "raised", "stage": "Stage 1",
        "by": { "role": "HV", "agency": "NHS", "name": "J. Smith", "id": 7 },
        "to": [ { "role": "social_worker" }, { "role": "Wizard of Oz" } ],
        "method": "email", "contents": ["reasons", "evidence"], "note": "caf\u00e9 \ud83d\ude00" },
      { "id": "e3", "at": "2024-02-03", "type": "record", "of": "e1", "contents": ["facts"],
        "on_child_file": true, "approved_by": "TM", "risk": "imminent", "stage": 2 },
      { "id": "e4", "at": "2024-02-04", "type": "action", "about": "ring the school",
        "due": "Friday", "owner": "SW", "outcome": "agreed" },
      { "id": "e5", "at": "2024-02-05", "type": "extension", "to_date": "2024-02-12" }
    ] } ] })";

TEST(JsonCaseReader, ReadsEveryMemberOfACase) {
  const Reading reading = ReadJson(kFullCase);
  ASSERT_EQ(reading.Fault(), "");
  EXPECT_EQ(reading.Notes(), Notes{});
  const CaseRecord& record = reading.record;
  EXPECT_EQ(record.id, "C-0001");
  EXPECT_EQ(record.child, "889");
  EXPECT_EQ(record.authority, "staffordshire");
  EXPECT_TRUE(record.has_birth_date);
  EXPECT_EQ(record.birth_date.local_date, Date(2009, 5, 2));
  ASSERT_EQ(record.statuses.size(), 2u);
  EXPECT_EQ(record.statuses[0].type, StatusType::kChildProtectionPlan);
  EXPECT_EQ(record.statuses[0].to.local_date, Date(2024, 6, 1));
  EXPECT_FALSE(record.statuses[1].has_to);
  ASSERT_EQ(record.events.size(), 1u);
  EXPECT_TRUE(record.events[0].about.Has(About::kChangeOfAddress));
  ASSERT_EQ(record.escalations.size(), 1u);
}

TEST(JsonCaseReader, ReadsEveryMemberOfAnEscalation) {
  const Reading reading = ReadJson(kFullCase);
  const Escalation& escalation = reading.record.escalations.at(0);
  EXPECT_EQ(escalation.id, "E-1");
  EXPECT_EQ(escalation.position, 1u);
  EXPECT_EQ(escalation.policy, "staffordshire");
  EXPECT_EQ(escalation.route, Route::kInterAgency);
  EXPECT_EQ(escalation.risk, Risk::kStandard);
  EXPECT_EQ(escalation.theme, "threshold");
  EXPECT_EQ(escalation.source, "audit");
  EXPECT_EQ(escalation.raised_by.role.value, Role::kHealthVisitor);
  EXPECT_EQ(escalation.raised_by.is_private, false);
  EXPECT_EQ(escalation.against.agency, Agency::kChildrensSocialCare);
  EXPECT_EQ(escalation.against.is_private, std::nullopt);
  EXPECT_EQ(reading.Place(escalation.where), "7:20");
}

TEST(JsonCaseReader, ReadsEveryMemberOfAnEvent) {
  const Reading reading = ReadJson(kFullCase);
  const std::vector<Event>& events = reading.record.escalations.at(0).events;
  ASSERT_EQ(events.size(), 5u);
  EXPECT_EQ(events[1].id, "");
  EXPECT_EQ(events[1].position, 2u);
  EXPECT_EQ(events[1].stage_text, "Stage 1");
  EXPECT_EQ(events[1].stage_key, "stage_1");
  EXPECT_EQ(events[1].by.role.value, Role::kHealthVisitor);
  EXPECT_EQ(events[1].by.role.key, "hv");
  EXPECT_EQ(events[1].by.role.text, "HV");
  EXPECT_EQ(events[1].by.agency, Agency::kHealth);
  EXPECT_EQ(events[1].by.name, "J. Smith");
  EXPECT_EQ(events[1].by.id, "7");
  ASSERT_EQ(events[1].to.size(), 2u);
  EXPECT_EQ(events[1].to[0].role.key, "");
  EXPECT_EQ(events[1].to[1].role.value, Role::kNone);
  EXPECT_EQ(events[1].to[1].role.key, "wizard_of_oz");
  EXPECT_EQ(events[1].method, Method::kEmail);
  EXPECT_EQ(events[1].contents, (EnumSet<Content>{Content::kReasons, Content::kEvidence}));
  EXPECT_EQ(events[1].note, "café 😀");
  EXPECT_EQ(reading.Place(events[1].where), "14:7");
}

TEST(JsonCaseReader, ReadsRecordsActionsAndExtensions) {
  const Reading reading = ReadJson(kFullCase);
  const std::vector<Event>& events = reading.record.escalations.at(0).events;
  ASSERT_EQ(events.size(), 5u);
  EXPECT_EQ(events[2].of, "e1");
  EXPECT_EQ(events[2].on_child_file, true);
  EXPECT_EQ(events[2].approved_by, "TM");
  EXPECT_EQ(events[2].risk, Risk::kImminent);
  EXPECT_EQ(events[2].stage_key, "2");
  EXPECT_TRUE(events[2].has_contents);
  EXPECT_EQ(events[3].about_text, "ring the school");
  EXPECT_TRUE(events[3].about.Empty());
  EXPECT_EQ(events[3].due, "Friday");
  EXPECT_EQ(events[3].owner, "SW");
  EXPECT_EQ(events[3].outcome, Outcome::kAgreed);
  EXPECT_TRUE(events[4].has_to_date);
  EXPECT_EQ(events[4].to_date.local_date, Date(2024, 2, 12));
}

TEST(JsonCaseReader, AnAbsentListIsNotAnEmptyOne) {
  EXPECT_FALSE(ReadJson(R"({"id": "C"})").record.has_statuses);
  EXPECT_FALSE(ReadJson(R"({"id": "C", "statuses": null})").record.has_statuses);
  EXPECT_TRUE(ReadJson(R"({"id": "C", "statuses": []})").record.has_statuses);
}

TEST(JsonCaseReader, MentionsTermsTimesAndMembersItCannotUse) {
  const Reading reading = ReadJson(R"({"id": "C", "colour": {"a": [1, {"b": null}]}, "statuses": [
{"type": "CPX", "from": "soon"}, {}],
"events": [{"at": "2024-02-30", "type": "raisd", "colour": 1, "outcom": "x",
 "to": [{}, {"agency": "NASA"}], "about": ["harm", "bananas"], "contents": ["reasonz"]}],
"escalations": [{"route": "motorway", "events": [{"type": "meeting"}]}]})");
  ASSERT_EQ(reading.Fault(), "");
  const std::string forms =
      "; YYYY-MM-DD, YYYY-MM-DDThh:mm[:ss][Z|±hh:mm] or DD/MM/YYYY[ hh:mm[:ss]] was expected";
  const Notes expected{
      "unknown-member -1/-1 colour 1:13 \"colour\" is no member of a case and is ignored",
      "unknown-term -1/-1 statuses/0/type 2:10 \"CPX\" is not a known status; expected "
      "child_in_need, child_protection_plan, looked_after, public_law_outline or care_proceedings",
      "bad-time -1/-1 statuses/0/from 2:25 \"from\" is \"soon\": this is no accepted form of a "
      "time" +
          forms,
      "unknown-term -1/-1 statuses/1/type 2:34 the status has no \"type\"",
      "bad-time -1/-1 statuses/1/from 2:34 no time is recorded: the status has no \"from\"",
      "bad-time -1/0 at 3:19 \"at\" is \"2024-02-30\": 30 February 2024 does not exist" + forms,
      "unknown-term -1/0 type 3:41 \"raisd\" is not a known event type; did you mean "
      "\"raised\"?",
      "unknown-member -1/0 outcom 3:63 \"outcom\" is no member of an event and is ignored; did "
      "you mean \"outcome\"?",
      "unknown-term -1/0 to/1/agency 4:24 \"NASA\" is not a known agency; expected "
      "childrens_social_care, health, education, police, probation, housing, legal, voluntary, "
      "faith, partnership or other",
      "unknown-term -1/0 contents 4:77 \"reasonz\" is not a known word for \"contents\"; did you "
      "mean "
      "\"reasons\"?",
      "unknown-term -1/0 about 4:52 \"bananas\" is not a known word for \"about\"; "
      "rules/vocabulary.json and "
      "the format's description list the known words",
      "unknown-term 0/-1 route 5:27 \"motorway\" is not a known route; expected case_direction, "
      "inter_agency, panel_decision, legal_planning, conference_not_convened, "
      "conference_decision, chair_dispute, about_chair, allegation, systemic or complaint",
      "bad-time 0/0 at 5:50 no time is recorded: the event has no \"at\"",
  };
  EXPECT_EQ(reading.Notes(), expected);
  EXPECT_FALSE(reading.record.events.at(0).at.Known());
  EXPECT_TRUE(reading.record.events[0].about.Has(About::kHarmToChild));
}

TEST(JsonCaseReader, TheSecondOfTwoEqualIdsIsDropped) {
  const Reading reading = ReadJson(R"({"id": "C", "escalations": [
{"id": "E", "events": [{"id": "a", "at": "2024-01-01", "type": "raised"},
  {"id": "b", "at": "2024-01-02", "type": "meeting"},
  {"id": "a", "at": "never", "type": "decision"},
  {"at": "2024-01-03", "type": "views"}, {"at": "2024-01-03", "type": "views"}]},
{"id": "F", "events": [{"id": "a", "at": "2024-01-01", "type": "raised"}]},
{"id": "E", "route": "x"}]})");
  ASSERT_EQ(reading.Fault(), "");
  EXPECT_EQ(reading.Notes(),
            (Notes{"duplicate 0/0 id 4:3 event id \"a\" occurs twice; the second is ignored",
                   "duplicate 0/-1 id 7:1 escalation id \"E\" occurs twice; the second is "
                   "ignored"}));
  ASSERT_EQ(reading.record.escalations.size(), 2u);
  ASSERT_EQ(reading.record.escalations[0].events.size(), 4u);
  EXPECT_EQ(reading.record.escalations[0].events[2].position, 4u);
  EXPECT_EQ(reading.record.escalations[1].position, 2u);
}

TEST(JsonCaseReader, DuplicatesAreFoundAmongVeryManyEvents) {
  std::string text = R"({"id": "C", "events": [)";
  for (int i = 0; i < 5000; ++i) {
    text += (i > 0 ? "," : "") + std::string(R"({"at":"2024-01-01","type":"views","id":)") +
            std::to_string(i % 4999) + "}";
  }
  const Reading reading = ReadJson(text + "]}");
  EXPECT_EQ(reading.record.events.size(), 4999u);
  EXPECT_EQ(reading.record.notes.size(), 1u);
}

struct Row {
  const char* text;
  const char* fault;
};

TEST(JsonCaseReader, AMemberOfTheWrongTypeMakesTheRecordUnreadable) {
  const Row rows[] = {
      {R"({"id": "C", "events": "none"})", "1:23: \"events\" is a string; an array was expected"},
      {R"({"id": "C", "events": {}})", "1:23: \"events\" is an object; an array was expected"},
      {R"({"id": "C", "events": true})", "1:23: \"events\" is true; an array was expected"},
      {R"({"id": "C", "events": [7]})", "1:24: \"events\" holds a number; objects were expected"},
      {R"({"id": "C", "events": [null]})", "1:24: \"events\" holds null; objects were expected"},
      {R"({"id": "C", "events": [[]]})", "1:24: \"events\" holds an array; objects were expected"},
      {R"({"id": ["C"]})", "1:8: \"id\" is an array; a string or a whole number was expected"},
      {R"({"id": {}})", "1:8: \"id\" is an object; a string or a whole number was expected"},
      {R"({"id": 1.5})", "1:8: \"id\" is 1.5; a string or a whole number was expected"},
      {R"({"id": 1e3})", "1:8: \"id\" is 1e3; a string or a whole number was expected"},
      {R"({"id": false})", "1:8: \"id\" is false; a string or a whole number was expected"},
      {R"({"id": "C", "authority": 7})", "1:26: \"authority\" is a number; a string was expected"},
      {R"({"id": "C", "events": [{"to": "TM"}]})",
       "1:31: \"to\" is a string; an array was expected"},
      {R"({"id": "C", "events": [{"to": [{"role": 1}]}]})",
       "1:41: \"role\" is a number; a string was expected"},
      {R"({"id": "C", "events": [{"by": []}]})",
       "1:31: \"by\" is an array; an object was expected"},
      {R"({"id": "C", "events": [{"about": {}}]})",
       "1:34: \"about\" is an object; a string or an array of strings was expected"},
      {R"({"id": "C", "events": [{"contents": "reasons"}]})",
       "1:37: \"contents\" is a string; an array was expected"},
      {R"({"id": "C", "events": [{"to": {"role": "gp"}}]})",
       "1:31: \"to\" is an object; an array was expected"},
      {R"({"id": "C", "events": [{"contents": [1]}]})",
       "1:38: \"contents\" holds a number; strings were expected"},
      {R"({"id": "C", "events": [{"on_child_file": "yes"}]})",
       "1:42: \"on_child_file\" is a string; true or false was expected"},
      {R"({"id": "C", "id": "D"})", "1:13: \"id\" is given twice"},
  };
  for (const Row& row : rows) EXPECT_EQ(ReadJson(row.text).Fault(), row.fault) << row.text;
}

TEST(JsonCaseReader, ACaseWithoutAnIdIsUnreadable) {
  const char* fault =
      "1:1: the case has no \"id\"; without one no finding can name it (give each case an \"id\" "
      "that is its own)";
  for (const char* text : {"{}", R"({"id": null})", R"({"id": ""})", R"({"child": "x"})"}) {
    EXPECT_EQ(ReadJson(text).Fault(), fault) << text;
  }
}

TEST(JsonCaseReader, SaysWhereJsonIsBroken) {
  const Row rows[] = {
      {"", "1:1: not JSON: The document is empty."},
      {"[]", "1:1: the case is an array; an object was expected"},
      {"7", "1:1: the case is a number; an object was expected"},
      {"null", "1:1: the case is null; an object was expected"},
      {"{\"id\": \"C\",\n \"child\" 7}",
       "2:10: not JSON: Missing a colon after a name of object member."},
      {"{\"id\": \"C\"} {}",
       "1:13: not JSON: The document root must not be followed by other values."},
      {"{\"id\": \"C", "1:10: not JSON: Missing a closing quotation mark in string."},
      {"{\"id\": \"\xE9\"}", "1:9: not JSON: Invalid encoding in string."},
      {"{\"id\": \"\\udc00\"}",
       "1:8: the string holds half of a \\u surrogate pair (write the character as it is, or as a "
       "whole pair)"},
      {"{\"id\": \"\\ud800\"}", "1:9: not JSON: The surrogate pair in string is invalid."},
  };
  for (const Row& row : rows) EXPECT_EQ(ReadJson(row.text).Fault(), row.fault) << row.text;
}

TEST(JsonCaseReader, StringsOfEveryLengthAreReadWithWhateverStandsAtTheirEnd) {
  for (size_t length = 0; length < 70; ++length) {
    const std::string run(length, 'x');
    const auto note = [](const std::string& text) {
      const Reading reading(Carrier::kJson,
                            "{\"id\": \"C\", \"events\": [{\"note\": \"" + text + "\"}]}");
      return reading.Fault().empty() ? std::string(reading.record.events[0].note) : reading.Fault();
    };
    EXPECT_EQ(note("<" + run), "<" + run);
    EXPECT_EQ(note(run + "\\n" + run), run + "\n" + run);
    EXPECT_EQ(note(run + "\\u20AC" + run + "\xE2\x82\xAC!"),
              run + "\xE2\x82\xAC" + run + "\xE2\x82\xAC!");
    const std::string column = std::to_string(34 + length);
    for (const char bad : {'\x01', '\x1A', '\x1F', '\n'}) {
      EXPECT_EQ(note(run + bad), "1:" + column + ": not JSON: Invalid escape character in string.");
    }
    EXPECT_EQ(note(run + "\xE9"), "1:" + column + ": not JSON: Invalid encoding in string.");
  }
}

TEST(JsonCaseReader, ANulByteBehindTheCaseIsSeen) {
  EXPECT_EQ(ReadJson(std::string("{\"id\": \"C\"}\0garbage", 19)).Fault(),
            "1:12: a NUL byte stands here");
}

TEST(JsonCaseReader, ManyLevelsOfNestingAreRefused) {
  const std::string deep(1000000, '[');
  EXPECT_EQ(ReadJson(R"({"id": "C", "x": )" + deep).Fault(), "1:82: nested deeper than 64 levels");
  EXPECT_EQ(ReadJson(deep).Fault(), "1:1: the case is an array; an object was expected");
}

TEST(JsonCaseReader, NumbersOfAnyLengthAreTakenAsDigitsOrRefused) {
  EXPECT_EQ(ReadJson(R"({"id": 123456789012345678901234567890})").record.id,
            "123456789012345678901234567890");
  EXPECT_EQ(ReadJson(R"({"id": -5})").record.id, "-5");
  EXPECT_EQ(ReadJson(R"({"id": "C", "x": 1.00000000001e-2147483648})").Fault(), "");
  EXPECT_NE(ReadJson(R"({"id": )" + std::string(100000, '1') + "}").Fault(), "");
}

TEST(JsonCaseReader, AReaderForgetsTheCaseBefore) {
  CaseReader reader(Reading::Options());
  CaseRecord record;
  Slice full, empty;
  full.bytes = kFullCase;
  empty.bytes = R"({"id": "D"})";
  ASSERT_FALSE(reader.Read(full, record));
  ASSERT_FALSE(reader.Read(empty, record));
  CaseRecord expected;
  expected.id = "D";
  EXPECT_EQ(record, expected);
  ASSERT_FALSE(reader.Read(full, record));
  EXPECT_EQ(record, ReadJson(kFullCase).record);
}

TEST(JsonCaseReader, ACutOffSliceIsReportedWithItsOwnError) {
  CaseReader reader(Reading::Options());
  CaseRecord record;
  Slice slice;
  slice.line = 12;
  slice.column = 3;
  slice.error = "the case runs past the end of the file";
  const auto problem = reader.Read(slice, record);
  ASSERT_TRUE(problem);
  EXPECT_EQ(ToString(*problem), ":12:3: the case runs past the end of the file");
}

}  // namespace
}  // namespace escalint
