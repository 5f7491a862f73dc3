#include "properties/checking.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "unit/check/littleshire.h"

namespace escalint {
namespace {

std::vector<Policy> LoadShippedPacks() {
  std::vector<Policy> packs;
  for (const auto& entry : std::filesystem::directory_iterator(ESCALINT_SOURCE_DIR "/rules")) {
    const std::string path = entry.path().string();
    if (!path.ends_with(".json") || path.ends_with("vocabulary.json")) continue;
    std::ifstream in(path);
    const std::string json{std::istreambuf_iterator<char>(in), {}};
    Result<Policy> pack = LoadPack(json, path, {});
    if (pack)
      packs.push_back(std::move(*pack));
    else
      ADD_FAILURE() << ToString(pack.problems().front());
  }
  std::sort(packs.begin(), packs.end(),
            [](const Policy& a, const Policy& b) { return a.id < b.id; });
  return packs;
}

CheckOptions OptionsFor(const Check& check) {
  CheckOptions options;
  options.settings = Settings(check.as_of);
  options.settings.has_covers = check.has_covers;
  options.settings.covers = check.covers;
  options.shown = {Verdict::kMet, Verdict::kBreached, Verdict::kCannotTell, Verdict::kNotDue,
                   Verdict::kWaived};
  return options;
}

}  // namespace

void PrintTo(Verdict verdict, std::ostream* out) { *out << Name(verdict); }

const PolicySet& ShippedPolicies() {
  static const PolicySet policies(LoadShippedPacks());
  return policies;
}

Check DrawCheck() {
  Check check;
  check.as_of = *rc::gen::element<std::string_view>("2024-02-15", "2024-03-30", "2024-12-31");
  check.has_covers = *rc::gen::arbitrary<bool>();
  if (!check.has_covers) return check;
  const int types = static_cast<int>(CanonicalNames<EventType>().size());
  const std::set<int> left_out = *rc::gen::resize(
      rc::kNominalSize, rc::gen::container<std::set<int>>(3, rc::gen::inRange(1, types)));
  for (int type = 1; type < types; ++type) {
    if (left_out.count(type) == 0) check.covers.Add(static_cast<EventType>(type));
  }
  return check;
}

std::vector<Finding> FindingsOf(const std::string& text, const Check& check, CaseTally* tally) {
  const Reading reading(check.carrier, text);
  RC_ASSERT(reading.Fault() == "");
  const CheckOptions options = OptionsFor(check);
  CaseReport report;
  CaseTally of_case;
  CaseChecker(*check.policies, options)
      .Check(
          reading.record, [](SourceOffset, int, int) { return Location{}; }, report, of_case);
  if (tally != nullptr) tally->Add(of_case);
  std::vector<Finding> findings;
  for (const EscalationReport& escalation : report.escalations) {
    findings.insert(findings.end(), escalation.findings.begin(), escalation.findings.end());
  }
  return findings;
}

std::vector<std::string> Told(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) {
    lines.push_back(finding.rule + " " + finding.escalation.value_or("case") + " " +
                    (finding.trigger ? finding.trigger->event : "-") + " " +
                    (finding.verdict ? std::string(Name(*finding.verdict)) : "-") + " " +
                    finding.message);
  }
  return lines;
}

std::string Converted(const std::string& json, Carrier carrier) {
  const Reading reading(Carrier::kJson, json);
  ExportWriter writer(carrier);
  std::string whole;
  writer.Begin({}, whole);
  std::string text;
  writer.Write(reading.record, text);
  return text.substr(text.find_first_not_of("\n "));
}

}  // namespace escalint
