#include "report/html_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "report/html_template.h"
#include "unit/report/whole_report.h"

namespace escalint {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::Not;

/// Removed with the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("html-report-" + std::to_string(getpid()))) {
    fs::create_directory(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string operator/(const char* name) const { return (path_ / name).string(); }
  size_t Count() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(path_), {}));
  }

 private:
  fs::path path_;
};

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string ReportOf(HtmlReport& report, const std::vector<CaseReport>& cases) {
  return WholeReport(report, cases, SampleSummary());
}

std::string OnePage(const std::vector<CaseReport>& cases) {
  HtmlReport report({}, SampleZone());
  return ReportOf(report, cases);
}

std::vector<CaseReport> Many(size_t count) {
  std::vector<CaseReport> cases;
  for (size_t i = 1; i <= count; ++i) {
    cases.push_back(SampleCase());
    cases.back().case_id = "C-" + std::to_string(i);
    cases.back().record = i;
  }
  return cases;
}

/// Where the page's links lead to.
std::vector<std::string> LinksOf(const std::string& page) {
  constexpr std::string_view kLink = "href=\"";
  std::vector<std::string> links;
  for (size_t at = page.find(kLink); at != std::string::npos; at = page.find(kLink, at)) {
    at += kLink.size();
    links.push_back(page.substr(at, page.find('"', at) - at));
  }
  return links;
}

HtmlOptions InFolder(const std::string& path) {
  HtmlOptions options;
  options.path = path;
  options.has_folder = true;
  options.most_on_a_page = 20000;
  return options;
}

TEST(HtmlReport, TheSummaryStandsBeforeTheCases) {
  const std::string page = OnePage({SampleCase()});
  const size_t conclusion = page.find("1 breach at or above medium in 1 escalation");
  const size_t card = page.find("The team manager had 48 hours to answer and took 73.");
  ASSERT_NE(conclusion, std::string::npos);
  ASSERT_NE(card, std::string::npos);
  EXPECT_LT(conclusion, card);
}

TEST(HtmlReport, WhatCouldNotBeCheckedIsToldInTheSummary) {
  const std::string page = OnePage({SampleCase()});
  EXPECT_THAT(
      page, HasSubstr("<p class=\"govuk-body\">2 duties could not be checked, 1 rule could not run "
                      "and 1 record could not be read. Could not be checked never means"));
  EXPECT_THAT(page, HasSubstr("EX-9: the export doesn&#39;t cover &#39;notified&#39;"));
  EXPECT_THAT(page,
              HasSubstr("feb.json, line 40, column 3: a case ends in the middle of a string"));
  EXPECT_THAT(page, HasSubstr("&#39;colour&#39; is not a member of an event; it was ignored."));
}

/// A rule's title says what would be wrong.
TEST(HtmlReport, NoTitleAccusesWhereNothingWasFound) {
  for (const Verdict verdict :
       {Verdict::kCannotTell, Verdict::kMet, Verdict::kNotDue, Verdict::kWaived}) {
    CaseReport report = SampleCase();
    report.escalations[0].findings = {SampleOf(verdict)};
    const std::string title = report.escalations[0].findings[0].title;
    ASSERT_FALSE(title.empty());
    const std::string page = OnePage({report});
    const std::string found = page.substr(page.find("id=\"findings\""));
    const size_t as_a_choice = 1;  // of the filter, which names rules
    EXPECT_EQ(CountOf(found, title), CountOf(found, "The rule looks for: " + title) + as_a_choice)
        << VerdictTitle(verdict);
  }
}

std::string WithGone(int64_t count, const std::string& case_id) {
  HtmlReport report({}, SampleZone());
  std::string out;
  report.Begin({"9.9"}, out);
  for (int64_t i = 1; i <= count; ++i) {
    CaseReport gone = CaseWith({i == 2 ? SampleOf(Verdict::kCannotTell) : SampleBreach()});
    gone.escalations[0].findings[0].case_id = case_id + std::to_string(i);
    report.AddGone(gone, out);
  }
  RunSummary summary = SampleSummary();
  summary.baseline.emplace().file = "last <month>.json";
  summary.baseline->gone = count;
  report.End(summary, out);
  while (report.More(out)) {
  }
  return out;
}

