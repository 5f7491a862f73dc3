#include "cli/annual_outputs.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <type_traits>
#include <utility>

#include "annual/annual_tables.h"
#include "disclosure/publish.h"
#include "report/annual_csv.h"
#include "report/annual_html.h"
#include "report/annual_json.h"
#include "report/annual_text.h"
#include "report/annual_xlsx.h"

namespace escalint {
namespace {

constexpr auto kFormats = std::to_array<std::pair<std::string_view, AnnualFormat>>({
    {"text", AnnualFormat::kText},
    {"json", AnnualFormat::kJson},
    {"csv", AnnualFormat::kCsv},
    {"html", AnnualFormat::kHtml},
    {"xlsx", AnnualFormat::kXlsx},
    {"partial", AnnualFormat::kPartial},
});

bool IsForPublication(AnnualFormat format) {
  return format == AnnualFormat::kCsv || format == AnnualFormat::kHtml ||
         format == AnnualFormat::kXlsx;
}

/// What is written when all has been counted; nothing of any case before.
class AnnualReporter : public Reporter {
 public:
  using Write =
      std::function<std::optional<Problem>(const AnnualReport&, const RunSummary&, std::string&)>;
  AnnualReporter(std::shared_ptr<AnnualPages> pages, int64_t suppressed, Write write)
      : pages_(std::move(pages)), suppressed_(suppressed), write_(std::move(write)) {}

  void RenderCase(const CaseReport&, Fragment&) const override {}
  void RenderDataFinding(const Finding&, Fragment&) const override {}
  void End(const RunSummary& summary, std::string& out) override {
    const AnnualCounts& counts = pages_->counts();
    AnnualReport report;
    report.years = counts.years();
    report.authorities.assign(counts.authorities().begin(), counts.authorities().end());
    for (const auto& [policy, sketch] : counts.policies()) {
      report.policies.emplace_back(policy, sketch.title);
    }
    report.looked_at = counts.earliest_as_of();
    for (size_t year = 0; year < counts.years().size(); ++year) {
      if (counts.IsEmpty(year)) report.empty_years.push_back(counts.years()[year].label);
    }
    report.repeated = pages_->Repeated();
    report.duplicates = pages_->Duplicates();
    report.publication = pages_->UpTo(suppressed_);
    problem_ = write_(report, summary, out);
  }
  std::optional<Problem> WriteProblem() const override { return problem_; }

 private:
  std::shared_ptr<AnnualPages> pages_;
  int64_t suppressed_;
  Write write_;
  std::optional<Problem> problem_;
};

/// A writer that only appends, so that nothing can go wrong with it.
template <typename Append>
AnnualReporter::Write Appending(Append append) {
  return [append](const AnnualReport& report, const RunSummary& summary,
                  std::string& out) -> std::optional<Problem> {
    if constexpr (std::is_invocable_v<Append, const AnnualReport&, std::string&>) {
      append(report, out);
    } else {
      append(report, summary, out);
    }
    return std::nullopt;
  };
}

AnnualReporter::Write TextWriter(const AnnualOutput& output, ColourChoice choice) {
  const PageLook look = LookOf(output.path, choice, TextPage::kDefaultWidth);
  return Appending([page = TextPage(look.width, look.colour)](
                       const AnnualReport& report, const RunSummary& summary, std::string& out) {
    AppendAnnualText(report, summary, page, out);
  });
}

AnnualReporter::Write WriterOf(const AnnualOutput& output, ColourChoice choice) {
  switch (output.format) {
    case AnnualFormat::kJson:
      return Appending(AppendAnnualJson);
    case AnnualFormat::kHtml:
      return Appending(AppendAnnualHtml);
    case AnnualFormat::kCsv:
      return Appending(AppendAnnualCsv);
    case AnnualFormat::kXlsx:
      return [path = output.path](const AnnualReport& report, const RunSummary& summary,
                                  std::string& out) {
        return AppendAnnualXlsx(report, summary, path, out);
      };
    default:
      return TextWriter(output, choice);
  }
}

/// A CSV file brings a second one that explains it.
std::vector<std::string> PathsOf(const AnnualOutput& output) {
  if (output.format != AnnualFormat::kCsv || output.path == "-") return {output.path};
  return {output.path, MetaPath(output.path)};
}

}  // namespace

std::vector<Option> AnnualOutputRows() {
  return {
      {"format", "FMT[:FILE]",
       "text (the default), html (tables and charts), xlsx (a workbook, a sheet for each table), "
       "json, or csv (open data: FILE, and FILE.meta.csv that explains it), to FILE or to standard "
       "output; partial is a shard's, for \"escalint merge\"; may be repeated",
       Repeat::kMany},
      {"suppress", "N",
       "withhold counts from 1 to N, and what would give them away; 0 shows all. Without it "
       "html, xlsx and csv withhold up to 5, text and json nothing"},
  };
}

void ReadAnnualOutputs(const Options& options, bool partial_allowed, AnnualOutputRequest& request,
                       Problems& problems) {
  // "partial" is the last of them.
  const auto known = std::span(kFormats).first(kFormats.size() - (partial_allowed ? 0 : 1));
  request.outputs = ReadFormats(options, known, problems);
  std::vector<std::string> paths;
  for (const AnnualOutput& output : request.outputs) {
    for (std::string& path : PathsOf(output)) paths.push_back(std::move(path));
  }
  RefuseSharedPaths(paths, problems);
  constexpr NumberOption kSuppress{"suppress", "number to withhold up to", 0, 100};
  request.suppress = ReadNumber(options, kSuppress, problems);
}

int64_t AnnualPages::Repeated() const {
  int64_t repeated = 0;
  for (const InputTotals& input : totals_.inputs) {
    repeated += input.taken - input.cases - static_cast<int64_t>(input.unreadable.size());
  }
  return repeated;
}

const Publication& AnnualPages::UpTo(int64_t suppressed) {
  const auto made = made_.find(suppressed);
  if (made != made_.end()) return made->second;
  return made_.emplace(suppressed, Publish(DraftAnnualTables(counts_), suppressed)).first->second;
}

Problems OpenAnnualOutputs(const AnnualOutputRequest& request,
                           const std::vector<std::string>& inputs,
                           const std::shared_ptr<AnnualPages>& pages, ReportOutputs& outputs) {
  Problems problems;
  for (const AnnualOutput& output : request.outputs) {
    if (output.format == AnnualFormat::kPartial) continue;
    const int64_t suppressed =
        request.suppress.value_or(IsForPublication(output.format) ? kUsuallySuppressed : 0);
    std::vector<AnnualReporter::Write> writers = {WriterOf(output, request.colour)};
    const std::vector<std::string> paths = PathsOf(output);
    if (paths.size() > 1) writers.push_back(Appending(AppendAnnualCsvMeta));
    for (size_t i = 0; i < paths.size(); ++i) {
      auto problem = WouldReplace(paths[i], inputs);
      if (!problem) {
        problem =
            outputs.Add(std::make_unique<AnnualReporter>(pages, suppressed, writers[i]), paths[i]);
      }
      if (problem) problems.push_back(std::move(*problem));
    }
  }
  return problems;
}

}  // namespace escalint
