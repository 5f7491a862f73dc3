#include "cli/merge_run.h"

#include <atomic>
#include <utility>

#include "cli/case_work.h"
#include "cli/ordered_pipeline.h"

namespace escalint {
namespace {

constexpr size_t kBatchBytes = size_t{64} << 10;

struct MergedCase {
  CasePlace place;
  std::string line;
  std::vector<Fragment> fragments;  ///< once rendered
  std::optional<CaseReport> gone;   ///< where it is a finding of the baseline
};

struct MergeBatch {
  std::vector<MergedCase> cases;
  bool sound = true;
};

class Merge {
 public:
  Merge(PartialSet& set, int jobs, ReportOutputs& outputs)
      : set_(set), jobs_(jobs), outputs_(outputs), remarks_(outputs, set.gate(), true) {}

  Result<MergeResult> Run();

 private:
  std::optional<Problem> MissingVerdicts() const;
  bool Fill(MergeBatch& batch);
  void Render(MergeBatch& batch) const;
  void Collect(const MergeBatch& batch);
  void OpenInputsBefore(uint64_t end);
  bool IsGone(const CasePlace& place) const { return place.input == set_.totals().inputs.size(); }

  PartialSet& set_;
  int jobs_;
  ReportOutputs& outputs_;
  RunRemarker remarks_;
  uint64_t opened_ = 0;
  bool sound_ = true;
  std::atomic<bool> stop_{false};
};

bool Merge::Fill(MergeBatch& batch) {
  batch.cases.clear();
  batch.sound = true;
  if (stop_) return false;
  size_t bytes = 0;
  MergedCase next;
  while (bytes < kBatchBytes && set_.Next(next.place, next.line)) {
    bytes += next.line.size();
    batch.cases.push_back(std::move(next));
    next = {};
  }
  return !batch.cases.empty();
}

/// As one that the baseline alone has must.
bool HoldsAFinding(const CaseReport& report) {
  return !report.escalations.empty() && !report.escalations.front().findings.empty();
}

void Merge::Render(MergeBatch& batch) const {
  const Reporters& reporters = outputs_.reporters();
  for (MergedCase& merged : batch.cases) {
    auto report = ReadCaseLine(merged.line);
    if (!report || (IsGone(merged.place) && !HoldsAFinding(*report))) {
      batch.sound = false;
      return;
    }
    if (IsGone(merged.place)) {
      merged.gone = std::move(report);
      continue;
    }
    merged.fragments.resize(reporters.size());
    for (size_t i = 0; i < reporters.size(); ++i) {
      reporters[i]->RenderCase(*report, merged.fragments[i]);
    }
  }
}

/// Every export has its turn, also one without findings.
void Merge::OpenInputsBefore(uint64_t end) {
  for (; opened_ < end; ++opened_) remarks_.OpenInput(set_.totals().inputs[opened_]);
}

void Merge::Collect(const MergeBatch& batch) {
  sound_ = sound_ && batch.sound;
  if (!sound_ || outputs_.failed()) {
    stop_ = true;
    return;
  }
  for (const MergedCase& merged : batch.cases) {
    if (merged.gone) {
      OpenInputsBefore(set_.totals().inputs.size());
      outputs_.AppendGone(*merged.gone);
      continue;
    }
    OpenInputsBefore(merged.place.input + 1);
    outputs_.Append(merged.fragments);
  }
}

/// A report of every duty can't be made of parts that hold the breached ones only.
std::optional<Problem> Merge::MissingVerdicts() const {
  if (set_.verdicts().ContainsAll(outputs_.AlsoWanted())) return std::nullopt;
  return Problem{"", 0, 0,
                 "--format junit lists every duty, and the partial reports hold only those that "
                 "were breached or could not be checked",
                 "check the shards again with --verdict met,not_due,waived"};
}

Result<MergeResult> Merge::Run() {
  if (auto problem = MissingVerdicts()) return *std::move(problem);
  outputs_.Begin();
  OrderedPipeline<MergeBatch>(jobs_).Run([this](MergeBatch& batch) { return Fill(batch); },
                                         [this](MergeBatch& batch) { Render(batch); },
                                         [this](MergeBatch& batch) { Collect(batch); });
  if (!set_.problems().empty()) return set_.problems();
  if (!sound_) {
    return Problem{"", 0, 0, "a partial report has a line that cannot be read back",
                   "check its shard again"};
  }
  OpenInputsBefore(set_.totals().inputs.size());
  remarks_.Finish(set_.policies(), set_.totals());
  MergeResult result{set_.totals().failing, CountUnread(set_.totals())};
  for (size_t i = 0; i < result.failing.size(); ++i) result.failing[i] += remarks_.failing()[i];
  return result;
}

}  // namespace

Result<MergeResult> RunMerge(PartialSet& set, int jobs, ReportOutputs& outputs) {
  return Merge(set, jobs, outputs).Run();
}

}  // namespace escalint
