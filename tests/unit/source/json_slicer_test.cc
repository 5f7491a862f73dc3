#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "unit/source/export_fixture.h"

namespace escalint::source_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(JsonSlicer, CutsOneSliceACase) {
  const Cut cut = CutFile(R"({"format": 1, "cases": [{"id":"a"}, {"id":"b"}]})");
  EXPECT_EQ(cut.carrier, Carrier::kJson);
  EXPECT_THAT(cut.Sound(), ElementsAre(R"({"id":"a"})", R"({"id":"b"})"));
  EXPECT_EQ(cut.header, R"({"format": 1})");
  EXPECT_EQ(cut.header_line, 1u);
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(JsonSlicer, AStringMayHoldBracesAndEscapedQuotes) {
  const std::string odd = R"({"note":"}] \" { \\","x":["\\\"",{"]":"["}]})";
  const Cut cut = CutFile("{\"cases\":[" + odd + "," + odd + "]}");
  EXPECT_THAT(cut.Sound(), ElementsAre(odd, odd));
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(JsonSlicer, BackslashesAreCountedAtEveryPlaceOfABlock) {
  for (size_t length = 0; length < 200; ++length) {
    const std::string backslashes(2 * (length % 5), '\\');
    const std::string odd = "{\"n\":\"" + std::string(length, 'x') + backslashes +
                            "\\\"}]\",\"m\":\"" + backslashes + "\"}";
    EXPECT_THAT(CutFile("[" + odd + "," + odd + "]").Sound(), ElementsAre(odd, odd)) << length;
  }
}

TEST(JsonSlicer, EachSliceKnowsItsOffsetLineAndColumnInCodePoints) {
  const Cut cut =
      CutFile("{\"cases\": [ {\"id\":\"h\xC3\xA9\"}, {\"id\":\"b\"},\n  {\"id\":\"c\"}]}");
  ASSERT_THAT(cut.pieces, SizeIs(3));
  EXPECT_EQ(cut.pieces[1].byte_offset, 26u);
  EXPECT_EQ(cut.pieces[1].line, 1u);
  EXPECT_EQ(cut.pieces[1].column, 26u);
  EXPECT_EQ(cut.pieces[2].case_index, 2u);
  EXPECT_EQ(cut.pieces[2].line, 2u);
  EXPECT_EQ(cut.pieces[2].column, 3u);
}

TEST(JsonSlicer, ABareArrayOfCasesHasNoHeader) {
  const Cut cut = CutFile("[\n{\"id\":1}\n,\n{\"id\":2}\n]\n");
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}", "{\"id\":2}"));
  EXPECT_EQ(cut.header, "");
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(JsonSlicer, ASingleCaseMayStandOverSeveralLines) {
  const Cut cut = CutFile("{\n  \"id\": \"a\"\n}\n");
  EXPECT_EQ(cut.carrier, Carrier::kJson);
  EXPECT_THAT(cut.Sound(), ElementsAre("{\n  \"id\": \"a\"\n}"));
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(JsonSlicer, AnEmptyListOfCasesIsAnExport) {
  const Cut cut = CutFile(R"({"cases": []})");
  EXPECT_THAT(cut.pieces, IsEmpty());
  EXPECT_EQ(cut.header, "");
  EXPECT_EQ(cut.FirstProblem(), "");
}

TEST(JsonSlicer, HeaderMembersAfterTheCasesAreFoundInAFile) {
  const Cut cut = CutFile(R"({"format": 1, "covers": ["raised"],
    "cases": [{"id":"a","escalations":[{"events":[]}]}], "as_of": "2024-03-31", "x": [1] })");
  EXPECT_EQ(cut.header, R"({"format": 1, "covers": ["raised"], "as_of": "2024-03-31", "x": [1]})");
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(JsonSlicer, HeaderMembersAfterTheCasesAreFoundWhateverStandsInTheNotes) {
  std::string brackets, quotes, closings;
  for (int i = 0; i < 15'000; ++i) {
    brackets += "][";
    quotes += R"(]\"[)";
    closings += R"(] } \\)";
  }
  for (const std::string& note : {brackets, quotes, closings, brackets + R"(\")" + brackets}) {
    const Cut cut = CutFile(R"({"cases": [{"id":"a","note":")" + note +
                            R"(","events":[]}], "as_of": "2024-03-31", "covers": ["raised"]})");
    EXPECT_EQ(cut.header, R"({"as_of": "2024-03-31", "covers": ["raised"]})");
    EXPECT_EQ(cut.FirstProblem(), "");
  }
}

