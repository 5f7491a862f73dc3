#include <unistd.h>

#include <memory>
#include <utility>

#include "cli/annual_request.h"
#include "cli/check_run.h"
#include "cli/command.h"
#include "cli/key_file.h"
#include "cli/partial_report.h"
#include "cli/progress.h"
#include "cli/run_options.h"
#include "source/sha256.h"

namespace escalint {
namespace {

constexpr HelpPage kHelp = {
    "Usage: escalint annual EXPORT... --year 2023-24 [options]\n",
    "Counts a year's escalations, as safeguarding partnerships publish them: how many were "
    "opened,\n"
    "carried in, closed and left open; by whom, about what, up to which stage; how they ended; "
    "and\n"
    "what of the policy's time limits and duties was kept. Each authority by itself and all\n"
    "together, with the years before it where they are asked for.\n"
    "\n"
    "What the records do not tell is a column of its own. docs/annual.md says what each number\n"
    "means. EXPORT is a file, a directory, or - for standard input.\n",
    "Exit status:\n"
    "  0  done, whatever the figures are\n"
    "  2  could not be done as asked\n"
    "  3  done, but some record could not be read and is in none of the figures\n"
    "\n"
    "Examples:\n"
    "  escalint annual march.json --year 2023-24\n"
    "  escalint annual exports/ --year 2023-24 --previous 2 --format csv:figures.csv\n"
    "  escalint annual march.json --from 2024-01-01 --to 2024-03-31\n"
    "  escalint annual march.json --year 2023-24 --shard 2/4 --format partial:2.part\n"
    "                                                                 then: escalint merge\n"};

/// A child's id as a key that several shards agree on, and that without the key's file nobody
/// leads back to an id.
class ChildKeys {
 public:
  explicit ChildKeys(std::string secret) : secret_(std::move(secret)) {}

  ChildKey Of(const CaseFacts& facts) const {
    Sha256 hash;
    // Lengths keep "ab" + "c" and "a" + "bc" apart.
    hash.Update(std::to_string(secret_.size()) + ':' + secret_);
    hash.Update(std::to_string(facts.authority.size()) + ':' + facts.authority + facts.child);
    const std::string hex = hash.Finish();
    ChildKey key{};
    for (size_t i = 0; i < key.size(); ++i) {
      key[i] = static_cast<uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
    }
    return key;
  }

 private:
  std::string secret_;
};

/// Adds up what the run's cases contribute, in the order of the run.
class Counting : public Progress {
 public:
  Counting(bool shown, const Setup& setup, std::string secret, AnnualCounts& counts)
      : Progress(shown), setup_(setup), keys_(std::move(secret)), counts_(counts) {
    CountCasesOnly();
  }

  void Judged(const CheckedCase& checked) override {
    counts_.Add(checked.facts, keys_.Of(checked.facts), setup_.policies.policies(),
                setup_.calendar);
  }

 private:
  const Setup& setup_;
  ChildKeys keys_;
  AnnualCounts& counts_;
};

/// One year's count, from its options to its reports.
struct Annual {
  const Options& options;
  const AnnualRequest& request;
  const Setup& setup;
  CheckPlan plan;
  std::string secret{};
  RunTotals totals{};
  AnnualCounts counts{request.years};
  ReportOutputs outputs{};

  std::optional<Problem> ReadSecret();
  Problems OpenPartial(const std::string& path);
  Problems OpenOutputs();
  ExitStatus Run();
};

std::optional<Problem> Annual::ReadSecret() {
  if (request.children_key_file.empty()) return std::nullopt;
  auto key = ReadKeyFile(request.children_key_file);
  if (!key) return key.problems().front();
  secret = std::move(*key);
  return std::nullopt;
}

Problems Annual::OpenPartial(const std::string& path) {
  if (auto problem = WouldReplace(path, plan.inputs)) return {*problem};
  auto kept =
      RunOptionsOf(options, request.setup, request.header_file, {"year", "from", "to", "previous"});
  if (!kept) return kept.problems();
  PartialHead head;
  head.shard = request.shard.number;
  head.of = request.shard.count;
  head.options = std::move(*kept);
  if (!secret.empty()) {
    const ChildKey of_key = ChildKeys(secret).Of({});
    head.options.push_back({"--children-key", std::to_string(ChildKeyHash()(of_key))});
  }
  auto report = std::make_unique<PartialReport>(head, totals, setup.policies, &counts);
  if (auto problem = outputs.Add(std::move(report), path)) return {*problem};
  return {};
}

Problems Annual::OpenOutputs() {
  Problems problems;
  for (const AnnualOutput& output : request.output.outputs) {
    if (output.format != AnnualFormat::kPartial) continue;
    const Problems here = OpenPartial(output.path);
    problems.insert(problems.end(), here.begin(), here.end());
  }
  const auto pages = std::make_shared<AnnualPages>(counts, totals);
  const Problems more = OpenAnnualOutputs(request.output, plan.inputs, pages, outputs);
  problems.insert(problems.end(), more.begin(), more.end());
  return problems;
}

ExitStatus Annual::Run() {
  if (const auto problem = ReadSecret()) return Refuse(*problem);
  if (const Problems problems = FindInputs(request.arguments, plan); !problems.empty()) {
    return Refuse(problems);
  }
  if (const Problems problems = OpenOutputs(); !problems.empty()) return Refuse(problems);
  Counting counting(request.progress && IsTerminal(STDERR_FILENO), setup, secret, counts);
  const auto result = RunCheck(plan, outputs, counting, totals);
  counting.Clear();
  if (!result) return Refuse(result.problems());
  if (const Problems problems = outputs.Commit(); !problems.empty()) return Refuse(problems);
  return result->unreadable > 0 ? ExitStatus::kUnreadable : ExitStatus::kNothing;
}

}  // namespace

ExitStatus RunAnnualCommand(const Words& words) {
  const auto options = ParseOptions(AnnualOptionGroups(), words);
  if (!options) return Refuse(options.problems());
  if (options->Has("help")) return ShowHelp(kHelp, AnnualOptionGroups());
  const auto request = ReadAnnualRequest(*options);
  if (!request) return Refuse(request.problems());
  const auto setup = Setup::Make(request->setup);
  if (!setup) return Refuse(setup.problems());
  auto plan = MakePlan(*request, **setup);
  if (!plan) return Refuse(plan.problems());
  if (const auto problem = TakeHeader(request->header_file, *plan)) return Refuse(*problem);
  plan->check.shown = {};
  plan->check.with_facts = true;
  plan->shard = request->shard;
  plan->jobs = request->jobs > 0 ? request->jobs : AvailableThreads();
  return Annual{*options, *request, **setup, std::move(*plan)}.Run();
}

}  // namespace escalint
