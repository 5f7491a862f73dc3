/// A year's figures as one HTML page that opens without a network: each table, and above some of
/// them a chart of the same figures.
#pragma once

#include "report/annual_words.h"

namespace escalint {

void AppendAnnualHtml(const AnnualReport& report, const RunSummary& summary, std::string& out);

}  // namespace escalint
