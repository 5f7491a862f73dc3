// Whatever a case holds, it means the same in each carrier, and no bytes do harm.
#include <deque>
#include <string>
#include <vector>

#include "ingest/export_writer.h"
#include "ingest/time_parser.h"
#include "properties/property.h"
#include "text/folding.h"
#include "unit/ingest/reading.h"

namespace escalint {
namespace {

/// Draws a random record. Owns the texts that the record points to.
class RecordMaker {
 public:
  CaseRecord Make() {
    CaseRecord record;
    record.id = Keep("C" + Text());
    record.child = Optional();
    record.authority = Optional();
    record.birth_date = Time(record.birth_date_text);
    record.has_birth_date = !record.birth_date_text.empty();
    MakeStatuses(record);
    record.events = Events();
    for (int n = Below(3); n > 0; --n) record.escalations.push_back(MakeEscalation(n));
    for (size_t i = 0; i < record.escalations.size(); ++i) {
      record.escalations[i].position = static_cast<uint32_t>(i + 1);
    }
    return record;
  }

 private:
  static int Below(int n) { return *rc::gen::inRange(0, n); }

  std::string_view Keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  /// Texts with everything in them that a carrier must escape.
  static std::string Text() {
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "a", "Z", " ", "\t",    "\n",  "\r",        "\r\n", "\"",     "'",
            "<", ">", "&", "&amp;", "]]>", "<![CDATA[", "<!--", "\\",     "/",
            "é", "ﬁ", "😀", "{",     "[",   ",",         "x:y",  "\u2028", "%"}));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    return text;
  }

  std::string_view Optional() { return Below(2) == 0 ? std::string_view() : Keep(Text()); }

  /// Unique in its list.
  std::string_view Id(int n) {
    return Below(4) == 0 ? std::string_view() : Keep(std::to_string(n) + Text());
  }

  template <typename E>
  static E Term() {
    return static_cast<E>(Below(static_cast<int>(CanonicalNames<E>().size())));
  }
  template <typename E>
  static E PresentTerm() {
    return static_cast<E>(1 + Below(static_cast<int>(CanonicalNames<E>().size()) - 1));
  }
  template <typename E>
  static EnumSet<E> Terms() {
    EnumSet<E> terms;
    for (int n = Below(3); n > 0; --n) terms.Add(PresentTerm<E>());
    return terms;
  }

  Interval PresentTime(std::string_view& text) {
    text = *rc::gen::element<std::string_view>(
        "2024-02-05", "2024-07-01T09:30", "2024-07-01T09:30:15Z", "05/02/2024", "2024-03-31T01:30",
        "2024-10-27 01:30:00", "2024-02-05T00:00", "2024-02-05T10:00+01:00");
    return ParseTime(text, London(), false).interval;
  }
  Interval Time(std::string_view& text) { return Below(2) == 0 ? Interval() : PresentTime(text); }

  std::optional<bool> Flag() {
    const int drawn = Below(3);
    return drawn == 2 ? std::nullopt : std::optional<bool>(drawn == 1);
  }

  RoleTerm MakeRole() {
    if (Below(2) == 0) {
      const Role role = Term<Role>();
      return {role, {}, CanonicalName(role)};
    }
    const std::string_view text = Keep("wizard " + Text());
    return {Role::kNone, Keep(FoldTerm(text)), text};
  }

  Party MakeParty() {
    Party party;
    party.role = MakeRole();
    party.agency = Term<Agency>();
    party.is_private = Flag();
    party.name = Optional();
    party.id = Optional();
    return party;
  }

  void MakeStatuses(CaseRecord& record) {
    record.has_statuses = Below(3) > 0;
    for (int n = record.has_statuses ? Below(3) : 0; n > 0; --n) {
      StatusPeriod& status = record.statuses.emplace_back();
      status.type = PresentTerm<StatusType>();
      status.from = PresentTime(status.from_text);
      status.to = Time(status.to_text);
      status.has_to = !status.to_text.empty();
    }
  }

  std::vector<Event> Events() {
    std::vector<Event> events;
    for (int n = Below(4); n > 0; --n) {
      events.push_back(MakeEvent(n));
      events.back().position = static_cast<uint32_t>(events.size());
    }
    return events;
  }

  Event MakeEvent(int n) {
    Event event;
    event.id = Id(n);
    event.type = PresentTerm<EventType>();
    event.at = PresentTime(event.at_text);
    event.stage_text = Optional();
    event.stage_key = Keep(FoldTerm(event.stage_text));
    event.outcome = Term<Outcome>();
    event.method = Term<Method>();
    event.risk = Term<Risk>();
    if (event.type == EventType::kAction)
      event.about_text = Optional();
    else
      event.about = Terms<About>();
    MakeParties(event);
    MakeFile(event);
    return event;
  }

  void MakeParties(Event& event) {
    if (Below(2) == 0) event.by = MakeParty();
    for (int n = Below(3); n > 0; --n) event.to.push_back(MakeParty());
  }

  void MakeFile(Event& event) {
    event.contents = Terms<Content>();
    event.has_contents = !event.contents.Empty() || Below(2) == 0;
    event.of = Optional();
    event.on_child_file = Flag();
    event.approved_by = Optional();
    event.due = Optional();
    event.owner = Optional();
    event.note = Optional();
    event.to_date = Time(event.to_date_text);
    event.has_to_date = !event.to_date_text.empty();
  }

  Escalation MakeEscalation(int n) {
    Escalation escalation;
    escalation.id = Id(n);
    escalation.policy = Optional();
    escalation.route = Term<Route>();
    escalation.risk = Term<Risk>();
    escalation.theme = Optional();
    escalation.source = Optional();
    if (Below(2) == 0) escalation.raised_by = MakeParty();
    if (Below(2) == 0) escalation.against = MakeParty();
    escalation.events = Events();
    return escalation;
  }

  std::deque<std::string> texts_;
};

