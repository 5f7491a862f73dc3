#include "text/zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>

#include <memory>
#include <string>
#include <vector>

namespace escalint {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr sys_seconds kFirst = sys_days{std::chrono::year{1970} / 1 / 1};
constexpr sys_seconds kLast = sys_days{std::chrono::year{2101} / 1 / 1};

seconds FromMilliseconds(double value) {
  return std::chrono::floor<seconds>(milliseconds{static_cast<int64_t>(value)});
}

UDate ToIcu(sys_seconds instant) {
  return static_cast<double>(milliseconds{instant.time_since_epoch()}.count());
}

std::unique_ptr<icu::BasicTimeZone> FindZone(const char* name) {
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(name));
  if (zone == nullptr || *zone == icu::TimeZone::getUnknown()) return nullptr;
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (basic != nullptr) zone.release();
  return std::unique_ptr<icu::BasicTimeZone>(basic);
}

seconds OffsetBeforeFirst(const icu::BasicTimeZone& zone) {
  int32_t raw = 0;
  int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(ToIcu(kFirst), false, raw, saving, status);
  return FromMilliseconds(raw + saving);
}

/// Those at which the clocks really move: ICU also lists changes of the zone's abbreviation.
std::vector<ZoneTable::Transition> Transitions(const icu::BasicTimeZone& zone, seconds offset) {
  std::vector<ZoneTable::Transition> transitions;
  icu::TimeZoneTransition found;
  UDate after = ToIcu(kFirst);
  while (zone.getNextTransition(after, false, found) && found.getTime() < ToIcu(kLast)) {
    after = found.getTime();
    const icu::TimeZoneRule& rule = *found.getTo();
    const seconds next = FromMilliseconds(rule.getRawOffset() + rule.getDSTSavings());
    if (next != offset) transitions.push_back({sys_seconds{FromMilliseconds(after)}, next});
    offset = next;
  }
  return transitions;
}

}  // namespace

Result<ZoneTable> LoadZone(const char* name) {
  const std::unique_ptr<icu::BasicTimeZone> zone = FindZone(name);
  if (zone == nullptr) {
    Problem problem;
    problem.message = std::string("\"") + name + "\" is no time zone that ICU's data knows";
    problem.hint =
        "give an IANA name such as Europe/London; if that is refused, ICU's data file is missing";
    return problem;
  }
  const seconds initial = OffsetBeforeFirst(*zone);
  return ZoneTable(initial, Transitions(*zone, initial));
}

}  // namespace escalint
