#include "report/case_json.h"

#include <algorithm>
#include <charconv>

#include "report/json_fields.h"

namespace escalint {

template <>
inline constexpr auto kFieldsOf<Interval> = FieldList(Field{"first", &Interval::first},
                                                      Field{"last", &Interval::last},
                                                      Field{"date", &Interval::local_date},
                                                      Field{"precision", &Interval::precision});

template <>
inline constexpr auto kFieldsOf<Location> = FieldList(Field{"file", &Location::file},
                                                      Field{"line", &Location::line},
                                                      Field{"column", &Location::column},
                                                      Field{"pointer", &Location::pointer});

template <>
inline constexpr auto kFieldsOf<EventCitation> = FieldList(Field{"event", &EventCitation::event},
                                                           Field{"at", &EventCitation::at},
                                                           Field{"escalation",
                                                                 &EventCitation::escalation});

template <>
inline constexpr auto kFieldsOf<DueTime> = FieldList(Field{"is_date", &DueTime::is_date},
                                                     Field{"date", &DueTime::date},
                                                     Field{"instant", &DueTime::instant},
                                                     Field{"until", &DueTime::until});

template <>
inline constexpr auto kFieldsOf<DutyHolder> = FieldList(Field{"role", &DutyHolder::role},
                                                        Field{"agency", &DutyHolder::agency},
                                                        Field{"side", &DutyHolder::side});

template <>
inline constexpr auto kFieldsOf<ReadingVerdict> = FieldList(
    Field{"group", &ReadingVerdict::group}, Field{"reading", &ReadingVerdict::reading},
    Field{"verdict", &ReadingVerdict::verdict}, Field{"in_force", &ReadingVerdict::in_force},
    Field{"question", &ReadingVerdict::question}, Field{"means", &ReadingVerdict::means});

template <>
inline constexpr auto kFieldsOf<Suppression> = FieldList(Field{"reason", &Suppression::reason},
                                                         Field{"expires", &Suppression::expires});

// Finding::course and HistoryLine::step are for a report that tells one case (escalint timeline),
// Finding::outstanding for a list of what falls due (escalint due): never for a run's.
template <>
inline constexpr auto kFieldsOf<Finding> = FieldList(
    Field{"fingerprint", &Finding::fingerprint}, Field{"rule", &Finding::rule},
    Field{"policy", &Finding::policy}, Field{"clause", &Finding::clause},
    Field{"kind", &Finding::kind}, Field{"verdict", &Finding::verdict},
    Field{"severity", &Finding::severity}, Field{"contested", &Finding::contested},
    Field{"case", &Finding::case_id}, Field{"child", &Finding::child},
    Field{"escalation", &Finding::escalation}, Field{"stage", &Finding::stage},
    Field{"trigger", &Finding::trigger}, Field{"due", &Finding::due}, Field{"done", &Finding::done},
    Field{"late_by", &Finding::late_by}, Field{"falls_short", &Finding::falls_short},
    Field{"in_part", &Finding::in_part}, Field{"title", &Finding::title},
    Field{"message", &Finding::message}, Field{"arithmetic", &Finding::arithmetic},
    Field{"why", &Finding::why}, Field{"duty_of", &Finding::duty_of},
    Field{"local", &Finding::local}, Field{"assumptions", &Finding::assumptions},
    Field{"readings", &Finding::readings}, Field{"location", &Finding::location},
    Field{"baseline", &Finding::baseline}, Field{"suppression", &Finding::suppression},
    Field{"not_checked", &Finding::not_checked});

template <>
inline constexpr auto kFieldsOf<HistoryLine> =
    FieldList(Field{"event", &HistoryLine::event}, Field{"at", &HistoryLine::at},
              Field{"text", &HistoryLine::text}, Field{"escalation", &HistoryLine::escalation},
              Field{"type", &HistoryLine::type}, Field{"stage", &HistoryLine::stage});

template <>
inline constexpr auto kFieldsOf<StageName> = FieldList(Field{"id", &StageName::id},
                                                       Field{"title", &StageName::title});

template <>
inline constexpr auto kFieldsOf<Passage> =
    FieldList(Field{"began", &Passage::began}, Field{"reached", &Passage::reached},
              Field{"stages", &Passage::stages}, Field{"reopened", &Passage::reopened},
              Field{"has_begun", &Passage::has_begun}, Field{"closed", &Passage::closed},
              Field{"is_closed", &Passage::is_closed}, Field{"outcome", &Passage::outcome},
              Field{"days_open", &Passage::days_open});

template <>
inline constexpr auto kFieldsOf<EscalationReport> = FieldList(
    Field{"case_level", &EscalationReport::is_case_level}, Field{"id", &EscalationReport::id},
    Field{"policy", &EscalationReport::policy},
    Field{"policy_title", &EscalationReport::policy_title},
    Field{"route", &EscalationReport::route}, Field{"theme", &EscalationReport::theme},
    Field{"risk", &EscalationReport::risk}, Field{"raised_by", &EscalationReport::raised_by},
    Field{"against", &EscalationReport::against},
    Field{"later_events", &EscalationReport::later_events},
    Field{"history", &EscalationReport::history}, Field{"stages", &EscalationReport::stages},
    Field{"findings", &EscalationReport::findings},
    Field{"verdicts", &EscalationReport::verdict_counts},
    Field{"passage", &EscalationReport::passage});

template <>
inline constexpr auto kFieldsOf<CaseReport> =
    FieldList(Field{"case", &CaseReport::case_id}, Field{"child", &CaseReport::child},
              Field{"file", &CaseReport::file}, Field{"input", &CaseReport::input},
              Field{"record", &CaseReport::record}, Field{"escalations", &CaseReport::escalations});

namespace {

constexpr std::string_view kFront = "{\"at\": [";

// A member that is added but not listed above would be lost without a word; this then no longer
// compiles.
[[maybe_unused]] void AllMembersAreListed(const Finding& finding,
                                          const EscalationReport& escalation,
                                          const CaseReport& report, const HistoryLine& line,
                                          const StageName& stage, const DutyHolder& holder,
                                          const Passage& passage) {
  [[maybe_unused]] const auto& [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15,
                                f16, f17, f18, f19, f20, f21, f22, f23, f24, f25, f26, f27, f28,
                                f29, course, outstanding, f30] = finding;
  [[maybe_unused]] const auto& [e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14, e15] =
      escalation;
  [[maybe_unused]] const auto& [c1, c2, c3, c4, c5, c6] = report;
  [[maybe_unused]] const auto& [h1, h2, h3, h4, step, h6, h7] = line;
  [[maybe_unused]] const auto& [s1, s2] = stage;
  [[maybe_unused]] const auto& [d1, d2, d3] = holder;
  [[maybe_unused]] const auto& [p1, p2, p3, p4, p5, p6, p7, p8, p9] = passage;
}

[[maybe_unused]] void AllTheirMembersAreListed(const Interval& interval, const Location& location,
                                               const EventCitation& event, const DueTime& due,
                                               const ReadingVerdict& reading,
                                               const Suppression& suppression) {
  [[maybe_unused]] const auto& [i1, i2, i3, i4] = interval;
  [[maybe_unused]] const auto& [l1, l2, l3, l4] = location;
  [[maybe_unused]] const auto& [e1, e2, e3] = event;
  [[maybe_unused]] const auto& [d1, d2, d3, d4] = due;
  [[maybe_unused]] const auto& [r1, r2, r3, r4, r5, r6] = reading;
  [[maybe_unused]] const auto& [s1, s2] = suppression;
}

/// Of the case itself there is nothing to tell but findings; of an escalation, how it went.
bool IsSilent(const EscalationReport& escalation) {
  return escalation.is_case_level && escalation.findings.empty();
}

/// Takes a number and the text after it off the front of `line`.
bool TakeNumber(std::string_view& line, uint64_t& number, std::string_view after) {
  const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (error != std::errc()) return false;
  line.remove_prefix(static_cast<size_t>(stop - line.data()));
  if (!line.starts_with(after)) return false;
  line.remove_prefix(after.size());
  return true;
}

}  // namespace

void AppendCaseLine(const CaseReport& report, std::string& out) {
  CaseReport kept{report.case_id, report.child, report.file, {}, report.input, report.record};
  for (const EscalationReport& escalation : report.escalations) {
    if (!IsSilent(escalation)) kept.escalations.push_back(escalation);
  }
  if (kept.escalations.empty()) return;
  out += kFront;
  out += std::to_string(report.input) + ", " + std::to_string(report.record) + "], \"case\": ";
  AppendFields(kept, out);
  out += "}\n";
}

std::optional<CasePlace> ReadCasePlace(std::string_view line) {
  CasePlace place;
  if (!line.starts_with(kFront)) return std::nullopt;
  line.remove_prefix(kFront.size());
  if (!TakeNumber(line, place.input, ", ")) return std::nullopt;
  if (!TakeNumber(line, place.record, "], \"case\": ")) return std::nullopt;
  return place;
}

std::optional<CaseReport> ReadCaseLine(std::string_view line) {
  const auto tree = ParseJsonTree(line, "");
  if (!tree) return std::nullopt;
  const JsonValue* body = tree->Find("case");
  CaseReport report;
  if (body == nullptr || !ReadFields(*body, report)) return std::nullopt;
  return report;
}

}  // namespace escalint
