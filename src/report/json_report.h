/// The JSON report (contract, section 2): the one that other programs and `escalint diff` read.
///
/// Members stand in the order in which they become known: `escalint`, then `findings` as they are
/// found, then `rules`, `unreadable` and `run`. A record a line, so that an editor, `grep` and a
/// line-based diff can all make sense of it:
///
///     {
///      "escalint": {"version": "1.0", "format": 1},
///      "findings": [
///       {"fingerprint": "…", "rule": "STF-15", …},
///       {"fingerprint": "…", "rule": "STF-16", …}
///      ],
///      …
///     }
#pragma once

#include "report/reporter.h"

namespace escalint {

class JsonReport : public Reporter {
 public:
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  void RenderDataFinding(const Finding& finding, Fragment& fragment) const override;
  void Begin(const RunStart& start, std::string& out) override;
  void Append(const Fragment& fragment, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;

 private:
  bool any_finding_ = false;
};

}  // namespace escalint