std::string Write(const CaseRecord& record, Carrier carrier) {
  ExportWriter writer(carrier);
  std::string whole;
  writer.Begin({}, whole);
  std::string text;
  writer.Write(record, text);
  return text.substr(text.find_first_not_of("\n "));
}

void ForgetPlaces(std::vector<Event>& events) {
  for (Event& event : events) event.where = {};
}

CaseRecord WithoutPlaces(CaseRecord record) {
  ForgetPlaces(record.events);
  for (StatusPeriod& status : record.statuses) status.where = {};
  for (Escalation& escalation : record.escalations) {
    escalation.where = {};
    ForgetPlaces(escalation.events);
  }
  return record;
}

constexpr Carrier kCarriers[] = {Carrier::kJson, Carrier::kNdjson, Carrier::kXml};

TEST(Carriers, ACaseWrittenInAnyCarrierReadsBackTheSame) {
  EXPECT_TRUE(HoldsFor(300, [] {
    RecordMaker maker;
    const CaseRecord record = maker.Make();
    for (const Carrier carrier : kCarriers) {
      const std::string text = Write(record, carrier);
      const Reading reading(carrier, text);
      RC_LOG() << text << "\n";
      RC_ASSERT(reading.Fault() == "");
      RC_ASSERT(reading.Notes() == std::vector<std::string>());
      RC_ASSERT(WithoutPlaces(reading.record) == record);
    }
  }));
}

TEST(Carriers, ACaseConvertedThroughAllCarriersIsTheSameText) {
  EXPECT_TRUE(HoldsFor(300, [] {
    RecordMaker maker;
    const std::string json = Write(maker.Make(), Carrier::kJson);
    const Reading first(Carrier::kJson, json);
    const Reading second(Carrier::kXml, Write(first.record, Carrier::kXml));
    RC_ASSERT(Write(second.record, Carrier::kJson) == json);
  }));
}

/// Overwrites, removes or doubles a few bytes.
std::string Damaged(std::string text) {
  for (int n = *rc::gen::inRange(1, 5); n > 0; --n) {
    const size_t at = *rc::gen::inRange<size_t>(0, text.size());
    switch (*rc::gen::inRange(0, 3)) {
      case 0:
        text[at] = *rc::gen::arbitrary<char>();
        break;
      case 1:
        text.erase(at, *rc::gen::inRange<size_t>(1, 20));
        break;
      default:
        text.insert(at, text.substr(at, *rc::gen::inRange<size_t>(1, 20)));
    }
    if (text.empty()) return text;
  }
  return text;
}

TEST(Carriers, DamagedBytesAreReadOrRefusedButDoNoHarm) {
  EXPECT_TRUE(HoldsFor(300, [] {
    RecordMaker maker;
    const CaseRecord record = maker.Make();
    for (const Carrier carrier : kCarriers) {
      const std::string text = Damaged(Write(record, carrier));
      const Reading reading(carrier, text);
      if (reading.Fault().empty()) Write(reading.record, Carrier::kXml);
    }
  }));
}

}  // namespace
}  // namespace escalint
