/// `escalint rules list`: every rule of the packs, a line each.
///
/// In `text` for a person, grouped by policy; in `csv` and `json` for a spreadsheet or a program,
/// with the columns id, policy, clause, kind, severity, title.
#pragma once

#include <string>
#include <vector>

#include "domain/policy.h"

namespace escalint {

std::string ListRulesAsText(const std::vector<const Policy*>& policies, size_t width);
std::string ListRulesAsCsv(const std::vector<const Policy*>& policies);
std::string ListRulesAsJson(const std::vector<const Policy*>& policies);

}  // namespace escalint
