#include "cli/run_input.h"

#include <filesystem>
#include <utility>

#include "cli/console.h"
#include "cli/key_file.h"
#include "ingest/time_parser.h"

namespace escalint {

Result<AsOf> ParseAsOf(const std::string& text, const ReadOptions& options,
                       const std::string& given_as) {
  const ParsedTime time = ParseTime(text, *options.zone, options.midnight_exact);
  if (time.problem.empty() && time.interval.Known()) return AsOf{time.interval.last, text};
  return Problem{"", 0, 0, given_as + " \"" + text + "\" is no usable time: " + time.problem,
                 "write a date such as 2024-03-31, or 2024-03-31T17:00"};
}

namespace {

/// Shards that each took their own "now" would not be parts of one run.
Problem NoCommonAsOf(const std::string& file) {
  return {file, 0, 0,
          "the export has no as_of, and each shard would look from the moment at which it runs",
          "say from when to look with --as-of 2024-03-31"};
}

}  // namespace

Result<std::unique_ptr<RunInput>> RunInput::Open(const std::string& path, uint32_t index,
                                                 const CheckPlan& plan) {
  auto stream = ExportStream::Open(path, index, plan.source);
  if (!stream) return stream.problems();
  std::unique_ptr<RunInput> input(new RunInput);
  input->file_ = path;
  input->index_ = index;
  input->stream_ = std::move(*stream);
  input->options_ = plan.check;
  if (auto problem = input->ReadHeaderOf(plan)) return std::move(*problem);
  return input;
}

std::optional<Problem> RunInput::ReadHeaderOf(const CheckPlan& plan) {
  const bool own = !stream_->header().empty();
  header_file_ = own ? file_ : plan.header_file;
  header_line_ = own ? stream_->header_line() : 1;
  const std::string_view bytes = own ? stream_->header() : plan.header;
  if (bytes.empty()) return SettleAsOf("", plan);
  auto header =
      ReadHeader(bytes, own ? stream_->carrier() : Carrier::kNdjson, *plan.read.vocabulary, notes_);
  if (!header) {
    Problem problem = header.problems().front();
    problem.file = header_file_;
    problem.line = header_line_;
    return problem;
  }
  options_.authority = header->authority;
  options_.settings.has_covers = header->has_covers;
  options_.settings.covers = header->covers;
  return SettleAsOf(header->as_of, plan);
}

/// The moment the export was taken is the one it names. Where it names none, now; but a run whose
/// as-of the user gave says the same tomorrow as today, and so doesn't ask what time it is.
std::optional<Problem> RunInput::SettleAsOf(const std::string& recorded, const CheckPlan& plan) {
  if (recorded.empty()) {
    if (!plan.as_of && !plan.shard.IsWhole()) return NoCommonAsOf(file_);
    as_of_ = plan.as_of.value_or(plan.now);
    if (!plan.as_of) options_.exported = ExportMoment{plan.now.instant, ""};
  } else {
    auto parsed = ParseAsOf(recorded, plan.read, "the export's as_of");
    if (parsed) options_.exported = ExportMoment{(*parsed).instant, recorded};
    if (!parsed && !plan.as_of) {
      Problem problem = parsed.problems().front();
      problem.file = header_file_;
      problem.line = header_line_;
      problem.hint = "correct it, or say from when to look with --as-of 2024-03-31";
      return problem;
    }
    as_of_ = plan.as_of ? *plan.as_of : std::move(*parsed);
  }
  options_.settings.as_of = as_of_.instant;
  return std::nullopt;
}

bool CanBeOpenedTwice(const std::string& path) {
  std::error_code ignored;
  return path != "-" && std::filesystem::is_regular_file(path, ignored);
}

Problems FindInputs(const std::vector<std::string>& arguments, CheckPlan& plan) {
  auto inputs = ExpandInputs(arguments);
  if (!inputs) return inputs.problems();
  Complain(inputs->passed_over);
  plan.inputs = std::move(inputs->files);
  if (auto problem = IsAnInput(plan.key_file, plan.inputs)) return {*std::move(problem)};
  CheckPlan without_hash = plan;
  without_hash.source.hash = false;
  Problems problems;
  for (const std::string& path : plan.inputs) {
    if (!CanBeOpenedTwice(path)) continue;
    const auto input = RunInput::Open(path, 0, without_hash);
    if (input) continue;
    problems.insert(problems.end(), input.problems().begin(), input.problems().end());
  }
  return problems;
}

}  // namespace escalint
