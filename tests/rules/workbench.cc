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

std::vector<std::string> PackFiles() {
  std::vector<std::string> paths;
  for (const std::string folder : {"/rules", "/rules/examples"}) {
    for (const auto& entry : fs::directory_iterator(kRoot + folder)) {
      const std::string path = entry.path().string();
      if (path.ends_with(".json") && !path.ends_with("/vocabulary.json")) paths.push_back(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

PackShelf PackShelf::OfFiles(const std::vector<std::string>& paths) {
  std::vector<Pack> packs;
  for (const std::string& path : paths) packs.push_back({ReadFile(path), path});
  return PackShelf(std::move(packs));
}

const PolicySet& PackShelf::Under(const ReadingChoices& readings) const {
  const auto known = compiled_.find(readings);
  if (known != compiled_.end()) return known->second;
  std::vector<Policy> policies;
  for (const Pack& pack : packs_)
    policies.push_back(Must(LoadPack(pack.text, pack.file, readings)));
  std::sort(policies.begin(), policies.end(),
            [](const Policy& a, const Policy& b) { return a.id < b.id; });
  return compiled_.emplace(readings, PolicySet(std::move(policies))).first->second;
}

std::vector<Policy> ShippedPacks(const ReadingChoices& choices) {
  return PackShelf::OfFiles(PackFiles()).Under(choices).policies();
}

Workbench::Workbench() : Workbench(ReadingChoices{}) {}
Workbench::Workbench(const ReadingChoices& choices) : policies_(ShippedPacks(choices)) {}
Workbench::Workbench(std::vector<Policy> policies) : policies_(std::move(policies)) {}

ReadExport::ReadExport(const std::string& path) {
  auto stream = Must(ExportStream::Open(path, 0, SourceOptions{}));
  std::vector<DataNote> notes;
  ExportHeader header;
  if (!stream->header().empty()) {
    header = Must(ReadHeader(stream->header(), stream->carrier(), TheSetting().vocabulary, notes));
  }
  options.settings.calendar = &TheSetting().calendar;
  options.settings.zone = &TheSetting().zone;
  options.settings.as_of = AsOf(header.as_of);
  if (!header.as_of.empty()) options.exported = {AsOf(header.as_of), header.as_of};
  options.settings.has_covers = header.has_covers;
  options.settings.covers = header.covers;
  options.authority = header.authority;
  options.shown = kEveryVerdict;
  const ReadOptions reading{&TheSetting().zone, &TheSetting().vocabulary, false};
  for (Slice slice; stream->Next(slice);) {
    auto& one = *cases.emplace_back(std::make_unique<Case>(reading));
    one.slice = slice;
    if (const auto problem = one.reader.Read(one.slice, one.record)) {
      std::cerr << path << ": " << ToString(*problem) << "\n";
      std::abort();
    }
  }
}

std::vector<Finding> CheckCase(const CaseChecker& checker, const CaseRecord& record,
                               CaseTally& tally) {
  CaseReport report;
  const Locator nowhere = [](SourceOffset, int, int) { return Location{}; };
  checker.Check(record, nowhere, report, tally);
  std::vector<Finding> findings;
  for (EscalationReport& escalation : report.escalations) {
    std::move(escalation.findings.begin(), escalation.findings.end(), std::back_inserter(findings));
  }
  return findings;
}

std::vector<Finding> Workbench::Check(const std::string& path) const {
  CaseTally total;
  return CheckExport(ReadExport(path), total);
}

std::vector<Finding> Workbench::RunRemarksOn(const std::string& path) const {
  const ReadExport read(path);
  CaseTally total;
  CheckExport(read, total);
  return RunRemarks(policies_, total, read.options.settings.has_covers);
}

std::vector<Finding> Workbench::CheckExport(const ReadExport& read, CaseTally& total) const {
  const CaseChecker checker(policies_, read.options);
  std::vector<Finding> findings;
  for (const auto& one : read.cases) {
    CaseTally tally;
    std::vector<Finding> more = CheckCase(checker, one->record, tally);
    total.Add(tally);
    std::move(more.begin(), more.end(), std::back_inserter(findings));
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
