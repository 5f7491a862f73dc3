#include "cli/worked_examples.h"

#include <filesystem>
#include <iterator>
#include <string_view>

#include "check/case_checker.h"
#include "cli/embedded.h"
#include "cli/run_input.h"
#include "cli/text_file.h"
#include "ingest/case_reader.h"

namespace escalint {
namespace {

std::string_view NextLine(std::string_view& rest) {
  const size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

/// How the examples are to be checked, from their header; nothing if it can't be read.
std::optional<CheckOptions> OptionsFrom(std::string_view header, const Setup& setup) {
  std::vector<DataNote> notes;
  const auto read = ReadHeader(header, Carrier::kNdjson, setup.vocabulary, notes);
  if (!read) return std::nullopt;
  const auto as_of =
      ParseAsOf(read->as_of, {&setup.zone, &setup.vocabulary, false}, "worked examples");
  if (!as_of) return std::nullopt;
  CheckOptions options;
  options.settings.calendar = &setup.calendar;
  options.settings.zone = &setup.zone;
  options.settings.as_of = as_of->instant;
  options.authority = read->authority;
  options.shown = {Verdict::kMet, Verdict::kBreached, Verdict::kCannotTell, Verdict::kNotDue,
                   Verdict::kWaived};
  options.as_course = true;
  return options;
}

WorkedExample Replayed(const CaseRecord& record, const Rule& rule, const CheckOptions& options,
                       const Setup& setup) {
  CaseReport report;
  CaseTally tally;
  const Locator nowhere = [](SourceOffset, int, int) { return Location{}; };
  CaseChecker(setup.policies, options).Check(record, nowhere, report, tally);
  WorkedExample example;
  for (EscalationReport& escalation : report.escalations) {
    std::move(escalation.history.begin(), escalation.history.end(),
              std::back_inserter(example.history));
    for (Finding& finding : escalation.findings) {
      if (finding.rule == rule.id) example.findings.push_back(std::move(finding));
    }
  }
  return example;
}

}  // namespace

std::string WorkedExamples::TextFor(const Policy& policy) const {
  const std::filesystem::path pack(policy.file);
  const std::filesystem::path file =
      pack.parent_path() / "worked-examples" / pack.filename().replace_extension(".ndjson");
  if (own_packs_) {
    if (auto text = ReadTextFile(file.string())) return std::move(*text);
  }
  for (const EmbeddedFile& embedded : EmbeddedWorkedExamples()) {
    if (embedded.name == file.generic_string()) return std::string(embedded.text);
  }
  return "";
}

std::optional<WorkedExample> WorkedExamples::Replay(const Rule& rule, const Policy& policy,
                                                    const std::string& which) const {
  const std::string text = TextFor(policy);
  std::string_view rest = text;
  const auto options = OptionsFrom(NextLine(rest), setup_);
  if (!options) return std::nullopt;
  CaseReader reader({&setup_.zone, &setup_.vocabulary, false});
  CaseRecord record;
  while (!rest.empty()) {
    Slice slice;
    slice.bytes = NextLine(rest);
    slice.carrier = Carrier::kNdjson;
    if (slice.bytes.empty() || reader.Read(slice, record)) continue;
    if (record.id == rule.id + "-" + which) return Replayed(record, rule, *options, setup_);
  }
  return std::nullopt;
}

}  // namespace escalint
