#include "check/policy_set.h"

namespace escalint {
namespace {

/// Prefers a pack in force on `date`, then the one that came into force last.
const Policy* Better(const Policy* a, const Policy& b, const Interval& date) {
  if (a == nullptr) return &b;
  const Truth force_a = InForce(*a, date), force_b = InForce(b, date);
  if (force_a != force_b) return force_b > force_a ? &b : a;
  return b.in_force_from > a->in_force_from ? &b : a;
}

}  // namespace

const Policy* PolicySet::Find(std::string_view reference, const Interval& date) const {
  const size_t at = reference.find('@');
  const Policy* found = nullptr;
  for (const Policy& policy : policies_) {
    if (policy.id != reference.substr(0, at)) continue;
    if (at != std::string_view::npos && policy.version != reference.substr(at + 1)) continue;
    found = Better(found, policy, date);
  }
  return found;
}

const Policy* PolicySet::ForAuthority(std::string_view authority, const Interval& date) const {
  const Policy* found = nullptr;
  for (const Policy& policy : policies_) {
    if (!authority.empty() && policy.authority == authority) found = Better(found, policy, date);
  }
  return found;
}

Truth InForce(const Policy& policy, const Interval& date) {
  if (!policy.in_force_from && !policy.in_force_to) return Truth::kYes;
  if (!date.Known()) return Truth::kMaybe;
  if (policy.in_force_from && date.local_date < *policy.in_force_from) return Truth::kNo;
  if (policy.in_force_to && date.local_date > *policy.in_force_to) return Truth::kNo;
  return Truth::kYes;
}

bool PastReview(const Policy& policy, const Interval& date) {
  return policy.review_by && date.Known() && date.local_date > *policy.review_by;
}

}  // namespace escalint
