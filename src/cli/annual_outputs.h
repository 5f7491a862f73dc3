/// The reports of a year's figures: which are wanted, how much of small counts they show, and their
/// making. `annual` and `merge` share it.
///
///     --format text --format csv:figures.csv --suppress 5
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "annual/annual_counts.h"
#include "cli/format_option.h"
#include "cli/report_outputs.h"
#include "cli/terminal.h"
#include "domain/publication.h"

namespace escalint {

enum class AnnualFormat : unsigned char { kText, kJson, kCsv, kHtml, kXlsx, kPartial };

using AnnualOutput = Output<AnnualFormat>;

struct AnnualOutputRequest {
  std::vector<AnnualOutput> outputs;
  /// Counts from 1 to this are withheld; none: 5 in what is made to be published (CSV, HTML and
  /// the workbook), 0 in what is not (text and JSON).
  std::optional<int64_t> suppress;
  ColourChoice colour = ColourChoice::kAuto;
};

inline constexpr int64_t kUsuallySuppressed = 5;

/// The rows of --format and --suppress.
std::vector<Option> AnnualOutputRows();
void ReadAnnualOutputs(const Options& options, bool partial_allowed, AnnualOutputRequest& request,
                       Problems& problems);

/// The tables of a year, with small counts withheld up to a number: made once for each number.
class AnnualPages {
 public:
  /// LIFETIME: both outlive the pages, and are complete before the first is asked for.
  AnnualPages(const AnnualCounts& counts, const RunTotals& totals)
      : counts_(counts), totals_(totals) {}
  const AnnualCounts& counts() const { return counts_; }
  /// Records left out because their case's id came before.
  int64_t Repeated() const;
  /// Escalations and events left out because their id came before in their case.
  int64_t Duplicates() const { return totals_.tally.duplicates; }
  const Publication& UpTo(int64_t suppressed);

 private:
  const AnnualCounts& counts_;
  const RunTotals& totals_;
  std::map<int64_t, Publication> made_;
};

/// Opens those of all formats but partial. `inputs` are not to be replaced by any.
Problems OpenAnnualOutputs(const AnnualOutputRequest& request,
                           const std::vector<std::string>& inputs,
                           const std::shared_ptr<AnnualPages>& pages, ReportOutputs& outputs);

}  // namespace escalint
