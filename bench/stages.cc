/// What each stage of a check costs, one case (or one finding) at a time, over the exports that
/// this repository holds anyway:
///
///     build/release/bench/stages --benchmark_filter=Replaying
///
/// The figures say where to look when `scripts/benchmark` shows that something has become slower;
/// how fast a whole run is, they don't say.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "check/case_checker.h"
#include "cli/case_work.h"
#include "cli/check_plan.h"
#include "cli/run_input.h"
#include "cli/setup.h"
#include "report/finding_json.h"
#include "report/text_finding.h"

namespace escalint {
namespace {

[[noreturn]] void Fail(const Problems& problems) {
  for (const Problem& problem : problems) {
    std::fprintf(stderr, "stages: %s: %s\n", problem.file.c_str(), problem.message.c_str());
  }
  std::exit(2);
}

template <typename T>
T ValueOf(Result<T> result) {
  if (!result) Fail(result.problems());
  return std::move(*result);
}

std::string InRepository(const std::string& path) {
  return std::string(ESCALINT_SOURCE_DIR) + '/' + path;
}

/// Packs, words, zone and calendar, as the program loads them.
const Setup& TheSetup() {
  static const std::unique_ptr<Setup> setup = ValueOf(Setup::Make({}));
  return *setup;
}

const CheckPlan& ThePlan() {
  static const CheckPlan plan = [] {
    ReplayRequest request;
    request.source.hash = false;
    return ValueOf(MakePlan(request, TheSetup()));
  }();
  return plan;
}

/// An export with all of its cases in memory.
struct LoadedExport {
  explicit LoadedExport(const std::string& path)
      : input(ValueOf(RunInput::Open(InRepository(path), 0, ThePlan()))) {
    Slice slice;
    while (input->stream().Next(slice)) {
      bytes += slice.bytes.size();
      slices.push_back(slice);
    }
  }
  std::unique_ptr<RunInput> input;
  std::vector<Slice> slices;
  size_t bytes = 0;
};

/// The cases of an export, read.
struct ReadExport {
  struct Case {
    explicit Case(const Slice& slice) : reader(ThePlan().read) {
      if (const auto problem = reader.Read(slice, record)) Fail({*problem});
    }
    CaseReader reader;  ///< the record's text points into it
    CaseRecord record;
  };
  explicit ReadExport(const std::string& path) : loaded(path) {
    for (const Slice& slice : loaded.slices) cases.push_back(std::make_unique<Case>(slice));
  }
  LoadedExport loaded;
  std::vector<std::unique_ptr<Case>> cases;
};

/// Goes round and round, so that one iteration is one case and all cases count alike.
template <typename T>
class Round {
 public:
  explicit Round(const std::vector<T>& all) : all_(all) {}
  size_t Next() {
    const size_t here = at_;
    at_ = at_ + 1 == all_.size() ? 0 : at_ + 1;
    return here;
  }

