/// Which event a name in a record's `of` means, and which notes belong to an escalation.
///
/// Names are looked up in tables that are made when first asked for, so that a case with as many
/// records as events takes no longer for each than a small one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/case_record.h"

namespace escalint {

/// The events of one list by id, or by "#<position>" where they have none. Of several with one name
/// the first listed counts.
class EventNames {
 public:
  /// REQUIRES: the events outlive it.
  void Index(const std::vector<Event>& events);
  const Event* Find(std::string_view name) const;

 private:
  size_t SlotOf(std::string_view name) const;

  const std::vector<Event>* events_ = nullptr;
  std::vector<uint32_t> slots_;  // place in the list + 1, 0 = free; a power of two of them
};

/// What the remarks on one case ask again and again.
class References {
 public:
  /// REQUIRES: the record outlives it.
  explicit References(const CaseRecord& record) : record_(record) {}

  /// The event of that name in the list with the index (-1: the case's own).
  const Event* Find(int escalation, std::string_view name);
  /// The first escalation that has an event of that name; nullptr = none.
  const Escalation* BearerOf(std::string_view name);
  /// The notes on an escalation, or with -1 on the case, as listed: places in the record's.
  std::span<const uint32_t> NotesOn(int escalation);

 private:
  const CaseRecord& record_;
  EventNames of_case_, of_escalation_;
  int indexed_ = kNothing;  // the escalation in of_escalation_
  bool case_indexed_ = false;
  std::unordered_map<std::string, const Escalation*> bearers_;
  bool bearers_known_ = false;
  std::vector<uint32_t> notes_;  // by escalation
  static constexpr int kNothing = -2;
};

}  // namespace escalint
