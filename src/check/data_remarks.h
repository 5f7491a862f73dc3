/// What is odd in a record itself: the data findings that need no replay.
///
/// A worked example: a plan "from 1 June to 10 January". No rule can say whether it was in force,
/// and the person who keeps the record will want to know why, so there is one remark, DQ-STATUS, on
/// the case.
///
/// The remarks that follow from a replay (DQ-ORDER, DQ-OPEN ...) are made in case_checker.cc, those
/// on the run as a whole in run_remarks.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/references.h"
#include "check/scene.h"
#include "domain/data_finding.h"

namespace escalint {

/// The moment the export itself says it was taken; later events can't have happened by then.
struct ExportMoment {
  sys_seconds instant{};
  std::string text;  ///< as recorded; "" = it doesn't say, and now is meant
};

struct DataRemark {
  DataFault fault;
  Severity severity;
  std::string message;
  std::string key;               ///< tells it from others on the same event; for the fingerprint
  const Event* event = nullptr;  ///< null: the escalation, or the case
  SourceOffset where;
  bool not_checked = KindOf(fault).not_checked.always;  ///< as in `Finding`
};

/// What remarks are made by, besides the record.
struct RemarkContext {
  const CaseRecord& record;
  const CheckSettings& settings;
  const std::optional<ExportMoment>& exported;
  const Policy* policy;  ///< whose aliases count; null = none was found
  References& references;
};

/// The remarks on one escalation, or with -1 on the case and its own events. Unknown members are
/// left out: they are told once a run.
std::vector<DataRemark> RemarksOn(int escalation, const RemarkContext& context);

}  // namespace escalint
