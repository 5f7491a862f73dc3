#include "report/text_page.h"

#include <gtest/gtest.h>

#include "report/spoken.h"

namespace escalint {
namespace {

std::string Written(const TextPage& page, const Lead& lead, std::string_view text) {
  std::string out;
  page.Write(lead, text, out);
  return out;
}

TEST(TextPage, LinesWrapAtTheWidthAndHangUnderTheirText) {
  const TextPage page(60, false);
  EXPECT_EQ(Written(page, {2, "Whose duty", Ink::kFaint, 16},
                    "the team manager of the service that had been asked to give an answer"),
            "  Whose duty    the team manager of the service that had\n"
            "                been asked to give an answer\n");
}

TEST(TextPage, ALongLeadPushesOnlyTheFirstLine) {
  const TextPage page(60, false);
  EXPECT_EQ(Written(page, {0, "Could not be checked", Ink::kPlain, 4},
                    "the record does not say when the meeting was held"),
            "Could not be checked the record does not say when the\n"
            "    meeting was held\n");
}

TEST(TextPage, TheTextHangsNoFartherThanTheMiddleOfThePage) {
  const TextPage page(60, false);
  const std::string id(50, 'x');
  EXPECT_EQ(Written(page, {0, id, Ink::kPlain, 52}, "a decision at stage 1"),
            id + " a\n" + std::string(30, ' ') + "decision at stage 1\n");
}

TEST(TextPage, AWordLongerThanTheLineIsNotCut) {
  const TextPage page(60, false);
  const std::string word(80, 'x');
  EXPECT_EQ(Written(page, {2, "", Ink::kPlain, 2}, "a " + word + " b"),
            "  a\n  " + word + "\n  b\n");
}

TEST(TextPage, ANarrowPageIsMadeSixtyWide) {
  const TextPage page(10, false);
  const std::string words = "ten words of five letters each would fill sixty columns";
  EXPECT_EQ(Written(page, {}, words), words + "\n");
}

TEST(TextPage, WidthCountsLettersAndNotBytes) {
  EXPECT_EQ(Width("Zo\u00eb"), 3u);
  EXPECT_EQ(Width("Zoe\u0308"), 3u);  // the same name with a combining mark
  EXPECT_EQ(Width("\xff"), 1u);
}

TEST(TextPage, ControlsInARecordAreShownAndNotObeyed) {
  EXPECT_EQ(Printable("C-1\x1b[2J"), "C-1\\x1b[2J");
  EXPECT_EQ(Printable("a\u202eb\u009b"), "a\\u202eb\\x9b");
  EXPECT_EQ(Printable("one\ntwo\tthree"), "one two three");
  EXPECT_EQ(Printable("caf\xe9"), "caf\ufffd");
}

TEST(TextPage, ColourIsOnlyThereWhenAskedFor) {
  const Lead lead{0, "BREACH", Ink::kRed, 0};
  EXPECT_EQ(Written(TextPage(80, true), lead, "late"), "\x1b[1;31mBREACH\x1b[0m late\n");
  EXPECT_EQ(Written(TextPage(80, false), lead, "late"), "BREACH late\n");
}

TEST(Spoken, DurationsAreSaidInWords) {
  EXPECT_EQ(SpokenDuration("P1D"), "1 day");
  EXPECT_EQ(SpokenDuration("P12D"), "12 days");
  EXPECT_EQ(SpokenDuration("PT25H"), "25 hours");
  EXPECT_EQ(SpokenDuration("PT1H1M30S"), "1 hour 1 minute 30 seconds");
  EXPECT_EQ(SpokenDuration("soon"), "soon");
  EXPECT_EQ(SpokenDuration("P"), "P");
}

TEST(Spoken, TermsLoseTheirUnderscores) {
  EXPECT_EQ(SpokenTerm("team_manager"), "team manager");
  EXPECT_EQ(SpokenTerm("childrens_social_care"), "children's social care");
  EXPECT_EQ(SpokenTerm("gp"), "GP");
}

TEST(Spoken, ListsEndInAnd) {
  EXPECT_EQ(SpokenList({}), "");
  EXPECT_EQ(SpokenList({"a"}), "a");
  EXPECT_EQ(SpokenList({"a", "b", "c"}), "a, b and c");
}

}  // namespace
}  // namespace escalint
