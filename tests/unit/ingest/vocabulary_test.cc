#include "ingest/vocabulary.h"

#include <gtest/gtest.h>

#include "unit/ingest/shipped_vocabulary.h"

namespace escalint {
namespace {

std::string All(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += ToString(problem) + "\n";
  return text;
}

const Vocabulary& Shipped() { return *ShippedVocabulary(); }

TEST(Vocabulary, TheShippedFileLoads) {
  ASSERT_TRUE(ShippedVocabulary()) << All(ShippedVocabulary().problems());
}

template <typename E>
void EveryCanonicalNameFindsItself() {
  for (size_t i = 1; i < CanonicalNames<E>().size(); ++i) {
    EXPECT_EQ(Shipped().Find<E>(CanonicalNames<E>()[i]), static_cast<E>(i));
  }
}

TEST(Vocabulary, EveryCanonicalNameFindsItself) {
  EveryCanonicalNameFindsItself<StatusType>();
  EveryCanonicalNameFindsItself<Route>();
  EveryCanonicalNameFindsItself<Risk>();
  EveryCanonicalNameFindsItself<EventType>();
  EveryCanonicalNameFindsItself<Outcome>();
  EveryCanonicalNameFindsItself<About>();
  EveryCanonicalNameFindsItself<Method>();
  EveryCanonicalNameFindsItself<Content>();
  EveryCanonicalNameFindsItself<Role>();
  EveryCanonicalNameFindsItself<Agency>();
}

TEST(Vocabulary, RolesAreFoundByTheirAliases) {
  struct Row {
    const char* text;
    Role role;
  };
  const Row rows[] = {
      {"IRO", Role::kIndependentReviewingOfficer},
      {"iro", Role::kIndependentReviewingOfficer},
      {"HoS", Role::kHeadOfService},
      {"Head of Service", Role::kHeadOfService},
      {"Strategic Manager", Role::kStrategicManager},
      {"practice manager", Role::kTeamManager},
      {"Detective Sergeant", Role::kTeamManager},
      {"Senior Health Visitor", Role::kTeamManager},
      {"CP chair", Role::kChildProtectionChair},
      {"CRM", Role::kConferenceAndReviewManager},
      {"ADCS", Role::kAssistantDirector},
      {"ADCS/AD", Role::kAssistantDirector},
      {"DCS", Role::kDirector},
      {"Director of Children\xE2\x80\x99s Services", Role::kDirector},
      {"Director of Childrens Services", Role::kDirector},
      {"PSW", Role::kPrincipalSocialWorker},
      {"LADO", Role::kLado},
      {"chair", Role::kNone},
      {"manager", Role::kNone},
      {"", Role::kNone},
  };
  for (const Row& row : rows) EXPECT_EQ(Shipped().Find<Role>(row.text), row.role) << row.text;
}

TEST(Vocabulary, OtherListsHaveAliasesToo) {
  EXPECT_EQ(Shipped().Find<Agency>("Social Care"), Agency::kChildrensSocialCare);
  EXPECT_EQ(Shipped().Find<Agency>("NHS"), Agency::kHealth);
  EXPECT_EQ(Shipped().Find<StatusType>("CP plan"), StatusType::kChildProtectionPlan);
  EXPECT_EQ(Shipped().Find<StatusType>("LAC"), StatusType::kLookedAfter);
  EXPECT_EQ(Shipped().Find<StatusType>("PLO"), StatusType::kPublicLawOutline);
  EXPECT_EQ(Shipped().Find<Method>("E-Mail"), Method::kEmail);
  EXPECT_EQ(Shipped().Find<EventType>("Meeting held"), EventType::kMeeting);
}

TEST(Vocabulary, ExplainsAnUnknownTerm) {
  EXPECT_EQ(Shipped().Explain<Role>("heath visitor"),
            "\"heath visitor\" is not a known role; did you mean \"health_visitor\"?");
  EXPECT_EQ(Shipped().Explain<Risk>("amber"),
            "\"amber\" is not a known risk; expected standard, significant_harm or imminent");
  EXPECT_EQ(Shipped().Explain<EventType>("banana"),
            "\"banana\" is not a known event type; rules/vocabulary.json and the format's "
            "description list the known words");
}

TEST(Vocabulary, AllFaultsOfAFileAreToldAtOnce) {
  const auto vocabulary = Vocabulary::Load(R"({
  "$comment": "fine",
  "roll": {},
  "risk": "none",
  "role": {
    "boss": "head_of_servcie",
    "IRO": "independent_reviewing_officer",
    "iro": "lado",
    "nurse": "doctor",
    "x": 7
  }
})",
                                           "v.json");
  ASSERT_FALSE(vocabulary);
  const std::string twice =
      " already stands for another role (an alias must mean one thing; leave ambiguous words to "
      "the policies)\n";
  EXPECT_EQ(All(vocabulary.problems()),
            "v.json:3:3: \"roll\" is no list of the vocabulary (did you mean \"role\"?)\n"
            "v.json:4:11: \"risk\" is no object of aliases\n"
            "v.json:6:13: \"head_of_servcie\" is no canonical role (did you mean "
            "\"head_of_service\"?)\n"
            "v.json:8:5: \"iro\"" +
                twice + "v.json:9:5: \"nurse\"" + twice +
                "v.json:10:10: \"7\" is no canonical role\n");
}

}  // namespace
}  // namespace escalint
