#include "properties/history_maker.h"

#include <rapidcheck.h>

#include <algorithm>

#include "properties/checking.h"

namespace escalint {
namespace {

constexpr int64_t kMinute = 60, kHour = 60 * kMinute, kDay = 24 * kHour;

/// Plain weeks; Christmas, Easter with the clocks going forward, the clocks going back.
sys_days FirstDay(int drawn) {
  using namespace std::chrono;
  switch (drawn) {
    case 0:
      return 2023y / December / 19;
    case 1:
      return 2024y / March / 26;
    case 2:
      return 2024y / October / 24;
    default:
      return 2024y / February / 5;
  }
}

std::string TwoDigits(int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

/// Evenly drawn: rapidcheck would begin with small numbers only.
int HistoryMaker::Below(int n) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, n));
}

const std::string& HistoryMaker::Of(const Words& words) {
  return words[static_cast<size_t>(Below(static_cast<int>(words.size())))];
}

std::string HistoryMaker::Member(const std::string& name, const std::string& value) {
  return ", \"" + name + "\": \"" + value + "\"";
}

/// Absent half of the time.
std::string HistoryMaker::Maybe(const std::string& name, const Words& values) {
  const int drawn = Below(2 * static_cast<int>(values.size()));
  if (drawn < static_cast<int>(values.size())) return "";
  return Member(name, values[static_cast<size_t>(drawn) - values.size()]);
}

std::string HistoryMaker::Json(const Party& party) {
  return R"({"role": ")" + party.role + "\"" +
         (party.agency.empty() ? "" : Member("agency", party.agency)) +
         (party.is_private ? R"(, "private": true})" : "}");
}

std::string HistoryMaker::To(const std::vector<Party>& parties) {
  std::string json = R"(, "to": [)";
  for (size_t i = 0; i < parties.size(); ++i) json += (i > 0 ? ", " : "") + Json(parties[i]);
  return json + "]";
}

std::string HistoryMaker::Date(int64_t seconds) const {
  const std::chrono::year_month_day date{
      std::chrono::floor<std::chrono::days>(sys_seconds{std::chrono::seconds{seconds}})};
  return std::to_string(static_cast<int>(date.year())) + "-" +
         TwoDigits(static_cast<unsigned>(date.month())) + "-" +
         TwoDigits(static_cast<unsigned>(date.day()));
}

/// Moves the clock on and tells the time as finely, or as badly, as somebody may record it.
std::string HistoryMaker::Time() {
  constexpr int64_t kPauses[] = {0,          0,    5 * kMinute, 40 * kMinute, 3 * kHour,
                                 20 * kHour, kDay, 2 * kDay,    4 * kDay,     9 * kDay};
  clock_ += kPauses[Below(std::size(kPauses))];
  int64_t at = clock_;
  if (leaves_.strays && OneIn(14)) at -= kPauses[Below(std::size(kPauses))];
  const int drawn = Below(12);
  if (drawn == 11 && leaves_.unknown_times) return "";
  if (drawn >= (leaves_.mostly_dates ? 2 : 8)) return Date(at);
  const int64_t of_day = at % kDay;
  std::string text =
      Date(at) + "T" + TwoDigits(of_day / kHour) + ":" + TwoDigits(of_day % kHour / kMinute);
  if (drawn == 0) text += ":" + TwoDigits(Below(60));
  return text;
}

DrawnEvent& HistoryMaker::Add(const std::string& type, std::string rest) {
  if (OneIn(16)) rest += Member("risk", Of({"standard", "significant_harm", "imminent"}));
  const std::string id = "e" + std::to_string(events_.size() + 1);
  events_.push_back({id, type, Time(), std::move(rest)});
  return events_.back();
}

HistoryMaker::Party HistoryMaker::Officer(int stage) const {
  const Stage& at = ladder_->stages[static_cast<size_t>(stage)];
  if (at.officers.empty()) return against_;
  const Role role = at.officers[static_cast<size_t>(Below(static_cast<int>(at.officers.size())))];
  return {std::string(CanonicalName(role)), OneIn(3) ? "" : "childrens_social_care"};
}

