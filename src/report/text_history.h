/// An escalation's history as a person reads it: one event a line, when, which and what.
#pragma once

#include <string>
#include <vector>

#include "domain/finding.h"
#include "domain/time.h"
#include "report/text_page.h"

namespace escalint {

/// In the order given, the texts below each other. Times are shown in `zone`.
void WriteHistory(const std::vector<HistoryLine>& history, const ZoneTable& zone,
                  const TextPage& page, size_t indent, std::string& out);

}  // namespace escalint
