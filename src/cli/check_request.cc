#include "cli/check_request.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace escalint {
namespace {

constexpr int kMostJobs = 1024;

constexpr auto kFormats = std::to_array<std::pair<std::string_view, ReportFormat>>({
    {"text", ReportFormat::kText},
    {"json", ReportFormat::kJson},
    {"ndjson", ReportFormat::kNdjson},
});
constexpr auto kFormatsToCome = std::to_array<std::string_view>(
    {"csv", "xlsx", "html", "sarif", "junit", "gitlab", "markdown"});

/// Reads one option after another into the request and gathers what is wrong with them.
class RequestReader {
 public:
  explicit RequestReader(const Options& options) : options_(options) {}
  Result<CheckRequest> Read();

 private:
  void ReadVerdicts(std::string_view list);
  void ReadFormat(const std::string& text);
  void CheckOutputs();
  void ReadFailOn();
  void ReadJobs();
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

void RequestReader::ReadFormat(const std::string& text) {
  const size_t colon = text.find(':');
  const std::string name = text.substr(0, colon);
  const auto known = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const auto& format) { return format.first == name; });
  if (known == kFormats.end()) {
    const bool to_come =
        std::find(kFormatsToCome.begin(), kFormatsToCome.end(), name) != kFormatsToCome.end();
    return Fault(to_come ? "--format " + name + " is not yet available"
                         : "--format: there is no format \"" + name + '"',
                 "one of text, json, ndjson");
  }
  OutputChoice choice{known->second};
  if (colon != std::string::npos) choice.path = text.substr(colon + 1);
  if (choice.path.empty()) return Fault("--format " + text + " names no file", "write FMT:FILE");
  request_.outputs.push_back(std::move(choice));
}

void RequestReader::CheckOutputs() {
  std::vector<OutputChoice>& outputs = request_.outputs;
  for (size_t i = 0; i < outputs.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (outputs[i].path != outputs[j].path) continue;
      if (outputs[i].path == "-") {
        Fault("two formats are to go to standard output", "give one a file: --format json:FILE");
      } else {
        Fault("two formats are to go to " + outputs[i].path, "give each a file of its own");
      }
    }
  }
}

void RequestReader::ReadFailOn() {
  request_.exit_zero = options_.Has("exit-zero");
  const auto word = options_.Value("fail-on");
  if (!word) return;
  request_.fail_on = SeverityFromName(*word);
  if (!request_.fail_on && *word != "never") {
    Fault("--fail-on: \"" + *word + "\" is no severity", "one of high, medium, low, info, never");
  }
}

void RequestReader::ReadJobs() {
  const auto text = options_.Value("jobs");
  if (!text) return;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, request_.jobs);
  if (error == std::errc() && stop == end && request_.jobs >= 1 && request_.jobs <= kMostJobs) {
    return;
  }
  Fault("--jobs: \"" + *text + "\" is no number of threads", "a whole number from 1 to 1024");
}

Result<CheckRequest> RequestReader::Read() {
  ReadReplayOptions(options_, request_, problems_);
  if (const auto list = options_.Value("verdict")) ReadVerdicts(*list);
  for (const std::string& text : options_.Values("format")) ReadFormat(text);
  if (!options_.Has("format")) request_.outputs.emplace_back();
  CheckOutputs();
  ReadFailOn();
  ReadJobs();
  request_.quiet = options_.Has("quiet");
  request_.progress = !request_.quiet && !options_.Has("no-progress");
  if (!problems_.empty()) return std::move(problems_);
  return std::move(request_);
}

}  // namespace

Result<CheckRequest> ReadCheckRequest(const Options& options) {
  return RequestReader(options).Read();
}

}  // namespace escalint
