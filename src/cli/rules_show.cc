#include "cli/rules_show.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/rule_words.h"
#include "report/spoken.h"
#include "report/text_finding.h"
#include "report/text_history.h"

namespace escalint {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kHang = 20;

/// A fact with its name before it; nothing where there is nothing to say.
void Fact(std::string_view name, const std::string& text, const TextPage& page, std::string& out) {
  const size_t indent = name.empty() ? kHang : kIndent;
  if (!text.empty()) page.Write({indent, name, Ink::kFaint, kHang}, text, out);
}

void Heading(std::string_view text, const TextPage& page, std::string& out) {
  out += '\n';
  page.Write({kIndent, text, Ink::kStrong, kIndent}, "", out);
}

template <typename E>
std::string Spoken(EnumSet<E> values) {
  std::vector<std::string> words;
  values.ForEach([&](E value) { words.push_back(SpokenTerm(CanonicalName(value))); });
  return SpokenList(words);
}

std::string WhenInForce(const Policy& policy) {
  std::string words;
  if (policy.in_force_from) words += "from " + FormatDateForPerson(*policy.in_force_from);
  if (policy.in_force_to) {
    words += (words.empty() ? "until " : " to ") + FormatDateForPerson(*policy.in_force_to);
  }
  return words;
}

void ShowReadings(const std::vector<const ReadingGroup*>& groups, const TextPage& page,
                  std::string& out) {
  if (groups.empty()) return;
  Heading("Readings (--reading GROUP=NAME)", page, out);
  for (const ReadingGroup* group : groups) {
    page.Write({kIndent, group->id + ':', Ink::kPlain, kIndent + 2}, group->question, out);
    for (size_t i = 0; i < group->options.size(); ++i) {
      const ReadingOption& option = group->options[i];
      const std::string name = option.name + (i == 0 ? " (default):" : ":");
      page.Write({kIndent + 2, name, Ink::kPlain, kIndent + 4}, option.means, out);
    }
  }
}

void ShowDuty(const Duty& duty, const Rule& rule, const TextPage& page, std::string& out) {
  if (rule.duties.size() > 1) {
    Heading("Duty \"" + (duty.name.empty() ? rule.name : duty.name) + '"', page, out);
  } else {
    out += '\n';
  }
  Fact("Kind", std::string(Name(duty.kind)), page, out);
  Fact("Severity", std::string(Name(duty.severity)), page, out);
  for (const SeverityVariant& variant : duty.variants) {
    Fact("", DescribeVariant(variant), page, out);
  }
  Fact("Whose duty", DescribeDutyOf(duty.duty_of), page, out);
  Fact("Expects", ExpectedBy(duty), page, out);
  if (duty.shape == Shape::kResponse) Fact("Limit", DescribeLimit(duty.limit), page, out);
  Fact("Routes", Spoken(duty.routes), page, out);
  for (const Waiver& waiver : duty.unless) Fact("Lifted where", waiver.because, page, out);
}

void ShowLadderRule(const Rule& rule, const TextPage& page, std::string& out) {
  out += '\n';
  Fact("Kind", std::string(Name(Kind::kSkippedStage)), page, out);
  Fact("Severity", std::string(Name(rule.severity)), page, out);
  for (const SeverityVariant& variant : rule.skip_variants) {
    Fact("", DescribeVariant(variant), page, out);
  }
  Fact("Whose duty", "whoever raised it past the stage", page, out);
  for (const SkipLeave& leave : rule.leaves) Fact("May be skipped", leave.because, page, out);
}

std::string Officers(const Stage& stage) {
  std::vector<std::string> officers;
  for (const Role role : stage.officers) officers.push_back(SpokenTerm(CanonicalName(role)));
  return officers.empty() ? "" : ": " + SpokenList(officers);
}

void ShowLadder(const Ladder& ladder, const TextPage& page, std::string& out) {
  Heading("Ladder for " + Spoken(ladder.routes), page, out);
  for (const Stage& stage : ladder.stages) {
    Fact(stage.id, stage.title + Officers(stage), page, out);
  }
}

bool Has(const WorkedExample& example, Verdict verdict) {
  return std::any_of(example.findings.begin(), example.findings.end(),
                     [&](const Finding& finding) { return finding.verdict == verdict; });
}

void ShowExample(std::string_view heading, const WorkedExample& example, const ZoneTable& zone,
                 const TextPage& page, std::string& out) {
  Heading(heading, page, out);
  WriteHistory(example.history, zone, page, kIndent + 2, out);
  const FindingText text(page, zone);
  for (const Finding& finding : example.findings) text.Write(finding, out);
  if (!example.findings.empty()) return;
  out += '\n';
  page.Write({kIndent + 2, "", Ink::kPlain, kIndent + 2}, "The rule has nothing to say of it.",
             out);
}

}  // namespace

void ShowRule(const Rule& rule, const Policy& policy, const WorkedExamples& examples,
              const TextPage& page, std::string& out, Problems& problems) {
  page.Write({0, rule.id + ':', Ink::kStrong, kIndent}, rule.title, out);
  Fact("Policy", policy.title + " (" + policy.Reference() + ')', page, out);
  Fact("Clause", rule.clause, page, out);
  Fact("Name", rule.name, page, out);
  Fact("What it says", rule.paraphrase, page, out);
  Fact("Why it matters", rule.why, page, out);
  Fact("Looks at", rule.case_level ? "the case as a whole" : "each escalation", page, out);
  for (const Duty& duty : rule.duties) {
    if (duty.shape == Shape::kLadder) {
      ShowLadderRule(rule, page, out);
    } else {
      ShowDuty(duty, rule, page, out);
    }
  }
  ShowReadings(ReadingsFor(rule, policy), page, out);
  const ZoneTable& zone = examples.setup().zone;
  const auto [breached, kept] = examples.Replay(rule, policy, problems);
  // Another reading, or a pack that was changed, may say otherwise of an example.
  if (breached && Has(*breached, Verdict::kBreached)) {
    ShowExample("An example that breaches it", *breached, zone, page, out);
  }
  if (kept && !Has(*kept, Verdict::kBreached)) {
    ShowExample("An example that doesn't", *kept, zone, page, out);
  }
}

void ShowPolicy(const Policy& policy, const TextPage& page, std::string& out) {
  page.Write({0, policy.Reference() + ':', Ink::kStrong, kIndent}, policy.title, out);
  Fact("Authority", policy.authority, page, out);
  Fact("Rule pack", policy.file, page, out);
  Fact("In force", WhenInForce(policy), page, out);
  if (policy.review_by) Fact("To be reviewed", FormatDateForPerson(*policy.review_by), page, out);
  Fact("Routes", Spoken(policy.routes), page, out);
  for (const Ladder& ladder : policy.ladders) ShowLadder(ladder, page, out);
  std::vector<const ReadingGroup*> readings;
  for (const ReadingGroup& group : policy.readings) readings.push_back(&group);
  ShowReadings(readings, page, out);
  Heading("Rules", page, out);
  for (const Rule& rule : policy.rules) Fact(rule.id, rule.title, page, out);
}

}  // namespace escalint