TEST(HtmlReport, WhatIsNoLongerFoundIsListed) {
  const std::string page = WithGone(2, "<b>G-");
  EXPECT_THAT(page,
              HasSubstr("<a class=\"govuk-link\" href=\"#gone\">What is no longer found</a> (2)"));
  EXPECT_THAT(page, HasSubstr("the baseline last &lt;month&gt;.json whose cases"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">Case &lt;b&gt;G-1, escalation E-1, stage 2, from "
                              "e2</th><td>EX-2, clause 4.2: Stage 2 was not answered within 48 "
                              "hours</td><td>Breached</td>"));
  EXPECT_THAT(page, HasSubstr("The rule looks for: Stage 2 was not answered within 48 "
                              "hours</td><td>Could not be checked</td>"));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  EXPECT_THAT(OnePage({SampleCase()}), Not(HasSubstr("id=\"gone\"")));
}

TEST(HtmlReport, OfManyThatAreNoLongerFoundTheRestIsCounted) {
  const std::string page = WithGone(250, std::string(3'000'000, 'x'));
  EXPECT_THAT(page, HasSubstr("(250)</li>"));
  EXPECT_EQ(CountOf(page, "<td>Breached</td>"), 199u);
  EXPECT_THAT(page, HasSubstr("And 50 more; the SARIF report"));
  EXPECT_LT(page.size(), 1'000'000u);
}

TEST(HtmlReport, WhatCouldNotBeCheckedIsFoldedWhereItIsAlike) {
  const std::string page = OnePage({SampleCase()});
  EXPECT_EQ(CountOf(page, "<article"), 2u);
  EXPECT_THAT(page, HasSubstr("Could not be checked</strong> 2 times. The rule looks for: A "
                              "decision was not recorded</h5>"));
  EXPECT_EQ(CountOf(page, "<dt>Route</dt>"), 1u) << "what the card lacks is not the escalation's";
  CaseReport other = SampleCase();
  other.escalations[0].findings[2].stage = "stage-2";
  EXPECT_EQ(CountOf(OnePage({other}), "<article"), 3u) << "they are found by different stages";
}

TEST(HtmlReport, ACardSaysHowItCameAbout) {
  const std::string page = OnePage({SampleCase()});
  for (const char* text :
       {"<dt>Due</dt><dd>Wed 7 Feb 2024 09:00</dd>",
        "<dt>Done</dt><dd>e3, Thu 8 Feb 2024 10:00, 25 hours late</dd>",
        "<dt>How counted</dt><dd>Mon 5 Feb 2024 09:00 + 48 hours = Wed 7 Feb 2024 09:00</dd>",
        "<dt>Whose duty</dt><dd>Team manager, children&#39;s social care</dd>",
        "<dt>Why it matters</dt><dd>The child waits while professionals disagree.</dd>",
        "<dt>Assumed</dt><dd>Risk is not recorded: taken as standard</dd>",
        "feb.json, line 12, column 9 (/cases/0/escalations/0/events/1)",
        "EX-2 · clause 4.2 · severity medium"}) {
    EXPECT_THAT(page, HasSubstr(text));
  }
}

TEST(HtmlReport, AContestedFindingShowsEachReading) {
  CaseReport report = SampleCase();
  report.escalations[0].findings.pop_back();
  EXPECT_THAT(OnePage({report}),
              HasSubstr("<li>EX-5 read as &quot;each&quot; (used here): <strong>could not be "
                        "checked</strong></li><li>EX-5 read as &quot;last&quot;: <strong>not "
                        "raised</strong></li>"));
}

TEST(HtmlReport, ThoseWhoRaisedStandApartFromThoseWhoWereToAnswer) {
  CaseReport report = SampleCase();
  EscalationReport& escalation = report.escalations[0];
  escalation.findings.push_back(SampleBreach());
  escalation.findings.back().duty_of = DutyHolder{"team_manager", "health", Side::kRaising};
  const std::string page = OnePage({report});
  const size_t answering = page.find("--s\">Those who were to answer it<");
  const size_t raising = page.find("--s\">Those who raised the disagreement<");
  ASSERT_LT(answering, raising);
  EXPECT_THAT(page.substr(answering, raising - answering), HasSubstr("children&#39;s social care"));
  EXPECT_THAT(page.substr(raising, 2000), HasSubstr("Team manager, health"));
}

