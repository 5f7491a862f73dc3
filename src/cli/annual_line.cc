#include "cli/annual_line.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>
#include <utility>

namespace escalint {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void AppendKey(const ChildKey& key, std::string& out) {
  for (const uint8_t byte : key) {
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
}

/// REQUIRES: as AppendKey wrote it; what else stands there is some key, no fault.
ChildKey KeyFrom(std::string_view hex) {
  ChildKey key{};
  const auto digit = [&](size_t at) {
    const size_t value = kHex.find(hex[at]);
    return static_cast<uint8_t>(value == std::string_view::npos ? 0 : value);
  };
  for (size_t i = 0; i < key.size(); ++i) {
    key[i] = static_cast<uint8_t>(digit(2 * i) << 4 | digit(2 * i + 1));
  }
  return key;
}

PlaceLine ToLine(const Place& place, size_t year, const YearCounts& counts) {
  PlaceLine line{place.authority, place.policy, static_cast<int64_t>(year), {}, {}};
  for (const auto& [tally, count] : counts.tallies) {
    for (const int64_t number :
         {static_cast<int64_t>(tally.what), int64_t{tally.row}, int64_t{tally.column}, count}) {
      line.tallies.push_back(number);
    }
  }
  for (const auto& [theme, count] : counts.themes) line.themes.push_back({theme, count});
  return line;
}

/// By what they had; the keys in rising order, so that one set of children is one text.
std::vector<ChildrenLine> ToLines(const std::string& authority, size_t year,
                                  const ChildSet& children) {
  std::map<uint8_t, std::vector<ChildKey>> by_had;
  for (const auto& [key, had] : children) by_had[had].push_back(key);
  std::vector<ChildrenLine> lines;
  for (auto& [had, keys] : by_had) {
    std::sort(keys.begin(), keys.end());
    ChildrenLine& line = lines.emplace_back();
    line.authority = authority;
    line.year = static_cast<int64_t>(year);
    line.had = had;
    for (const ChildKey& key : keys) AppendKey(key, line.keys);
  }
  return lines;
}

bool InRange(int64_t number, int64_t end) { return 0 <= number && number < end; }

bool IsYearOf(const AnnualCounts& counts, int64_t year) {
  return InRange(year, static_cast<int64_t>(counts.years().size()));
}

bool AddTally(std::span<const int64_t, 4> numbers, const PolicySketch& policy, YearCounts& year) {
  const auto [what, row, column, count] =
      std::tuple(numbers[0], numbers[1], numbers[2], numbers[3]);
  if (!InRange(what, kValueCount<Counted>) || !std::in_range<int>(row) ||
      !std::in_range<int>(column)) {
    return false;
  }
  const Tally tally{static_cast<Counted>(what), static_cast<int>(row), static_cast<int>(column)};
  year.tallies[tally] = count;
  return IsSound(tally, policy);
}

/// False where it counts what is not there.
bool AddPlace(const PlaceLine& place, AnnualCounts& counts) {
  if (!IsYearOf(counts, place.year) || place.tallies.size() % 4 != 0) return false;
  const auto known = counts.policies().find(place.policy);
  if (known == counts.policies().end() && !place.policy.empty()) return false;
  const PolicySketch policy = known == counts.policies().end() ? PolicySketch{} : known->second;
  YearCounts& year = counts.At({place.authority, place.policy}, static_cast<size_t>(place.year));
  for (size_t i = 0; i < place.tallies.size(); i += 4) {
    if (!AddTally(std::span<const int64_t, 4>(&place.tallies[i], 4), policy, year)) return false;
  }
  for (const ThemeLine& theme : place.themes) year.themes[theme.theme] = theme.count;
  return true;
}

bool AddChildren(const ChildrenLine& some, AnnualCounts& counts) {
  constexpr size_t kDigits = 2 * std::tuple_size_v<ChildKey>;
  constexpr int64_t kHadAll = kHadAny | kHadInformal | kHadFormal;
  if (!IsYearOf(counts, some.year) || !InRange(some.had, kHadAll + 1)) return false;
  if (some.keys.size() % kDigits != 0) return false;
  ChildSet& children = counts.ChildrenAt(some.authority, static_cast<size_t>(some.year));
  for (size_t at = 0; at < some.keys.size(); at += kDigits) {
    children[KeyFrom(std::string_view(some.keys).substr(at, kDigits))] =
        static_cast<uint8_t>(some.had);
  }
  return true;
}

}  // namespace

AnnualLine ToLine(const AnnualCounts& counts) {
  AnnualLine line;
  line.years = counts.years();
  line.authorities.assign(counts.authorities().begin(), counts.authorities().end());
  line.earliest_as_of = counts.earliest_as_of();
  for (const auto& [policy, sketch] : counts.policies()) line.policies.push_back({policy, sketch});
  for (const auto& [place, years] : counts.places()) {
    for (size_t year = 0; year < years.size(); ++year) {
      line.places.push_back(ToLine(place, year, years[year]));
    }
  }
  for (const auto& [authority, years] : counts.children()) {
    for (size_t year = 0; year < years.size(); ++year) {
      for (ChildrenLine& some : ToLines(authority, year, years[year])) {
        line.children.push_back(std::move(some));
      }
    }
  }
  return line;
}

std::optional<AnnualCounts> FromLine(const AnnualLine& line) {
  if (line.years.empty()) return std::nullopt;
  AnnualCounts counts(line.years);
  for (const std::string& authority : line.authorities) counts.SawAuthority(authority);
  if (line.earliest_as_of) counts.SawAsOf(*line.earliest_as_of);
  for (const SketchLine& policy : line.policies) counts.SketchOf(policy.policy) = policy.sketch;
  for (const PlaceLine& place : line.places) {
    if (!AddPlace(place, counts)) return std::nullopt;
  }
  for (const ChildrenLine& some : line.children) {
    if (!AddChildren(some, counts)) return std::nullopt;
  }
  return counts;
}

}  // namespace escalint
