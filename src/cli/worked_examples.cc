#include "cli/worked_examples.h"

#include <algorithm>
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

/// How the examples are to be checked, from their header.
Result<CheckOptions> OptionsFrom(std::string_view header, const Policy& policy,
                                 const Setup& setup) {
  std::vector<DataNote> notes;
  const auto read = ReadHeader(header, Carrier::kNdjson, setup.vocabulary, notes);
  if (!read) return read.problems();
  const auto as_of =
      ParseAsOf(read->as_of, {&setup.zone, &setup.vocabulary, false}, "the header's as_of");
  if (!as_of) return as_of.problems();
  CheckOptions options;
  options.settings.calendar = &setup.calendar;
  options.settings.zone = &setup.zone;
  options.settings.as_of = as_of->instant;
  options.authority = read->authority;
  options.policy = policy.Reference();
  options.shown = kEveryVerdict;
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

struct ExampleFile {
  std::string name;
  std::string text;  ///< "" = there is none
};

/// Beside a pack of one's own there need not be any.
Result<ExampleFile> FileFor(const Policy& policy) {
  const std::filesystem::path pack(policy.file);
  const std::filesystem::path path =
      pack.parent_path() / "worked-examples" / pack.filename().replace_extension(".ndjson");
  ExampleFile file{path.generic_string(), ""};
  if (policy.built_in) {
    for (const EmbeddedFile& embedded : EmbeddedWorkedExamples()) {
      if (embedded.name == file.name) file.text = embedded.text;
    }
    return file;
  }
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return file;
  auto text = ReadTextFile(path.string());
  if (!text) return text.problems();
  file.text = std::move(*text);
  return file;
}

/// In a file of its own name, and on that line.
void Add(Problems more, const std::string& file, uint32_t line, Problems& problems) {
  for (Problem& problem : more) {
    if (problem.file.empty()) problem.file = file;
    problem.line = line;
    if (std::find(problems.begin(), problems.end(), problem) == problems.end()) {
      problems.push_back(std::move(problem));
    }
  }
}

}  // namespace

ExamplePair WorkedExamples::Replay(const Rule& rule, const Policy& policy,
                                   Problems& problems) const {
  ExamplePair pair;
  const auto file = FileFor(policy);
  if (!file) {
    Add(file.problems(), policy.file, 0, problems);
    return pair;
  }
  if (file->text.empty()) return pair;
  std::string_view rest = file->text;
  const auto options = OptionsFrom(NextLine(rest), policy, setup_);
  if (!options) {
    Add(options.problems(), file->name, 1, problems);
    return pair;
  }
  CaseReader reader({&setup_.zone, &setup_.vocabulary, false});
  CaseRecord record;
  for (uint32_t line = 2; !rest.empty() && !(pair.breached && pair.kept); ++line) {
    Slice slice;
    slice.bytes = NextLine(rest);
    slice.carrier = Carrier::kNdjson;
    if (slice.bytes.empty()) continue;
    if (auto problem = reader.Read(slice, record)) {
      Add({*std::move(problem)}, file->name, line, problems);
    } else if (!pair.breached && record.id == rule.id + "-breached") {
      pair.breached = Replayed(record, rule, *options, setup_);
    } else if (!pair.kept && record.id == rule.id + "-kept") {
      pair.kept = Replayed(record, rule, *options, setup_);
    }
  }
  return pair;
}

}  // namespace escalint
