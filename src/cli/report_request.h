/// Which reports are wanted, where they go, and what the exit status is to say: the options that
/// `check` and `merge` share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_status.h"
#include "cli/format_option.h"
#include "cli/run_totals.h"
#include "cli/terminal.h"
#include "domain/finding.h"
#include "report/reporter.h"

namespace escalint {

enum class ReportFormat : unsigned char {
  kText,
  kJson,
  kNdjson,
  kHtml,
  kCsv,
  kCsvPlain,
  kJunit,
  kSarif,
  kGitlab,
  kGithub,
  kMarkdown,
  kXlsx,
  kPartial
};

/// What the help says of --format, but for "partial".
inline constexpr std::string_view kFormatHelp =
    "the report, to FILE or to standard output: text (the default); html, a page to "
    "read and to print; xlsx, a workbook for Excel; csv, for Excel too, or csv-plain, "
    "for programs and publication; json or ndjson; markdown, a summary; for continuous integration "
    "junit, sarif, gitlab (Code Quality) or github (annotations); may be repeated";

inline constexpr std::string_view kFailOnHelp =
    "the least severity of a finding for status 1: high, medium (the default), low, info; or none, "
    "also never";

using OutputChoice = Output<ReportFormat>;

struct ReportRequest {
  std::vector<OutputChoice> outputs;
  std::optional<Severity> fail_on = Severity::kMedium;  ///< nullopt = never
  bool exit_zero = false;
  int jobs = 0;  ///< threads; 0 = as many as the machine has processors
};

/// --jobs; 0 where it isn't given.
int ReadJobs(const Options& options, Problems& problems);
/// What is wrong goes to `problems`. `partial`: whether --format partial is one of the formats.
enum class Partial : bool { kRefused, kAllowed };
void ReadReportOptions(const Options& options, Partial partial, ReportRequest& request,
                       Problems& problems);

/// `--fail-on`: nullopt = never.
void ReadFailOn(const Options& options, std::optional<Severity>& fail_on, Problems& problems);

/// REQUIRES: the format is not kPartial. LIFETIME: `zone` outlives the reporter.
std::unique_ptr<Reporter> MakeReporter(const OutputChoice& choice, const ReportRequest& request,
                                       ColourChoice colour, const ZoneTable& zone);

ExitStatus StatusOf(const SeverityCounts& failing, int64_t unreadable,
                    const ReportRequest& request);

}  // namespace escalint