TEST(HtmlReport, EveryLinkHasItsPlace) {
  const std::string page = OnePage(Many(3));
  size_t links = 0;
  for (const std::string& link : LinksOf(page)) {
    if (!link.starts_with('#')) continue;
    EXPECT_THAT(page, HasSubstr("id=\"" + link.substr(1) + '"'));
    ++links;
  }
  EXPECT_GT(links, 20u);
  EXPECT_THAT(page, Not(HasSubstr("<PART>")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"<")));
}

TEST(HtmlReport, NothingOfARecordBecomesMarkup) {
  const std::string word = "</style><script>alert(\"1\")</script>' onclick='x {{NAME}} <PART>";
  CaseReport report = SampleCase();
  report.case_id = report.child = report.file = word;
  EscalationReport& escalation = report.escalations[0];
  escalation.id = escalation.theme = escalation.raised_by = escalation.policy = word;
  escalation.history[1].event = escalation.history[1].text = escalation.history[1].stage = word;
  for (Finding& finding : escalation.findings) {
    finding.rule = finding.title = finding.message = finding.arithmetic = finding.why = word;
    finding.stage = finding.clause = word;
    finding.duty_of = DutyHolder{word, word};
    finding.assumptions = {word};
    finding.readings = {{word, word, word, true}};
    finding.contested = true;
    finding.location = {word, 1, 1, word};
  }
  const std::string page = OnePage({report});
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("' onclick")));
  EXPECT_EQ(CountOf(page, "</style>"), 2u);
  EXPECT_THAT(page, HasSubstr("&lt;PART&gt;"));
  EXPECT_THAT(page, HasSubstr("{{NAME}}"));
}

TEST(HtmlReport, OnlyItsOwnStylesApplyAndNothingElseIsLoaded) {
  const std::string page = OnePage({SampleCase()});
  const size_t begin = page.find("<style>") + 7;
  const std::string style = page.substr(begin, page.find("</style>") - begin);
  std::string hash = StyleHash(style);
  hash = "&#39;" + hash.substr(1, hash.size() - 2) + "&#39;";
  EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; style-src " + hash));
  for (const char* word : {"@import", "@font-face", "url("}) {
    EXPECT_THAT(style, Not(HasSubstr(word)));
  }
  const std::string rest = page.substr(page.find("</style>"));
  for (const char* word : {"http:", "https:", "<link", "<script", " src=", " style="}) {
    EXPECT_THAT(rest, Not(HasSubstr(word)));
  }
}

TEST(HtmlReport, ARunWithoutFindingsSaysWhatWasChecked) {
  RunSummary summary = SampleSummary();
  summary.rules.clear();
  summary.data_findings.clear();
  HtmlReport report({}, SampleZone());
  const std::string page = WholeReport(report, {}, summary);
  EXPECT_THAT(page, HasSubstr("There are no findings to show."));
  EXPECT_THAT(page, HasSubstr("Read what could not be checked before saying that all is well."));
  EXPECT_THAT(page, Not(HasSubstr("<select")));
}

TEST(HtmlReport, ALongOneHasAFolderBesideIt) {
  const Folder folder;
  HtmlReport report(InFolder(folder / "a \"b\".html"), SampleZone());
  const std::string index = ReportOf(report, Many(40));
  ASSERT_EQ(report.Commit(), std::nullopt);
  EXPECT_EQ(CountOf(index, "<article"), 0u);
  EXPECT_THAT(index, HasSubstr("href=\"a%20%22b%22_files/2.html\""));
  EXPECT_EQ(folder.Count(), 1u);
  const std::string parts = folder / "a \"b\"_files/";
  size_t cards = 0;
  for (int i = 1; fs::exists(parts + std::to_string(i) + ".html"); ++i) {
    cards += CountOf(ReadFile(parts + std::to_string(i) + ".html"), "<article");
  }
  EXPECT_EQ(cards, 80u);
  const std::string second = ReadFile(parts + "2.html");
  EXPECT_THAT(second, HasSubstr("href=\"../a%20%22b%22.html\""));
  EXPECT_THAT(second, HasSubstr("href=\"1.html\" rel=\"prev\""));
  EXPECT_THAT(second, HasSubstr("href=\"3.html\" rel=\"next\""));
}

