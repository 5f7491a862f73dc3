/// A year's figures as open data: one row for each figure, and a second file that explains the
/// first, as the Department for Education publishes its data.
///
///     time_period,time_identifier,authority,policy,table,category,second_category,measure,value
///     202324,Financial year,littleshire,all,entry_stage,stage 1 (…),,escalations_opened,12
///     202324,Financial year,littleshire,all,time_limits,stage 1 (…),LIT-1: …,late,c
///
/// Headers in snake_case, UTF-8 without a byte order mark, RFC 4180. "c" stands for what is
/// withheld, "z" for what does not apply. A text that a spreadsheet would run as a formula gets a '
/// in front.
#pragma once

#include "report/annual_words.h"

namespace escalint {

void AppendAnnualCsv(const AnnualReport& report, std::string& out);
/// What each column, measure and table holds.
void AppendAnnualCsvMeta(const AnnualReport& report, const RunSummary& summary, std::string& out);

/// "figures.csv" → "figures.meta.csv"
std::string MetaPath(const std::string& path);

}  // namespace escalint
