#include "report/junit_report.h"

#include <algorithm>
#include <set>

#include "report/phrases.h"
#include "report/utf8.h"

namespace escalint {
namespace {

constexpr std::string_view kUnreadable = "unreadable records";
constexpr size_t kLongestText = 4000;  // code points; an event's id may have millions

/// What becomes of a test case; a piece's grade.
enum class Outcome : int { kPassed, kFailure, kError, kSkipped };

Outcome OutcomeOf(const Finding& finding) {
  if (finding.verdict == Verdict::kMet) return Outcome::kPassed;
  const bool fails = finding.verdict == Verdict::kBreached && IsFresh(finding);
  return fails ? Outcome::kFailure : Outcome::kSkipped;
}

/// XML 1.0 has no way to write most control characters, and neither U+FFFE nor U+FFFF.
bool IsAllowed(const CodePoint& point) {
  const char32_t c = point.value;
  if (!point.valid || c == 0xFFFE || c == 0xFFFF) return false;
  return c >= 0x20 || c == '\t' || c == '\n' || c == '\r';
}

/// In an attribute a line break is written out, or it would be read as a space.
enum class Place : bool { kAttribute, kText };

std::string_view Entity(char c, Place place) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return place == Place::kText ? "\t" : "&#9;";
    case '\n':
      return place == Place::kText ? "\n" : "&#10;";
    case '\r':
      return "&#13;";
    default:
      return "";
  }
}

std::string Escaped(std::string_view whole, Place place) {
  const std::string clipped = Clip(whole, kLongestText);
  std::string_view text = clipped;
  std::string escaped;
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    const std::string_view entity = Entity(text[0], place);
    if (!IsAllowed(point)) {
      escaped += "\uFFFD";
    } else if (!entity.empty()) {
      escaped += entity;
    } else {
      escaped += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  return escaped;
}

std::string Attribute(std::string_view name, std::string_view value) {
  std::string text = " ";
  return text.append(name).append("=\"").append(Escaped(value, Place::kAttribute)).append("\"");
}

std::string Attribute(std::string_view name, int64_t value) {
  return Attribute(name, std::to_string(value));
}

/// The name of the suite that a finding belongs to: policy and rule.
std::string SuiteName(const std::string& policy, const std::string& rule) {
  return policy.empty() ? rule : policy + '.' + rule;
}

std::string TestCase(std::string_view suite, std::string_view name, std::string_view body) {
  std::string text = "  <testcase";
  text += Attribute("classname", suite) + Attribute("name", name) + Attribute("time", "0");
  if (body.empty()) return text + "/>\n";
  return text.append(">\n    ").append(body).append("\n  </testcase>\n");
}

std::string Skipped(std::string_view reason) {
  return "<skipped>" + Escaped(reason, Place::kText) + "</skipped>";
}

std::string BodyOf(const Finding& finding, const ZoneTable& zone) {
  const Outcome outcome = OutcomeOf(finding);
  if (outcome == Outcome::kPassed) return "";
  const std::string account = AccountOf(finding, zone);
  if (!IsFresh(finding)) return Skipped(StandingOf(finding) + '\n' + account);
  if (outcome == Outcome::kSkipped) return Skipped(account);
  const std::string type = std::string(Name(finding.kind)) + " (" + QualitiesOf(finding) + ')';
  return "<failure" + Attribute("type", type) +
         Attribute("message", HeadingOf(finding) + ". " + finding.message) + '>' +
         Escaped(account, Place::kText) + "</failure>";
}

}  // namespace

void JunitReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) RenderDataFinding(finding, fragment);
  }
}

void JunitReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  std::string suite = SuiteName(finding.policy, finding.rule);
  const std::string text = TestCase(suite, OccasionOf(finding), BodyOf(finding, zone_));
  fragment.text += text;
  fragment.pieces.push_back({std::move(suite), static_cast<int>(OutcomeOf(finding)), text.size()});
}

JunitReport::Cases& JunitReport::CasesOf(const std::string& key) {
  const auto [known, is_new] = cases_.try_emplace(key);
  if (is_new) known->second.group = cases_.size();
  return known->second;
}

void JunitReport::Append(const Fragment& fragment, std::string&) {
  std::string_view text = fragment.text;
  for (const Piece& piece : fragment.pieces) {
    Cases& cases = CasesOf(piece.group);
    const auto outcome = static_cast<Outcome>(piece.grade);
    ++cases.all;
    cases.failures += outcome == Outcome::kFailure;
    cases.errors += outcome == Outcome::kError;
    cases.skipped += outcome == Outcome::kSkipped;
    spool_.Add(cases.group, text.substr(0, piece.size));
    text.remove_prefix(piece.size);
  }
}

void JunitReport::AddUnreadable(const RunSummary& summary) {
  for (const UnreadableRecord& record : summary.unreadable) {
    const std::string place = PlaceOf({record.file, record.line, record.column, ""});
    const std::string body = "<error" + Attribute("type", "unreadable") +
                             Attribute("message", "Not checked: " + record.error) + "/>";
    const std::string text = TestCase(kUnreadable, place, body);
    Fragment fragment;
    fragment.text = text;
    fragment.pieces = {{std::string(kUnreadable), static_cast<int>(Outcome::kError), text.size()}};
    std::string nothing;
    Append(fragment, nothing);
  }
}

/// The rules in their order, each once though two versions of a policy may have it; then the rest.
void JunitReport::AddUp(const RunSummary& summary) {
  std::set<std::string> listed;
  for (const RuleTally& rule : summary.rules) {
    std::string name = SuiteName(rule.policy, rule.id);
    if (!listed.insert(name).second) continue;
    Cases& cases = CasesOf(name);
    if (!rule.run && cases.all == 0) {
      spool_.Add(cases.group, TestCase(name, "the rule as a whole",
                                       Skipped("Could not run: " + rule.not_run_because)));
      cases.all = cases.skipped = 1;
    }
    suites_.push_back({std::move(name), rule.title, cases});
  }
  for (const auto& [name, cases] : cases_) {
    if (listed.count(name) == 0) suites_.push_back({name, "", cases});
  }
}

void JunitReport::End(const RunSummary& summary, std::string& out) {
  AddUnreadable(summary);
  AddUp(summary);
  Cases sum;
  for (const Suite& suite : suites_) {
    sum.all += suite.cases.all;
    sum.failures += suite.cases.failures;
    sum.errors += suite.cases.errors;
  }
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites";
  out += Attribute("name", "escalint, as of " + summary.as_of) + Attribute("tests", sum.all);
  out += Attribute("failures", sum.failures) + Attribute("errors", sum.errors) + ">\n";
}

void JunitReport::AppendStart(const Suite& suite, std::string& out) const {
  out += " <testsuite";
  out += Attribute("name",
                   suite.about.empty() ? suite.name : suite.name + ". " + LookedFor(suite.about));
  out += Attribute("tests", suite.cases.all) + Attribute("failures", suite.cases.failures);
  out += Attribute("errors", suite.cases.errors) + Attribute("skipped", suite.cases.skipped);
  out += ">\n";
}

bool JunitReport::More(std::string& out) {
  if (ended_) return false;
  if (next_ == suites_.size()) {
    out += "</testsuites>\n";
    return ended_ = true;
  }
  const Suite& suite = suites_[next_];
  if (!in_suite_) AppendStart(suite, out);
  in_suite_ = spool_.Take(suite.cases.group, out);
  if (in_suite_) return true;
  out += " </testsuite>\n";
  ++next_;
  return true;
}

}  // namespace escalint
