#include "report/xlsx_report.h"

#include <algorithm>
#include <chrono>

#include "report/phrases.h"
#include "report/spoken.h"
#include "report/text_summary.h"

namespace escalint {
namespace {

/// In the order of the tabs.
enum Sheet : size_t { kSummary, kFindings, kEscalations, kRules, kDataQuality };

const std::vector<SheetPlan>& Plans() {
  static const std::vector<SheetPlan> plans = {
      {"Summary", {{"What", 46}, {"How many", 11}, {"Which", 90}}, 3},
      {"Findings",
       {{"Case", 14},
        {"Escalation", 12},
        {"Stage", 10},
        {"Rule", 11},
        {"Clause", 9},
        {"Verdict", 14},
        {"Severity", 10},
        {"What the rule looks for", 34},
        {"Message", 60},
        {"Due", 21},
        {"Done at", 21},
        {"Late by", 14},
        {"Child", 14},
        {"Whose duty: role", 22},
        {"Whose duty: agency", 22},
        {"Contested", 10},
        {"Began with", 12},
        {"Began at", 21},
        {"Done with", 12},
        {"How counted", 60},
        {"Why it matters", 50},
        {"Limit set by", 12},
        {"Assumptions", 40},
        {"Other readings", 40},
        {"Kind", 20},
        {"Policy", 16},
        {"File", 30},
        {"Line", 8},
        {"Fingerprint", 36},
        {"Since the baseline", 12},
        {"Set aside until", 14},
        {"Set aside because", 40}},
       12},
      {"Escalations",
       {{"Case", 14},
        {"Escalation", 12},
        {"State", 9},
        {"Days open", 8},
        {"Stage reached", 11},
        {"Stages entered", 50},
        {"Began at", 21},
        {"Closed at", 21},
        {"Closed as", 18},
        {"Breached", 10},
        {"Could not be checked", 12},
        {"Met", 8},
        {"Not due yet", 9},
        {"Lifted", 8},
        {"Remarks on the data", 11},
        {"Child", 14},
        {"Policy", 26},
        {"Route", 18},
        {"Theme", 18},
        {"Risk", 16},
        {"Raised by", 26},
        {"Against", 26},
        {"Reopened", 10},
        {"File", 30}},
       15},
      {"Rules",
       {{"Rule", 12},
        {"Clause", 9},
        {"Policy", 16},
        {"What the rule looks for", 50},
        {"Severity", 10},
        {"Breached", 10},
        {"Could not be checked", 12},
        {"Met", 8},
        {"Not due yet", 9},
        {"Lifted", 8},
        {"Ran", 8},
        {"Why it did not run", 50},
        {"What the clause says", 70}},
       11},
      {"Data quality",
       {{"Remark", 22},
        {"Severity", 10},
        {"Case", 14},
        {"Escalation", 12},
        {"Event", 12},
        {"Message", 90},
        {"Child", 14},
        {"File", 30},
        {"Line", 8},
        {"Column", 8},
        {"Fingerprint", 36}},
       6}};
  return plans;
}

void WritePlace(const Location& place, SheetRow& row) {
  row.Text(place.file);
  place.line == 0 ? row.Empty() : row.Number(static_cast<int64_t>(place.line));
}

/// Breaches and what could not be checked first.
template <typename Counts>
void WriteCounts(const Counts& counts, SheetRow& row) {
  for (const Verdict verdict : {Verdict::kBreached, Verdict::kCannotTell, Verdict::kMet,
                                Verdict::kNotDue, Verdict::kWaived}) {
    row.Number(counts[static_cast<size_t>(verdict)]);
  }
}

void RenderRemark(const Finding& finding, std::string& out) {
  SheetRow row(kDataQuality, out);
  row.Text(finding.rule);
  row.Text(Name(finding.severity));
  row.Text(finding.case_id);
  row.Text(finding.escalation.value_or(""));
  row.Text(finding.trigger ? finding.trigger->event : "");
  row.Text(finding.message);
  row.Text(finding.child);
  WritePlace(finding.location, row);
  finding.location.column == 0 ? row.Empty()
                               : row.Number(static_cast<int64_t>(finding.location.column));
  row.Text(finding.fingerprint);
  row.End();
}

/// Rows of the summary.
class SummaryRows {
 public:
  void Add(std::string_view what, std::string_view text) {
    SheetRow row(kSummary, rows_);
    row.Text(what);
    row.Empty();
    row.Text(text);
    row.End();
  }
  void Add(std::string_view what, int64_t number) {
    SheetRow row(kSummary, rows_);
    row.Text(what);
    row.Number(number);
    row.End();
  }
  const std::string& rows() const { return rows_; }

