#include "check/step_index.h"

#include <algorithm>
#include <charconv>

#include "check/history.h"

namespace escalint {

static_assert(static_cast<int>(EventType::kMonitoringForm) < 32, "a row for each type");

void StepIndex::Build(const std::vector<Step>& steps) {
  words_ = (steps.size() + kBits - 1) / kBits;
  rows_.assign(words_ * kRows, 0);
  records_.clear();
  for (size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    if (!step.counts) continue;
    const int index = static_cast<int>(i);
    Set(kCounting, index);
    Set(static_cast<int>(step.event->type), index);
    if (step.stage != kNoStage) Set(kFirstStage + step.stage, index);
    if (step.event->type == EventType::kRecord && !step.event->of.empty()) {
      records_.push_back(index);
    }
  }
  IndexRecords(steps);
}

void StepIndex::IndexRecords(const std::vector<Step>& steps) {
  const auto of = [&](int step) { return steps[static_cast<size_t>(step)].event->of; };
  std::sort(records_.begin(), records_.end(), [&](int a, int b) {
    const int order = of(a).compare(of(b));
    return order != 0 ? order < 0 : a < b;
  });
  of_.clear();
  for (const int step : records_) of_.push_back(of(step));
}

std::span<const int> StepIndex::RecordsOf(const Event& event) const {
  if (records_.empty()) return {};
  std::array<char, 16> number{'#'};
  std::string_view name = event.id;
  if (name.empty()) {
    const auto end =
        std::to_chars(number.data() + 1, number.data() + number.size(), event.position);
    name = {number.data(), end.ptr};
  }
  const auto [begin, end] = std::equal_range(of_.begin(), of_.end(), name);
  return std::span(records_).subspan(static_cast<size_t>(begin - of_.begin()),
                                     static_cast<size_t>(end - begin));
}

}  // namespace escalint
