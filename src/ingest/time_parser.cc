#include "ingest/time_parser.h"

#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "text/packed_text.h"

namespace escalint {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;  // the zone's rules are known up to here

/// What stands written, not yet looked at for sense.
struct Written {
  int year = 0, month = 0, day = 0;
  bool has_clock = false;
  bool has_seconds = false;
  int hour = 0, minute = 0, second = 0;
  bool has_fraction = false;  ///< one that isn't zero
  bool has_offset = false;
  int offset_hour = 0, offset_minute = 0;
  bool offset_west = false;
};

/// Reads from the left; each step says whether it found what it wanted.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }
  bool Take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Exactly `kCount` digits; decided at the end, so that there is no branch for each.
  template <size_t kCount>
  bool Number(int& value) {
    if (rest_.size() < kCount) return false;
    unsigned number = 0;
    bool digits = true;
    for (size_t i = 0; i < kCount; ++i) {
      const unsigned digit = static_cast<unsigned char>(rest_[i]) - unsigned{'0'};
      digits &= digit <= 9;
      number = number * 10 + digit;
    }
    if (!digits) return false;
    value = static_cast<int>(number);
    rest_.remove_prefix(kCount);
    return true;
  }
  /// A run of at least one digit; only whether all are zero matters.
  bool Fraction(bool& not_zero) {
    const size_t end = rest_.find_first_not_of("0123456789");
    const std::string_view digits = rest_.substr(0, end);
    not_zero = digits.find_first_not_of('0') != std::string_view::npos;
    rest_.remove_prefix(digits.size());
    return !digits.empty();
  }

 private:
  std::string_view rest_;
};

/// hh:mm[:ss]
bool ReadClock(Scanner& scanner, Written& written) {
  written.has_clock = true;
  if (!scanner.Number<2>(written.hour) || !scanner.Take(':')) return false;
  if (!scanner.Number<2>(written.minute)) return false;
  if (!scanner.Take(':')) return true;
  written.has_seconds = true;
  return scanner.Number<2>(written.second);
}

/// [Z|±hh:mm]
bool ReadOffset(Scanner& scanner, Written& written) {
  if (scanner.AtEnd()) return true;
  written.has_offset = true;
  if (scanner.Take('Z')) return true;
  written.offset_west = scanner.Take('-');
  if (!written.offset_west && !scanner.Take('+')) return false;
  return scanner.Number<2>(written.offset_hour) && scanner.Take(':') &&
         scanner.Number<2>(written.offset_minute);
}

/// YYYY-MM-DD[Thh:mm[:ss[.fff]][Z|±hh:mm]]
bool ReadIso(Scanner& scanner, Written& written) {
  if (!scanner.Number<4>(written.year) || !scanner.Take('-')) return false;
  if (!scanner.Number<2>(written.month) || !scanner.Take('-')) return false;
  if (!scanner.Number<2>(written.day)) return false;
  if (scanner.AtEnd()) return true;
  if (!scanner.Take('T') && !scanner.Take(' ')) return false;
  if (!ReadClock(scanner, written)) return false;
  const bool fraction = written.has_seconds && scanner.Take('.');
  if (fraction && !scanner.Fraction(written.has_fraction)) return false;
  return ReadOffset(scanner, written);
}

/// DD/MM/YYYY[ hh:mm[:ss]]
bool ReadBritish(Scanner& scanner, Written& written) {
  if (!scanner.Number<2>(written.day) || !scanner.Take('/')) return false;
  if (!scanner.Number<2>(written.month) || !scanner.Take('/')) return false;
  if (!scanner.Number<4>(written.year)) return false;
  return scanner.AtEnd() || (scanner.Take(' ') && ReadClock(scanner, written));
}

/// YYYY-MM-DDThh:mm, as nearly all times are written: sixteen bytes, read as two numbers. Less than
/// what was expected, each byte must be a digit's value, or zero where a separator stands.
bool ReadToTheMinute(std::string_view text, Written& written) {
  if (text.size() != 16 || std::endian::native != std::endian::little) return false;
  const uint64_t date = LoadWord<uint64_t>(text.data()) ^ LoadWord<uint64_t>("0000-00-");
  const uint64_t rest = LoadWord<uint64_t>(text.data() + 8) ^ LoadWord<uint64_t>("00T00:00");
  constexpr uint64_t kHighBits = 0x8080808080808080u;
  constexpr uint64_t kNoDate = 0x7F76767F76767676u;  // added, sets the high bit of a byte too large
  constexpr uint64_t kNoRest = 0x76767F76767F7676u;
  if (((date | (date + kNoDate) | rest | (rest + kNoRest)) & kHighBits) != 0) return false;
  // Every byte times ten and the one behind it: no sum is larger than 99, so none runs over.
  const uint64_t date_pairs = date * 10 + (date >> 8);
  const uint64_t rest_pairs = rest * 10 + (rest >> 8);
  const auto pair = [](uint64_t pairs, unsigned at) {
    return static_cast<int>(pairs >> 8 * at & 0xFF);
  };
  written.year = pair(date_pairs, 0) * 100 + pair(date_pairs, 2);
  written.month = pair(date_pairs, 5);
  written.day = pair(rest_pairs, 0);
  written.hour = pair(rest_pairs, 3);
  written.minute = pair(rest_pairs, 6);
  written.has_clock = true;
  return true;
}

