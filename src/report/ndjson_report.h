/// The line-filter report: one finding a line, each the object of the JSON report, and nothing
/// else. A run without findings writes nothing at all, so that the outputs of many runs can be
/// concatenated.
#pragma once

#include "report/reporter.h"

namespace escalint {

class NdjsonReport : public Reporter {
 public:
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
};

}  // namespace escalint
