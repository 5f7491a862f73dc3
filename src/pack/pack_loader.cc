#include "pack/pack_loader.h"

#include <charconv>

namespace escalint {

Result<Policy> LoadPack(std::string_view json, const std::string& file,
                        const ReadingChoices& choices) {
  Result<JsonValue> tree = ParseJsonTree(json, file);
  if (!tree) return tree.problems();
  PackCompiler compiler(json, file, choices);
  Policy policy = compiler.Compile(*tree);
  Problems problems = compiler.problems();
  if (!problems.empty()) return problems;
  return policy;
}

Result<Limit> ParseLocalLimit(std::string_view text) {
  Limit limit;
  limit.local = true;
  if (text == "same-day") {
    limit.kind = Limit::Kind::kSameDay;
    return limit;
  }
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), limit.count);
  const std::string_view unit = text.substr(static_cast<size_t>(stop - text.data()));
  if (unit == "wd") limit.kind = Limit::Kind::kWorkingDays;
  if (unit == "h") limit.kind = Limit::Kind::kHours;
  if (unit == "d") limit.kind = Limit::Kind::kDays;
  if (error == std::errc() && limit.kind != Limit::Kind::kNone && limit.count > 0 &&
      limit.count <= 10000) {
    return limit;
  }
  Problem problem;
  problem.message = "\"" + std::string(text) + "\" is not a limit";
  problem.hint = "write 1wd for working days, 48h for hours, 28d for days, or same-day";
  return problem;
}

}  // namespace escalint
