#include "cli/pseudonyms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace escalint {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Pseudonyms, AreTheBeginningOfTheHmacOfTheKindAndTheId) {
  // printf 'case:C-0001' | openssl dgst -sha256 -hmac 'a line that nobody can guess'
  EXPECT_EQ(Pseudonyms("a line that nobody can guess").Of(Hidden::kCase, "C-0001"),
            "case-c76ff35b68ad8e449cf0");
  EXPECT_EQ(Pseudonyms("a line that nobody can guess").Of(Hidden::kChild, "C-0001"),
            "child-095d262e4e1edf88f5c1");
}

TEST(Pseudonyms, AreOthersUnderAnotherKey) {
  Pseudonyms one("one"), other("other");
  EXPECT_EQ(one.Of(Hidden::kPerson, "P-1"), Pseudonyms("one").Of(Hidden::kPerson, "P-1"));
  EXPECT_NE(one.Of(Hidden::kPerson, "P-1"), other.Of(Hidden::kPerson, "P-1"));
  EXPECT_NE(one.CheckOfKey(), other.CheckOfKey());
}

TEST(Pseudonyms, OfACaseAreKnownByTheirForm) {
  EXPECT_TRUE(IsPseudonymOfCase(Pseudonyms("key").Of(Hidden::kCase, "C-0001")));
  EXPECT_FALSE(IsPseudonymOfCase(Pseudonyms("key").Of(Hidden::kChild, "C-0001")));
  EXPECT_FALSE(IsPseudonymOfCase("case-0001"));
  EXPECT_FALSE(IsPseudonymOfCase("case-0123456789ABCDEF0123"));
}

/// A record in which every text that is not the format's is a name.
CaseRecord NamedEverywhere() {
  CaseRecord record;
  record.id = record.child = record.birth_date_text = "Ada";
  Escalation& escalation = record.escalations.emplace_back();
  escalation.theme = escalation.source = "Ada";
  escalation.raised_by.name = escalation.raised_by.id = "Ada";
  escalation.against.role.text = escalation.against.role.key = "Ada";
  Event& event = escalation.events.emplace_back();
  event.at_text = event.stage_text = event.approved_by = event.due = "Ada";
  event.owner = event.note = event.to_date_text = event.about_text = event.by.name = "Ada";
  event.to.emplace_back().id = "Ada";
  record.events.push_back(event);
  return record;
}

TEST(Pseudonyms, ReplaceWhateverMayNameSomebody) {
  CaseRecord record = NamedEverywhere();
  Pseudonyms pseudonyms("key");
  pseudonyms.Replace(record, PolicySet({}));
  const std::string person = pseudonyms.Of(Hidden::kPerson, "Ada");
  const std::string word = pseudonyms.Of(Hidden::kWord, "Ada");
  EXPECT_EQ(record.id, pseudonyms.Of(Hidden::kCase, "Ada"));
  EXPECT_EQ(record.child, pseudonyms.Of(Hidden::kChild, "Ada"));
  EXPECT_EQ(record.birth_date_text, word);
  EXPECT_TRUE(record.birth_date_withheld);
  const Escalation& escalation = record.escalations.front();
  EXPECT_EQ(std::string(escalation.theme) + std::string(escalation.source), "");
  EXPECT_EQ(escalation.raised_by.name, person);
  EXPECT_EQ(escalation.raised_by.id, person);
  EXPECT_EQ(escalation.against.role.text, word);
  for (const Event& event : {escalation.events.front(), record.events.front()}) {
    for (const std::string_view text : {event.at_text, event.stage_text, event.due}) {
      EXPECT_EQ(text, word);
    }
    for (const std::string_view text :
         {event.approved_by, event.owner, event.by.name, event.to.front().id}) {
      EXPECT_EQ(text, person);
    }
    for (const std::string_view text : {event.note, event.about_text, event.to_date_text}) {
      EXPECT_EQ(text, "");
    }
  }
}

TEST(Pseudonyms, LeaveWhatIsNotThereAway) {
  CaseRecord record;
  record.id = "C-1";
  record.events.emplace_back();
  Pseudonyms("key").Replace(record, PolicySet({}));
  EXPECT_EQ(record.child, "");
  EXPECT_FALSE(record.events.front().by.Present());
}

TEST(Pseudonyms, ARolesWordStaysWhereAPackKnowsIt) {
  Policy policy;
  policy.id = "example";
  CaseRecord record;
  record.id = "C-1";
  record.events.emplace_back().by.role.value = Role::kTeamManager;
  record.events.front().by.role.text = "TM";
  Pseudonyms("key").Replace(record, PolicySet({policy}));
  EXPECT_EQ(record.events.front().by.role.text, "TM");
}

DataNote Hide(DataNote note) {
  CaseRecord record;
  record.notes.push_back(std::move(note));
  Pseudonyms("key").Replace(record, PolicySet({}));
  return record.notes.front();
}

TEST(Pseudonyms, StandInTheRemarksOfTheReader) {
  const std::string word = Pseudonyms("key").Of(Hidden::kWord, "Ada");
  const DataNote term = Hide({DataNote::Kind::kUnknownTerm,
                              "Ada",
                              "\"Ada\" is not a known outcome; did you mean \"agreed\"?",
                              0,
                              0,
                              "outcome",
                              {}});
  EXPECT_EQ(term.message, "\"" + word + "\" is not a known outcome; did you mean \"agreed\"?");
  EXPECT_EQ(term.text, word);
  const DataNote time =
      Hide({DataNote::Kind::kBadTime, "at", "\"at\" is \"at\": no time", 0, 0, "at", {}});
  EXPECT_THAT(time.message, StartsWith("\"at\" is \"word-"));
  EXPECT_THAT(time.message, Not(HasSubstr("is \"at\"")));
}

TEST(Pseudonyms, NoBirthDateIsTold) {
  const DataNote note = Hide({DataNote::Kind::kBadTime,
                              "2009-02-30",
                              "\"birth_date\" is \"2009-02-30\": 30 February 2009 does not exist",
                              -1,
                              -1,
                              "birth_date",
                              {}});
  EXPECT_EQ(note.message,
            "\"birth_date\" is no date that can be used; this report does not show it");
}

}  // namespace
}  // namespace escalint