/// Anybody whom some rule names.
HistoryMaker::Party HistoryMaker::Somebody() const {
  static const Words kRoles = {"child_protection_chair",
                               "independent_reviewing_officer",
                               "legal_adviser",
                               "legal_services_manager",
                               "head_of_law",
                               "human_resources",
                               "principal_social_worker",
                               "designated_person",
                               "designated_child_protection_adviser",
                               "board_manager",
                               "board_representative",
                               "partnership_service_manager",
                               "conferencing_service_manager",
                               "partnership",
                               "lado",
                               "named_senior_officer",
                               "police",
                               "social_worker",
                               "team_manager",
                               "service_manager",
                               "council_solicitor",
                               "chief_executive",
                               "matron"};
  switch (Below(5)) {
    case 0:
      return raiser_;
    case 1:
      return against_;
    default:
      return {Of(kRoles), OneIn(3) ? Of({"childrens_social_care", "police", "legal"}) : ""};
  }
}

/// Of the present stage as people write it, or not said.
std::string HistoryMaker::Label(int chances_in_four) const {
  const bool said = leaves_.stages_said || (stage_ >= 0 && Below(4) < chances_in_four);
  if (!said) return "";
  return Member("stage", ladder_->stages[static_cast<size_t>(std::max(stage_, 0))].id);
}

void HistoryMaker::Raise() {
  const int stages = static_cast<int>(ladder_->stages.size());
  stage_ = OneIn(6) ? Below(stages) : std::min(stage_ + 1, stages - 1);
  std::vector<Party> to = {Officer(stage_)};
  if (OneIn(3)) to.push_back(stage_ == 4 ? Officer(stage_) : Somebody());
  Add("raised", (OneIn(8) && !leaves_.stages_said ? "" : Label(4)) + (OneIn(2) ? By(raiser_) : "") +
                    (OneIn(6) ? "" : To(to)) + Maybe("method", {"email", "telephone", "form"}) +
                    (OneIn(3) ? R"(, "contents": ["reasons"])" : ""));
}

void HistoryMaker::Talk() {
  std::string people;
  if (!OneIn(4)) people += By(stage_ >= 0 && OneIn(2) ? Officer(stage_) : Somebody());
  if (!OneIn(3)) people += To({OneIn(2) ? raiser_ : Somebody(), Somebody()});
  Add(Of({"discussion", "meeting", "meeting"}),
      Label(2) + people + Maybe("method", {"face_to_face", "telephone", "email"}) +
          (OneIn(6) ? Of({R"(, "on_child_file": true)", R"(, "on_child_file": false)"}) : ""));
}

std::string HistoryMaker::RecordContents(const std::string& of_type) const {
  if (OneIn(5)) return "";
  std::string contents = R"("disagreement", "discussion", "decision")";
  if (OneIn(4)) contents = Of({R"("dissent")", R"("decision")", R"("reasons")", ""});
  if (of_type == "raised") contents = Of({R"("facts", "reasons")", R"("facts")", R"("reasons")"});
  if (of_type == "closed") contents = R"("resolution")";
  return R"(, "contents": [)" + contents + "]";
}

/// A record of one of the latest events.
void HistoryMaker::Record() {
  const int count = static_cast<int>(events_.size());
  const int of = count - 1 - Below(std::min(count, 4));
  const std::string of_id = of >= 0 ? events_[static_cast<size_t>(of)].id : "e99";
  const std::string of_type = of >= 0 ? events_[static_cast<size_t>(of)].type : "";
  std::string by = By(Side());
  if (of >= 0 && OneIn(2)) {  // by whoever acted in it
    const std::string& rest = events_[static_cast<size_t>(of)].rest;
    const size_t at = rest.find(R"(, "by": )");
    if (at != std::string::npos) by = rest.substr(at, rest.find('}', at) - at + 1);
  }
  Add("record",
      Member("of", of_id) + (OneIn(5) ? "" : by) + RecordContents(of_type) +
          Maybe("approved_by", {"a manager"}) + Maybe("method", {"form", "case_system", "letter"}) +
          (OneIn(5) ? Of({R"(, "on_child_file": true)", R"(, "on_child_file": false)"}) : "") +
          (OneIn(8) ? Member("about", "consent") : ""));
}

void HistoryMaker::Decide() {
  Party by = stage_ >= 0 ? Officer(stage_) : against_;
  if (OneIn(4)) by = Somebody();
  if (OneIn(6))
    by = {Of({"designated_person", "designated_person", "conferencing_service_manager"}), ""};
  Add("decision", Label(3) + (OneIn(5) ? "" : By(by)) +
                      Maybe("outcome", {"agreed", "agreed", "not_agreed", "not_agreed", "refused",
                                        "overturned"}) +
                      (OneIn(3) ? To({Side()}) : "") + Maybe("method", {"email", "telephone"}));
}

