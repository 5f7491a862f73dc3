/// What falls due, as a table for Excel: a row for each duty, in the order of the page.
///
/// The last rows, of the list "not listed", say in words what the table leaves out.
#pragma once

#include "report/csv_row.h"
#include "report/due_report.h"

namespace escalint {

class DueCsv : public DueReport {
 public:
  using DueReport::DueReport;

 private:
  void RenderEntry(const DueEntry& entry, std::string& out) const override;
  void WriteBegin(const DueTotals& totals, std::string& out) const override;
  void WriteEnd(const DueTotals& totals, std::string& out) const override;
  void WriteDue(const DueEntry& entry, CsvRow& row) const;
};

}  // namespace escalint
