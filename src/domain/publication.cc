#include "domain/publication.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace escalint {
namespace {

using Kind = ShownCell::Kind;

/// Without a decimal where there is none to show: "17", "4.5".
std::string Plain(double number) {
  const auto tenths = std::llround(number * 10);
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += '.' + std::to_string(tenths % 10);
  return text;
}

/// Always with one: "85.0".
std::string OneDecimal(double number) {
  const auto tenths = std::llround(number * 10);
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

std::string Meaning(Kind kind, int64_t withheld_up_to) {
  const std::string most = std::to_string(withheld_up_to);
  const std::string small = withheld_up_to == 1 ? most : "from 1 to " + most;
  switch (kind) {
    case Kind::kWithheld:
      return "not shown, so that no child can be recognised: either a count " + small +
             ", or a figure that would let a reader work one out. A count of 0 is always shown.";
    case Kind::kNotApplicable:
      return "not applicable: there was nothing to measure this on.";
    case Kind::kUnavailable:
      return "not available: the records do not say.";
    case Kind::kLow:
      return "more than 0, but rounds to 0.";
    default:
      return "";
  }
}

}  // namespace

std::string_view Symbol(Kind kind) {
  switch (kind) {
    case Kind::kWithheld:
      return "c";
    case Kind::kNotApplicable:
      return "z";
    case Kind::kUnavailable:
      return "x";
    case Kind::kLow:
      return "low";
    default:
      return "";
  }
}

std::string OpenDataText(const ShownCell& cell) {
  switch (cell.kind) {
    case Kind::kText:
      return cell.text;
    case Kind::kCount:
    case Kind::kStatistic:
      return Plain(cell.number);
    case Kind::kPercentage:
      return OneDecimal(cell.number);
    default:
      return std::string(Symbol(cell.kind));
  }
}

std::string ReaderText(const ShownCell& cell) {
  const std::string_view symbol = Symbol(cell.kind);
  if (!symbol.empty()) return '[' + std::string(symbol) + ']';
  return OpenDataText(cell) + (cell.kind == Kind::kPercentage ? "%" : "");
}

std::vector<std::pair<std::string, std::string>> SymbolsExplained(const PublishedTable& table,
                                                                  int64_t withheld_up_to) {
  constexpr auto kKinds =
      std::to_array({Kind::kWithheld, Kind::kNotApplicable, Kind::kUnavailable, Kind::kLow});
  std::vector<std::pair<std::string, std::string>> explained;
  for (const Kind kind : kKinds) {
    const bool used = std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
      return std::any_of(row.cells.begin(), row.cells.end(),
                         [&](const ShownCell& cell) { return cell.kind == kind; });
    });
    if (used) explained.emplace_back(ReaderText({kind}), Meaning(kind, withheld_up_to));
  }
  return explained;
}

}  // namespace escalint
