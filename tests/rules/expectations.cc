#include "rules/expectations.h"

#include <rapidjson/document.h>

#include <sstream>

#include "rules/workbench.h"

namespace escalint::testing {
namespace {

std::string ValueOf(const Finding& finding, const std::string& key) {
  if (key == "trigger") return finding.trigger ? finding.trigger->event : "null";
  if (key == "stage") return finding.stage.value_or("null");
  if (key == "late_by") return finding.late_by.value_or("null");
  if (key == "severity") return std::string(Name(finding.severity));
  if (key == "contested") return finding.contested ? "true" : "false";
  if (key == "source") return finding.local ? "local" : "policy";
  if (key == "kind") return std::string(Name(finding.kind));
  if (key == "done") return finding.done ? finding.done->event : "null";
  if (key == "duty") return finding.duty_of ? finding.duty_of->role : "null";
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

void CompareCase(const rapidjson::Value& record, const std::vector<Finding>& findings,
                 std::vector<std::string>& faults) {
  const std::string id = record["id"].GetString();
  std::vector<const Finding*> here;
  for (const Finding& finding : findings) {
    if (finding.case_id == id && finding.verdict) here.push_back(&finding);
  }
  std::vector<bool> expected(here.size(), false);
  if (record.HasMember("expect")) {
    for (const auto& line : record["expect"].GetArray()) {
      const Expectation expectation = ParseExpectation(line.GetString());
      bool found = false;
      for (size_t i = 0; i < here.size() && !found; ++i) {
        if (expected[i] || !Fits(expectation, *here[i])) continue;
        expected[i] = found = true;
      }
      if (found) continue;
      std::string near;
      for (const Finding* finding : here) {
        if (finding->rule == expectation.rule) near += "\n      has: " + Tell(*finding);
      }
      faults.push_back(id + ": expected but not found: " + expectation.text + near);
    }
  }
  for (size_t i = 0; i < here.size(); ++i) {
    if (!expected[i] && MustBeExpected(*here[i])) {
      faults.push_back(id + ": found but not expected: " + Tell(*here[i]));
    }
  }
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

bool Fits(const Expectation& expectation, const Finding& finding) {
  if (finding.rule != expectation.rule || !finding.verdict) return false;
  if (Name(*finding.verdict) != expectation.verdict) return false;
  for (const auto& [key, value] : expectation.values) {
    if (ValueOf(finding, key) != value) return false;
  }
  return true;
}

std::string Tell(const Finding& finding) {
  std::string text = std::string(Name(*finding.verdict)) + " " + finding.rule;
  for (const char* key :
       {"trigger", "stage", "late_by", "severity", "contested", "source", "done"}) {
    text += std::string(" ") + key + "=" + ValueOf(finding, key);
  }
  return text + " -- " + finding.message;
}

std::vector<std::string> CompareWithFixture(const std::string& path,
                                            const std::vector<Finding>& findings) {
  std::vector<std::string> faults;
  const rapidjson::Document document = Parse(path);
  for (const auto& record : document["cases"].GetArray()) CompareCase(record, findings, faults);
  return faults;
}

std::vector<Expectation> ExpectationsOf(const std::string& path) {
  std::vector<Expectation> expectations;
  const rapidjson::Document document = Parse(path);
  for (const auto& record : document["cases"].GetArray()) {
    if (!record.HasMember("expect")) continue;
    for (const auto& line : record["expect"].GetArray()) {
      expectations.push_back(ParseExpectation(line.GetString()));
    }
  }
  return expectations;
}

}  // namespace escalint::testing
