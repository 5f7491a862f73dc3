/// A year's figures as JSON: the same tables, with the key of every column.
///
///     {"escalint": {…}, "annual": {"year": "2023-24", "years": [{"year": "2023-24",
///      "from": "2023-04-01", "to": "2024-03-31", "unfinished": false}], "as_of": "2024-03-31",
///      "withheld_up_to": 0, "authorities": […], "policies": […], "notes": […]},
///      "tables": [{"id": "movement", "title": "…", "columns": [{"key": "opened", …}],
///      "rows": [{"opened": 12, …}]}], "unreadable": […]}
///
/// A cell is a number where it shows one, else a text: a code, or "c" (withheld), "z" (not
/// applicable), "x" (not available), "low" (more than 0, but rounds to 0).
#pragma once

#include "report/annual_words.h"

namespace escalint {

void AppendAnnualJson(const AnnualReport& report, const RunSummary& summary, std::string& out);

}  // namespace escalint
