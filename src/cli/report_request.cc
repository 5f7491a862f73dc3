#include "cli/report_request.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <utility>

#include "report/csv_report.h"
#include "report/github_report.h"
#include "report/gitlab_report.h"
#include "report/html_report.h"
#include "report/json_report.h"
#include "report/junit_report.h"
#include "report/markdown_report.h"
#include "report/ndjson_report.h"
#include "report/sarif_report.h"
#include "report/text_report.h"
#include "report/xlsx_report.h"

namespace escalint {
namespace {

constexpr auto kFormats = std::to_array<std::pair<std::string_view, ReportFormat>>({
    {"text", ReportFormat::kText},
    {"json", ReportFormat::kJson},
    {"ndjson", ReportFormat::kNdjson},
    {"html", ReportFormat::kHtml},
    {"csv", ReportFormat::kCsv},
    {"csv-plain", ReportFormat::kCsvPlain},
    {"junit", ReportFormat::kJunit},
    {"sarif", ReportFormat::kSarif},
    {"gitlab", ReportFormat::kGitlab},
    {"github", ReportFormat::kGithub},
    {"markdown", ReportFormat::kMarkdown},
    {"xlsx", ReportFormat::kXlsx},
    {"partial", ReportFormat::kPartial},
});

/// What the reports call a breach that counts, where no status depends on it either.
Severity LeastFailing(const ReportRequest& request) {
  return request.fail_on.value_or(Severity::kMedium);
}

std::unique_ptr<Reporter> MakeTextReport(const OutputChoice& choice, const ReportRequest& request,
                                         ColourChoice colour, const ZoneTable& zone) {
  TextOptions options;
  const PageLook look = LookOf(choice.path, colour, options.width);
  options.width = look.width;
  options.colour = look.colour;
  options.fail_on = LeastFailing(request);
  return std::make_unique<TextReport>(options, zone);
}

}  // namespace

void ReadFailOn(const Options& options, std::optional<Severity>& fail_on, Problems& problems) {
  const auto word = options.Value("fail-on");
  if (!word) return;
  fail_on = SeverityFromName(*word);
  if (fail_on || *word == "none" || *word == "never") return;
  problems.push_back({"", 0, 0, "--fail-on: \"" + *word + "\" is no severity",
                      "one of high, medium, low, info, none"});
}

int ReadJobs(const Options& options, Problems& problems) {
  constexpr NumberOption kJobs{"jobs", "number of threads", 1, 1024};
  return static_cast<int>(ReadNumber(options, kJobs, problems).value_or(0));
}

void ReadReportOptions(const Options& options, Partial partial, ReportRequest& request,
                       Problems& problems) {
  // "partial" is the last of them.
  const auto known =
      std::span(kFormats).first(kFormats.size() - (partial == Partial::kRefused ? 1 : 0));
  request.outputs = ReadFormats(options, known, problems);
  RefuseSharedPaths(PathsOf(request.outputs), problems);
  ReadFailOn(options, request.fail_on, problems);
  request.exit_zero = options.Has("exit-zero");
  request.jobs = ReadJobs(options, problems);
}

namespace {

/// A long HTML report has a folder beside it; standard output and pipes have no beside.
bool HasFolder(const std::string& path) {
  std::error_code unknown;
  const auto status = std::filesystem::status(path, unknown);
  return path != "-" &&
         (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status));
}

std::unique_ptr<Reporter> MakeHtmlReport(const OutputChoice& choice, const ReportRequest& request,
                                         const ZoneTable& zone) {
  HtmlOptions options;
  options.path = choice.path;
  options.has_folder = HasFolder(choice.path);
  options.fail_on = request.fail_on.value_or(options.fail_on);
  return std::make_unique<HtmlReport>(options, zone);
}

}  // namespace

std::unique_ptr<Reporter> MakeReporter(const OutputChoice& choice, const ReportRequest& request,
                                       ColourChoice colour, const ZoneTable& zone) {
  switch (choice.format) {
    case ReportFormat::kJson:
      return std::make_unique<JsonReport>();
    case ReportFormat::kNdjson:
      return std::make_unique<NdjsonReport>();
    case ReportFormat::kHtml:
      return MakeHtmlReport(choice, request, zone);
    case ReportFormat::kCsv:
      return std::make_unique<CsvReport>(CsvDialect::kSpreadsheet, zone);
    case ReportFormat::kCsvPlain:
      return std::make_unique<CsvReport>(CsvDialect::kPlain, zone);
    case ReportFormat::kJunit:
      return std::make_unique<JunitReport>(choice.path, zone);
    case ReportFormat::kSarif:
      return std::make_unique<SarifReport>(choice.path);
    case ReportFormat::kGitlab:
      return std::make_unique<GitlabReport>();
    case ReportFormat::kGithub:
      return std::make_unique<GithubReport>(choice.path);
    case ReportFormat::kMarkdown:
      return std::make_unique<MarkdownReport>(choice.path, LeastFailing(request));
    case ReportFormat::kXlsx:
      return std::make_unique<XlsxReport>(choice.path, zone);
    case ReportFormat::kText:
    case ReportFormat::kPartial:
      break;
  }
  return MakeTextReport(choice, request, colour, zone);
}

ExitStatus StatusOf(const SeverityCounts& failing, int64_t unreadable,
                    const ReportRequest& request) {
  if (unreadable > 0) return ExitStatus::kUnreadable;
  if (!request.fail_on || request.exit_zero) return ExitStatus::kNothing;
  int64_t counting = 0;
  for (size_t i = static_cast<size_t>(*request.fail_on); i < failing.size(); ++i) {
    counting += failing[i];
  }
  return counting > 0 ? ExitStatus::kFindings : ExitStatus::kNothing;
}

}  // namespace escalint