TEST(JsonSlicer, ANoteFullOfBracketsTakesNoTime) {
  std::string note;
  for (int i = 0; i < 31'000; ++i) note += "][";
  const std::string text = R"({"cases": [{"id":"a","note":")" + note + R"("}]})";
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 100; ++i) CutFile(text);  // minutes, where each bracket was tried
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(JsonSlicer, HeaderMembersAfterTheCasesComeTooLateInAPipe) {
  const Cut cut = CutPipe(R"({"cases": [{"id":"a"}], "as_of": "2024-03-31"})");
  EXPECT_THAT(cut.Sound(), SizeIs(1));
  EXPECT_EQ(
      cut.FirstProblem(),
      "1:23: header members stand after the cases (as_of), where they come too late to be used "
      "(put them before \"cases\", or give the export as an uncompressed UTF-8 file)");
}

TEST(JsonSlicer, UnknownMembersAfterTheCasesAreNoFault) {
  EXPECT_EQ(CutPipe(R"({"cases": [{"id":"a"}], "made_by": {"x": [1, 2]}})").FirstProblem(), "");
}

TEST(JsonSlicer, ASecondListOfCasesIsAProblem) {
  const Cut cut = CutFile(R"({"cases": [{"id":"a"}], "cases": [{"id":"b"}]})");
  EXPECT_THAT(cut.Sound(), SizeIs(1));
  EXPECT_THAT(cut.FirstProblem(), HasSubstr("a second member \"cases\" follows"));
}

TEST(JsonSlicer, WhatIsNoCaseIsReportedAndTheOthersAreRead) {
  const Cut cut = CutFile(R"({"cases": [{"id":1}, null, {"id":2}} , {"id":3}, "x"]})");
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}", "{\"id\":2}", "{\"id\":3}"));
  EXPECT_THAT(
      cut.Errors(),
      ElementsAre(HasSubstr("found text beginning \"null\", where a case, {...}, was expected"),
                  HasSubstr("where a comma or the end of the cases was expected"),
                  HasSubstr("found text beginning \"\"x\"\"")));
  ASSERT_THAT(cut.pieces, SizeIs(6));
  EXPECT_EQ(cut.pieces[4].case_index, 3u) << "a stray brace is no element";
}

TEST(JsonSlicer, MissingAndDoubledCommasAreProblemsButLoseNoCase) {
  const Cut cut = CutFile("[{\"id\":1}{\"id\":2},,{\"id\":3},]");
  EXPECT_THAT(cut.Sound(), SizeIs(3));
  ASSERT_THAT(cut.problems, SizeIs(3));
  EXPECT_EQ(cut.FirstProblem(), "1:10: two cases without a comma between them (put a comma there)");
}

TEST(JsonSlicer, AThousandFaultsDoNotFillTheScreen) {
  std::string text = "[";
  for (int i = 0; i < 1000; ++i) text += "{\"id\":1}";
  const Cut cut = CutFile(text + "]");
  EXPECT_THAT(cut.Sound(), SizeIs(1000));
  EXPECT_THAT(cut.problems, SizeIs(21));
  EXPECT_THAT(cut.problems.back().message, HasSubstr("only the first 20 are listed"));
}

