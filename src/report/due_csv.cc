#include "report/due_csv.h"

#include <algorithm>

#include "report/phrases.h"

namespace escalint {
namespace {

constexpr std::string_view kHeader =
    "list,due,due_at_the_latest,working_days_left,working_days_overdue,what,duty_of_role,"
    "duty_of_agency,case,child,escalation,stage,policy,rule,clause,began_with,began_at,count,"
    "source,doubt,assumptions,file,line,fingerprint";

std::string Joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all.append(all.empty() ? "" : "; ").append(text);
  return all;
}

}  // namespace

/// A date, or the earliest and the latest moment where there are two.
void DueCsv::WriteDue(const DueEntry& entry, CsvRow& row) const {
  const Outstanding& left = entry.left;
  const bool known = left.has_limit && left.due_known;
  const sys_days first = known ? zone().LocalDate(left.first) : sys_days{};
  const bool is_date = left.first == left.last || left.past_table;
  const bool one = is_date || IsExact(entry);
  if (!known) {
    row.Plain("");
  } else {
    row.Plain(is_date ? FormatDate(first) : LocalTime(zone(), left.first, false));
  }
  row.Plain(!known || one ? "" : LocalTime(zone(), left.last, false));
  const sys_days as_of = AsOfDay(left);
  const bool overdue = entry.list == DueList::kOverdue;
  const auto count = [&](sys_days from, sys_days to) {
    return std::to_string(WorkingDays(from, std::max(from, to)).count);
  };
  row.Plain(known && !overdue ? count(as_of, first) : "");
  row.Plain(known && overdue ? count(first, as_of) : "");
}

void DueCsv::RenderEntry(const DueEntry& entry, std::string& out) const {
  const Finding& finding = entry.finding;
  const DutyHolder holder = finding.duty_of.value_or(DutyHolder{});
  const EventCitation trigger = finding.trigger.value_or(EventCitation{});
  const bool timed = trigger.at.Known() && trigger.at.precision != Precision::kDay;
  CsvRow row(CsvDialect::kSpreadsheet, out);
  row.Plain(Name(entry.list));
  WriteDue(entry, row);
  for (const std::string* text :
       {&entry.left.what, &holder.role, &holder.agency, &finding.case_id, &finding.child}) {
    row.Text(*text);
  }
  row.Text(finding.escalation.value_or(""));
  row.Text(finding.stage.value_or(""));
  for (const std::string* text : {&finding.policy, &finding.rule, &finding.clause}) row.Text(*text);
  row.Text(trigger.event);
  row.Plain(timed ? LocalTime(zone(), trigger.at.first, false) : FormatTime(trigger.at));
  row.Text(finding.arithmetic);
  row.Plain(entry.left.local_limit ? "local" : "policy");
  row.Text(entry.left.doubt);
  row.Text(Joined(finding.assumptions));
  row.Text(finding.location.file);
  row.Number(finding.location.line);
  row.Text(finding.fingerprint);
  row.End();
}

void DueCsv::WriteBegin(const DueTotals&, std::string& out) const {
  out.append(kByteOrderMark).append(kHeader).append(kCsvLineBreak);
}

void DueCsv::WriteEnd(const DueTotals& totals, std::string& out) const {
  constexpr size_t kBefore = 4;  // the columns between the list and what is due
  const auto columns = static_cast<size_t>(std::count(kHeader.begin(), kHeader.end(), ',')) + 1;
  for (const std::string& sentence : NotListed(totals)) {
    CsvRow row(CsvDialect::kSpreadsheet, out);
    row.Plain("not listed");
    for (size_t i = 0; i < kBefore; ++i) row.Plain("");
    row.Text(sentence);
    for (size_t i = kBefore + 2; i < columns; ++i) row.Plain("");
    row.End();
  }
}

}  // namespace escalint
