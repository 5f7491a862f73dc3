/// The end of the text report: how many duties there were, what became of them, and what the whole
/// run means.
///
/// The last line is the one that people remember. It never says that a policy was followed when
/// something could not be checked, could not be read, or was not there to be checked at all.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "domain/finding.h"
#include "report/seen_in_cases.h"
#include "report/text_page.h"

namespace escalint {

/// `gone`: the first of the baseline's findings that are no longer found, a line each.
void WriteSummary(const RunSummary& summary, const SeenInCases& seen,
                  const std::vector<std::string>& gone, const TextPage& page, std::string& out);

/// What the baseline and the suppressions keep out of the exit status, line by line: a name and a
/// number. Nothing where the run has neither.
std::vector<std::pair<std::string, int64_t>> StandingRows(const RunSummary& summary);

/// Those of `rules` that could not run: a line for each reason, in the order in which the reasons
/// first appear. Nothing where all ran.
void WriteRulesNotRun(const std::vector<RuleTally>& rules, const TextPage& page, std::string& out);

/// What this run cannot vouch for, a phrase each: "3 duties could not be checked". Empty = nothing
/// was left unchecked.
std::vector<std::string> Gaps(const RunSummary& summary, const SeenInCases& seen);

/// The last line, e.g. "2 breaches at or above medium in 1 escalation; 3 duties could not be
/// checked."
std::string Conclusion(const RunSummary& summary, const SeenInCases& seen);

}  // namespace escalint
