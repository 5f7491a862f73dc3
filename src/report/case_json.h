/// A checked case as one line of JSON that holds all that a report can say of it, and back again.
///
/// The JSON report leaves out what only a person's report needs (the history, the exact meaning of
/// a time); this leaves out nothing, so that any report can be made from it later, elsewhere:
///
///     {"at": [0, 17], "case": {"case": "C-1", "escalations": [{"id": "E-1", "findings": [...]}]}}
///
/// `at` is the place in the run: the export, from 0, and the record in it, from 1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/finding.h"

namespace escalint {

/// The place of a case in a run.
struct CasePlace {
  uint64_t input = 0;
  uint64_t record = 0;
  auto operator<=>(const CasePlace&) const = default;
};

/// Appends the line with its line break; nothing for a case of which no report says anything.
/// Escalations without findings are kept: a table of all escalations has a row for each.
void AppendCaseLine(const CaseReport& report, std::string& out);

/// Of a line that AppendCaseLine wrote, without its break; looks at its front only.
std::optional<CasePlace> ReadCasePlace(std::string_view line);
std::optional<CaseReport> ReadCaseLine(std::string_view line);

}  // namespace escalint