 private:
  const std::vector<T>& all_;
  size_t at_ = 0;
};

/// Items are cases, bytes those of the file.
void CountCases(benchmark::State& state, size_t cases, size_t bytes) {
  state.SetItemsProcessed(static_cast<int64_t>(cases));
  if (bytes != 0) state.SetBytesProcessed(static_cast<int64_t>(bytes));
}

void Slicing(benchmark::State& state, const std::string& path) {
  const std::string file = InRepository(path);
  size_t cases = 0;
  for (auto _ : state) {
    const auto stream = ValueOf(ExportStream::Open(file, 0, ThePlan().source));
    Slice slice;
    while (stream->Next(slice)) ++cases;
  }
  CountCases(state, cases, state.iterations() * std::filesystem::file_size(file));
}

void Reading(benchmark::State& state, const std::string& path) {
  const LoadedExport loaded(path);
  CaseReader reader(ThePlan().read);
  CaseRecord record;
  Round round(loaded.slices);
  size_t bytes = 0;
  for (auto _ : state) {
    const Slice& slice = loaded.slices[round.Next()];
    benchmark::DoNotOptimize(reader.Read(slice, record));
    bytes += slice.bytes.size();
  }
  CountCases(state, state.iterations(), bytes);
}

void Replaying(benchmark::State& state, const std::string& path) {
  const ReadExport read(path);
  const RunInput& input = *read.loaded.input;
  const CaseChecker checker(TheSetup().policies, input.options());
  Round round(read.cases);
  size_t bytes = 0;
  for (auto _ : state) {
    const size_t number = round.Next();
    const Slice& slice = read.loaded.slices[number];
    CaseReport report;
    CaseTally tally;
    checker.Check(read.cases[number]->record, LocatorFor(slice, input.file()), report, tally);
    benchmark::DoNotOptimize(report);
    bytes += slice.bytes.size();
  }
  CountCases(state, state.iterations(), bytes);
}

std::vector<Finding> FindingsOf(const ReadExport& read) {
  const RunInput& input = *read.loaded.input;
  const CaseChecker checker(TheSetup().policies, input.options());
  std::vector<Finding> findings;
  for (size_t number = 0; number < read.cases.size(); ++number) {
    CaseReport report;
    CaseTally tally;
    checker.Check(read.cases[number]->record, LocatorFor(read.loaded.slices[number], input.file()),
                  report, tally);
    for (const EscalationReport& escalation : report.escalations) {
      findings.insert(findings.end(), escalation.findings.begin(), escalation.findings.end());
    }
  }
  return findings;
}

template <typename Render>
void RenderEach(benchmark::State& state, const std::string& path, Render render) {
  const ReadExport read(path);
  const std::vector<Finding> findings = FindingsOf(read);
  Round round(findings);
  std::string out;
  size_t bytes = 0;
  for (auto _ : state) {
    out.clear();
    render(findings[round.Next()], out);
    benchmark::DoNotOptimize(out.data());
    bytes += out.size();
  }
  CountCases(state, state.iterations(), bytes);
}

void RenderingJson(benchmark::State& state, const std::string& path) {
  RenderEach(state, path, AppendFindingJson);
}

void RenderingText(benchmark::State& state, const std::string& path) {
  const FindingText text(TextPage(TextPage::kDefaultWidth, false), TheSetup().zone);
  RenderEach(state, path,
             [&text](const Finding& finding, std::string& out) { text.Write(finding, out); });
}

using Stage = void (*)(benchmark::State&, const std::string&);

void Add(const std::string& name, Stage stage, const std::string& path) {
  benchmark::RegisterBenchmark((name + '/' + path).c_str(),
                               [stage, path](benchmark::State& state) { stage(state, path); });
}

/// Relative to the repository, in name order.
std::vector<std::string> FilesIn(const std::string& folder, const std::string& ending) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(InRepository(folder))) {
    if (entry.path().extension() == ending) {
      files.push_back(folder + '/' + entry.path().filename().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

void AddStages(const std::string& sample) {
  for (const char* carrier : {"json", "ndjson", "xml"}) {
    Add("Slicing", Slicing, sample + '.' + carrier);
  }
  for (const char* carrier : {"ndjson", "xml"}) Add("Reading", Reading, sample + '.' + carrier);
  Add("Replaying", Replaying, sample + ".ndjson");
  // Every policy has worked examples: short cases, one duty each.
  for (const std::string& file : FilesIn("rules/worked-examples", ".ndjson")) {
    Add("Replaying", Replaying, file);
  }
  Add("RenderingJson", RenderingJson, sample + ".ndjson");
  Add("RenderingText", RenderingText, sample + ".ndjson");
}

}  // namespace
}  // namespace escalint

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  // No authority is named in C++: the first sample there is will do.
  std::vector<std::string> samples;
  for (const auto& entry : std::filesystem::directory_iterator(escalint::InRepository("samples"))) {
    if (std::filesystem::exists(entry.path() / "year.ndjson")) {
      samples.push_back("samples/" + entry.path().filename().string() + "/year");
    }
  }
  std::sort(samples.begin(), samples.end());
  if (samples.empty()) {
    std::fprintf(stderr, "stages: samples/ holds no year.ndjson\n");
    return 2;
  }
  escalint::AddStages(samples.back());
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
