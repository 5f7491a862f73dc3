#include "check/references.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <functional>
#include <numeric>

namespace escalint {
namespace {

/// An event's name, written where it has no id of its own.
class NameOf {
 public:
  explicit NameOf(const Event& event) : name_(event.id) {
    if (!name_.empty()) return;
    const auto end = std::to_chars(text_.data() + 1, text_.data() + text_.size(), event.position);
    name_ = {text_.data(), end.ptr};
  }
  NameOf(const NameOf&) = delete;
  NameOf& operator=(const NameOf&) = delete;
  std::string_view view() const { return name_; }

 private:
  std::array<char, 16> text_{'#'};
  std::string_view name_;
};

}  // namespace

/// The slot that has the name, or the free one where it would go.
size_t EventNames::SlotOf(std::string_view name) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = std::hash<std::string_view>{}(name)&mask;
  while (slots_[slot] != 0 && NameOf((*events_)[slots_[slot] - 1]).view() != name) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void EventNames::Index(const std::vector<Event>& events) {
  events_ = &events;
  slots_.assign(std::bit_ceil(2 * events.size() + 1), 0);
  for (size_t i = 0; i < events.size(); ++i) {
    const size_t slot = SlotOf(NameOf(events[i]).view());
    if (slots_[slot] == 0) slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

const Event* EventNames::Find(std::string_view name) const {
  const uint32_t place = slots_[SlotOf(name)];
  return place == 0 ? nullptr : &(*events_)[place - 1];
}

const Event* References::Find(int escalation, std::string_view name) {
  if (escalation < 0) {
    if (!case_indexed_) of_case_.Index(record_.events);
    case_indexed_ = true;
    return of_case_.Find(name);
  }
  if (indexed_ != escalation) {
    of_escalation_.Index(record_.escalations[static_cast<size_t>(escalation)].events);
  }
  indexed_ = escalation;
  return of_escalation_.Find(name);
}

const Escalation* References::BearerOf(std::string_view name) {
  for (const Escalation& escalation : record_.escalations) {
    if (bearers_known_) break;
    for (const Event& event : escalation.events) {
      bearers_.try_emplace(std::string(NameOf(event).view()), &escalation);
    }
  }
  bearers_known_ = true;
  const auto found = bearers_.find(std::string(name));
  return found == bearers_.end() ? nullptr : found->second;
}

std::span<const uint32_t> References::NotesOn(int escalation) {
  if (record_.notes.empty()) return {};
  const auto of = [this](uint32_t note) { return record_.notes[note].escalation; };
  if (notes_.empty()) {
    notes_.resize(record_.notes.size());
    std::iota(notes_.begin(), notes_.end(), 0u);
    std::stable_sort(notes_.begin(), notes_.end(),
                     [&](uint32_t a, uint32_t b) { return of(a) < of(b); });
  }
  const auto begin = std::partition_point(notes_.begin(), notes_.end(),
                                          [&](uint32_t note) { return of(note) < escalation; });
  const auto end = std::partition_point(begin, notes_.end(),
                                        [&](uint32_t note) { return of(note) == escalation; });
  return {begin, end};
}

}  // namespace escalint
