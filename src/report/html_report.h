/// The report to be read, printed and defended in a meeting: HTML that opens from a shared drive,
/// with no network and no script.
///
/// The summary stands first though it is known last, and the lists by rule and by whose duty it was
/// cut across the order of the cases; so rows wait in a temporary file (Spool), sorted as they
/// come. A report of a few hundred findings is one file. A longer one would keep a browser waiting,
/// so it becomes a file with the summary and a folder beside it (ReportFolder):
///
///     march.html            summary, rules, whose duty, links to the parts
///     march_files/1.html    the cases, in input order, kMostOnAPage bytes or a little more a part
///     march_files/rule-3.html, duty-7.html, cases.html, … and where long, rule-3-2.html
///
/// Standard output and pipes have no folder: there it is one page however long it is.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>

#include "domain/time.h"
#include "report/html_case.h"
#include "report/html_front.h"
#include "report/report_folder.h"
#include "report/reporter.h"
#include "report/spool.h"

namespace escalint {

struct HtmlOptions {
  std::string path = "-";
  bool has_folder = false;  ///< false: one page, whatever its length
  Severity fail_on = Severity::kMedium;
  size_t most_on_a_page = kMostOnAPage;  ///< bytes of markup of cases

  /// So much opens in a browser within a second or two on an office computer.
  static constexpr size_t kMostOnAPage = size_t{2} << 20;
};

class HtmlReport : public Reporter {
 public:
  /// Times are shown in `zone`, which must outlive the report.
  HtmlReport(const HtmlOptions& options, const ZoneTable& zone);

  bool WantsHistory() const override { return true; }
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  /// Remarks on the run as a whole stand in the summary, not between two cases.
  void RenderDataFinding(const Finding&, Fragment&) const override {}
  void Begin(const RunStart& start, std::string& out) override;
  void Append(const Fragment& fragment, std::string& out) override;
  void AddGone(const CaseReport& gone, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;
  bool More(std::string& out) override;
  std::optional<Problem> WriteProblem() const override;
  std::optional<Problem> Commit() override;

 private:
  using Choices = std::array<std::map<std::string, std::string>, kFacetCount>;

  /// What follows: a text, then a group of the spool.
  struct Stretch {
    std::string text;
    size_t group = kNoGroup;
    static constexpr size_t kNoGroup = SIZE_MAX;
  };
  struct Page {
    std::string file, title, words, previous, next;
  };

  bool IsLong() const { return notes_.parts.size() > 1; }
  void NoteShown(const ShownFinding& shown);
  FoundList& RuleList(const ShownFinding& shown);
  FoundList& DutyList(const ShownFinding& shown);
  void AddRow(FoundList& list, const ShownFinding& shown);
  void WriteRow(size_t group, const std::string& row);
  void ClosePart(bool is_last);
  void NameLists();
  void PutOnOnePage(const RunSummary& summary, std::string& out);
  void WriteLists();
  void WriteList(const std::string& file, const std::string& title, const std::string& open,
                 size_t group);
  void WritePage(const Page& page, const Choices* choices, const std::string& body);
  std::string Head(const std::string& title, const Choices* choices) const;
  std::string Foot() const;
  std::string WithLinks(std::string_view rows) const;

  HtmlOptions options_;
  const ZoneTable& zone_;
  Spool spool_;
  size_t groups_ = 0;  ///< of the spool, so far
  ReportFolder folder_;
  std::optional<Problem> problem_;
  RunNotes notes_;
  std::string version_;
  std::string as_of_;
  size_t case_group_;    ///< the list of cases
  size_t middle_group_;  ///< the cases themselves, where there is no folder
  std::string part_;     ///< the cases of the part that is being filled
  Choices choices_;      ///< its findings can be narrowed down by
  std::vector<Stretch> rest_;
  size_t next_stretch_ = 0;
};

}  // namespace escalint
