// Drawn cases put through the checker, under the packs as they are shipped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/case_checker.h"
#include "ingest/export_writer.h"
#include "properties/drawn_case.h"
#include "properties/property.h"

namespace escalint {

void PrintTo(Verdict verdict, std::ostream* out);

const PolicySet& ShippedPolicies();

/// How a drawn case is looked at: all five verdicts are shown.
struct Check {
  std::string_view as_of = "2024-06-30";
  const PolicySet* policies = &ShippedPolicies();
  Carrier carrier = Carrier::kJson;
  bool has_covers = false;
  EnumSet<EventType> covers;
};

/// Some while after the drawn histories begin; half of the exports don't record all types of event.
Check DrawCheck();

/// The findings in report order, the case's own first. Adds to `tally` if there is one.
std::vector<Finding> FindingsOf(const std::string& text, const Check& check = {},
                                CaseTally* tally = nullptr);

/// One line a finding: rule, escalation, trigger, verdict, message.
std::vector<std::string> Told(const std::vector<Finding>& findings);

/// The only case of `json`, written in another carrier.
std::string Converted(const std::string& json, Carrier carrier);

}  // namespace escalint
