#include "cli/partial_report.h"

#include <algorithm>

#include "cli/annual_line.h"
#include "report/case_json.h"
#include "report/json_fields.h"

namespace escalint {
namespace {

/// A member's totals with its name, and a type's count with its type: maps as lists.
struct NamedMember {
  std::string name;
  int64_t cases = 0;
  bool in_header = false;
  std::string hint;
  uint64_t hint_input = 0;
  uint64_t hint_record = 0;
};
struct TypeCount {
  std::string type;
  int64_t cases = 0;
};

/// The tail as it is written.
struct TailLine {
  bool end = true;
  int64_t lines = 0;
  std::vector<InputTotals> inputs;
  std::vector<PolicyTotals> policies;
  std::vector<NamedMember> members;
  std::vector<TypeCount> presumed_unrecorded;
  EnumSet<EventType> types_seen;
  int64_t escalations = 0;
  int64_t duplicates = 0;
  SeverityCounts breaches{};
  SeverityCounts failing{};
  int64_t cannot_tell = 0;
  GateTotals gate;
  std::optional<AnnualLine> annual;
};

}  // namespace

template <>
inline constexpr auto kFieldsOf<Standings> =
    FieldList(Field{"fresh", &Standings::fresh}, Field{"known", &Standings::known},
              Field{"suppressed", &Standings::suppressed},
              Field{"known_breaches", &Standings::known_breaches},
              Field{"suppressed_breaches", &Standings::suppressed_breaches});

template <>
inline constexpr auto kFieldsOf<GateTotals> = FieldList(Field{"standings", &GateTotals::standings},
                                                        Field{"gone", &GateTotals::gone},
                                                        Field{"unseen", &GateTotals::unseen},
                                                        Field{"used", &GateTotals::used});

template <>
inline constexpr auto kFieldsOf<SuppressionEntry> = FieldList(
    Field{"fingerprint", &SuppressionEntry::fingerprint}, Field{"rule", &SuppressionEntry::rule},
    Field{"case", &SuppressionEntry::case_id}, Field{"escalation", &SuppressionEntry::escalation},
    Field{"reason", &SuppressionEntry::reason}, Field{"expires", &SuppressionEntry::expires},
    Field{"line", &SuppressionEntry::line});

template <>
inline constexpr auto kFieldsOf<PartialBaseline> = FieldList(
    Field{"file", &PartialBaseline::file}, Field{"as_of", &PartialBaseline::as_of},
    Field{"policies", &PartialBaseline::policies}, Field{"findings", &PartialBaseline::findings},
    Field{"of_the_run", &PartialBaseline::of_the_run});

template <>
inline constexpr auto kFieldsOf<RunOption> = FieldList(Field{"name", &RunOption::name},
                                                       Field{"value", &RunOption::value});

template <>
inline constexpr auto kFieldsOf<PartialHead> =
    FieldList(Field{"partial", &PartialHead::partial}, Field{"version", &PartialHead::version},
              Field{"shard", &PartialHead::shard}, Field{"of", &PartialHead::of},
              Field{"verdicts", &PartialHead::verdicts}, Field{"options", &PartialHead::options},
              Field{"baseline", &PartialHead::baseline},
              Field{"suppressions_file", &PartialHead::suppressions_file},
              Field{"suppressions", &PartialHead::suppressions});

template <>
inline constexpr auto kFieldsOf<RuleTotals> = FieldList(
    Field{"id", &RuleTotals::id}, Field{"title", &RuleTotals::title},
    Field{"name", &RuleTotals::name}, Field{"clause", &RuleTotals::clause},
    Field{"paraphrase", &RuleTotals::paraphrase}, Field{"why", &RuleTotals::why},
    Field{"severity", &RuleTotals::severity}, Field{"trigger_types", &RuleTotals::trigger_types},
    Field{"act_types", &RuleTotals::act_types}, Field{"counts", &RuleTotals::counts});

template <>
inline constexpr auto kFieldsOf<PolicyTotals> = FieldList(
    Field{"id", &PolicyTotals::id}, Field{"version", &PolicyTotals::version},
    Field{"title", &PolicyTotals::title}, Field{"used", &PolicyTotals::used},
    Field{"risk_absent", &PolicyTotals::risk_absent},
    Field{"not_in_force", &PolicyTotals::not_in_force},
    Field{"past_review", &PolicyTotals::past_review},
    Field{"triggers_seen", &PolicyTotals::triggers_seen}, Field{"rules", &PolicyTotals::rules});

template <>
inline constexpr auto kFieldsOf<Unread> = FieldList(Field{"record", &Unread::record},
                                                    Field{"line", &Unread::line},
                                                    Field{"column", &Unread::column},
                                                    Field{"error", &Unread::error});

template <>
inline constexpr auto kFieldsOf<HeaderNote> =
    FieldList(Field{"is_unknown_member", &HeaderNote::is_unknown_member},
              Field{"member", &HeaderNote::member}, Field{"text", &HeaderNote::text},
              Field{"message", &HeaderNote::message}, Field{"hint", &HeaderNote::hint});

template <>
inline constexpr auto kFieldsOf<InputTotals> = FieldList(
    Field{"file", &InputTotals::file}, Field{"sha256", &InputTotals::sha256},
    Field{"as_of", &InputTotals::as_of}, Field{"as_of_day", &InputTotals::as_of_day},
    Field{"header_file", &InputTotals::header_file},
    Field{"header_line", &InputTotals::header_line}, Field{"has_covers", &InputTotals::has_covers},
    Field{"covers", &InputTotals::covers}, Field{"notes", &InputTotals::notes},
    Field{"faults", &InputTotals::faults}, Field{"records", &InputTotals::records},
    Field{"taken", &InputTotals::taken}, Field{"cases", &InputTotals::cases},
    Field{"escalations", &InputTotals::escalations}, Field{"unreadable", &InputTotals::unreadable});

template <>
inline constexpr auto kFieldsOf<NamedMember> = FieldList(
    Field{"name", &NamedMember::name}, Field{"cases", &NamedMember::cases},
    Field{"in_header", &NamedMember::in_header}, Field{"hint", &NamedMember::hint},
    Field{"hint_input", &NamedMember::hint_input}, Field{"hint_record", &NamedMember::hint_record});

template <>
inline constexpr auto kFieldsOf<TypeCount> = FieldList(Field{"type", &TypeCount::type},
                                                       Field{"cases", &TypeCount::cases});

template <>
inline constexpr auto kFieldsOf<TailLine> = FieldList(
    Field{"end", &TailLine::end}, Field{"lines", &TailLine::lines},
    Field{"inputs", &TailLine::inputs}, Field{"policies", &TailLine::policies},
    Field{"members", &TailLine::members},
    Field{"presumed_unrecorded", &TailLine::presumed_unrecorded},
    Field{"types_seen", &TailLine::types_seen}, Field{"escalations", &TailLine::escalations},
    Field{"duplicates", &TailLine::duplicates}, Field{"breaches", &TailLine::breaches},
    Field{"failing", &TailLine::failing}, Field{"cannot_tell", &TailLine::cannot_tell},
    Field{"gate", &TailLine::gate}, Field{"annual", &TailLine::annual});

namespace {

// A member that is added but not taken along would be lost without a word; this then no longer
// compiles.
[[maybe_unused]] void AllTotalsAreListed(const RunTotals& totals, const CaseTally& tally,
                                         const CaseTally::PerPolicy& policy,
                                         const MemberTotals& member) {
  [[maybe_unused]] const auto& [t1, t2, t3, t4, t5, t6, t7, in_the_head] = totals;
  [[maybe_unused]] const auto& [m1, m2, m3, m4] = member;
  [[maybe_unused]] const auto& [c1, c2, c3, c4, c5, c6] = tally;
  [[maybe_unused]] const auto& [p1, p2, p3, p4, p5, p6] = policy;
}

[[maybe_unused]] void AllPartsAreListed(const InputTotals& input, const Unread& unread,
                                        const HeaderNote& note, const Standings& standings,
                                        const GateTotals& gate, const RuleTotals& rule,
                                        const PolicyTotals& policy, const SuppressionEntry& entry) {
  [[maybe_unused]] const auto& [i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15] =
      input;
  [[maybe_unused]] const auto& [u1, u2, u3, u4] = unread;
  [[maybe_unused]] const auto& [n1, n2, n3, n4, n5] = note;
  [[maybe_unused]] const auto& [s1, s2, s3, s4, s5] = standings;
  [[maybe_unused]] const auto& [g1, g2, g3, g4] = gate;
  [[maybe_unused]] const auto& [r1, r2, r3, r4, r5, r6, r7, r8, r9, r10] = rule;
  [[maybe_unused]] const auto& [p1, p2, p3, p4, p5, p6, p7, p8, p9] = policy;
  [[maybe_unused]] const auto& [e1, e2, e3, e4, e5, e6, e7] = entry;
}

TailLine ToLine(const PartialTail& tail) {
  const RunTotals& totals = tail.totals;
  TailLine line;
  line.lines = tail.lines;
  line.inputs = totals.inputs;
  line.policies = tail.policies;
  for (const auto& [name, member] : totals.members) {
    line.members.push_back({name, member.cases, member.in_header, member.hint, member.hinted.input,
                            member.hinted.record});
  }
  for (const auto& [type, cases] : totals.tally.presumed_unrecorded) {
    line.presumed_unrecorded.push_back({std::string(CanonicalName(type)), cases});
  }
  line.types_seen = totals.tally.types_seen;
  line.escalations = totals.tally.escalations;
  line.duplicates = totals.tally.duplicates;
  line.breaches = totals.breaches;
  line.failing = totals.failing;
  line.cannot_tell = totals.cannot_tell;
  line.gate = totals.gate;
  if (tail.annual) line.annual = ToLine(*tail.annual);
  return line;
}

std::optional<PartialTail> FromLine(TailLine line) {
  PartialTail tail{line.lines, std::move(line.policies), {}, {}};
  RunTotals& totals = tail.totals;
  totals.inputs = std::move(line.inputs);
  for (const NamedMember& member : line.members) {
    totals.members[member.name] = {
        member.cases, member.in_header, member.hint, {member.hint_input, member.hint_record}};
  }
  for (const TypeCount& count : line.presumed_unrecorded) {
    totals.tally.presumed_unrecorded[FromCanonicalName<EventType>(count.type)] = count.cases;
  }
  totals.tally.types_seen = line.types_seen;
  totals.tally.escalations = line.escalations;
  totals.tally.duplicates = line.duplicates;
  totals.breaches = line.breaches;
  totals.failing = line.failing;
  totals.cannot_tell = line.cannot_tell;
  totals.gate = std::move(line.gate);
  if (!line.annual) return tail;
  tail.annual = FromLine(*line.annual);
  if (!tail.annual) return std::nullopt;
  return tail;
}

/// `marker` is what every such line has, so that no other is taken for one.
template <typename Line>
std::optional<Line> ReadLine(std::string_view text, std::string_view marker) {
  const auto tree = ParseJsonTree(text, "");
  Line line;
  if (!tree || tree->Find(marker) == nullptr || !ReadFields(*tree, line)) return std::nullopt;
  return line;
}

}  // namespace

void AddGate(const Gate& gate, PartialHead& head) {
  head.suppressions_file = gate.suppressions().file();
  head.suppressions = gate.suppressions().entries();
  if (!gate.baseline()) return;
  const BaselineSummary& about = gate.baseline()->about();
  head.baseline = {about.file, about.as_of, about.policies, about.findings, {}};
  for (const Finding& finding : gate.baseline()->of_the_run()) {
    CaseReport report;
    report.escalations.emplace_back().findings.push_back(finding);
    AppendCaseLine(report, head.baseline->of_the_run.emplace_back());
  }
}

namespace {

/// A finding of the baseline, as `AddGate` keeps it.
std::optional<Finding> ReadFinding(std::string_view line) {
  const auto report = ReadCaseLine(line);
  if (!report || report->escalations.empty()) return std::nullopt;
  const std::vector<Finding>& findings = report->escalations.front().findings;
  if (findings.empty()) return std::nullopt;
  return findings.front();
}

/// All of it can be read back.
bool IsSound(const PartialBaseline& baseline) {
  return std::all_of(baseline.of_the_run.begin(), baseline.of_the_run.end(),
                     [](const std::string& line) { return ReadFinding(line).has_value(); });
}

}  // namespace

Gate GateOf(const PartialHead& head) {
  std::optional<Baseline> baseline;
  if (head.baseline) {
    const PartialBaseline& kept = *head.baseline;
    BaselineSummary about{kept.file, kept.as_of, kept.policies, kept.findings, 0, 0, {}};
    std::vector<Finding> of_the_run;
    for (const std::string& line : kept.of_the_run) {
      if (auto finding = ReadFinding(line)) of_the_run.push_back(*std::move(finding));
    }
    baseline.emplace(std::move(about), std::move(of_the_run));
  }
  return {std::move(baseline), Suppressions(head.suppressions_file, head.suppressions)};
}

void AppendHead(const PartialHead& head, std::string& out) {
  AppendFields(head, out);
  out += '\n';
}

void AppendTail(const PartialTail& tail, std::string& out) {
  AppendFields(ToLine(tail), out);
  out += '\n';
}

std::optional<PartialHead> ReadHead(std::string_view line) {
  auto head = ReadLine<PartialHead>(line, "partial");
  if (head && head->baseline && !IsSound(*head->baseline)) return std::nullopt;
  return head;
}

std::optional<PartialTail> ReadTail(std::string_view text) {
  auto line = ReadLine<TailLine>(text, "end");
  if (!line) return std::nullopt;
  return FromLine(*std::move(line));
}

std::vector<PolicyTotals> PolicyTotalsOf(const PolicySet& policies, const CaseTally& tally) {
  std::vector<PolicyTotals> all;
  for (size_t i = 0; i < tally.policies.size(); ++i) {
    const CaseTally::PerPolicy& mine = tally.policies[i];
    if (!mine.used && mine.rules.empty()) continue;
    const Policy& policy = policies.policies()[i];
    PolicyTotals totals{policy.id,        policy.version,     policy.title,
                        mine.used,        mine.risk_absent,   mine.not_in_force,
                        mine.past_review, mine.triggers_seen, {}};
    for (size_t r = 0; r < policy.rules.size(); ++r) {
      const Rule& rule = policy.rules[r];
      totals.rules.push_back({rule.id,
                              rule.title,
                              rule.name,
                              rule.clause,
                              rule.paraphrase,
                              rule.why,
                              rule.severity,
                              rule.trigger_types,
                              rule.act_types,
                              {}});
      if (r < mine.rules.size()) totals.rules.back().counts = mine.rules[r];
    }
    all.push_back(std::move(totals));
  }
  return all;
}

std::vector<Policy> SketchPolicies(const std::vector<PolicyTotals>& totals) {
  std::vector<Policy> policies;
  for (const PolicyTotals& one : totals) {
    Policy& policy = policies.emplace_back();
    policy.id = one.id;
    policy.version = one.version;
    policy.title = one.title;
    for (const RuleTotals& known : one.rules) {
      Rule& rule = policy.rules.emplace_back();
      rule.id = known.id;
      rule.title = known.title;
      rule.name = known.name;
      rule.clause = known.clause;
      rule.paraphrase = known.paraphrase;
      rule.why = known.why;
      rule.severity = known.severity;
      rule.trigger_types = known.trigger_types;
      rule.act_types = known.act_types;
    }
  }
  return policies;
}

CaseTally::PerPolicy TallyOf(const PolicyTotals& totals) {
  CaseTally::PerPolicy tally;
  for (const RuleTotals& rule : totals.rules) tally.rules.push_back(rule.counts);
  tally.triggers_seen = totals.triggers_seen;
  tally.used = totals.used;
  tally.risk_absent = totals.risk_absent;
  tally.not_in_force = totals.not_in_force;
  tally.past_review = totals.past_review;
  return tally;
}

void PartialReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  if (annual_ == nullptr) AppendCaseLine(report, fragment.text);
}

void PartialReport::Begin(const RunStart& start, std::string& out) {
  head_.version = start.version;
  AppendHead(head_, out);
}

void PartialReport::Append(const Fragment& fragment, std::string& out) {
  if (fragment.text.empty()) return;
  ++lines_;
  out += fragment.text;
}

void PartialReport::AddGone(const CaseReport& gone, std::string& out) {
  if (gone.case_id.empty()) return;  // it is in the head
  ++lines_;
  AppendCaseLine(gone, out);
}

void PartialReport::End(const RunSummary&, std::string& out) {
  PartialTail tail{lines_, PolicyTotalsOf(policies_, totals_.tally), totals_, {}};
  if (annual_ != nullptr) tail.annual = *annual_;
  AppendTail(tail, out);
}

}  // namespace escalint
