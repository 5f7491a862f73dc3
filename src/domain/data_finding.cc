#include "domain/data_finding.h"

#include <array>
#include <utility>

namespace escalint {
namespace {

using enum Severity;

// In the order of the enum.
constexpr std::array kKinds{
    DataFindingKind{"DQ-BAD-TIME",
                    kMedium,
                    "A time that cannot be used",
                    {"time could not be used", "times could not be used"}},
    DataFindingKind{"DQ-BIRTH-DATE", kLow, "A birth date that does not fit the events"},
    DataFindingKind{"DQ-CLOSED", kLow, "Acts after the escalation was closed"},
    DataFindingKind{"DQ-COVERS", kInfo, "Kinds of event that occur nowhere"},
    DataFindingKind{"DQ-DANGLING", kLow, "A record of an event that is not there"},
    DataFindingKind{"DQ-DUPLICATE",
                    kMedium,
                    "The same id twice",
                    {"duplicate was not judged", "duplicates were not judged"}},
    DataFindingKind{"DQ-FUTURE", kLow, "Events later than the export"},
    DataFindingKind{"DQ-HOLIDAYS",
                    kMedium,
                    "A limit runs past the holiday table",
                    {"history runs past the table of bank holidays",
                     "histories run past the table of bank holidays"}},
    DataFindingKind{"DQ-NO-POLICY",
                    kMedium,
                    "No rule pack for this escalation",
                    {"escalation had no policy to be checked against",
                     "escalations had no policy to be checked against"}},
    DataFindingKind{"DQ-OPEN", kLow, "An escalation left open"},
    DataFindingKind{"DQ-ORDER", kInfo, "Events not in the order of their times"},
    DataFindingKind{"DQ-POLICY-DATE", kInfo, "The policy's dates"},
    DataFindingKind{"DQ-RECORDED-EARLY", kLow, "A record made before what it records"},
    DataFindingKind{"DQ-RISK", kInfo, "Risk is not recorded where a limit depends on it"},
    DataFindingKind{"DQ-SCOPE",
                    kInfo,
                    "Outside the policy's scope",
                    {"escalation lies outside the policy's scope",
                     "escalations lie outside the policy's scope"}},
    DataFindingKind{"DQ-STAGE", kLow, "A stage that the policy does not have"},
    DataFindingKind{
        "DQ-STATUS",
        kMedium,
        "Status periods that do not fit together",
        {"status period ends before it begins", "status periods end before they begin", false}},
    DataFindingKind{"DQ-SUPPRESSION-EXPIRED", kLow, "A suppression has expired"},
    DataFindingKind{"DQ-SUPPRESSION-UNUSED", kInfo, "A suppression that no finding matches"},
    DataFindingKind{"DQ-UNKNOWN-MEMBER", kInfo, "A member the format does not have"},
    DataFindingKind{"DQ-UNKNOWN-TERM",
                    kLow,
                    "A term that is not in the vocabulary",
                    {"event or status is of an unknown type",
                     "events or statuses are of an unknown type", false}},
};
static_assert(kKinds.size() == static_cast<size_t>(DataFault::kUnknownTerm) + 1);

}  // namespace

const DataFindingKind& KindOf(DataFault fault) { return kKinds[static_cast<size_t>(fault)]; }

std::span<const DataFindingKind> DataFindingKinds() { return kKinds; }

Finding MakeDataFinding(DataFault fault, std::string message) {
  const DataFindingKind& kind = KindOf(fault);
  Finding finding;
  finding.rule = kind.rule;
  finding.severity = kind.severity;
  finding.title = kind.title;
  finding.message = std::move(message);
  finding.not_checked = kind.not_checked.always;
  return finding;
}

}  // namespace escalint