bool ReadWritten(std::string_view text, Written& written) {
  if (ReadToTheMinute(text, written)) return true;
  Scanner scanner(text);
  const bool british = text.size() > 2 && text[2] == '/';
  const bool read = british ? ReadBritish(scanner, written) : ReadIso(scanner, written);
  return read && scanner.AtEnd();
}

std::chrono::year_month_day DateOf(const Written& written) {
  return std::chrono::year{written.year} /
         std::chrono::month{static_cast<unsigned>(written.month)} /
         std::chrono::day{static_cast<unsigned>(written.day)};
}

std::string DateFault(const Written& written) {
  constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};
  const std::string year = std::to_string(written.year);
  if (written.month < 1 || written.month > 12) {
    return "there is no month " + std::to_string(written.month);
  }
  if (!DateOf(written).ok()) {
    return std::to_string(written.day) + " " + kMonths[static_cast<size_t>(written.month - 1)] +
           " " + year + " does not exist";
  }
  if (written.year == 1900 && written.month == 1 && written.day == 1) {
    return "1900-01-01 stands for no date";
  }
  if (written.year == 9999) return "a date in the year 9999 stands for no date";
  if (written.year < kFirstYear) return "the year " + year + " lies before 1990";
  return written.year > kLastYear ? "the year " + year + " lies beyond 2100" : "";
}

std::string ClockFault(const Written& written) {
  if (written.hour > 23) return "there is no hour " + std::to_string(written.hour);
  if (written.minute > 59) return "there is no minute " + std::to_string(written.minute);
  if (written.second > 59) return "there is no second " + std::to_string(written.second);
  if (written.offset_hour > 14 || written.offset_minute > 59) {
    return "no zone is that far from UTC";
  }
  return "";
}

/// Whether DateFault and ClockFault have nothing to say.
bool IsUsable(const Written& written) {
  return written.year >= kFirstYear && written.year <= kLastYear && DateOf(written).ok() &&
         written.hour <= 23 && written.minute <= 59 && written.second <= 59 &&
         written.offset_hour <= 14 && written.offset_minute <= 59;
}

/// Databases write a date without a time as midnight.
bool IsDateOnly(const Written& written, bool midnight_exact) {
  if (!written.has_clock) return true;
  if (midnight_exact || written.has_offset || written.has_fraction) return false;
  return written.hour == 0 && written.minute == 0 && written.second == 0;
}

ZoneTable::Readings ReadingsOf(const Written& written, sys_days date, const ZoneTable& zone) {
  const seconds civil = date.time_since_epoch() + hours{written.hour} + minutes{written.minute} +
                        seconds{written.second};
  if (!written.has_offset) return zone.FromCivil(civil);
  const minutes ahead = hours{written.offset_hour} + minutes{written.offset_minute};
  const sys_seconds instant{civil - (written.offset_west ? -ahead : ahead)};
  return {instant, instant};
}

Interval Meaning(const Written& written, const ZoneTable& zone, bool midnight_exact) {
  const sys_days written_date{DateOf(written)};
  if (IsDateOnly(written, midnight_exact)) return DayInterval(zone, written_date);
  const auto [earliest, latest] = ReadingsOf(written, written_date, zone);
  const sys_days date = written.has_offset ? zone.LocalDate(earliest) : written_date;
  if (written.has_seconds) return {earliest, latest, date, Precision::kSecond};
  return {earliest, latest + seconds{59}, date, Precision::kMinute};
}

}  // namespace

ParsedTime ParseTime(std::string_view text, const ZoneTable& zone, bool midnight_exact) {
  Written written;
  if (!ReadWritten(text, written)) return {{}, "this is no accepted form of a time"};
  if (IsUsable(written)) return {Meaning(written, zone, midnight_exact), {}};
  std::string fault = DateFault(written);
  return {{}, fault.empty() ? ClockFault(written) : std::move(fault)};
}

}  // namespace escalint
