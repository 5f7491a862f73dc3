/// A year's figures for a terminal: one table after another, as wide as they need to be.
#pragma once

#include "report/annual_words.h"
#include "report/text_page.h"

namespace escalint {

void AppendAnnualText(const AnnualReport& report, const RunSummary& summary, const TextPage& page,
                      std::string& out);

}  // namespace escalint