TEST(HtmlReport, ListsOfALongOneLeadToTheRightPart) {
  const Folder folder;
  HtmlReport report(InFolder(folder / "m.html"), SampleZone());
  ReportOf(report, Many(40));
  ASSERT_EQ(report.Commit(), std::nullopt);
  for (const char* list : {"rule-1", "rule-2", "duty-1", "cases"}) {
    const std::string rows = ReadFile(folder / "m_files/" + list + ".html");
    size_t links = 0;
    for (const std::string& link : LinksOf(rows)) {
      const size_t hash = link.find(".html#");
      if (hash == std::string::npos) continue;
      EXPECT_THAT(ReadFile(folder / "m_files/" + link.substr(0, hash + 5)),
                  HasSubstr("id=\"" + link.substr(hash + 6) + '"'));
      ++links;
    }
    EXPECT_EQ(links, 40u) << list;
  }
}

TEST(HtmlReport, AFolderOfAnEarlierReportIsReplacedAndAnotherIsNot) {
  const Folder folder;
  for (const size_t cases : {size_t{60}, size_t{30}, size_t{1}}) {
    HtmlReport report(InFolder(folder / "m.html"), SampleZone());
    ReportOf(report, Many(cases));
    ASSERT_EQ(report.Commit(), std::nullopt);
    EXPECT_EQ(fs::exists(folder / "m_files/1.html"), cases > 1);
    EXPECT_EQ(folder.Count(), cases > 1 ? 1u : 0u) << "something else was left behind";
  }
  fs::create_directory(folder / "m_files");
  std::ofstream(folder / "m_files/minutes.docx") << "x";
  const HtmlReport report(InFolder(folder / "m.html"), SampleZone());
  ASSERT_TRUE(report.WriteProblem());
  EXPECT_THAT(ToString(*report.WriteProblem()), HasSubstr("there is something else in it"));
  EXPECT_TRUE(fs::exists(folder / "m_files/minutes.docx"));
}

TEST(HtmlReport, WithoutCommitNothingIsLeft) {
  const Folder folder;
  {
    HtmlReport report(InFolder(folder / "m.html"), SampleZone());
    ReportOf(report, Many(40));
  }
  EXPECT_EQ(folder.Count(), 0u);
}

TEST(HtmlReport, WhereItCannotBeWrittenItSaysSo) {
  HtmlReport report(InFolder("/nowhere/m.html"), SampleZone());
  ReportOf(report, Many(40));
  ASSERT_TRUE(report.Commit());
  EXPECT_THAT(ToString(*report.Commit()), HasSubstr("/nowhere/m_files: the folder for the report's "
                                                    "parts could not be made"));
}

TEST(HtmlText, IsMadeReadable) {
  EXPECT_EQ(Readable("a\u202e\x01"), "a\\u202e\\x01");
  const std::string cut = Readable("b" + std::string(3'000'000, 'x') + "e");
  EXPECT_LT(cut.size(), 5000u);
  EXPECT_TRUE(cut.starts_with("bxxx"));
  EXPECT_TRUE(cut.ends_with("xxxe"));
  EXPECT_THAT(cut, HasSubstr("bytes are not shown here"));
}

TEST(HtmlText, ClassNamesDifferWhereTheirTextsDo) {
  EXPECT_EQ(ClassFor("rule", "STF-12a"), "rule-STF-12a");
  EXPECT_EQ(ClassFor("stage", "2 b"), "stage-2_20b");
  EXPECT_NE(ClassFor("r", "a_20b"), ClassFor("r", "a b"));
  EXPECT_NE(ClassFor("r", std::string(5000, 'x')), ClassFor("r", std::string(5001, 'x')));
  EXPECT_LT(ClassFor("r", std::string(5000, 'x')).size(), 120u);
}

}  // namespace
}  // namespace escalint
