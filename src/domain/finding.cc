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

std::string_view Name(BaselineState state) {
  constexpr std::array<std::string_view, 3> kNames{"", "new", "unchanged"};
  return kNames[static_cast<size_t>(state)];
}

bool IsFault(const Finding& finding) {
  return !finding.verdict || *finding.verdict == Verdict::kBreached ||
         *finding.verdict == Verdict::kCannotTell;
}

bool IsFresh(const Finding& finding) {
  return finding.baseline != BaselineState::kUnchanged && !finding.suppression;
}

void Standings::Count(const Finding& finding) {
  if (!IsFault(finding)) return;
  const bool is_known = !finding.suppression && !IsFresh(finding);
  ++(finding.suppression ? suppressed : is_known ? known : fresh);
  if (finding.verdict != Verdict::kBreached || IsFresh(finding)) return;
  ++(is_known ? known_breaches : suppressed_breaches)[static_cast<size_t>(finding.severity)];
}

void Standings::Add(const Standings& other) {
  fresh += other.fresh;
  known += other.known;
  suppressed += other.suppressed;
  for (size_t i = 0; i < known_breaches.size(); ++i) {
    known_breaches[i] += other.known_breaches[i];
    suppressed_breaches[i] += other.suppressed_breaches[i];
  }
}

std::string FormatDue(const DueTime& due) {
  return due.is_date ? FormatDate(due.date) : FormatInstant(due.instant);
}

}  // namespace escalint
