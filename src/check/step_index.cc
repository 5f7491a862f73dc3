#include "check/step_index.h"

#include <algorithm>
#include <charconv>

#include "check/history.h"

namespace escalint {

void StepIndex::Build(const std::vector<Step>& steps) {
  rows_.assign((steps.size() + kBits - 1) / kBits * kRows, 0);
  records_.clear();
  for (size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].counts) Enter(static_cast<int>(i), steps[i]);
  }
  IndexRecords(steps);
}

void StepIndex::Enter(int index, const Step& step) {
  Word* const rows = RowsOf(index);
  const Word bit = BitOf(index);
  const Event& event = *step.event;
  const auto add = [&](int row) { rows[row] |= bit; };
  const auto add_if = [&](bool holds, Mark mark) { rows[kFirstMark + mark] |= holds ? bit : 0; };
  add(static_cast<int>(event.type));
  if (step.stage != kNoStage) add(kFirstStage + step.stage);
  add(kFirstOutcome + static_cast<int>(event.outcome));
  add(kFirstMethod + static_cast<int>(event.method));
  add(kFirstRisk + static_cast<int>(event.risk));
  event.about.ForEach([&](About about) { add(kFirstAbout + static_cast<int>(about)); });
  event.contents.ForEach([&](Content content) { add(kFirstContent + static_cast<int>(content)); });
  const bool is_record = event.type == EventType::kRecord;
  add(kFirstMark + kCounts);
  add_if(is_record && !event.has_contents, kContentsUntold);
  add_if(event.about.Empty(), kAboutUntold);
  add_if(!event.due.empty(), kHasDue);
  add_if(!event.owner.empty(), kHasOwner);
  add_if(!event.approved_by.empty(), kHasApproval);
  add_if(!event.on_child_file.value_or(true), kNotOnFile);
  if (is_record && !event.of.empty()) records_.push_back(index);
}

bool StepIndex::Name::operator<(const Name& other) const {
  if (packed.head != other.packed.head) return packed.head < other.packed.head;
  if (packed.tail != other.packed.tail) return packed.tail < other.packed.tail;
  if (packed.size != other.packed.size) return packed.size < other.packed.size;
  return !SameMiddle(packed, text, other.text) && text < other.text;
}

void StepIndex::IndexRecords(const std::vector<Step>& steps) {
  const auto of = [&](int step) { return Name(steps[static_cast<size_t>(step)].event->of); };
  std::sort(records_.begin(), records_.end(), [&](int a, int b) {
    const Name name_a = of(a), name_b = of(b);
    if (name_a < name_b) return true;
    return !(name_b < name_a) && a < b;
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
  const auto [begin, end] = std::equal_range(of_.begin(), of_.end(), Name(name));
  return std::span(records_).subspan(static_cast<size_t>(begin - of_.begin()),
                                     static_cast<size_t>(end - begin));
}

}  // namespace escalint
