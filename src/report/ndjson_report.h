/// The line-filter report: one finding a line, each the object of the JSON report; then, for each
/// record that could not be read, {"unreadable": {"file": …}} with the JSON report's object.
/// A run with neither writes nothing at all, so that the outputs of many runs can be concatenated.
#pragma once

#include "report/reporter.h"

namespace escalint {

class NdjsonReport : public Reporter {
 public:
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
  void End(const RunSummary& summary, std::string& out) override;
};

}  // namespace escalint
