// A run's report as a format writes it, and findings that nobody should trust.
#pragma once

#include <string>
#include <vector>

#include "report/reporter.h"
#include "unit/report/sample_case.h"

namespace escalint {

/// The whole run's report, each case rendered as a worker would.
inline std::string WholeReport(Reporter& reporter, const std::vector<CaseReport>& cases,
                               const RunSummary& summary) {
  std::string out;
  reporter.Begin({summary.version}, out);
  for (const CaseReport& one : cases) {
    Fragment fragment;
    reporter.RenderCase(one, fragment);
    reporter.Append(fragment, out);
  }
  for (const Finding& finding : summary.data_findings) {
    Fragment fragment;
    reporter.RenderDataFinding(finding, fragment);
    reporter.Append(fragment, out);
  }
  reporter.End(summary, out);
  while (reporter.More(out)) {
  }
  return out;
}

inline CaseReport CaseWith(std::vector<Finding> findings) {
  CaseReport report = SampleCase();
  report.escalations[0].findings = std::move(findings);
  return report;
}

/// A breach whose record tries to be markup, a command, a formula and a mention at once.
inline Finding SampleHostile() {
  Finding finding = SampleBreach();
  finding.case_id = "=HYPERLINK(\"http://x\")";
  finding.escalation = "@team | `x` <img src=x> *b*";
  finding.trigger->event = "e\r\n::error::owned%0A,a:b]]></failure>&amp;\x1B[31m\xFF";
  finding.message = "Raised by " + finding.trigger->event + ", see #4, www.x.org and $x$.";
  finding.location.file = "a,b:c%/\"d\xFF.json";
  return finding;
}

/// A breach by an event whose id is three megabytes long.
inline Finding SampleEndless() {
  Finding finding = SampleBreach();
  finding.trigger->event = std::string(3'000'000, 'x');
  finding.message = "Raised by " + finding.trigger->event;
  return finding;
}

inline Finding SampleOf(Verdict verdict) {
  Finding finding = SampleBreach();
  finding.verdict = verdict;
  return finding;
}

inline size_t CountOf(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace escalint
