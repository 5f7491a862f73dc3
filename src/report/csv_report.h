/// The findings as a table (RFC 4180): a row for each, a column for everything one filters by; and
/// last a row for each record that could not be read.
///
/// Two dialects of the same columns:
///
///     kSpreadsheet   for Excel: a byte order mark, so that it reads UTF-8; local times, as the
///                    messages have them ("2024-04-08 14:10"); lateness in words; no cell longer
///                    than Excel's 32,767 characters
///     kPlain         for programs and publication: no mark; times, durations and texts just as in
///                    the JSON report
///
/// In both, a text that a spreadsheet would run as a formula is guarded (csv_row.h).
#pragma once

#include "domain/time.h"
#include "report/csv_row.h"
#include "report/reporter.h"

namespace escalint {

class CsvReport : public Reporter {
 public:
  /// LIFETIME: `zone` outlives the report.
  CsvReport(CsvDialect dialect, const ZoneTable& zone) : dialect_(dialect), zone_(zone) {}

  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
  void Begin(const RunStart& start, std::string& out) override;
  /// A row for each record that could not be read.
  void End(const RunSummary& summary, std::string& out) override;

 private:
  void AppendRow(const Finding& finding, std::string& out) const;
  std::string Time(const Interval& at) const;
  std::string Due(const DueTime& due) const;
  std::string Lateness(const std::string& duration) const;

  CsvDialect dialect_;
  const ZoneTable& zone_;
};

}  // namespace escalint
