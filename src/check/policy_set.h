/// The packs of a run, and which of them an escalation falls under.
#pragma once

#include <string_view>
#include <vector>

#include "domain/policy.h"

namespace escalint {

class PolicySet {
 public:
  /// Draws up the policies' agendas.
  explicit PolicySet(std::vector<Policy> policies) : policies_(std::move(policies)) {
    for (Policy& policy : policies_) policy.DrawUpAgenda();
  }

  const std::vector<Policy>& policies() const { return policies_; }
  int IndexOf(const Policy& policy) const { return static_cast<int>(&policy - policies_.data()); }

  /// `reference` is "id" or "id@version"; of several versions the one in force on `date` (the
  /// newest where the date is not known or none fits). nullptr = no such pack.
  const Policy* Find(std::string_view reference, const Interval& date) const;
  /// The authority's pack in force on `date`.
  const Policy* ForAuthority(std::string_view authority, const Interval& date) const;

 private:
  std::vector<Policy> policies_;
};

/// Was the policy in force on that date, and not past its review date? kMaybe if the date is
/// unknown.
Truth InForce(const Policy& policy, const Interval& date);
bool PastReview(const Policy& policy, const Interval& date);

}  // namespace escalint
