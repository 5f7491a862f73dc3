#include "report/ndjson_report.h"

#include "report/finding_json.h"

namespace escalint {

void NdjsonReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) RenderDataFinding(finding, fragment);
  }
}

void NdjsonReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  AppendFindingJson(finding, fragment.text);
  fragment.text += '\n';
}

void NdjsonReport::End(const RunSummary& summary, std::string& out) {
  for (const UnreadableRecord& record : summary.unreadable) {
    out += "{\"unreadable\": ";
    AppendUnreadableJson(record, out);
    out += "}\n";
  }
}

}  // namespace escalint
