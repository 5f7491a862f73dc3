/// The duties of a run as a test report (JUnit's XML, as Jenkins, GitLab and others read it).
///
/// A suite for each rule, silent ones too, and a test case for each duty that arose:
///
///     met                        passed
///     breached                   failure
///     could not be checked       skipped, with the reason: never passed
///     not due yet, lifted        skipped as well: nothing was judged, so there is nothing to pass
///     known, suppressed          skipped, whatever it is, with what is known of it
///     a remark on the data       skipped, in a suite of its own for each kind
///     a record not readable      error, in a suite of its own
///     a rule that could not run  its suite has one case, skipped
///
/// It shows every duty whatever the run's other reports show. Suites stand in the order of the
/// rules, so the cases wait in a `Spool` until the last one is in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/time.h"
#include "report/reporter.h"
#include "report/spool.h"

namespace escalint {

class JunitReport : public Reporter {
 public:
  /// `path`: where the report goes. LIFETIME: `zone` outlives the report.
  JunitReport(const std::string& path, const ZoneTable& zone) : zone_(zone), spool_(path) {}

  EnumSet<Verdict> AlsoWants() const override { return kEveryVerdict; }
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
  void Append(const Fragment& fragment, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;
  bool More(std::string& out) override;
  std::optional<Problem> WriteProblem() const override { return spool_.problem(); }

 private:
  /// Where a suite's cases wait, and how many they are.
  struct Cases {
    size_t group = 0;  // in the spool
    int64_t all = 0, failures = 0, errors = 0, skipped = 0;
  };
  struct Suite {
    std::string name;
    std::string about;  // for people, after the name
    Cases cases;
  };

  Cases& CasesOf(const std::string& key);
  void AddUp(const RunSummary& summary);
  void AddUnreadable(const RunSummary& summary);
  void AppendStart(const Suite& suite, std::string& out) const;

  const ZoneTable& zone_;
  Spool spool_;
  std::map<std::string, Cases> cases_;  // by the suite's name
  std::vector<Suite> suites_;           // once the run is over
  size_t next_ = 0;                     // suite to be written
  bool in_suite_ = false;
  bool ended_ = false;
};

}  // namespace escalint
