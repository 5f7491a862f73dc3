/// A year's figures as a workbook for Excel, made to be published: what the figures are and how
/// they are to be read, then each table on a sheet of its own.
///
///     About            years, authorities, policies, exports; what to know first; what the marks
///                      mean; which table is on which sheet
///     Movement         Escalations open at some time of the year
///     Children, …
///
/// Numbers are numbers, percentages are formatted as such, and what is withheld is the text "[c]":
/// no sum of Excel takes it for a 0.
#pragma once

#include <optional>

#include "domain/problem.h"
#include "report/annual_words.h"

namespace escalint {

/// `path`: where the workbook will go. What keeps it from being whole, if anything does.
std::optional<Problem> AppendAnnualXlsx(const AnnualReport& report, const RunSummary& summary,
                                        const std::string& path, std::string& out);

}  // namespace escalint
