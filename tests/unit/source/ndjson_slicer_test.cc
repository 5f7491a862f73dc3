#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/source/export_fixture.h"

namespace escalint::source_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(NdjsonSlicer, CutsOneSliceALine) {
  const Cut cut = CutFile("{\"id\":1}\n{\"id\":2}\n");
  EXPECT_EQ(cut.carrier, Carrier::kNdjson);
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}", "{\"id\":2}"));
  EXPECT_EQ(cut.header, "");
  EXPECT_EQ(cut.pieces[1].line, 2u);
}

TEST(NdjsonSlicer, BlankLinesAndCarriageReturnsAreNotTheCases) {
  const Cut cut = CutFile("\r\n{\"id\":1}\r\n\r\n \t\n  {\"id\":2}  \r\n{\"id\":3}");
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}", "{\"id\":2}", "{\"id\":3}"));
  EXPECT_EQ(cut.pieces[1].line, 5u);
  EXPECT_EQ(cut.pieces[1].column, 3u);
  EXPECT_EQ(cut.pieces[2].case_index, 2u);
}

TEST(NdjsonSlicer, AFirstLineWithoutIdIsTheHeader) {
  const Cut cut = CutFile("\n{\"format\":1,\"as_of\":\"2024-03-31\"}\n{\"id\":1}\n");
  EXPECT_EQ(cut.header, "{\"format\":1,\"as_of\":\"2024-03-31\"}");
  EXPECT_EQ(cut.header_line, 2u);
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}"));
  EXPECT_EQ(cut.pieces[0].case_index, 0u);
}

TEST(NdjsonSlicer, ACaseThatNamesItsAuthorityIsNoHeader) {
  EXPECT_EQ(CutFile("{\"authority\":\"x\",\"id\":1}\n{\"id\":2}\n").header, "");
  EXPECT_EQ(CutFile("{\"authority\":\"x\",\"escalations\":[]}\n").header, "");
  EXPECT_EQ(CutFile("{\"other\":{\"format\":1}}\n").header, "");
}

TEST(NdjsonSlicer, AHeaderAloneIsAnExportWithoutCases) {
  const Cut cut = CutFile("{\"format\":1}\n");
  EXPECT_EQ(cut.header, "{\"format\":1}");
  EXPECT_THAT(cut.pieces, IsEmpty());
}

TEST(NdjsonSlicer, ABrokenLineCostsThatLineOnly) {
  for (const std::string broken : {"{\"id\":1,\"events\":[", "{\"id\" 1}", "{\"id\":\"1", "{"}) {
    const Cut cut = CutFile(broken + "\n{\"id\":2}\n{\"id\":3}\n");
    EXPECT_EQ(cut.carrier, Carrier::kNdjson) << broken;
    EXPECT_THAT(cut.Sound(), ElementsAre(broken, "{\"id\":2}", "{\"id\":3}"));
  }
}

TEST(NdjsonSlicer, ALineOverTheLimitIsPassedAndTheNextIsRead) {
  SourceOptions options;
  options.max_record_bytes = 1000;
  const std::string large = "{\"id\":2,\"note\":\"" + std::string(3000000, 'x') + "\"}";
  const std::string text = "{\"id\":1}\n" + large + "\n{\"id\":3}\n" + large;
  for (const Cut& cut : {CutFile(text, options), CutPipe(text, options)}) {
    EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}", "{\"id\":3}"));
    EXPECT_THAT(cut.Errors(), SizeIs(2));
    EXPECT_EQ(cut.pieces[2].line, 3u);
    EXPECT_EQ(cut.pieces[3].line, 4u);
  }
}

TEST(NdjsonSlicer, AnInvalidByteCostsItsLineOnly) {
  const Cut cut = CutFile("{\"id\":1}\n{\"id\":\"caf\xE9\"}\n{\"id\":\"\xC3\xA9\"}\n");
  EXPECT_THAT(cut.Sound(), SizeIs(2));
  EXPECT_THAT(cut.Errors(),
              ElementsAre("byte 0xE9 at line 2, column 11 is not valid UTF-8; save the export as "
                          "UTF-8 or, if it is in Windows-1252, say --encoding windows-1252"));
}

TEST(NdjsonSlicer, AZeroByteCostsItsLineOnly) {
  const Cut cut = CutFile(std::string("{\"id\":1}\0\n{\"id\":2}\n", 19));
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":2}"));
  EXPECT_THAT(cut.Errors(), ElementsAre(HasSubstr("a zero byte at line 1, column 9")));
}

}  // namespace
}  // namespace escalint::source_tests
