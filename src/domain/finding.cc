#include "domain/finding.h"

#include <algorithm>
#include <array>

namespace escalint {
namespace {

constexpr std::array<std::string_view, kVerdictCount> kVerdictNames{
    "met", "breached", "cannot_tell", "not_due", "waived"};

constexpr std::array<std::string_view, 4> kSeverityNames{"info", "low", "medium", "high"};

constexpr std::array<std::string_view, 8> kKindNames{
    "skipped_stage",  "missing_notification", "breached_deadline", "missing_step",
    "missing_record", "prohibited_step",      "unresolved",        "data_quality"};

template <typename E, size_t kSize>
std::optional<E> FromName(const std::array<std::string_view, kSize>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<E>(found - names.begin());
}

}  // namespace

std::string_view Name(Verdict verdict) { return kVerdictNames[static_cast<size_t>(verdict)]; }

std::optional<Verdict> VerdictFromName(std::string_view name) {
  return FromName<Verdict>(kVerdictNames, name);
}

std::string_view Name(Severity severity) { return kSeverityNames[static_cast<size_t>(severity)]; }

std::optional<Severity> SeverityFromName(std::string_view name) {
  return FromName<Severity>(kSeverityNames, name);
}

Severity Lower(Severity severity) {
  if (severity == Severity::kInfo) return severity;
  return static_cast<Severity>(static_cast<int>(severity) - 1);
}

std::string_view Name(Kind kind) { return kKindNames[static_cast<size_t>(kind)]; }

std::optional<Kind> KindFromName(std::string_view name) { return FromName<Kind>(kKindNames, name); }

std::string FormatDue(const DueTime& due) {
  return due.is_date ? FormatDate(due.date) : FormatInstant(due.instant);
}

}  // namespace escalint
