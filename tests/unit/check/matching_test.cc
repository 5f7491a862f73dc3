// Does an event, or a person, match? Three answers: what the record leaves open is neither yes nor
// no.
#include <gtest/gtest.h>

#include "check/scene.h"
#include "unit/check/littleshire.h"

namespace escalint {

void PrintTo(Truth truth, std::ostream* out) {
  *out << (truth == Truth::kYes ? "yes" : truth == Truth::kNo ? "no" : "maybe");
}

namespace {

constexpr char kHealthVisitor[] = R"("raised_by": {"role": "health_visitor", "agency": "health"})";
constexpr char kNoAgency[] = R"("raised_by": {"role": "health_visitor"})";
constexpr char kNobody[] = R"("risk": "standard")";

Who PartOf(Who::Part part) {
  Who who;
  who.part = part;
  return who;
}

struct PersonRow {
  std::string raised_by, party;
  Truth expected;
};

/// Each party is who performed the one event there is.
void ExpectPeople(const Who& who, const std::vector<PersonRow>& rows) {
  for (const PersonRow& row : rows) {
    const OneEscalation one(
        row.raised_by + R"(, "events": [{"id": "e1", "at": "2024-02-05", "type": "views", "by": )" +
        row.party + "}]");
    ASSERT_EQ(one.Fault(), "");
    EXPECT_EQ(Matches(who, one.history.steps[0].event->by, 0, one.scene), row.expected)
        << row.raised_by << " " << row.party;
  }
}

TEST(Matching, TheRaisersAgencyIsToldByTheAgencyOrFailingThatByTheRole) {
  ExpectPeople(
      PartOf(Who::Part::kRaisersAgency),
      {
          {kHealthVisitor, R"({"agency": "health"})", Truth::kYes},
          {kHealthVisitor, R"({"role": "gp", "agency": "health"})", Truth::kYes},
          {kHealthVisitor, R"({"role": "health_visitor"})", Truth::kYes},
          {kHealthVisitor, R"({"role": "gp"})", Truth::kNo},
          {kHealthVisitor, R"({"role": "health_visitor", "agency": "education"})", Truth::kNo},
          {kNoAgency, R"({"role": "health_visitor", "agency": "health"})", Truth::kYes},
          {kNoAgency, R"({"role": "gp", "agency": "health"})", Truth::kMaybe},
          {kNoAgency, R"({"role": "gp"})", Truth::kNo},
          {kNobody, R"({"role": "gp", "agency": "health"})", Truth::kMaybe},
      });
}

TEST(Matching, TheRaiserIsToldByRoleAndAgencyAndAnAbsentAgencyMatches) {
  ExpectPeople(
      PartOf(Who::Part::kRaiser),
      {
          {kHealthVisitor, R"({"role": "health_visitor", "agency": "health"})", Truth::kYes},
          {kHealthVisitor, R"({"role": "health_visitor"})", Truth::kYes},
          {kHealthVisitor, R"({"role": "health_visitor", "agency": "education"})", Truth::kNo},
          {kHealthVisitor, R"({"role": "gp", "agency": "health"})", Truth::kNo},
          {kHealthVisitor, R"({"agency": "health"})", Truth::kMaybe},
          {kHealthVisitor, R"({"agency": "education"})", Truth::kNo},
          {kNoAgency, R"({"role": "health_visitor", "agency": "health"})", Truth::kYes},
          {kNobody, R"({"role": "gp"})", Truth::kMaybe},
      });
}

TEST(Matching, TheRaisersManagerIsTheNextTierInTheRaisersAgency) {
  ExpectPeople(
      PartOf(Who::Part::kRaisersManager),
      {
          {kHealthVisitor, R"({"role": "team_manager", "agency": "health"})", Truth::kYes},
          {kHealthVisitor, R"({"role": "matron", "agency": "health"})", Truth::kYes},
          {kHealthVisitor, R"({"role": "team_manager"})", Truth::kYes},
          {kHealthVisitor, R"({"role": "team_manager", "agency": "education"})", Truth::kNo},
          {kHealthVisitor, R"({"role": "head_of_service", "agency": "health"})", Truth::kNo},
          {kNoAgency, R"({"role": "team_manager", "agency": "health"})", Truth::kMaybe},
      });
}

TEST(Matching, ARoleThatNobodyKnowsMayBeAnyRole) {
  Who managers = PartOf(Who::Part::kRoles);
  managers.roles = {Role::kTeamManager};
  ExpectPeople(managers, {
                             {kNobody, R"({"role": "team_manager"})", Truth::kYes},
                             {kNobody, R"({"role": "Matron"})", Truth::kYes},
                             {kNobody, R"({"role": "wizard"})", Truth::kMaybe},
                             {kNobody, R"({"role": "gp"})", Truth::kNo},
                             {kNobody, R"({"agency": "health"})", Truth::kMaybe},
                         });
}

struct EventRow {
  std::string event;
  Truth expected;
};

void ExpectEvents(const EventPattern& pattern, const std::vector<EventRow>& rows) {
  for (const EventRow& row : rows) {
    const OneEscalation one(std::string(kHealthVisitor) +
                            R"(, "events": [{"id": "e1", "at": "2024-02-05", )" + row.event + "}]");
    ASSERT_EQ(one.Fault(), "");
    EXPECT_EQ(Matches(pattern, 0, one.scene), row.expected) << row.event;
  }
}

TEST(Matching, ARecordWithoutContentsMayContainAnything) {
  EventPattern pattern;
  pattern.types = {EventType::kRecord};
  pattern.contents_any = {Content::kReasons, Content::kEvidence};
  ExpectEvents(pattern, {
                            {R"("type": "record", "contents": ["reasons", "facts"])", Truth::kYes},
                            {R"("type": "record", "contents": ["facts"])", Truth::kNo},
                            {R"("type": "record", "contents": [])", Truth::kNo},
                            {R"("type": "record")", Truth::kMaybe},
                            {R"("type": "views")", Truth::kNo},
                        });
}

TEST(Matching, AllContentsAskedForMustBeThere) {
  EventPattern pattern;
  pattern.types = {EventType::kRecord};
  pattern.contents_all = {Content::kDecision, Content::kReasons};
  ExpectEvents(pattern,
               {
                   {R"("type": "record", "contents": ["reasons", "decision"])", Truth::kYes},
                   {R"("type": "record", "contents": ["reasons"])", Truth::kNo},
                   {R"("type": "record")", Truth::kMaybe},
               });
}

TEST(Matching, ADecisionWithoutOutcomeMayHaveBeenEither) {
  EventPattern agreed;
  agreed.types = {EventType::kDecision};
  agreed.outcomes = {Outcome::kAgreed, Outcome::kOverturned};
  ExpectEvents(agreed, {
                           {R"("type": "decision", "outcome": "agreed")", Truth::kYes},
                           {R"("type": "decision", "outcome": "refused")", Truth::kNo},
                           {R"("type": "decision")", Truth::kMaybe},
                       });
  EventPattern decided = agreed;
  decided.any_decided_outcome = true;
  ExpectEvents(decided, {{R"("type": "decision")", Truth::kYes}});
}

TEST(Matching, ANoticeWithoutMethodMayHaveBeenInWriting) {
  EventPattern pattern;
  pattern.types = {EventType::kNotified};
  pattern.to = PartOf(Who::Part::kRaiser);
  pattern.methods = kInWriting;
  const std::string told = R"("type": "notified", "to": [{"role": "health_visitor"}])";
  ExpectEvents(pattern, {
                            {told + R"(, "method": "letter")", Truth::kYes},
                            {told + R"(, "method": "telephone")", Truth::kNo},
                            {told, Truth::kMaybe},
                            {R"("type": "notified", "to": [{"role": "gp"}], "method": "letter")",
                             Truth::kNo},
                        });
}

TEST(Matching, ANoticeToNobodyNamedMayHaveBeenToAnybody) {
  EventPattern pattern;
  pattern.types = {EventType::kNotified};
  pattern.to = PartOf(Who::Part::kRaiser);
  ExpectEvents(pattern, {{R"("type": "notified")", Truth::kMaybe}});
}

TEST(Matching, AnActByNobodyNamedMayHaveBeenByAnybody) {
  EventPattern pattern;
  pattern.types = {EventType::kMeeting};
  pattern.by = PartOf(Who::Part::kRoles);
  pattern.by.roles = {Role::kHeadOfService};
  ExpectEvents(pattern,
               {
                   {R"("type": "meeting", "by": {"role": "head_of_service"})", Truth::kYes},
                   {R"("type": "meeting", "by": {"role": "gp"})", Truth::kNo},
                   {R"("type": "meeting")", Truth::kMaybe},
               });
}

TEST(Matching, WhatIsMarkedOffTheFileIsNotOnIt) {
  EventPattern pattern;
  pattern.types = {EventType::kRecord};
  pattern.on_file = true;
  ExpectEvents(pattern, {
                            {R"("type": "record", "on_child_file": true)", Truth::kYes},
                            {R"("type": "record", "on_child_file": false)", Truth::kNo},
                            {R"("type": "record")", Truth::kYes},
                        });
}

// -------------------------------------------------------------------------------- statuses

TEST(StatusAt, BothEndsOfAPeriodAreIncluded) {
  struct Row {
    std::string statuses;  ///< the member, or "" for none
    std::string at;
    Truth expected;
  };
  const std::string plan =
      R"({"type": "child_protection_plan", "from": "2024-01-10", "to": "2024-06-01"})";
  const std::string open = R"({"type": "child_protection_plan", "from": "2024-07-01"})";
  const std::string unread =
      R"({"type": "child_protection_plan", "from": "spring", "to": "2024-06-01"})";
  const std::string cut =
      R"({"type": "child_protection_plan", "from": "2024-01-10", "to": "summer"})";
  const Row rows[] = {
      {"[" + plan + "]", "2024-01-09T23:59", Truth::kNo},
      {"[" + plan + "]", "2024-01-10", Truth::kYes},
      {"[" + plan + "]", "2024-01-10T00:01", Truth::kYes},
      {"[" + plan + "]", "2024-06-01T23:59", Truth::kYes},
      {"[" + plan + "]", "2024-06-02", Truth::kNo},
      {"[" + plan + ", " + open + "]", "2024-06-15", Truth::kNo},
      {"[" + plan + ", " + open + "]", "2030-01-01", Truth::kYes},
      {"[" + plan + "]", "-", Truth::kMaybe},
      {"[" + unread + "]", "2024-03-01", Truth::kMaybe},
      {"[" + unread + "]", "2024-06-02", Truth::kNo},
      {"[" + unread + ", " + plan + "]", "2024-03-01", Truth::kYes},
      {"[" + cut + "]", "2024-03-01", Truth::kMaybe},
      {"[" + cut + "]", "2024-01-09", Truth::kNo},
      {R"([{"type": "looked_after", "from": "2024-01-01"}])", "2024-03-01", Truth::kNo},
      {"[]", "2024-03-01", Truth::kNo},
      {"[]", "-", Truth::kNo},
      {"", "2024-03-01", Truth::kMaybe},
  };
  for (const Row& row : rows) {
    const Reading reading = ReadJson(
        R"({"id": "C-1")" + (row.statuses.empty() ? "" : R"(, "statuses": )" + row.statuses) + "}");
    ASSERT_EQ(reading.Fault(), "");
    EXPECT_EQ(StatusActive(reading.record, {StatusType::kChildProtectionPlan}, At(row.at)),
              row.expected)
        << row.statuses << " at " << row.at;
  }
}

}  // namespace
}  // namespace escalint
