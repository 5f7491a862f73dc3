/// The rules of a run as SARIF's reportingDescriptors: what a reader is shown beside a finding.
#pragma once

#include <string>
#include <string_view>

#include "domain/finding.h"

namespace escalint {

/// Of the pseudo-rule under which records that could not be read are listed.
inline constexpr std::string_view kUnreadableRule = "UNREADABLE";

/// Under which findings of a baseline are listed that are no longer found: the rule that made one
/// may not be among those of this run.
inline constexpr std::string_view kGoneRule = "GONE";

/// GitHub takes texts of 1,024 characters.
inline constexpr size_t kLongestSarifText = 1000;

/// "error", "warning" or "note".
std::string_view SarifLevel(Severity severity);

/// Every rule of the policies used, every kind of remark on the data, and the pseudo-rules: one a
/// line, without the brackets around them.
void AppendSarifRules(const RunSummary& summary, std::string& out);

}  // namespace escalint