void HistoryMaker::Answer() {
  const Party by = stage_ >= 0 && OneIn(2) ? Officer(stage_) : Side();
  Add("response", Label(2) + (OneIn(5) ? "" : By(by)) + To({OneIn(2) ? raiser_ : Somebody()}) +
                      Maybe("method", {"email", "letter", "telephone"}) +
                      (OneIn(2) ? R"(, "contents": ["reasons"])" : ""));
}

void HistoryMaker::Notify() {
  const Party to = OneIn(3)
                       ? Party{raiser_.role == "team_manager" ? "head_of_service" : "team_manager",
                               raiser_.agency}
                       : Somebody();
  const Party second = OneIn(4) ? Party{"conferencing_service_manager", ""} : Somebody();
  Add("notified", (OneIn(3) ? By(Side()) : "") + (OneIn(8) ? "" : To({to, second})) +
                      Maybe("about", {"escalation", "outcome", "progress", "significant_change"}) +
                      Maybe("method", {"email", "letter", "telephone"}) +
                      (OneIn(4) ? R"(, "contents": ["reasons"])" : ""));
}

/// What happens beside the stages.
void HistoryMaker::Aside() {
  static const Words kAdvisers = {"legal_adviser",
                                  "human_resources",
                                  "designated_person",
                                  "designated_child_protection_adviser",
                                  "legal_services_manager",
                                  "lado",
                                  "named nurse"};
  switch (Below(12)) {
    case 0:
    case 1:
    case 2:
      Add("advice", To({{Of(kAdvisers), ""}}) +
                        Maybe("outcome", {"sought", "given", "considered", "declined"}));
      return;
    case 3:
      Add("views",
          By({Of({"child_protection_chair", "independent_reviewing_officer", "child"}), ""}));
      return;
    case 4:
    case 5:
      Add("reason",
          Member("about", Of({"skip", "skip", "escalation", "not_available", "consent"})));
      return;
    case 6:
    case 7:
      Add("considered", Member("about", Of({"whistleblowing", "grievance", "legal_advice",
                                            "psw_support", "further_layers", "further_layers",
                                            "wider_lessons", "agreement_to_escalate", "capacity",
                                            "capacity", "capacity", "capacity"})));
      return;
    case 8:
      Add("action", Label(2) + Maybe("owner", {"the team"}) + Maybe("due", {"2024-03-01"}) +
                        (OneIn(2) ? By(Somebody()) : ""));
      return;
    case 9:
      Add("extension", Label(3) + By({"child_protection_chair", ""}) +
                           Member("to_date", Date(clock_ + (3 + Below(20)) * kDay)));
      return;
    case 10:
      Add("disengaged", By(Side()));
      if (OneIn(2)) Add("rejoined", By(Side()));
      return;
    default:
      Add("meeting_arranged", Label(3));
  }
}

void HistoryMaker::Close() {
  if (!leaves_.closing) return;
  Add("closed", Maybe("outcome", {"resolved", "withdrawn", "unresolved", "natural_progression"}));
  if (OneIn(2)) Record();
  if (OneIn(2)) Notify();
  if (!OneIn(4)) return;
  Add("reopened", "");
  stage_ = -1;
}

void HistoryMaker::Tell(Step step) {
  switch (step) {
    case Step::kRaise:
      return Raise();
    case Step::kTalk:
      return Talk();
    case Step::kRecord:
      return Record();
    case Step::kDecide:
      return Decide();
    case Step::kAnswer:
      return Answer();
    case Step::kNotify:
      return Notify();
    case Step::kAside:
      return Aside();
    case Step::kClose:
      return Close();
  }
}

void HistoryMaker::DrawParties() {
  static const std::vector<Party> kRaisers = {{"social_worker", "childrens_social_care"},
                                              {"health_visitor", "health"},
                                              {"teacher", "education"},
                                              {"legal_adviser", "legal"},
                                              {"principal_social_worker", ""},
                                              {"team_manager", "health"},
                                              {"child_protection_chair", ""},
                                              {"practitioner", "voluntary"},
                                              {"nurse", "health", true},
                                              {"practitioner", "faith"},
                                              {"head_of_law", "legal"}};
  static const std::vector<Party> kAgainst = {{"social_worker", "childrens_social_care"},
                                              {"team_manager", "childrens_social_care"},
                                              {"police_officer", "police"},
                                              {"partnership", "partnership"},
                                              {"practitioner", "faith"}};
  raiser_ = kRaisers[static_cast<size_t>(Below(static_cast<int>(kRaisers.size())))];
  against_ = kAgainst[static_cast<size_t>(Below(static_cast<int>(kAgainst.size())))];
}

