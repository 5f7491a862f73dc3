#include "report/spoken.h"

#include <algorithm>
#include <array>
#include <utility>

namespace escalint {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Terms that are not simply their words; the underscores of the rest become spaces.
constexpr std::array<Pair, 4> kSpecialTerms{Pair{"childrens_social_care", "children's social care"},
                                            Pair{"gp", "GP"}, Pair{"lado", "LADO"},
                                            Pair{"inter_agency", "inter-agency"}};

std::string_view UnitName(char unit, bool in_time) {
  switch (unit) {
    case 'D':
      return in_time ? "" : "day";
    case 'H':
      return in_time ? "hour" : "";
    case 'M':
      return in_time ? "minute" : "";
    case 'S':
      return in_time ? "second" : "";
    default:
      return "";
  }
}

/// Takes "25H" off the front of `rest` and appends "25 hours"; false when it is something else.
bool AppendPart(std::string_view& rest, bool in_time, std::string& out) {
  const size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0 || digits == rest.size()) return false;
  const std::string_view unit = UnitName(rest[digits], in_time);
  if (unit.empty()) return false;
  const std::string_view number = rest.substr(0, digits);
  if (!out.empty()) out += ' ';
  out.append(number).append(" ").append(unit);
  if (number != "1") out += 's';
  rest.remove_prefix(digits + 1);
  return true;
}

}  // namespace

std::string SpokenTerm(std::string_view term) {
  for (const auto& [code, words] : kSpecialTerms) {
    if (code == term) return std::string(words);
  }
  std::string words(term);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string SpokenDuration(std::string_view duration) {
  if (!duration.starts_with('P')) return std::string(duration);
  const bool in_time = duration.starts_with("PT");
  std::string_view rest = duration.substr(in_time ? 2 : 1);
  std::string words;
  while (!rest.empty()) {
    if (!AppendPart(rest, in_time, words)) return std::string(duration);
  }
  return words.empty() ? std::string(duration) : words;
}

std::string SpokenCount(int64_t count, std::string_view one, std::string_view many) {
  std::string words = std::to_string(count);
  words += ' ';
  words += count == 1 ? one : many;
  return words;
}

std::string_view SpokenVerdict(Verdict verdict) {
  switch (verdict) {
    case Verdict::kMet:
      return "met";
    case Verdict::kBreached:
      return "breached";
    case Verdict::kCannotTell:
      return "could not be checked";
    case Verdict::kNotDue:
      return "not due yet";
    case Verdict::kWaived:
      return "lifted by the policy";
  }
  return "";
}

std::string Capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string SpokenList(const std::vector<std::string>& words) {
  std::string list;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i != 0) list += i + 1 == words.size() ? " and " : ", ";
    list += words[i];
  }
  return list;
}

std::string Joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all.append(all.empty() ? "" : "; ").append(text);
  return all;
}

}  // namespace escalint
