/// What falls due, as a page for a person.
///
///     What falls due within 10 working days of Fri 29 Mar 2024: up to the end of Mon 15 Apr 2024
///
///     ── Overdue: 1 duty ─────────
///       by the end of Wed 27 Mar 2024 (2 working days ago)
///           Case C-1, child CH-9, escalation E-1, stage 2
///           What        a decision at stage 2 or a referral to stage 3
///           Whose duty  team manager, children's social care
///           …
#pragma once

#include "report/due_report.h"
#include "report/text_page.h"

namespace escalint {

class DueText : public DueReport {
 public:
  DueText(DueOptions options, size_t width, bool colour)
      : DueReport(std::move(options)), page_(width, colour) {}

 private:
  void RenderEntry(const DueEntry& entry, std::string& out) const override;
  void WriteBegin(const DueTotals& totals, std::string& out) const override;
  void WriteListBegin(DueList list, const DueTotals& totals, std::string& out) const override;
  void WriteEnd(const DueTotals& totals, std::string& out) const override;
  void WriteHolders(const DueTotals& totals, std::string& out) const;

  TextPage page_;
};

}  // namespace escalint
