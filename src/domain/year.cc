#include "domain/year.h"

#include <charconv>

namespace escalint {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::year_month_day;

sys_days DateOf(int year, unsigned month_number, unsigned day) {
  return sys_days{
      year_month_day{std::chrono::year{year}, month{month_number}, std::chrono::day{day}}};
}

std::optional<int> Digits(std::string_view text, size_t count) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.size() != count || error != std::errc() || stop != end || text.front() == '-') {
    return std::nullopt;
  }
  return number;
}

Year FinancialYear(int begins) {
  const int ends = (begins + 1) % 100;
  std::string label = std::to_string(begins) + (ends < 10 ? "-0" : "-") + std::to_string(ends);
  return {std::move(label), "Financial year", DateOf(begins, 4, 1), DateOf(begins + 1, 3, 31)};
}

Year CalendarYear(int year) {
  return {std::to_string(year), "Calendar year", DateOf(year, 1, 1), DateOf(year, 12, 31)};
}

/// The same day a year earlier; 29 February becomes 1 March.
sys_days AYearBefore(sys_days date) {
  const year_month_day day{date};
  const year_month_day earlier{day.year() - std::chrono::years{1}, day.month(), day.day()};
  return earlier.ok() ? sys_days{earlier} : sys_days{earlier.year() / std::chrono::March / 1};
}

}  // namespace

std::string Year::Key() const {
  std::string key;
  for (const char c : label) {
    const bool plain = c >= '0' && c <= '9';
    if (plain || (c >= 'a' && c <= 'z')) {
      key += c;
    } else if (!key.ends_with('_')) {
      key += '_';
    }
  }
  return key;
}

std::optional<Year> YearFromText(std::string_view text) {
  const auto begins = Digits(text.substr(0, 4), 4);
  if (!begins || *begins < 1990 || *begins > 2200) return std::nullopt;
  if (text.size() == 4) return CalendarYear(*begins);
  if (text[4] != '-' && text[4] != '/') return std::nullopt;
  const auto ends = Digits(text.substr(5), 2);
  if (ends != (*begins + 1) % 100) return std::nullopt;
  return FinancialYear(*begins);
}

Year Span(sys_days from, sys_days to) {
  const year_month_day first{from};
  const int begins = static_cast<int>(first.year());
  for (const Year& whole : {FinancialYear(begins), CalendarYear(begins)}) {
    if (whole.from == from && whole.to == to) return whole;
  }
  return {FormatDate(from) + " to " + FormatDate(to), "Other period", from, to};
}

/// By the day after its end, so that February keeps its last day.
Year YearBefore(const Year& year) {
  return Span(AYearBefore(year.from), AYearBefore(year.to + days{1}) - days{1});
}

}  // namespace escalint