 private:
  std::string rows_;
};

int64_t Total(const RunSummary& summary, Verdict verdict) {
  int64_t total = 0;
  for (const RuleTally& rule : summary.rules) total += rule.counts[static_cast<size_t>(verdict)];
  return total;
}

/// An escalation of which everything came after as-of is neither.
std::string_view StateOf(const Passage& passage) {
  if (!passage.has_begun) return "no event yet";
  return passage.is_closed ? "closed" : "open";
}

}  // namespace

std::optional<Problem> XlsxReport::WriteProblem() const {
  return book_ == nullptr ? std::nullopt : book_->problem();
}

/// A moment where the time of day is known, else a date: in local time, as the messages have it.
void XlsxReport::WriteTime(const Interval& at, SheetRow& row) const {
  if (!at.Known()) return row.Empty();
  if (at.precision == Precision::kDay) return row.Date(at.local_date);
  row.Moment(CivilTime(zone_, at));
}

void XlsxReport::WriteDue(const std::optional<DueTime>& due, SheetRow& row) const {
  if (!due) return row.Empty();
  if (due->is_date) return row.Date(due->date);
  row.Moment(due->instant + zone_.OffsetAt(due->instant));
}

void XlsxReport::RenderFinding(const Finding& finding, std::string& out) const {
  SheetRow row(kFindings, out);
  const DutyHolder holder = finding.duty_of.value_or(DutyHolder{});
  const EventCitation trigger = finding.trigger.value_or(EventCitation{});
  const EventCitation done = finding.done.value_or(EventCitation{});
  row.Text(finding.case_id);
  row.Text(finding.escalation.value_or(""));
  row.Text(finding.stage.value_or(""));
  row.Text(finding.rule);
  row.Text(finding.clause);
  row.Text(SpokenVerdict(*finding.verdict));
  row.Text(Name(finding.severity));
  row.Text(finding.title);
  row.Text(finding.message);
  WriteDue(finding.due, row);
  WriteTime(done.at, row);
  row.Text(SpokenDuration(finding.late_by.value_or("")));
  row.Text(finding.child);
  row.Text(SpokenTerm(holder.role));
  row.Text(SpokenTerm(holder.agency));
  row.Text(finding.contested ? "contested" : "");
  row.Text(trigger.event);
  WriteTime(trigger.at, row);
  row.Text(done.event);
  row.Text(finding.arithmetic);
  row.Text(finding.why);
  row.Text(finding.local ? "us" : "the policy");
  row.Text(Joined(finding.assumptions));
  row.Text(SpokenReadings(finding.readings));
  row.Text(SpokenTerm(Name(finding.kind)));
  row.Text(finding.policy);
  WritePlace(finding.location, row);
  row.Text(finding.fingerprint);
  row.Text(Name(finding.baseline));
  finding.suppression ? row.Date(finding.suppression->expires) : row.Empty();
  row.Text(finding.suppression ? finding.suppression->reason : "");
  row.End();
}

void XlsxReport::RenderEscalation(const CaseReport& report, const EscalationReport& escalation,
                                  std::string& out) const {
  const Passage& passage = escalation.passage;
  const auto remarks = std::count_if(escalation.findings.begin(), escalation.findings.end(),
                                     [](const Finding& finding) { return !finding.verdict; });
  SheetRow row(kEscalations, out);
  row.Text(report.case_id);
  row.Text(escalation.id);
  row.Text(StateOf(passage));
  passage.days_open ? row.Number(*passage.days_open) : row.Empty();
  row.Text(passage.reached);
  row.Text(passage.stages);
  WriteTime(passage.began, row);
  WriteTime(passage.closed, row);
  row.Text(SpokenTerm(passage.outcome));
  WriteCounts(escalation.verdict_counts, row);
  row.Number(remarks);
  row.Text(report.child);
  row.Text(escalation.policy.empty() ? "none found: not checked" : escalation.policy);
  row.Text(SpokenTerm(escalation.route));
  row.Text(escalation.theme);
  row.Text(SpokenTerm(escalation.risk));
  row.Text(escalation.raised_by);
  row.Text(escalation.against);
  row.Number(passage.reopened);
  row.Text(report.file);
  row.End();
}

void XlsxReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  finding.verdict ? RenderFinding(finding, fragment.text) : RenderRemark(finding, fragment.text);
}

void XlsxReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  CountInCase(report, seen_.fail_on, fragment);
  for (const EscalationReport& escalation : report.escalations) {
    if (!escalation.is_case_level) RenderEscalation(report, escalation, fragment.text);
    for (const Finding& finding : escalation.findings) RenderDataFinding(finding, fragment);
  }
}

void XlsxReport::Begin(const RunStart&, std::string&) {
  book_ = std::make_unique<Workbook>(path_, kWorkbooksCreated);
  if (book_->problem()) return;
  for (const SheetPlan& plan : Plans()) book_->AddSheet(plan);
}

void XlsxReport::Append(const Fragment& fragment, std::string&) {
  seen_.Add(fragment);
  book_->Write(fragment.text);
}

void XlsxReport::WriteSummary(const RunSummary& summary) {
  SummaryRows rows;
  int64_t cases = 0;
  int64_t escalations = 0;
  for (const InputSummary& input : summary.inputs) {
    cases += input.cases;
    escalations += input.escalations;
  }
  rows.Add("As of", SpokenAsOf(summary.as_of));
  rows.Add("Held to", SpokenList(summary.policies));
  rows.Add("In short", Conclusion(summary, seen_));
  if (summary.pseudonymised) rows.Add("Names", std::string(kPseudonymised));
  rows.Add("Cases", cases);
  rows.Add("Escalations", escalations);
  for (const Verdict verdict : {Verdict::kBreached, Verdict::kCannotTell, Verdict::kMet,
                                Verdict::kNotDue, Verdict::kWaived}) {
    rows.Add("Duties " + std::string(SpokenVerdict(verdict)), Total(summary, verdict));
  }
  for (int i = 3; i >= 0; --i) {
    rows.Add("Breaches in Findings, severity " + std::string(Name(static_cast<Severity>(i))),
             summary.shown_by_severity[i]);
  }
  for (const auto& [what, number] : StandingRows(summary)) {
    rows.Add("Findings: " + what, number);
  }
  for (const auto& [rule, count] : seen_.not_checked) {
    rows.Add("Remarks " + rule + ", not checked for it", count);
  }
  rows.Add("Rules that could not run",
           std::count_if(summary.rules.begin(), summary.rules.end(),
                         [](const RuleTally& rule) { return !rule.run; }));
  rows.Add("Records that could not be read, not checked",
           static_cast<int64_t>(summary.unreadable.size()));
  for (const InputSummary& input : summary.inputs) {
    rows.Add("Export", input.file);
    rows.Add("   its SHA-256", input.sha256);
  }
  rows.Add("Made by", "escalint " + summary.version);
  rows.Add("To be read so",
           "What could not be checked is not compliant: the record does not tell. Times are local; "
           "a date alone stands where no time of day is recorded. Escalations lists each "
           "escalation, with or without findings.");
  book_->Write(rows.rows());
}

void XlsxReport::WriteRules(const RunSummary& summary) {
  for (const RuleTally& rule : summary.rules) {
    std::string rows;
    SheetRow row(kRules, rows);
    for (const std::string* text : {&rule.id, &rule.clause, &rule.policy, &rule.title}) {
      row.Text(*text);
    }
    row.Text(Name(rule.severity));
    WriteCounts(rule.counts, row);
    row.Text(rule.run ? "yes" : "no");
    row.Text(rule.not_run_because);
    row.Text(rule.paraphrase);
    row.End();
    book_->Write(rows);
  }
}

void XlsxReport::WriteUnreadable(const RunSummary& summary) {
  for (const UnreadableRecord& record : summary.unreadable) {
    std::string rows;
    RenderRemark(RowFor(record), rows);
    book_->Write(rows);
  }
}

void XlsxReport::End(const RunSummary& summary, std::string&) {
  if (!book_->problem()) {
    WriteSummary(summary);
    WriteRules(summary);
    WriteUnreadable(summary);
  }
  book_->Close();
}

}  // namespace escalint