DrawnEscalation HistoryMaker::DrawEscalation(int number) {
  static constexpr Step kSteps[] = {Step::kRaise,  Step::kRaise,  Step::kRaise,  Step::kTalk,
                                    Step::kTalk,   Step::kRecord, Step::kRecord, Step::kDecide,
                                    Step::kDecide, Step::kAnswer, Step::kNotify, Step::kNotify,
                                    Step::kAside,  Step::kAside,  Step::kAside,  Step::kClose};
  Words routes;
  policy_->routes.ForEach([&](Route route) { routes.emplace_back(CanonicalName(route)); });
  const std::string route = Of(routes);
  ladder_ = &policy_->ladders.front();
  for (const Ladder& ladder : policy_->ladders) {
    if (ladder.routes.Has(FromCanonicalName<Route>(route))) ladder_ = &ladder;
  }
  DrawParties();
  stage_ = -1;
  events_.clear();
  if (OneIn(3)) Add("disagreement", "");
  if (!OneIn(6)) Tell(route == "conference_not_convened" ? Step::kDecide : Step::kRaise);
  for (int n = Below(18); n > 0; --n) Tell(kSteps[Below(std::size(kSteps))]);
  if (events_.empty()) Tell(Step::kRaise);
  const std::string parties = (OneIn(16) ? "" : R"(, "raised_by": )" + Json(raiser_)) +
                              (OneIn(16) ? "" : R"(, "against": )" + Json(against_));
  return {"E-" + std::to_string(number), policy_->id,
          (OneIn(16) ? "" : Member("route", route)) +
              Maybe("risk", {"standard", "significant_harm", "imminent"}) + parties,
          events_};
}

std::string HistoryMaker::Statuses() const {
  if (OneIn(5)) return "";
  std::string json;
  for (int n = Below(3); n > 0; --n) {
    json +=
        (json.empty() ? "" : ", ") + std::string(R"({"type": ")") +
        Of({"child_protection_plan", "child_protection_plan", "looked_after", "care_proceedings"}) +
        "\"" + Member("from", Of({"2023-11-01", "2023-11-01", "2024-02-10", "autumn"})) +
        (OneIn(4) ? Member("to", Of({"2024-02-09", "2024-03-28"})) : "") + "}";
  }
  return R"(, "statuses": [)" + json + "]";
}

void HistoryMaker::CaseEvents(DrawnCase& drawn) {
  events_.clear();
  for (int n = Below(5); n > 0; --n) {
    switch (Below(6)) {
      case 0:
        Add("significant_change", Member("about", Of({"change_of_address", "court_order"})));
        break;
      case 1:
        Add("conference", Member("about", Of({"initial", "review", "core_group"})));
        break;
      case 2:
        Add("report_shared", To({{"parent", ""}}));
        break;
      case 3:
        Add("mid_point_review", "");
        break;
      case 4:
        Add("monitoring_form", "");
        break;
      default:
        Add("notified",
            To({{"child_protection_chair", ""}}) + Maybe("about", {"significant_change"}));
    }
  }
  drawn.events = events_;
  for (DrawnEvent& event : drawn.events) event.id[0] = 'k';
}

DrawnCase HistoryMaker::Case(const std::string& id, int escalations) {
  const std::vector<Policy>& packs = ShippedPolicies().policies();
  policy_ = &packs[static_cast<size_t>(Below(static_cast<int>(packs.size())))];
  const int64_t first_day = FirstDay(Below(6)).time_since_epoch() / std::chrono::days{1} * kDay;
  clock_ = first_day + 9 * kHour;
  DrawnCase drawn;
  drawn.id = id;
  drawn.rest = Statuses() + Maybe("birth_date", {"2007-09-01", "2007-09-01", "2009-05-02"});
  CaseEvents(drawn);
  for (int i = 1; i <= escalations; ++i) {
    clock_ = first_day + 10 * kHour;
    drawn.escalations.push_back(DrawEscalation(i));
  }
  return drawn;
}

DrawnCase DrawCase(const std::string& id, int escalations, HistoryMaker::Leaves leaves) {
  // By value: the smaller cases are drawn long after this has returned.
  return *rc::gen::exec([=] { return HistoryMaker(leaves).Case(id, escalations); });
}

}  // namespace escalint
