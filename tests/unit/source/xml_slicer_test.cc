#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/source/export_fixture.h"

namespace escalint::source_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Cut CutCases(const std::string& inner) {
  return CutFile("<case_records>" + inner + "</case_records>");
}

TEST(XmlSlicer, CutsOneSliceACase) {
  const Cut cut = CutFile(
      "<?xml version=\"1.0\"?>\n<case_records format=\"1\">\n  <case id=\"a\"><event/></case>\n"
      "  <case id=\"b\"></case>\n</case_records>\n");
  EXPECT_EQ(cut.carrier, Carrier::kXml);
  EXPECT_EQ(cut.header, "<case_records format=\"1\"/>");
  EXPECT_EQ(cut.header_line, 2u);
  EXPECT_THAT(cut.Sound(), ElementsAre("<case id=\"a\"><event/></case>", "<case id=\"b\"></case>"));
  EXPECT_EQ(cut.pieces[1].line, 4u);
  EXPECT_EQ(cut.pieces[1].column, 3u);
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(XmlSlicer, CommentsCdataAndInstructionsMayHoldTags) {
  const std::string odd =
      "<case><!-- </case> --><note><![CDATA[</case>]] >]]></note><?x </case> ?></case>";
  const Cut cut = CutCases("<!-- <case> --><?y <case> ?>" + odd + odd);
  EXPECT_THAT(cut.Sound(), ElementsAre(odd, odd));
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(XmlSlicer, AttributesMayHoldAGreaterThanSign) {
  EXPECT_THAT(CutCases("<case id='a>\"b'/><case id=\"/>\"></case>").Sound(),
              ElementsAre("<case id='a>\"b'/>", "<case id=\"/>\"></case>"));
}

TEST(XmlSlicer, CasesMayNest) {
  const std::string nested = "<case id=\"1\"><case><case/></case ></case>";
  EXPECT_THAT(CutCases(nested + "<case/>").Sound(), ElementsAre(nested, "<case/>"));
}

TEST(XmlSlicer, NamesThatOnlyBeginLikeCaseAreOthers) {
  EXPECT_THAT(CutCases("<case><case_note/><cases/></case>").Sound(), SizeIs(1));
}

TEST(XmlSlicer, NamespacePrefixesAreIgnored) {
  const Cut cut = CutFile(
      "<s:case_records xmlns:s=\"u\" as_of=\"2024-03-31\"><s:case id=\"1\"><s:event/></s:case>"
      "</s:case_records>");
  EXPECT_EQ(cut.header, "<s:case_records xmlns:s=\"u\" as_of=\"2024-03-31\"/>");
  EXPECT_THAT(cut.Sound(), ElementsAre("<s:case id=\"1\"><s:event/></s:case>"));
  EXPECT_THAT(cut.problems, IsEmpty());
}

// Tags are looked for sixteen bytes at a time.
TEST(XmlSlicer, ATagIsFoundWhereverItStands) {
  const std::vector<std::string> cases{
      "<case><x:case/><note>the case: /case :case x:case</note></case>",
      "<a:case v='</a:b:case>'><cases/><a:b:case/></a:case>",
      "<a-name-of-more-than-sixteen-bytes:case></a-name-of-more-than-sixteen-bytes:case>",
      "<case><!-- </case> --><![CDATA[</case>]]><?x </case> ?></case\n>"};
  for (size_t shift = 0; shift < 40; ++shift) {
    std::string inner;
    for (const std::string& piece : cases) inner += std::string(shift, ' ') + piece;
    EXPECT_EQ(CutCases(inner).Sound(), cases) << shift;
  }
}

TEST(XmlSlicer, ADocumentTypeIsSkippedAndNeverExpanded) {
  const Cut cut = CutFile(
      "<!DOCTYPE case_records [ <!-- ]> --> <!ENTITY e \"<case>]>\"> <?p ]> ?>\n"
      "<!ENTITY x SYSTEM 'file:///etc/passwd'> ]>\n<case_records><case "
      "id=\"&e;\"/></case_records>");
  EXPECT_THAT(cut.Sound(), ElementsAre("<case id=\"&e;\"/>"));
  EXPECT_EQ(cut.pieces[0].line, 3u);
}

TEST(XmlSlicer, AnEmptyRootIsAnExportWithoutCases) {
  const Cut cut = CutFile("<case_records as_of=\"2024-03-31\" />");
  EXPECT_EQ(cut.header, "<case_records as_of=\"2024-03-31\" />");
  EXPECT_THAT(cut.pieces, IsEmpty());
  EXPECT_EQ(cut.FirstProblem(), "");
}

TEST(XmlSlicer, AnotherRootCannotBeOpened) {
  EXPECT_THAT(CutFile("<html></html>").FirstProblem(),
              HasSubstr("1:1: the root element is <html>, where <case_records> was expected"));
  EXPECT_THAT(CutFile("<?xml version='1.0'?>\n").FirstProblem(),
              HasSubstr("the input ends before the root element"));
  EXPECT_THAT(CutFile("<!-- x -->\nhello <case_records/>").FirstProblem(),
              HasSubstr("2:1: found text beginning \"hello <case_records/>\""));
}

TEST(XmlSlicer, ARootNeverClosedIsAProblem) {
  const Cut cut = CutFile("<case_records><case/>");
  EXPECT_THAT(cut.Sound(), SizeIs(1));
  EXPECT_THAT(cut.FirstProblem(), HasSubstr("the input ends before the end tag </case_records>"));
}

TEST(XmlSlicer, TextOrASecondRootAfterTheEndIsAProblem) {
  EXPECT_THAT(CutFile("<case_records/> <!-- fine --> oops").FirstProblem(),
              HasSubstr("1:31: found text beginning \"oops\" after the end of <case_records>"));
  EXPECT_THAT(
      CutFile("<case_records></case_records>\n<case_records><case/></case_records>").FirstProblem(),
      HasSubstr("2:1: found text beginning \"<case_records>"));
}

TEST(XmlSlicer, ACaseWithoutEndTagCostsThatCaseOnly) {
  const Cut cut = CutCases(
      "<case id=\"1\"/>\n<case id=\"2\"><event/>\n<case id=\"3\"></case>"
      "<case id=\"4\"><case id=\"5\"/>");
  EXPECT_THAT(cut.Sound(),
              ElementsAre("<case id=\"1\"/>", "<case id=\"3\"></case>", "<case id=\"5\"/>"));
  EXPECT_THAT(cut.Errors(), ElementsAre(HasSubstr("the case has no end tag </case>"),
                                        HasSubstr("the case has no end tag </case>")));
  EXPECT_EQ(cut.pieces[1].line, 2u);
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(XmlSlicer, AHundredThousandCasesWithoutEndTagTakeNoLongerThanSoundOnes) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "<case id=\"1\"><event/>";
  EXPECT_THAT(CutCases(text).Errors(), SizeIs(100000));
}

TEST(XmlSlicer, ATruncatedFileLosesItsLastCaseOnly) {
  for (const std::string cut_off : {"<case id=\"2\"><event at=\"20", "<case id=\"2", "<cas", "<"}) {
    const Cut cut = CutFile("<case_records><case id=\"1\"/>" + cut_off);
    EXPECT_THAT(cut.Sound(), ElementsAre("<case id=\"1\"/>")) << cut_off;
    EXPECT_THAT(cut.Errors(), SizeIs(1)) << cut_off;
  }
}

TEST(XmlSlicer, StrayTextBetweenCasesIsReported) {
  const Cut cut = CutCases("<case/> oops <case/></case><![CDATA[x]]><case/>");
  EXPECT_THAT(cut.Sound(), SizeIs(3));
  EXPECT_THAT(cut.Errors(), ElementsAre(HasSubstr("found text beginning \"oops \", where <case>"),
                                        HasSubstr("</case> without a <case>"),
                                        HasSubstr("found text beginning \"<![CDATA[x]]>\"")));
  EXPECT_EQ(cut.pieces.back().case_index, 2u);
}

TEST(XmlSlicer, AnUnknownElementIsAProblemSoThatMisspeltCasesAreNotMissed) {
  const Cut cut = CutCases("<cases><case/>text</cases><Case/><Case/>");
  EXPECT_THAT(cut.Sound(), ElementsAre("<case/>"));
  EXPECT_THAT(cut.Errors(), IsEmpty());
  ASSERT_THAT(cut.problems, SizeIs(2));
  EXPECT_THAT(cut.problems[1].message, HasSubstr("found <Case>, where <case> was expected"));
}

TEST(XmlSlicer, ACaseOverTheLimitIsPassedAndTheNextIsRead) {
  SourceOptions options;
  options.max_record_bytes = 1000;
  std::string large = "<case id=\"2\">";
  for (int i = 0; i < 300000; ++i) large += "<event/>\n";
  const std::string text = "<case_records><case/>" + large + "</case><case/></case_records>";
  for (const Cut& cut : {CutFile(text, options), CutPipe(text, options)}) {
    EXPECT_THAT(cut.Sound(), SizeIs(2));
    EXPECT_THAT(cut.Errors(), ElementsAre(HasSubstr("larger than the limit of 1000 bytes")));
    EXPECT_EQ(cut.pieces[2].line, 300001u);
    EXPECT_THAT(cut.problems, IsEmpty());
  }
}

TEST(XmlSlicer, AMillionNestedElementsCostNoStack) {
  std::string bomb;
  for (int i = 0; i < 1000000; ++i) bomb += "<x>";
  EXPECT_THAT(CutCases("<case>" + bomb + "</case><case/>").Sound(), SizeIs(2));
}

}  // namespace
}  // namespace escalint::source_tests
