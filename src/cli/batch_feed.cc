#include "cli/batch_feed.h"

#include <utility>

namespace escalint {
namespace {

/// Large enough that handing a batch on costs nothing beside checking it, small enough that many
/// threads find work in a small export.
constexpr size_t kBatchBytes = size_t{64} << 10;

}  // namespace

void Batch::Clear() {
  input.reset();
  opens_input = closes_input = false;
  records_before = records = 0;
  slices.clear();
  cases.clear();
}

bool BatchFeed::Next(Batch& batch) {
  batch.Clear();
  if (!input_ && !OpenNext()) return false;
  batch.input = input_;
  batch.opens_input = !std::exchange(begun_, true);
  batch.records_before = records_;
  Fill(batch);
  batch.records = batch.slices.size();
  records_ += batch.records;
  if (batch.closes_input) input_ = nullptr;
  return true;
}

bool BatchFeed::OpenNext() {
  if (next_input_ == plan_.inputs.size() || !problems_.empty()) return false;
  auto input = RunInput::Open(plan_.inputs[next_input_], next_input_, plan_);
  if (!input) {
    problems_ = input.problems();
    return false;
  }
  input_ = std::move(*input);
  begun_ = false;
  records_ = 0;
  ++next_input_;
  return true;
}

void BatchFeed::Fill(Batch& batch) {
  size_t bytes = 0;
  while (bytes < kBatchBytes) {
    Slice slice;
    if (!input_->stream().Next(slice)) {
      batch.closes_input = true;
      return;
    }
    bytes += slice.bytes.size() + sizeof(Slice);
    batch.slices.push_back(std::move(slice));
  }
}

}  // namespace escalint
