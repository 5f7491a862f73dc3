/// What falls due, as a calendar (iCalendar, RFC 5545) for Outlook and its like.
///
/// Events and not tasks, since Outlook opens a calendar file's events only. A due date is an event
/// of the whole day, a due time one of no length; what is overdue, or may have fallen due already,
/// stands on the day of as-of. The first event, on that day, says what there is in sum, and of what
/// has no date how many there are.
///
/// A duty has the same UID in every calendar (its fingerprint), so that one opened later moves the
/// event instead of adding another. DTSTAMP is as-of: the same input gives the same bytes.
#pragma once

#include "report/due_report.h"

namespace escalint {

class DueCalendar : public DueReport {
 public:
  using DueReport::DueReport;

 private:
  void RenderEntry(const DueEntry& entry, std::string& out) const override;
  void WriteBegin(const DueTotals& totals, std::string& out) const override;
  void WriteSum(const std::string& name, sys_days as_of, const DueWindow& window,
                const DueTotals& totals, std::string& out) const;
  void WriteEnd(const DueTotals& totals, std::string& out) const override;
};

/// "NAME:value" with its line break, folded so that no line is longer than 75 octets and no
/// character is parted. `value` as it is: `CalendarText` escapes one that is text.
void AppendCalendarLine(std::string_view name, std::string_view value, std::string& out);
/// Backslash, comma, semicolon and line breaks escaped; other control characters made visible.
std::string CalendarText(std::string_view text);

}  // namespace escalint
