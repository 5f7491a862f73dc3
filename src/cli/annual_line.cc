#include "cli/annual_line.h"

#include <algorithm>
#include <array>
#include <map>

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

AnnualCounts FromLine(const AnnualLine& line) {
  constexpr size_t kDigits = 2 * std::tuple_size_v<ChildKey>;
  AnnualCounts counts(line.years);
  for (const std::string& authority : line.authorities) counts.SawAuthority(authority);
  if (line.earliest_as_of) counts.SawAsOf(*line.earliest_as_of);
  for (const SketchLine& policy : line.policies) counts.SketchOf(policy.policy) = policy.sketch;
  const auto in_range = [&](int64_t year) {
    return year >= 0 && static_cast<size_t>(year) < line.years.size();
  };
  for (const PlaceLine& place : line.places) {
    if (!in_range(place.year)) continue;
    YearCounts& year = counts.At({place.authority, place.policy}, static_cast<size_t>(place.year));
    for (size_t i = 0; i + 4 <= place.tallies.size(); i += 4) {
      const Tally tally{static_cast<Counted>(place.tallies[i]),
                        static_cast<int>(place.tallies[i + 1]),
                        static_cast<int>(place.tallies[i + 2])};
      year.tallies[tally] = place.tallies[i + 3];
    }
    for (const ThemeLine& theme : place.themes) year.themes[theme.theme] = theme.count;
  }
  for (const ChildrenLine& some : line.children) {
    if (!in_range(some.year)) continue;
    ChildSet& children = counts.ChildrenAt(some.authority, static_cast<size_t>(some.year));
    for (size_t at = 0; at + kDigits <= some.keys.size(); at += kDigits) {
      children[KeyFrom(std::string_view(some.keys).substr(at, kDigits))] =
          static_cast<uint8_t>(some.had);
    }
  }
  return counts;
}

}  // namespace escalint
