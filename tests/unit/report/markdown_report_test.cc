#include "report/markdown_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/markdown.h"
#include "unit/report/whole_report.h"

namespace escalint {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Markdown(const std::vector<CaseReport>& cases, const RunSummary& summary) {
  MarkdownReport report("-", Severity::kMedium);
  return WholeReport(report, cases, summary);
}

TEST(MarkdownText, MarkupIsShownAndNotObeyed) {
  EXPECT_EQ(MarkdownText("<b> & | `x` *y* _z_ [a](b) ~c~ \\", 100),
            "&lt;b&gt; &amp; \\| \\`x\\` \\*y\\* \\_z\\_ \\[&#8203;a\\](b) \\~&#8203;c\\~ \\\\");
}

TEST(MarkdownText, NobodyIsCalledAndNothingIsLinked) {
  EXPECT_EQ(MarkdownText("@jo #4 !7 http://x www.x.org $1$", 100),
            "@&#8203;jo #&#8203;4 !&#8203;7 http&#58;//x www&#46;x.org &#36;&#8203;1&#36;");
  EXPECT_EQ(MarkdownText("GH-4 gl-12 &5 $6 ~bug ~\"to do\" [issue:7] WWW.x.org", 100),
            "GH-&#8203;4 gl-&#8203;12 &amp;&#8203;5 &#36;&#8203;6 \\~&#8203;bug "
            "\\~&#8203;\"to do\" \\[&#8203;issue:7\\] WWW&#46;x.org");
}

TEST(MarkdownText, NoWordTurnsIntoAPicture) {
  EXPECT_EQ(MarkdownText(":smile: :+1: e.json:100:9", 100),
            ":&#8203;smile: :&#8203;+1: e.json:&#8203;100:9");
  EXPECT_EQ(MarkdownText(":a:b: :: e.json:12:9", 100), ":&#8203;a:&#8203;b: :: e.json:12:9");
}

TEST(MarkdownText, WhatOnlyLooksLikeItStaysAsItIs) {
  EXPECT_EQ(MarkdownText("GH- GHX-4 10:30 Stage 2: [1] 5 & 6, R&D, $ ~ www", 100),
            "GH- GHX-4 10:30 Stage 2: \\[1\\] 5 &amp; 6, R&amp;D, &#36; \\~ www");
}

TEST(MarkdownText, EverythingIsOnOneLineAndNoLongerThanWanted) {
  EXPECT_EQ(MarkdownText("a\r\nb\tc\x1B", 100), "a  b c ");
  EXPECT_EQ(MarkdownText("abcdef", 4), "abc…");
  EXPECT_EQ(MarkdownText("\xFF", 4), "\uFFFD");
}

TEST(MarkdownReport, WholeSummaryOfARunWithSomethingOfEverything) {
  EXPECT_EQ(Markdown({SampleCase()}, SampleSummary()), R"(## Escalation check

**1 breach at or above medium in 1 escalation; 2 duties could not be checked, 1 rule could not run and 1 record could not be read.**

1 case with 1 escalation in 1 file, as of Thu 29 Feb 2024, against exampleshire@&#8203;2.

| Duties | |
|---|---|
| Arose | 6 |
| **Breached** | **1** (1 medium) |
| **Could not be checked** | **2** |
| Met | 3 |
| Not due yet | 0 |
| Lifted by the policy | 0 |

### Rules, worst first

| Rule | Rule's severity | Breached | Could not be checked | What the rule looks for |
|---|---|---:|---:|---|
| EX-5 | medium | 0 | 2 | A decision was not recorded |
| EX-2 | medium | 1 | 0 | Stage 2 was not answered within 48 hours |

### Breached

- **medium** EX-2, clause 4.2: Stage 2 was not answered within 48 hours<br>Case C-1, escalation E-1, stage 2, from e2: The team manager had 48 hours to answer and took 73. Assumed: risk is not recorded: taken as standard.<br>In the file: feb.json:12:9

### Could not be checked

- **low, contested** EX-5, clause 7. The rule looks for: A decision was not recorded<br>Case C-1, escalation E-1, from e1: Could not check: The export doesn't say which records it holds. Contested: the clause can honestly be read in more than one way. EX-5 read as 'each' (used here): could not be checked; EX-5 read as 'last': not raised.<br>In the file: feb.json:14:9
- **low, contested** EX-5, clause 7. The rule looks for: A decision was not recorded<br>Case C-1, escalation E-1, from e3: Could not check: The export doesn't say which records it holds. Contested: the clause can honestly be read in more than one way. EX-5 read as 'each' (used here): could not be checked; EX-5 read as 'last': not raised.<br>In the file: feb.json:14:9

### Rules that could not run

- the export doesn't cover 'notified': EX-9

### Records that could not be read, and so were not checked

- feb.json:40:3: a case ends in the middle of a string

### About the data

- DQ-UNKNOWN-MEMBER: 1 remark

A finding is a question to put to the people concerned, not a verdict on them.
)");
}

TEST(MarkdownReport, TheGravestAreShownAndTheRestIsSaid) {
  Finding grave = SampleBreach();
  grave.severity = Severity::kHigh;
  std::vector<Finding> findings(25, SampleBreach());
  findings.push_back(grave);
  const std::string text = Markdown({CaseWith(findings)}, {});
  EXPECT_EQ(CountOf(text, "- **high** EX-2"), 1u);
  EXPECT_EQ(CountOf(text, "- **medium** EX-2"), 19u);
  EXPECT_LT(text.find("- **high**"), text.find("- **medium**"));
  EXPECT_THAT(text, HasSubstr("The 20 gravest of 26; the other reports have all."));
}

TEST(MarkdownReport, ADutyThatWasKeptIsNotListed) {
  EXPECT_THAT(Markdown({CaseWith({SampleOf(Verdict::kMet)})}, {}), Not(HasSubstr("EX-2")));
}

TEST(MarkdownReport, WhateverARecordSaysItStaysInItsLine) {
  const std::string text = Markdown({CaseWith({SampleHostile()})}, {});
  EXPECT_THAT(text, Not(HasSubstr("<img")));
  EXPECT_THAT(text, Not(HasSubstr("@team")));
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
  EXPECT_EQ(CountOf(text, "\n"), CountOf(Markdown({CaseWith({SampleBreach()})}, {}), "\n"));
}

TEST(MarkdownReport, ItFitsWhereAMegabyteIsTaken) {
  std::string awful;
  for (int i = 0; i < 20'000; ++i) awful += "&:$@";
  Finding finding = SampleBreach();
  finding.case_id = finding.title = finding.message = finding.rule = awful;
  finding.location.file = awful;
  Finding unchecked = finding;
  unchecked.verdict = Verdict::kCannotTell;
  std::vector<Finding> findings(25, finding);
  findings.insert(findings.end(), 25, unchecked);
  RunSummary summary;
  for (int i = 0; i < 300; ++i) {
    summary.rules.push_back(SampleTally(awful.c_str(), awful.c_str(), 0, 1, 1));
    summary.unreadable.push_back({awful, 1, 1, awful});
  }
  EXPECT_LT(Markdown({CaseWith(findings)}, summary).size(), 1'000'000u);
}

}  // namespace
}  // namespace escalint
