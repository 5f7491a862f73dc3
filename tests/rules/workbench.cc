#include "rules/workbench.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "ingest/calendar_reader.h"
#include "ingest/case_reader.h"
#include "ingest/time_parser.h"
#include "source/export_stream.h"
#include "text/zone.h"

namespace escalint::testing {
namespace {

namespace fs = std::filesystem;

const std::string kRoot = ESCALINT_SOURCE_DIR;

template <typename T>
T Must(Result<T> result) {
  if (result) return std::move(*result);
  for (const Problem& problem : result.problems()) std::cerr << ToString(problem) << "\n";
  std::abort();
}

struct Setting {
  ZoneTable zone = Must(LoadZone("Europe/London"));
  WorkingDayCalendar calendar =
      Must(LoadCalendar(ReadFile(kRoot + "/rules/calendars/england-and-wales.json"), "calendar"));
  Vocabulary vocabulary =
      Must(Vocabulary::Load(ReadFile(kRoot + "/rules/vocabulary.json"), "vocabulary"));
};

const Setting& TheSetting() {
  static const Setting setting;
  return setting;
}

sys_seconds AsOf(const std::string& text) {
  const ParsedTime parsed = ParseTime(text, TheSetting().zone, false);
  return parsed.interval.Known() ? parsed.interval.last : sys_seconds{} + std::chrono::years{60};
}

}  // namespace

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> FilesBelow(const std::string& folder, const std::string& ending) {
  std::vector<std::string> paths;
  const fs::path root = fs::path(kRoot) / folder;
  if (!fs::exists(root)) return paths;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().string().ends_with(ending)) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<Policy> ShippedPacks(const ReadingChoices& choices) {
  std::vector<Policy> policies;
  for (const auto& entry : fs::directory_iterator(kRoot + "/rules")) {
    const std::string path = entry.path().string();
    if (!path.ends_with(".json") || path.ends_with("vocabulary.json")) continue;
    policies.push_back(Must(LoadPack(ReadFile(path), path, choices)));
  }
  std::sort(policies.begin(), policies.end(),
            [](const Policy& a, const Policy& b) { return a.id < b.id; });
  return policies;
}

Workbench::Workbench() : Workbench(ReadingChoices{}) {}
Workbench::Workbench(const ReadingChoices& choices) : policies_(ShippedPacks(choices)) {}
Workbench::Workbench(std::vector<Policy> policies) : policies_(std::move(policies)) {}

std::vector<Finding> Workbench::Check(const std::string& path) const {
  CaseTally total;
  bool has_covers = false;
  return CheckStream(path, total, has_covers);
}

std::vector<Finding> Workbench::RunRemarksOn(const std::string& path) const {
  CaseTally total;
  bool has_covers = false;
  CheckStream(path, total, has_covers);
  return RunRemarks(policies_, total, has_covers);
}

std::vector<Finding> Workbench::CheckStream(const std::string& path, CaseTally& total,
                                            bool& has_covers) const {
  auto stream = Must(ExportStream::Open(path, 0, SourceOptions{}));
  std::vector<DataNote> notes;
  ExportHeader header;
  if (!stream->header().empty()) {
    header = Must(ReadHeader(stream->header(), stream->carrier(), TheSetting().vocabulary, notes));
  }
  CheckOptions options;
  options.settings.calendar = &TheSetting().calendar;
  options.settings.zone = &TheSetting().zone;
  options.settings.as_of = AsOf(header.as_of);
  if (!header.as_of.empty()) options.exported = {AsOf(header.as_of), header.as_of};
  options.settings.has_covers = header.has_covers;
  options.settings.covers = header.covers;
  has_covers = header.has_covers;
  options.authority = header.authority;
  options.shown = {Verdict::kMet, Verdict::kBreached, Verdict::kCannotTell, Verdict::kNotDue,
                   Verdict::kWaived};
  const CaseChecker checker(policies_, options);
  CaseReader reader({&TheSetting().zone, &TheSetting().vocabulary, false});
  std::vector<Finding> findings;
  CaseRecord record;
  for (Slice slice; stream->Next(slice);) {
    if (const auto problem = reader.Read(slice, record)) {
      std::cerr << path << ": " << ToString(*problem) << "\n";
      std::abort();
    }
    CaseReport report;
    CaseTally tally;
    const Locator nowhere = [](SourceOffset, int, int) { return Location{}; };
    checker.Check(record, nowhere, report, tally);
    total.Add(tally);
    for (EscalationReport& escalation : report.escalations) {
      for (Finding& finding : escalation.findings) findings.push_back(std::move(finding));
    }
  }
  return findings;
}

std::vector<Finding> Workbench::CheckText(const std::string& json) const {
  const fs::path path = fs::temp_directory_path() /
                        ("escalint-test-" + std::to_string(std::hash<std::string>{}(json)));
  std::ofstream(path, std::ios::binary) << json;
  std::vector<Finding> findings = Check(path.string());
  fs::remove(path);
  return findings;
}

}  // namespace escalint::testing
