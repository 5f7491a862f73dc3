#include "cli/run_options.h"

#include <algorithm>
#include <array>

#include "check/fingerprint.h"
#include "cli/pseudonyms.h"
#include "cli/replay_request.h"
#include "cli/text_file.h"

namespace escalint {
namespace {

/// Their values are names of files.
constexpr std::string_view kKey = "--pseudonymise";
constexpr auto kFiles = std::to_array<std::string_view>({"rules", "calendar"});

void KeepAsGiven(const Options& options, std::string_view name, std::vector<RunOption>& kept) {
  std::vector<std::string> values = options.Values(name);
  if (values.empty()) return;
  std::sort(values.begin(), values.end());
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : " ") + value;
  kept.push_back({"--" + std::string(name), text});
}

}  // namespace

void KeepKey(const std::string& key, std::vector<RunOption>& kept) {
  kept.push_back({std::string(kKey), "key " + Pseudonyms(key).CheckOfKey()});
}

bool HasKey(const std::vector<RunOption>& kept) {
  return std::any_of(kept.begin(), kept.end(),
                     [](const RunOption& option) { return option.name == kKey; });
}

void KeepGate(const Gate& gate, std::vector<RunOption>& kept) {
  if (gate.baseline()) {
    const FaultTable& faults = gate.baseline()->faults();
    kept.push_back({"--baseline", std::to_string(faults.size()) + " findings " + faults.digest()});
  }
  std::string text;
  for (const SuppressionEntry& entry : gate.suppressions().entries()) {
    text = Fingerprint({text, entry.fingerprint, entry.rule, entry.case_id, entry.escalation,
                        entry.reason, FormatDate(entry.expires)});
  }
  if (!text.empty()) kept.push_back({"--suppressions", text});
}

Result<std::vector<RunOption>> RunOptionsOf(const Options& options, const SetupChoices& setup,
                                            const std::string& header_file,
                                            std::initializer_list<std::string_view> more) {
  std::vector<RunOption> kept;
  for (const std::vector<Option>& rows : {RuleOptionRows(), ReplayExportRows()}) {
    for (const Option& row : rows) {
      const bool is_file = std::find(kFiles.begin(), kFiles.end(), row.LongName()) != kFiles.end();
      if (!is_file) KeepAsGiven(options, row.LongName(), kept);
    }
  }
  for (const std::string_view name : more) KeepAsGiven(options, name, kept);
  auto rules = FingerprintOfSetup(setup);
  if (!rules) return rules.problems();
  kept.push_back({"rules and bank holidays", *rules});
  if (header_file.empty()) return kept;
  const auto header = ReadTextFile(header_file);
  if (!header) return header.problems();
  kept.push_back({"--header", Fingerprint({*header})});
  return kept;
}

}  // namespace escalint
