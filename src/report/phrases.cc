#include "report/phrases.h"

#include <chrono>

#include "report/spoken.h"

namespace escalint {

std::string NameOf(const CaseReport& report) {
  std::string name = "Case " + report.case_id;
  if (!report.child.empty()) name += ", child " + report.child;
  return name;
}

std::string TitleOf(const CaseReport& report, const EscalationReport& escalation) {
  const std::string name = NameOf(report);
  return escalation.is_case_level ? name + ": the case itself"
                                  : name + ", escalation " + escalation.id;
}

std::string PolicyOf(const EscalationReport& escalation) {
  if (escalation.policy.empty()) return "no policy found to check it against";
  if (escalation.policy_title.empty()) return escalation.policy;
  return escalation.policy_title + " (" + escalation.policy + ')';
}

std::string_view StageLabel(std::string_view stage) {
  constexpr std::string_view kPrefix = "stage-";
  if (stage.starts_with(kPrefix)) stage.remove_prefix(kPrefix.size());
  return stage;
}

std::string PlaceOf(const Location& location) {
  std::string place = location.file;
  if (location.line != 0) place += ':' + std::to_string(location.line);
  if (location.column != 0) place += ':' + std::to_string(location.column);
  return place;
}

std::string SpokenHolder(const DutyHolder& holder) {
  std::string words = SpokenTerm(holder.role);
  if (!words.empty() && !holder.agency.empty()) words += ", ";
  return words + SpokenTerm(holder.agency);
}

std::string QualitiesOf(const Finding& finding) {
  std::string words(Name(finding.severity));
  if (finding.contested) words += ", contested";
  if (finding.local) words += ", local limit";
  if (finding.suppression) return words + ", suppressed";
  if (finding.baseline == BaselineState::kNew) words += ", new";
  if (finding.baseline == BaselineState::kUnchanged) words += ", known since the baseline";
  return words;
}

std::string SpokenDue(const DueTime& due, const ZoneTable& zone) {
  if (due.until) {
    const std::string or_until =
        *due.until == due.date ? "" : " or " + FormatDateForPerson(*due.until);
    return "some time on " + FormatDateForPerson(due.date) + or_until;
  }
  if (due.is_date) return "by the end of " + FormatDateForPerson(due.date);
  Interval at = InstantInterval(zone, due.instant);
  if (due.instant.time_since_epoch() % std::chrono::minutes{1} == std::chrono::seconds{0}) {
    at.precision = Precision::kMinute;
  }
  return FormatForPerson(zone, at);
}

std::string SpokenCitation(const EventCitation& citation, const ZoneTable& zone) {
  return citation.event + ", " + FormatForPerson(zone, citation.at);
}

std::string SpokenDone(const Finding& finding, const ZoneTable& zone) {
  if (finding.done) {
    std::string text = SpokenCitation(*finding.done, zone);
    if (finding.late_by) text += ", " + SpokenDuration(*finding.late_by) + " late";
    return text;
  }
  if (finding.verdict != Verdict::kBreached) return "";
  if (finding.falls_short) {
    return "not as the policy asks: " + SpokenCitation(*finding.falls_short, zone);
  }
  return finding.due ? SpokenBreach(finding) : "";
}

std::string SpokenBreach(const Finding& finding) {
  if (finding.late_by) return SpokenDuration(*finding.late_by) + " late";
  if (finding.kind == Kind::kSkippedStage) return "stage passed over";
  if (finding.kind == Kind::kProhibitedStep) return "a step not to be taken";
  if (finding.kind == Kind::kUnresolved && !finding.due) return "left unresolved";
  if (finding.done) return "not as the policy asks";
  if (finding.in_part) return "on record in part only";
  return finding.falls_short ? "not as the policy asks (" + finding.falls_short->event + ')'
                             : "not on record";
}

std::string_view ClauseWord(std::string_view clause) {
  const bool several =
      clause.find(',') != std::string_view::npos || clause.find("–") != std::string_view::npos;
  return several ? "clauses" : "clause";
}

std::string SpokenClause(std::string_view clause) {
  return std::string(ClauseWord(clause)).append(" ").append(clause);
}

std::string SpokenReadings(const std::vector<ReadingVerdict>& readings) {
  std::string words;
  const ReadingVerdict* before = nullptr;
  for (const ReadingVerdict& reading : readings) {
    const auto verdict = VerdictFromName(reading.verdict);
    const bool asks =
        !reading.question.empty() && (before == nullptr || before->question != reading.question);
    if (before != nullptr) words += asks ? ". " : "; ";
    if (asks) words += reading.question + ' ';
    words.append(reading.group).append(" read as '").append(reading.reading).append("'");
    if (!reading.means.empty()) words += ", " + reading.means;
    words.append(reading.in_force ? " (used here): " : ": ");
    words.append(verdict ? SpokenVerdict(*verdict) : std::string_view(reading.verdict));
    before = &reading;
  }
  return words;
}

std::string StatementOf(const Finding& finding) {
  if (!finding.verdict) return "About the data: " + finding.message;
  switch (*finding.verdict) {
    case Verdict::kBreached:
      return finding.message;
    case Verdict::kCannotTell:
      return "Could not check: " + finding.message;
    case Verdict::kMet:
      return "Met: " + finding.message;
    case Verdict::kNotDue:
      return "Not due yet: " + finding.message;
    case Verdict::kWaived:
      return "Lifted by the policy: " + finding.message;
  }
  return finding.message;
}

std::string StandingOf(const Finding& finding) {
  if (!finding.suppression) {
    return finding.baseline == BaselineState::kUnchanged ? "Known since the baseline." : "";
  }
  const std::string& reason = finding.suppression->reason;
  return "Suppressed up to and including " + FormatDateForPerson(finding.suppression->expires) +
         ": " + reason + (reason.ends_with('.') ? "" : ".");
}

std::string DoubtsOf(const Finding& finding) {
  std::vector<std::string> doubts;
  if (finding.local) doubts.emplace_back("The limit is set locally, not by the policy's own text.");
  for (const std::string& assumption : finding.assumptions) {
    doubts.push_back("Assumed: " + assumption + (assumption.ends_with('.') ? "" : "."));
  }
  if (finding.contested) {
    doubts.push_back("Contested: the clause can honestly be read in more than one way. " +
                     SpokenReadings(finding.readings) + '.');
  }
  std::string text;
  for (const std::string& doubt : doubts) text.append(text.empty() ? "" : " ").append(doubt);
  return text;
}

std::string OccasionOf(const Finding& finding) {
  if (finding.case_id.empty()) return "The run as a whole";
  std::string text = "Case " + finding.case_id;
  if (finding.escalation) text += ", escalation " + *finding.escalation;
  if (finding.stage) text.append(", stage ").append(StageLabel(*finding.stage));
  if (finding.trigger) text += ", from " + finding.trigger->event;
  return text;
}

std::string SummaryOf(const Finding& finding) {
  std::string text = OccasionOf(finding) + ": " + StatementOf(finding);
  for (const std::string& more : {DoubtsOf(finding), StandingOf(finding)}) {
    if (!more.empty()) text += ' ' + more;
  }
  return text;
}

std::string LookedFor(std::string_view title) {
  return std::string("The rule looks for: ").append(title);
}

namespace {

bool IsTitleTrue(const Finding& finding) {
  return !finding.verdict || finding.verdict == Verdict::kBreached;
}

std::string Headed(std::string name, const Finding& finding) {
  if (finding.title.empty()) return name;
  return name + (IsTitleTrue(finding) ? ": " : ". ") + SubjectOf(finding);
}

}  // namespace

std::string SubjectOf(const Finding& finding) {
  return IsTitleTrue(finding) ? finding.title : LookedFor(finding.title);
}

std::string HeadingOf(const Finding& finding) {
  const std::string clause = finding.clause.empty() ? "" : ", " + SpokenClause(finding.clause);
  return Headed(finding.rule + clause, finding);
}

std::string ShortHeadingOf(const Finding& finding) { return Headed(finding.rule, finding); }

Finding RowFor(const UnreadableRecord& record) {
  Finding row;
  row.rule = "not read, so not checked";
  row.severity = Severity::kHigh;
  row.title = "A record that could not be read";
  row.message = record.error;
  row.location = {record.file, record.line, record.column, ""};
  return row;
}

std::string AccountOf(const Finding& finding, const ZoneTable& zone) {
  std::string text = StatementOf(finding) + '\n';
  const auto add = [&text](std::string_view name, const std::string& value) {
    if (!value.empty()) text.append(name).append(": ").append(value).append("\n");
  };
  if (finding.trigger) add("Began with", SpokenCitation(*finding.trigger, zone));
  if (finding.due) add("Due", SpokenDue(*finding.due, zone));
  if (finding.done) add("Done", SpokenCitation(*finding.done, zone));
  if (finding.falls_short) add("Done", SpokenDone(finding, zone));
  if (finding.late_by) add("Late by", SpokenDuration(*finding.late_by));
  add("How counted", finding.arithmetic);
  if (finding.duty_of) add("Whose duty", SpokenHolder(*finding.duty_of));
  add("Why it matters", finding.why);
  add("Doubts", DoubtsOf(finding));
  add("Standing", StandingOf(finding));
  add("In the file", PlaceOf(finding.location));
  return text;
}

std::string SpokenAsOf(const std::string& as_of) {
  const auto date = ParseDate(as_of);
  return date ? FormatDateForPerson(*date) : as_of;
}

}  // namespace escalint
