#include "cli/check_request.h"

#include <algorithm>
#include <utility>

namespace escalint {
namespace {

/// Reads one option after another into the request and gathers what is wrong with them.
class RequestReader {
 public:
  explicit RequestReader(const Options& options) : options_(options) {}
  Result<CheckRequest> Read();

 private:
  void ReadVerdicts(std::string_view list);
  void Fault(std::string message, std::string hint) {
    problems_.push_back({"", 0, 0, std::move(message), std::move(hint)});
  }

  const Options& options_;
  CheckRequest request_;
  Problems problems_;
};

void RequestReader::ReadVerdicts(std::string_view list) {
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(','));
    list.remove_prefix(std::min(word.size() + 1, list.size()));
    if (const auto verdict = VerdictFromName(word)) {
      request_.shown.Add(*verdict);
    } else {
      Fault("--verdict: \"" + std::string(word) + "\" is no verdict",
            "some of met, breached, cannot_tell, not_due, waived, separated by commas");
    }
  }
}

Result<CheckRequest> RequestReader::Read() {
  ReadReplayOptions(options_, request_, problems_);
  if (const auto list = options_.Value("verdict")) ReadVerdicts(*list);
  ReadReportOptions(options_, Partial::kAllowed, request_, problems_);
  request_.shard = ReadShard(options_, problems_);
  request_.header_file = options_.Value("header").value_or("");
  request_.baseline_file = options_.Value("baseline").value_or("");
  request_.suppressions_file = options_.Value("suppressions").value_or("");
  request_.key_file = options_.Value("pseudonymise").value_or("");
  request_.source.empty_ok = options_.Has("empty-ok");
  request_.quiet = options_.Has("quiet");
  request_.progress = !request_.quiet && !options_.Has("no-progress");
  if (!problems_.empty()) return std::move(problems_);
  return std::move(request_);
}

}  // namespace

bool CheckRequest::WantsPartial() const {
  return std::any_of(outputs.begin(), outputs.end(), [](const OutputChoice& choice) {
    return choice.format == ReportFormat::kPartial;
  });
}

Shard ReadShard(const Options& options, Problems& problems) {
  const auto text = options.Value("shard");
  if (!text) return {};
  const auto shard = ShardFromText(*text);
  if (!shard) {
    problems.push_back(OnCommandLine("--shard: \"" + *text + "\" is no shard",
                                     "1/4, 2/4, 3/4 and 4/4 are four shards"));
  }
  return shard.value_or(Shard{});
}

Result<CheckRequest> ReadCheckRequest(const Options& options) {
  return RequestReader(options).Read();
}

}  // namespace escalint
