#include "report/due_csv.h"

#include <algorithm>

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

constexpr std::string_view kHeader =
    "list,due,due_at_the_latest,working_days_left,working_days_overdue,what,duty_of_role,"
    "duty_of_agency,case,child,escalation,stage,policy,rule,clause,began_with,began_at,count,"
    "source,doubt,assumptions,other_readings,file,line,fingerprint";

/// "health visitor; team manager": of each who owes it or may owe it.
std::string EachOf(const Outstanding& left, std::string DutyHolder::*term) {
  std::vector<std::string> terms;
  for (const std::vector<DutyHolder>* holders : {&left.holders, &left.alternatives}) {
    for (const DutyHolder& holder : *holders) {
      if (std::find(terms.begin(), terms.end(), holder.*term) == terms.end()) {
        terms.push_back(holder.*term);
      }
    }
  }
  std::erase(terms, "");
  return Joined(terms);
}

}  // namespace

/// A date, or the earliest and the latest moment where there are two.
void DueCsv::WriteDue(const DueEntry& entry, CsvRow& row) const {
  const Outstanding& left = entry.left;
  const bool known = left.has_limit && left.due_known;
  const sys_days first = known ? zone().LocalDate(left.first) : sys_days{};
  const bool exact = IsExact(entry);
  const bool is_date = left.past_table || (left.first == left.last && !exact);
  const bool one = is_date || exact;
  const bool to_the_second = exact && left.first == left.last;
  if (!known) {
    row.Plain("");
  } else {
    row.Plain(is_date ? FormatDate(first) : LocalTime(zone(), left.first, to_the_second));
  }
  row.Plain(!known || one ? "" : LocalTime(zone(), left.last, false));
  const sys_days as_of = AsOfDay(left);
  const bool overdue = entry.list == DueList::kOverdue;
  const auto count = [&](sys_days from, sys_days to) {
    const Days days = WorkingDays(from, std::max(from, to));
    return days.exact && !left.past_table ? std::to_string(days.count) : "";
  };
  row.Plain(known && !overdue ? count(as_of, first) : "");
  row.Plain(known && overdue ? count(first, as_of) : "");
}

void DueCsv::RenderEntry(const DueEntry& entry, std::string& out) const {
  const Finding& finding = entry.finding;
  const EventCitation trigger = finding.trigger.value_or(EventCitation{});
  const bool timed = trigger.at.Known() && trigger.at.precision != Precision::kDay;
  CsvRow row(CsvDialect::kSpreadsheet, out);
  row.Plain(Name(entry.list));
  WriteDue(entry, row);
  row.Text(entry.left.what);
  row.Text(EachOf(entry.left, &DutyHolder::role));
  row.Text(EachOf(entry.left, &DutyHolder::agency));
  row.Text(finding.case_id);
  row.Text(finding.child);
  row.Text(finding.escalation.value_or(""));
  row.Text(finding.stage.value_or(""));
  for (const std::string* text : {&finding.policy, &finding.rule, &finding.clause}) row.Text(*text);
  row.Text(trigger.event);
  row.Plain(timed ? LocalTime(zone(), trigger.at, false) : FormatTime(trigger.at));
  row.Text(entry.left.count);
  row.Plain(entry.left.local_limit ? "local" : "policy");
  row.Text(entry.left.doubt);
  row.Text(Joined(finding.assumptions));
  row.Text(finding.contested ? SpokenReadings(finding.readings) : "");
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
  for (const std::string& sentence : NotListed(totals, totals.counts)) {
    CsvRow row(CsvDialect::kSpreadsheet, out);
    row.Plain("not listed");
    for (size_t i = 0; i < kBefore; ++i) row.Plain("");
    row.Text(sentence);
    for (size_t i = kBefore + 2; i < columns; ++i) row.Plain("");
    row.End();
  }
}

}  // namespace escalint
