#include "rules/expectations.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <sstream>

#include "rules/workbench.h"

namespace escalint::testing {
namespace {

/// "not_raised": what the obligation would be under that reading.
std::string Under(const std::string& reading, const Finding& finding) {
  for (const ReadingVerdict& other : finding.readings) {
    if (other.reading != reading) continue;
    std::string verdict = other.verdict;
    std::replace(verdict.begin(), verdict.end(), ' ', '_');
    return verdict;
  }
  return "null";
}

std::string ValueOf(const Finding& finding, const std::string& key) {
  if (key.starts_with("under:")) return Under(key.substr(6), finding);
  if (key == "assumptions") return std::to_string(finding.assumptions.size());
  if (key == "trigger") return finding.trigger ? finding.trigger->event : "null";
  if (key == "stage") return finding.stage.value_or("null");
  if (key == "late_by") return finding.late_by.value_or("null");
  if (key == "severity") return std::string(Name(finding.severity));
  if (key == "contested") return finding.contested ? "true" : "false";
  if (key == "source") return finding.local ? "local" : "policy";
  if (key == "kind") return std::string(Name(finding.kind));
  if (key == "done") return finding.done ? finding.done->event : "null";
  if (key == "duty") {
    const bool named = finding.duty_of && !finding.duty_of->role.empty();
    return named ? finding.duty_of->role : "null";
  }
  if (key == "escalation") return finding.escalation.value_or("null");
  return "(unknown key " + key + ")";
}

rapidjson::Document Parse(const std::string& path) {
  rapidjson::Document document;
  document.Parse(ReadFile(path));
  return document;
}

bool MustBeExpected(const Finding& finding) {
  return finding.verdict == Verdict::kBreached || finding.verdict == Verdict::kCannotTell;
}

}  // namespace

Expectation ParseExpectation(const std::string& line) {
  Expectation expectation;
  expectation.text = line;
  std::istringstream words(line);
  words >> expectation.verdict >> expectation.rule;
  for (std::string word; words >> word;) {
    const size_t equals = word.find('=');
    expectation.values[word.substr(0, equals)] = word.substr(equals + 1);
  }
  return expectation;
}

namespace {

bool FitsApartFromVerdict(const Expectation& expectation, const Finding& finding) {
  if (finding.rule != expectation.rule || !finding.verdict) return false;
  for (const auto& [key, value] : expectation.values) {
    if (ValueOf(finding, key) != value) return false;
  }
  return true;
}

}  // namespace

bool Fits(const Expectation& expectation, const Finding& finding) {
  return FitsApartFromVerdict(expectation, finding) &&
         Name(*finding.verdict) == expectation.verdict;
}

std::string Tell(const Finding& finding) {
  std::string text = std::string(Name(*finding.verdict)) + " " + finding.rule;
  for (const char* key :
       {"trigger", "stage", "late_by", "severity", "contested", "source", "done"}) {
    text += std::string(" ") + key + "=" + ValueOf(finding, key);
  }
  return text + " -- " + finding.message;
}

std::vector<Annotation> AnnotationsOf(const std::string& path) {
  std::vector<Annotation> annotations;
  const rapidjson::Document document = Parse(path);
  for (const auto& record : document["cases"].GetArray()) {
    Annotation& annotation = annotations.emplace_back();
    annotation.case_id = record["id"].GetString();
    if (!record.HasMember("expect")) continue;
    for (const auto& line : record["expect"].GetArray()) {
      annotation.lines.push_back(ParseExpectation(line.GetString()));
    }
  }
  return annotations;
}

std::vector<std::string> Compare(const Annotation& annotation,
                                 const std::vector<Finding>& findings) {
  std::vector<std::string> faults;
  std::vector<bool> expected(findings.size(), false);
  for (const Expectation& line : annotation.lines) {
    if (line.verdict == "none") {
      for (const Finding& finding : findings) {
        if (FitsApartFromVerdict(line, finding)) {
          faults.push_back(annotation.case_id + ": found but denied: " + Tell(finding));
        }
      }
      continue;
    }
    bool found = false;
    for (size_t i = 0; i < findings.size() && !found; ++i) {
      if (!expected[i] && Fits(line, findings[i])) expected[i] = found = true;
    }
    if (found) continue;
    std::string near;
    for (const Finding& finding : findings) {
      if (finding.rule == line.rule && finding.verdict) near += "\n      has: " + Tell(finding);
    }
    faults.push_back(annotation.case_id + ": expected but not found: " + line.text + near);
  }
  for (size_t i = 0; i < findings.size(); ++i) {
    if (expected[i] || !MustBeExpected(findings[i])) continue;
    faults.push_back(annotation.case_id + ": found but not expected: " + Tell(findings[i]));
  }
  return faults;
}

namespace {

ReadingChoices ReadingsOf(const std::string& path) {
  ReadingChoices readings;
  const rapidjson::Document document = Parse(path);
  if (!document.HasMember("readings")) return readings;
  for (const auto& choice : document["readings"].GetObject()) {
    readings.emplace(choice.name.GetString(), choice.value.GetString());
  }
  return readings;
}

}  // namespace

Fixture::Fixture(const std::string& path)
    : path_(path), readings_(ReadingsOf(path)), export_(path), annotations_(AnnotationsOf(path)) {}

std::vector<std::string> Fixture::Faults(const PackShelf& packs) const {
  const CaseChecker checker(packs.Under(readings_), export_.options);
  std::vector<std::string> faults;
  for (size_t i = 0; i < export_.cases.size(); ++i) {
    CaseTally tally;
    const auto more = Compare(annotations_[i], CheckCase(checker, export_.cases[i]->record, tally));
    faults.insert(faults.end(), more.begin(), more.end());
  }
  return faults;
}

bool Fixture::Holds(const PackShelf& packs) const {
  const CaseChecker checker(packs.Under(readings_), export_.options);
  for (size_t i = 0; i < export_.cases.size(); ++i) {
    CaseTally tally;
    if (!Compare(annotations_[i], CheckCase(checker, export_.cases[i]->record, tally)).empty()) {
      return false;
    }
  }
  return true;
}

}  // namespace escalint::testing
