#include "check/step_index.h"

#include <algorithm>
#include <charconv>

#include "check/history.h"

namespace escalint {

inline void StepIndex::Enter(int index, const Step& step) {
  Word* const rows = RowsOf(index);
  const Word bit = BitOf(index);
  const Event& event = *step.event;
  const auto add = [&](int row) { rows[row] |= bit; };
  const auto mark = [&](Mark what) { add(kFirstMark + what); };
  add(static_cast<int>(event.type));
  if (step.stage != kNoStage) add(kFirstStage + step.stage);
  add(kFirstOutcome + static_cast<int>(event.outcome));
  add(kFirstMethod + static_cast<int>(event.method));
  add(kFirstRisk + static_cast<int>(event.risk));
  event.about.ForEach([&](About about) { add(kFirstAbout + static_cast<int>(about)); });
  event.contents.ForEach([&](Content content) { add(kFirstContent + static_cast<int>(content)); });
  mark(kCounts);
  if (event.type == EventType::kRecord) {
    if (!event.has_contents) mark(kContentsUntold);
    if (!event.of.empty()) named_.push_back({Name(event.of), index});
  }
  if (event.type == EventType::kNotified && event.about.Empty()) mark(kAboutUntold);
  if (!event.due.empty()) mark(kHasDue);
  if (!event.owner.empty()) mark(kHasOwner);
  if (!event.approved_by.empty()) mark(kHasApproval);
  if (!event.on_child_file.value_or(true)) mark(kNotOnFile);
}

void StepIndex::Build(const std::vector<Step>& steps) {
  rows_.assign((steps.size() + kBits - 1) / kBits * kRows, 0);
  named_.clear();
  for (size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].counts) Enter(static_cast<int>(i), steps[i]);
  }
  SortRecords();
}

bool StepIndex::Name::operator<(const Name& other) const {
  if (packed.head != other.packed.head) return packed.head < other.packed.head;
  if (packed.tail != other.packed.tail) return packed.tail < other.packed.tail;
  if (packed.size != other.packed.size) return packed.size < other.packed.size;
  return !SameMiddle(packed, text, other.text) && text < other.text;
}

void StepIndex::SortRecords() {
  std::sort(named_.begin(), named_.end(), [](const Record& a, const Record& b) {
    if (a.of < b.of) return true;
    return !(b.of < a.of) && a.step < b.step;
  });
  records_.clear();
  for (const Record& record : named_) records_.push_back(record.step);
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
  const Name wanted(name);
  const auto begin = std::partition_point(named_.begin(), named_.end(),
                                          [&](const Record& record) { return record.of < wanted; });
  auto end = begin;
  while (end != named_.end() && !(wanted < end->of)) ++end;
  return std::span(records_).subspan(static_cast<size_t>(begin - named_.begin()),
                                     static_cast<size_t>(end - begin));
}

}  // namespace escalint
