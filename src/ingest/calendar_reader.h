/// Bank holidays from GOV.UK's file, or from one of the same shape kept beside the policies.
///
///     {"england-and-wales": {"division": "england-and-wales", "events": [
///       {"title": "Good Friday", "date": "2024-03-29", "notes": "", "bunting": false}, ...]}}
///
/// Other divisions in the file are passed over. The calendar covers whole years, from the year of
/// the first event to that of the last: GOV.UK's file is a window that moves on, and a day outside
/// it must never be taken for a working day.
#pragma once

#include <string>
#include <string_view>

#include "domain/calendar.h"
#include "domain/problem.h"

namespace escalint {

/// Problems (all at once, each with its line and column): not JSON, no `england-and-wales`, no
/// events, an event without a title or with no real date.
Result<WorkingDayCalendar> LoadCalendar(std::string_view json, const std::string& file);

}  // namespace escalint
