#include "cli/annual_request.h"

#include <algorithm>
#include <utility>

#include "cli/check_request.h"
#include "cli/report_request.h"

namespace escalint {
namespace {

constexpr int kMostYearsBefore = 20;
constexpr std::chrono::days kLongestToRepeat{366};

std::vector<Option> YearRows() {
  return {
      {"year", "YEAR", "2023-24 is the financial year from 1 April 2023; 2023 the calendar year"},
      {"from", "DATE", "instead of --year: the first day of the period, with --to"},
      {"to", "DATE", "its last day"},
      {"previous", "N", "the N years before it as well, beside it"},
  };
}

std::vector<Option> ExportRows() {
  std::vector<Option> options = ReplayExportRows();
  options.push_back({"header", "FILE", "the header of exports that have none"});
  options.push_back({"empty-ok", "", "an export without a byte in it has no cases; else an error"});
  options.push_back({"shard", "I/N", "count the cases of shard I of N only, as their ids say"});
  options.push_back({"children-key", "FILE",
                     "key for the children's ids in partial reports; the same for all shards"});
  options.push_back({"jobs,j", "N", "threads; as many as there are processors by default"});
  return options;
}

std::vector<Option> ReportRows() {
  std::vector<Option> options = AnnualOutputRows();
  options.push_back(
      {"quiet,q", "", "no progress on standard error; what went wrong is still said"});
  options.push_back({"no-progress", "", "no progress on standard error"});
  for (const Option& option : ColourOptionRows()) options.push_back(option);
  return options;
}

class YearReader {
 public:
  YearReader(const Options& options, Problems& problems) : options_(options), problems_(problems) {}

  std::vector<Year> Read() {
    const auto year = options_.Has("from") || options_.Has("to") ? FromSpan() : FromYear();
    const int before = Previous();
    if (!year) return {};
    std::vector<Year> years = {*year};
    if (before > 0 && year->to - year->from >= kLongestToRepeat) {
      Fault("--previous: a period of more than a year would overlap the one before it",
            "leave it out, or ask for a shorter period");
    }
    for (int i = 0; i < before; ++i) years.push_back(YearBefore(years.back()));
    return years;
  }

 private:
  std::optional<Year> FromYear() {
    const auto text = options_.Value("year");
    if (!text) {
      Fault("--year is missing: which year is to be counted?",
            "write --year 2023-24 for April 2023 to March 2024");
      return std::nullopt;
    }
    auto year = YearFromText(*text);
    if (!year) {
      Fault("--year: \"" + *text + "\" is no year",
            "write 2023-24 for a financial year, 2023 for a calendar year");
    }
    return year;
  }

  std::optional<Year> FromSpan() {
    const auto from = Date("from"), to = Date("to");
    if (options_.Has("year")) {
      Fault("--year stands beside --from and --to", "give the one or the others");
    }
    if (!from || !to) return std::nullopt;
    if (*to < *from) {
      Fault("--to is before --from", "give the first day, then the last");
      return std::nullopt;
    }
    return Span(*from, *to);
  }

  std::optional<sys_days> Date(const std::string& name) {
    const std::string text = options_.Value(name).value_or("");
    const auto date = ParseDate(text);
    if (!date && text.empty()) Fault("--" + name + " is missing", "--from and --to go together");
    if (!date && !text.empty()) {
      Fault("--" + name + ": \"" + text + "\" is no date", "write one such as 2023-04-01");
    }
    return date;
  }

  int Previous() {
    constexpr NumberOption kPrevious{"previous", "number of years", 1, kMostYearsBefore};
    return static_cast<int>(ReadNumber(options_, kPrevious, problems_).value_or(0));
  }

  void Fault(std::string message, std::string hint) {
    problems_.push_back(OnCommandLine(std::move(message), std::move(hint)));
  }

  const Options& options_;
  Problems& problems_;
};

}  // namespace

const std::vector<OptionGroup>& AnnualOptionGroups() {
  static const std::vector<OptionGroup> groups = {
      {"Which year", YearRows()},
      {"Which rules", RuleOptionRows()},
      {"Looking at the export", ExportRows()},
      {"The report", ReportRows()},
  };
  return groups;
}

bool AnnualRequest::WantsPartial() const {
  return std::any_of(output.outputs.begin(), output.outputs.end(),
                     [](const AnnualOutput& one) { return one.format == AnnualFormat::kPartial; });
}

Result<AnnualRequest> ReadAnnualRequest(const Options& options) {
  AnnualRequest request;
  Problems problems;
  ReadReplayOptions(options, request, problems);
  request.years = YearReader(options, problems).Read();
  ReadAnnualOutputs(options, true, request.output, problems);
  request.output.colour = request.colour;
  request.children_key_file = options.Value("children-key").value_or("");
  request.header_file = options.Value("header").value_or("");
  request.source.empty_ok = options.Has("empty-ok");
  request.shard = ReadShard(options, problems);
  request.jobs = ReadJobs(options, problems);
  request.progress = !options.Has("quiet") && !options.Has("no-progress");
  if (!problems.empty()) return problems;
  return request;
}

}  // namespace escalint
