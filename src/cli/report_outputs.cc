#include "cli/report_outputs.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace escalint {
namespace {

constexpr size_t kEnoughToWrite = size_t{64} << 10;

}  // namespace

std::optional<Problem> WouldReplace(const std::string& path,
                                    const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code unknown;  // then they are not the same file
    if (path == "-" || input == "-" || !std::filesystem::is_regular_file(path, unknown) ||
        !std::filesystem::equivalent(path, input, unknown)) {
      continue;
    }
    Problem problem;
    problem.file = path;
    problem.message = "the output is the input " + input + ", which would be lost";
    problem.hint = "write to another file";
    return problem;
  }
  return std::nullopt;
}

std::optional<Problem> ReportOutputs::Add(std::unique_ptr<Reporter> reporter,
                                          const std::string& path) {
  if (auto problem = reporter->WriteProblem()) return problem;
  auto file = OutputFile::Open(path);
  if (!file) return file.problems().front();
  reporters_.push_back(std::move(reporter));
  files_.push_back(std::move(*file));
  pending_.emplace_back();
  return std::nullopt;
}

bool ReportOutputs::WantsHistory() const {
  return std::any_of(reporters_.begin(), reporters_.end(),
                     [](const auto& reporter) { return reporter->WantsHistory(); });
}

bool ReportOutputs::WantsPassage() const {
  return std::any_of(reporters_.begin(), reporters_.end(),
                     [](const auto& reporter) { return reporter->WantsPassage(); });
}

EnumSet<Verdict> ReportOutputs::AlsoWanted() const {
  EnumSet<Verdict> wanted;
  for (const auto& reporter : reporters_) wanted |= reporter->AlsoWants();
  return wanted;
}

void ReportOutputs::Begin() {
  for (size_t i = 0; i < files_.size(); ++i) {
    reporters_[i]->Begin({.version = ESCALINT_VERSION}, pending_[i]);
  }
}

void ReportOutputs::Append(const std::vector<Fragment>& fragments) {
  for (size_t i = 0; i < files_.size(); ++i) {
    reporters_[i]->Append(fragments[i], pending_[i]);
    Flush(i, kEnoughToWrite);
  }
}

void ReportOutputs::AppendRemark(const Finding& finding) {
  std::vector<Fragment> fragments(reporters_.size());
  for (size_t i = 0; i < files_.size(); ++i) {
    reporters_[i]->RenderDataFinding(finding, fragments[i]);
  }
  Append(fragments);
}

void ReportOutputs::AppendGone(const CaseReport& gone) {
  for (size_t i = 0; i < files_.size(); ++i) {
    reporters_[i]->AddGone(gone, pending_[i]);
    Flush(i, kEnoughToWrite);
  }
}

void ReportOutputs::End(const RunSummary& summary) {
  for (size_t i = 0; i < files_.size(); ++i) {
    reporters_[i]->End(summary, pending_[i]);
    while (!failed_ && reporters_[i]->More(pending_[i])) Flush(i, kEnoughToWrite);
    Flush(i, 0);
  }
}

void ReportOutputs::Flush(size_t output, size_t at_least) {
  if (reporters_[output]->WriteProblem()) failed_ = true;
  std::string& pending = pending_[output];
  if (pending.size() < at_least) return;
  if (files_[output].Write(pending)) failed_ = true;
  pending.clear();
}

/// The run ended early, so the other reports aren't whole either.
Problems ReportOutputs::WhyFailed() {
  Problems problems;
  for (size_t i = 0; i < files_.size(); ++i) {
    auto problem = reporters_[i]->WriteProblem();
    if (!problem) problem = files_[i].Write("");
    if (problem) problems.push_back(std::move(*problem));
  }
  return problems;
}

Problems ReportOutputs::Commit() {
  if (failed_) return WhyFailed();
  Problems problems;
  for (size_t i = 0; i < files_.size(); ++i) {
    auto problem = reporters_[i]->Commit();
    if (!problem) problem = files_[i].Commit();
    if (problem) problems.push_back(std::move(*problem));
  }
  return problems;
}

}  // namespace escalint
