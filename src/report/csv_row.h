/// One row of a CSV table (RFC 4180), cell by cell.
///
///     CsvRow row(CsvDialect::kSpreadsheet, out);
///     row.Text("=1+1");  row.Plain("2024-04-08");  row.Number(0);  row.End();   //
///     '=1+1,2024-04-08,\r\n
///
/// A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage
/// return) gets a ' in front: an event's id may say anything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "domain/time.h"

namespace escalint {

/// For Excel, or for programs: what tells the two apart stands in csv_report.h.
enum class CsvDialect : bool { kSpreadsheet, kPlain };

/// With which a file for Excel begins, so that it reads UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
inline constexpr std::string_view kCsvLineBreak = "\r\n";

class CsvRow {
 public:
  /// Appends to `out`, which outlives it.
  CsvRow(CsvDialect dialect, std::string& out) : dialect_(dialect), out_(out) {}

  /// From a record: guarded, and for a spreadsheet no longer than its cells can be.
  void Text(std::string_view text);
  /// Of our own.
  void Plain(std::string_view text);
  /// Nothing for 0.
  void Number(uint64_t number);
  /// REQUIRES: there is a cell.
  void End();

 private:
  CsvDialect dialect_;
  std::string& out_;
};

/// "2024-04-08 14:10"; with seconds where they were recorded.
std::string LocalTime(const ZoneTable& zone, sys_seconds instant, bool with_seconds);
/// The time as it was recorded.
std::string LocalTime(const ZoneTable& zone, const Interval& at, bool with_seconds);

}  // namespace escalint
