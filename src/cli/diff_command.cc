#include <array>
#include <utility>

#include "cli/command.h"
#include "cli/format_option.h"
#include "cli/replay_request.h"
#include "cli/report_diff.h"
#include "cli/report_outputs.h"
#include "cli/report_request.h"
#include "cli/terminal.h"
#include "report/text_page.h"

namespace escalint {
namespace {

const std::vector<OptionGroup>& Groups() {
  static const std::vector<OptionGroup> groups = [] {
    std::vector<Option> options = {
        {"format", "FMT[:FILE]",
         "text (the default), json or markdown, to FILE or to standard output; may be repeated",
         Repeat::kMany},
        {"fail-on", "SEVERITY", kFailOnHelp},
    };
    for (const Option& option : ColourOptionRows()) options.push_back(option);
    return std::vector<OptionGroup>{{"The comparison", options}};
  }();
  return groups;
}

constexpr HelpPage kHelp = {
    "Usage: escalint diff OLD NEW [options]\n",
    "Says what is new in the report NEW, what has become graver or less grave, and what of the\n"
    "report OLD is no longer found. Both are reports of \"escalint check\": JSON, or NDJSON\n"
    "findings. A finding is known again by its fingerprint, which a new export leaves as it is.\n"
    "\n"
    "What could not be checked, and a remark on the data, is a finding like a breach.\n",
    "Exit status:\n"
    "  0  nothing at or above --fail-on is new or has become graver\n"
    "  1  something has; what is suppressed in NEW does not count\n"
    "  2  could not be done as asked\n"
    "\n"
    "Examples:\n"
    "  escalint diff march.json april.json\n"
    "  escalint diff march.json april.json --fail-on high --format markdown:changes.md\n"};

enum class DiffFormat { kText, kJson, kMarkdown };
using DiffOutput = Output<DiffFormat>;

constexpr auto kFormats = std::to_array<std::pair<std::string_view, DiffFormat>>({
    {"text", DiffFormat::kText},
    {"json", DiffFormat::kJson},
    {"markdown", DiffFormat::kMarkdown},
});

struct DiffRequest {
  std::string old_file, new_file;
  std::vector<DiffOutput> outputs;
  std::optional<Severity> fail_on = Severity::kMedium;
  ColourChoice colour = ColourChoice::kAuto;
};

Result<DiffRequest> ReadRequest(const Options& options) {
  DiffRequest request;
  Problems problems;
  const std::vector<std::string>& files = options.operands();
  if (files.size() == 2) {
    request.old_file = files[0];
    request.new_file = files[1];
  } else {
    problems.push_back(OnCommandLine(
        "two reports are compared, and " + std::to_string(files.size()) + " are named",
        "escalint diff OLD NEW"));
  }
  request.outputs = ReadFormats(options, kFormats, problems);
  RefuseSharedPaths(PathsOf(request.outputs), problems);
  ReadFailOn(options, request.fail_on, problems);
  request.colour = ReadColourOptions(options, problems);
  if (!problems.empty()) return problems;
  return request;
}

std::unique_ptr<DiffWriter> MakeWriter(const DiffOutput& output, ColourChoice colour) {
  if (output.format == DiffFormat::kJson) return MakeJsonDiff();
  if (output.format == DiffFormat::kMarkdown) return MakeMarkdownDiff();
  const PageLook look = LookOf(output.path, colour, TextPage::kDefaultWidth);
  return MakeTextDiff(look.width, look.colour);
}

ExitStatus CarryOut(const DiffRequest& request) {
  ReportDiff diff(request.old_file, request.new_file, request.outputs.front().path);
  for (const DiffOutput& output : request.outputs) {
    auto problem = WouldReplace(output.path, {request.old_file, request.new_file});
    if (!problem) problem = diff.AddOutput(MakeWriter(output, request.colour), output.path);
    if (problem) return Refuse(*problem);
  }
  if (const auto problem = diff.Run()) return Refuse(*problem);
  if (const Problems problems = diff.Commit(); !problems.empty()) return Refuse(problems);
  ReportRequest status;
  status.fail_on = request.fail_on;
  return StatusOf(diff.failing(), 0, status);
}

}  // namespace

ExitStatus RunDiffCommand(const Words& words) {
  const auto options = ParseOptions(Groups(), words);
  if (!options) return Refuse(options.problems());
  if (options->Has("help")) return ShowHelp(kHelp, Groups());
  const auto request = ReadRequest(*options);
  if (!request) return Refuse(request.problems());
  return CarryOut(*request);
}

}  // namespace escalint
