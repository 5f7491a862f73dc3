#include <memory>
#include <utility>

#include "cli/annual_merge.h"
#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/merge_run.h"
#include "cli/replay_request.h"
#include "cli/report_request.h"
#include "cli/setup.h"

namespace escalint {
namespace {

const std::vector<OptionGroup>& Groups() {
  static const std::vector<OptionGroup> groups = [] {
    std::vector<Option> options = {
        {"format", "FMT[:FILE]", kFormatHelp, Repeat::kMany},
        {"suppress", "N",
         "of a year's figures, which are text, html, xlsx, json or csv: as of \"escalint annual\""},
        {"fail-on", "SEVERITY", kFailOnHelp},
        {"exit-zero", "", "status 0 where it would be 1"},
        {"jobs,j", "N", "threads; as many as there are processors by default"},
    };
    for (const Option& option : ColourOptionRows()) options.push_back(option);
    return std::vector<OptionGroup>{{"The report", options}};
  }();
  return groups;
}

constexpr HelpPage kHelp = {
    "Usage: escalint merge PARTIAL... [options]\n",
    "Puts the partial reports of a run's shards together, in any order: the reports are byte for\n"
    "byte those that one run over all cases would have written, and so is the exit status. Needs\n"
    "neither the exports nor the rule packs, and no more memory for more cases.\n"
    "\n"
    "Parts of different runs are refused: other exports, options, rules or another version; so is "
    "a\n"
    "run with a shard missing or there twice, and a part that was cut off.\n"
    "\n"
    "The parts are those of \"escalint check\" or of \"escalint annual\", not of both.\n",
    "Exit status: as of \"escalint check\"; 2 also where the parts don't belong together.\n"
    "\n"
    "Examples:\n"
    "  escalint merge 1.part 2.part --format text --format json:march.json\n"
    "of what two machines have written:\n"
    "  escalint check march.xml --as-of 2024-03-31 --shard 1/2 --format partial:1.part\n"
    "  escalint check march.xml --as-of 2024-03-31 --shard 2/2 --format partial:2.part\n"};

struct MergeRequest : ReportRequest {
  std::vector<std::string> parts;
  ColourChoice colour = ColourChoice::kAuto;
};

Result<MergeRequest> ReadRequest(const Options& options) {
  MergeRequest request;
  Problems problems;
  request.parts = options.operands();
  if (request.parts.empty()) {
    problems.push_back({"", 0, 0, "no partial report is named",
                        "name those of all shards; \"escalint check --format partial:FILE\" writes "
                        "them"});
  }
  ReadReportOptions(options, Partial::kRefused, request, problems);
  request.colour = ReadColourOptions(options, problems);
  if (request.jobs == 0) request.jobs = AvailableThreads();
  if (!problems.empty()) return problems;
  return request;
}

Problems OpenOutputs(const MergeRequest& request, const ZoneTable& zone, ReportOutputs& outputs) {
  Problems problems;
  for (const OutputChoice& choice : request.outputs) {
    auto problem = WouldReplace(choice.path, request.parts);
    if (!problem) {
      problem = outputs.Add(MakeReporter(choice, request, request.colour, zone), choice.path);
    }
    if (problem) problems.push_back(std::move(*problem));
  }
  return problems;
}

ExitStatus CarryOut(const MergeRequest& request, const ZoneTable& zone) {
  auto set = PartialSet::Open(request.parts);
  if (!set) return Refuse(set.problems());
  ReportOutputs outputs;
  if (const Problems problems = OpenOutputs(request, zone, outputs); !problems.empty()) {
    return Refuse(problems);
  }
  const auto result = RunMerge(**set, request.jobs, outputs);
  if (!result) return Refuse(result.problems());
  if (const Problems problems = outputs.Commit(); !problems.empty()) return Refuse(problems);
  return StatusOf(result->failing, result->unreadable, request);
}

}  // namespace

ExitStatus RunMergeCommand(const Words& words) {
  const auto options = ParseOptions(Groups(), words);
  if (!options) return Refuse(options.problems());
  if (options->Has("help")) return ShowHelp(kHelp, Groups());
  if (MergesAnnualCounts(*options)) return MergeAnnualCounts(*options);
  const auto request = ReadRequest(*options);
  if (!request) return Refuse(request.problems());
  const auto zone = LoadLocalZone();
  if (!zone) return Refuse(zone.problems());
  return CarryOut(*request, *zone);
}

}  // namespace escalint
