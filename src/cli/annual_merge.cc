#include "cli/annual_merge.h"

#include <memory>

#include "cli/annual_outputs.h"
#include "cli/command.h"
#include "cli/merge_run.h"
#include "cli/replay_request.h"

namespace escalint {

bool MergesAnnualCounts(const Options& options) {
  if (options.operands().empty()) return false;
  const auto part = PartialFile::Open(options.operands().front());
  return part && (*part)->tail().annual;
}

ExitStatus MergeAnnualCounts(const Options& options) {
  AnnualOutputRequest request;
  Problems problems;
  request.colour = ReadColourOptions(options, problems);
  ReadAnnualOutputs(options, false, request, problems);
  if (!problems.empty()) return Refuse(problems);
  auto set = PartialSet::Open(options.operands());
  if (!set) return Refuse(set.problems());
  ReportOutputs outputs;
  const auto pages = std::make_shared<AnnualPages>(*(*set)->annual(), (*set)->totals());
  problems = OpenAnnualOutputs(request, options.operands(), pages, outputs);
  if (!problems.empty()) return Refuse(problems);
  const auto result = RunMerge(**set, 1, outputs);
  if (!result) return Refuse(result.problems());
  if (const Problems unwritten = outputs.Commit(); !unwritten.empty()) return Refuse(unwritten);
  return result->unreadable > 0 ? ExitStatus::kUnreadable : ExitStatus::kNothing;
}

}  // namespace escalint