TEST(JsonSlicer, ATruncatedCaseIsCutOffAndSaysSo) {
  const Cut cut = CutFile(R"({"cases": [{"id":"a"}, {"id":"b", "events": [)");
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":\"a\"}"));
  EXPECT_THAT(cut.Errors(), ElementsAre(HasSubstr("the case runs past the end of the input")));
  EXPECT_EQ(cut.pieces[1].column, 24u);
}

TEST(JsonSlicer, AMissingEndOfTheDocumentIsAProblem) {
  EXPECT_THAT(CutFile(R"({"cases": [{"id":"a"},)").FirstProblem(),
              HasSubstr("the input ends before the \"]\" that closes the cases"));
  EXPECT_THAT(CutFile(R"({"cases": [{"id":"a"}] )").FirstProblem(),
              HasSubstr("the input ends before the export's closing \"}\""));
}

TEST(JsonSlicer, TextAfterTheEndIsAProblem) {
  EXPECT_THAT(
      CutFile("{\"cases\": []}\n{\"cases\": []}").FirstProblem(),
      HasSubstr("2:1: found text beginning \"{\"cases\": []}\" after the end of the export"));
  EXPECT_THAT(CutFile("[] oops").FirstProblem(), HasSubstr("1:4: found text beginning \"oops\""));
  EXPECT_THAT(CutFile(R"({"cases": []] })").FirstProblem(),
              HasSubstr("1:13: found \"]\" where \",\" or \"}\" was expected"));
}

TEST(JsonSlicer, AMillionNestedBracketsCostNoStack) {
  const std::string bomb = "{\"id\":" + std::string(1000000, '[') + std::string(1000000, ']') + "}";
  EXPECT_THAT(CutFile("[" + bomb + ",{\"id\":2}]").Sound(), ElementsAre(bomb, "{\"id\":2}"));
  EXPECT_THAT(CutFile("[{\"id\":" + std::string(1000000, '[')).Errors(), SizeIs(1));
  EXPECT_THAT(CutFile(std::string(1000000, '[')).Errors(), SizeIs(1));
  EXPECT_THAT(CutFile("{\"x\":" + std::string(1000000, '[')).Errors(), SizeIs(1));
}

TEST(JsonSlicer, ACaseOverTheLimitIsPassedAndTheNextIsRead) {
  SourceOptions options;
  options.max_record_bytes = 1000;
  const std::string large = "{\"note\":\"" + std::string(3000000, 'x') + "\"}";
  for (const Cut& cut : {CutFile("[{\"id\":1}," + large + ",{\"id\":3}]", options),
                         CutPipe("[{\"id\":1}," + large + ",{\"id\":3}]", options)}) {
    EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}", "{\"id\":3}"));
    EXPECT_THAT(cut.Errors(),
                ElementsAre("the case is larger than the limit of 1000 bytes; if that "
                            "is right, raise the limit with --max-record"));
    EXPECT_EQ(cut.pieces[1].column, 11u);
    EXPECT_EQ(cut.pieces[1].byte_offset, 10u);
    EXPECT_EQ(cut.pieces[2].column, large.size() + 12);
  }
}

TEST(JsonSlicer, AStrayListBetweenCasesIsNotTheirEnd) {
  const Cut cut = CutFile("{\"cases\":[{\"id\":\"A\"},[],{\"id\":\"B\"},[[1],2],{\"id\":\"C\"}]}");
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":\"A\"}", "{\"id\":\"B\"}", "{\"id\":\"C\"}"));
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(JsonSlicer, CasesThatIsNoArrayCannotBeOpened) {
  EXPECT_THAT(CutFile(R"({"cases": {"id": 1}})").FirstProblem(),
              HasSubstr("1:11: \"cases\" is \"{\"..., where an array was expected"));
  EXPECT_THAT(CutFile("{\n\"format\": 1,\n\"Cases\": []}").FirstProblem(),
              HasSubstr("the object has no member \"cases\""));
  EXPECT_THAT(CutFile("{\n\"format\" 1}").FirstProblem(),
              HasSubstr("2:10: found \"1\" where \":\" was expected"));
}

}  // namespace
}  // namespace escalint::source_tests
