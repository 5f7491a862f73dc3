#include "source/export_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/decompress.h"
#include "unit/source/export_fixture.h"

namespace escalint::source_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr char kLines[] = "{\"id\":1}\n{\"id\":2}\n";

/// An NDJSON of `cases` lines that no two are alike, some long.
std::string ManyLines(int cases) {
  std::string text;
  for (int i = 0; i < cases; ++i) {
    text += "{\"id\":" + std::to_string(i) + ",\"n\":\"" +
            std::string(static_cast<size_t>(i % 97) * (i % 1000 == 7 ? 5000 : 20), 'x') + "\"}\n";
  }
  return text;
}

void ExpectSame(const Cut& one, const Cut& other) {
  ASSERT_EQ(one.pieces.size(), other.pieces.size());
  for (size_t i = 0; i < one.pieces.size(); ++i) {
    const Piece &a = one.pieces[i], &b = other.pieces[i];
    ASSERT_EQ(a.bytes, b.bytes) << i;
    ASSERT_EQ(a.error, b.error) << i;
    ASSERT_EQ(std::tie(a.line, a.column, a.byte_offset, a.case_index),
              std::tie(b.line, b.column, b.byte_offset, b.case_index))
        << i;
  }
}

TEST(ExportStream, FilesPipesAndCompressedFilesGiveTheSameSlices) {
  const std::string lines = ManyLines(30000);  // some 30 MB: several windows of each kind
  std::string array = "[" + lines;
  for (char& c : array) c = c == '\n' ? ',' : c;
  array.back() = ']';
  for (const std::string& text : {lines, array}) {
    const Cut from_file = CutFile(text);
    EXPECT_THAT(from_file.pieces, SizeIs(30000));
    EXPECT_THAT(from_file.Errors(), IsEmpty());
    ExpectSame(from_file, CutPipe(text));
    ExpectSame(from_file, CutFile(Gzip(text)));
    ExpectSame(from_file, CutPipe(Zstd(text)));
    EXPECT_EQ(from_file.sha256, CutPipe(text).sha256);
  }
}

TEST(ExportStream, TheHashIsOfTheRawBytes) {
  EXPECT_EQ(CutFile(kLines).sha256,
            "c63f6dd68b68601e7315ea40d28bc34e55379e4fa65f82b1d32228429aeafcde");
  const std::string compressed = Gzip(kLines);
  EXPECT_EQ(CutFile(compressed).sha256, CutPipe(compressed).sha256);
  EXPECT_NE(CutFile(compressed).sha256, CutFile(kLines).sha256);
}

TEST(ExportStream, TheHashCoversWhatComesAfterAFault) {
  const std::string text = "[] oops " + std::string(100000, 'x');
  EXPECT_EQ(CutFile(text).sha256, CutPipe(text).sha256);
  EXPECT_NE(CutPipe(text).sha256, CutPipe(text + "y").sha256);
}

TEST(ExportStream, WithoutHashingThereIsNone) {
  SourceOptions options;
  options.hash = false;
  EXPECT_EQ(CutFile(kLines, options).sha256, "");
}

TEST(ExportStream, TheKindIsToldFromTheContent) {
  EXPECT_EQ(CutFile("{\n\"cases\": []}").carrier, Carrier::kJson);
  EXPECT_EQ(CutFile("{\"format\":1,\"cases\":[\n{\"id\":1},\n{\"id\":2}]}").carrier,
            Carrier::kJson);
  EXPECT_EQ(CutFile("{\"cases\":[]}").carrier, Carrier::kJson);
  EXPECT_EQ(CutFile(" \n [ ]").carrier, Carrier::kJson);
  EXPECT_EQ(CutFile("{\"id\":1}").carrier, Carrier::kNdjson);
  EXPECT_EQ(CutFile("{\"format\":1}\n{\"id\":1}").carrier, Carrier::kNdjson);
  EXPECT_EQ(CutFile("\n<case_records/>").carrier, Carrier::kXml);
}

TEST(ExportStream, SeveralGzipMembersAreOneText) {
  const std::string members = Gzip("{\"id\":1}\n{\"i") + Gzip("d\":2}\n") + std::string(512, '\0');
  const Cut cut = CutFile(members);
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}", "{\"id\":2}"));
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(ExportStream, SeveralZstdFramesAreOneText) {
  const std::string skippable("\x50\x2A\x4D\x18\x02\0\0\0ab", 10);
  const Cut cut = CutFile(skippable + Zstd("{\"id\":1}\n{\"i") + skippable + Zstd("d\":2}\n"));
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}", "{\"id\":2}"));
  EXPECT_THAT(cut.problems, IsEmpty());
}

TEST(ExportStream, TruncatedCompressionDeliversWhatWasReadAndIsTold) {
  const std::string lines = ManyLines(2000);
  for (std::string compressed : {Gzip(lines), Zstd(lines)}) {
    compressed.resize(compressed.size() - compressed.size() / 3);
    const Cut cut = CutFile(compressed);
    EXPECT_GT(cut.pieces.size(), 100u);
    ASSERT_THAT(cut.problems, SizeIs(1));
    EXPECT_THAT(cut.FirstProblem(), HasSubstr("data ends before its end mark"));
  }
}

TEST(ExportStream, DamagedCompressionIsTold) {
  const std::string lines = ManyLines(2000);
  for (std::string compressed : {Gzip(lines), Zstd(lines)}) {
    for (size_t i = 0; i < 100; ++i) compressed[compressed.size() / 2 + i] = 'x';
    EXPECT_THAT(CutFile(compressed).FirstProblem(), HasSubstr("data is damaged"));
  }
  std::string checksum = Gzip(kLines);
  checksum[checksum.size() - 6] ^= 1;
  EXPECT_THAT(CutFile(checksum).FirstProblem(),
              HasSubstr("the gzip data is damaged (incorrect data check)"));
  EXPECT_THAT(CutFile(Gzip(kLines) + "oops").FirstProblem(), HasSubstr("something else follows"));
  EXPECT_THAT(CutFile(Zstd(kLines) + "oops!").FirstProblem(), HasSubstr("zstd data is damaged"));
  EXPECT_THAT(CutFile("\x1F\x8B oops").FirstProblem(), HasSubstr("gzip data is damaged"));
}

TEST(ExportStream, ADecompressionBombStopsAtTheLimit) {
  SourceOptions options;
  options.max_output_bytes = 1 << 20;
  std::string bomb = kLines + std::string(50 << 20, ' ');
  for (const std::string& compressed : {Gzip(bomb), Zstd(bomb)}) {
    const Cut cut = CutFile(compressed, options);
    EXPECT_THAT(cut.Sound(), SizeIs(2));
    EXPECT_EQ(cut.FirstProblem(),
              "decompresses to more than the limit of 1048576 bytes (if that is right, raise the "
              "limit with --max-output)");
  }
}

TEST(ExportStream, ByteOrderMarksAreNotPartOfTheText) {
  const Cut cut = CutFile("\xEF\xBB\xBF{\"id\":1}\n");
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}"));
  EXPECT_EQ(cut.pieces[0].column, 1u);
  EXPECT_EQ(cut.pieces[0].byte_offset, 0u);
}

std::string Utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

TEST(ExportStream, Utf16IsReadWithAndWithoutAMark) {
  for (const bool big_endian : {false, true}) {
    const std::u16string json = u"{\"id\":\"\u00E9\U0001F600\"}\n";
    for (const std::u16string& text : {json, u"\uFEFF" + json}) {
      const Cut cut = CutFile(Utf16(text, big_endian));
      EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":\"\xC3\xA9\xF0\x9F\x98\x80\"}"));
      EXPECT_EQ(cut.pieces[0].byte_offset, 0u);
    }
  }
  const Cut xml = CutFile(Utf16(
      u"\uFEFF<?xml version='1.0' encoding='utf-16'?><case_records><case/></case_records>", false));
  EXPECT_THAT(xml.Sound(), ElementsAre("<case/>"));
}

TEST(ExportStream, AnUnpairedSurrogateCostsItsCaseOnly) {
  const std::u16string broken = {u'{', u'"', 0xD83D, u'"', u'}', u'\n'};
  const Cut cut = CutFile(Utf16(u"\uFEFF{\"id\":1}\n" + broken + u"{\"id\":3}\n", false));
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":1}", "{\"id\":3}"));
  EXPECT_THAT(cut.Errors(),
              ElementsAre(StartsWith("half of a UTF-16 surrogate pair at line 2, column 3")));
}

TEST(ExportStream, AUtf16FileOfOddLengthIsTold) {
  const Cut cut = CutFile(Utf16(u"\uFEFF{\"id\":1}\n", false) + "x");
  EXPECT_THAT(cut.FirstProblem(), HasSubstr("ends in the middle of a UTF-16 character"));
}

TEST(ExportStream, TheXmlDeclarationsEncodingIsHonoured) {
  for (const std::string name : {"windows-1252", "ISO-8859-1", "cp1252", "latin1"}) {
    const Cut cut = CutFile("<?xml version=\"1.0\" encoding=\"" + name +
                            "\"?>\n<case_records><case id=\"caf\xE9 \x80\"/></case_records>");
    EXPECT_THAT(cut.Sound(), ElementsAre("<case id=\"caf\xC3\xA9 \xE2\x82\xAC\"/>")) << name;
  }
}

TEST(ExportStream, AUtf16DeclarationInAnEightBitFileIsTakenAsUtf8) {
  const Cut cut =
      CutFile("<?xml version='1.0' encoding='utf-16'?><case_records><case/></case_records>");
  EXPECT_THAT(cut.Sound(), ElementsAre("<case/>"));
}

TEST(ExportStream, AByteThatWindows1252LeavesUndefinedCostsItsCaseOnly) {
  SourceOptions options;
  options.encoding = Encoding::kWindows1252;
  const Cut cut = CutFile("{\"id\":\"\xE9\"}\n{\"id\":\"\xE9\x81\"}\n{\"id\":3}\n", options);
  EXPECT_THAT(cut.Sound(), ElementsAre("{\"id\":\"\xC3\xA9\"}", "{\"id\":3}"));
  EXPECT_THAT(cut.Errors(),
              ElementsAre(StartsWith("byte 0x81 at line 2, column 9 is not a character "
                                     "of Windows-1252")));
}

TEST(ExportStream, OtherEncodingsCannotBeOpened) {
  EXPECT_EQ(
      CutFile("<?xml version='1.0' encoding='Shift_JIS'?><case_records/>").FirstProblem(),
      "the XML declaration names the encoding \"Shift_JIS\", which is not accepted; accepted are "
      "UTF-8, UTF-16 and Windows-1252 (which includes ISO-8859-1) (save the export in one of "
      "these)");
  EXPECT_THAT(CutFile(std::string("\xFF\xFE\0\0{\0\0\0", 8)).FirstProblem(), HasSubstr("UTF-32"));
  SourceOptions options;
  options.encoding = Encoding::kWindows1252;
  EXPECT_THAT(
      CutFile("\xEF\xBB\xBF{}", options).FirstProblem(),
      HasSubstr("begins with the byte order mark of UTF-8, but --encoding says Windows-1252"));
}

TEST(ExportStream, AnEmptyInputIsTold) {
  EXPECT_THAT(CutFile("").FirstProblem(), StartsWith("is empty, where an export was expected"));
  EXPECT_THAT(CutPipe("").FirstProblem(), StartsWith("is empty"));
  EXPECT_THAT(CutFile("\xEF\xBB\xBF").FirstProblem(), StartsWith("is empty"));
  EXPECT_THAT(CutFile(" \n\t ").FirstProblem(), StartsWith("holds nothing but white space"));
  EXPECT_THAT(CutFile(Gzip("")).FirstProblem(), StartsWith("is empty"));
}

TEST(ExportStream, WhatIsNoExportIsDescribedByItsFirstBytes) {
  EXPECT_EQ(
      CutFile("PK\x03\x04zip").FirstProblem(),
      "is not an export: it looks like a ZIP archive or an Excel workbook (.xlsx) "
      "(an export is JSON, newline-delimited JSON or XML, perhaps compressed with gzip or zstd)");
  EXPECT_THAT(CutFile("%PDF-1.7").FirstProblem(), HasSubstr("a PDF document"));
  EXPECT_THAT(CutFile("id,child,raised\n1,2,3\n").FirstProblem(),
              HasSubstr("text beginning \"id,child,raised\""));
  EXPECT_THAT(CutFile(std::string("\x7F\x45LF\x02\0", 6)).FirstProblem(),
              HasSubstr("bytes 7F 45 4C 46 02 00"));
}

TEST(ExportStream, WhatCannotBeOpenedSaysWhy) {
  const TestFolder folder;
  const Cut missing = CutPath(folder.path("none.json"));
  ASSERT_THAT(missing.open_problems, SizeIs(1));
  EXPECT_EQ(missing.open_problems[0].file, folder.path("none.json"));
  EXPECT_EQ(missing.FirstProblem(),
            "cannot be opened: No such file or directory (check the spelling of the path)");
  EXPECT_THAT(CutPath(folder.path("")).FirstProblem(), StartsWith("is a directory"));
}

TEST(ExportStream, AnInvalidHeaderCannotBeOpened) {
  EXPECT_THAT(
      CutFile("{\"source\":\"\xE9\",\"cases\":[]}").FirstProblem(),
      StartsWith("1:1: the export's header cannot be read: byte 0xE9 at line 1, column 12"));
}

TEST(ExportStream, LocateFindsAPlaceInsideASlice) {
  Slice slice;
  slice.bytes = "{\"a\":\"\xC3\xA9\",\n \"b\":1}";
  slice.line = 10;
  slice.column = 5;
  EXPECT_EQ(Locate(slice, 0).line, 10u);
  EXPECT_EQ(Locate(slice, 0).column, 5u);
  EXPECT_EQ(Locate(slice, 9).column, 13u);
  EXPECT_EQ(Locate(slice, 12).line, 11u);
  EXPECT_EQ(Locate(slice, 12).column, 2u);
}

TEST(ExportStream, AFileThatIsShortenedWhileItIsReadIsBroken) {
  const TestFolder folder;
  const std::string line = R"({"id":"C-1","note":")" + std::string(1000, 'x') + "\"}\n";
  std::string text;
  while (text.size() < (8u << 20)) text += line;
  const std::string path = folder.Write("export", text);
  auto stream = ExportStream::Open(path, 0, {});
  ASSERT_TRUE(stream);
  Slice first, slice;
  ASSERT_TRUE((*stream)->Next(first));
  ASSERT_EQ(::truncate(path.c_str(), 4096), 0);
  while ((*stream)->Next(slice)) {
  }
  EXPECT_EQ(first.bytes, line.substr(0, line.size() - 1));
  ASSERT_THAT((*stream)->problems(), Not(IsEmpty()));
  EXPECT_THAT((*stream)->problems()[0].message, HasSubstr("shortened"));
}

TEST(ExpandInputs, ADirectoryStandsForItsFilesInNameOrder) {
  const TestFolder folder;
  for (const char* name : {"b.json", "a.XML.gz", ".hidden.json", "c.jsonl", "d.ndjson.zst", "e"}) {
    folder.Write(name, "x");
  }
  auto inputs = ExpandInputs({folder.path("e"), "-", folder.path("")});
  ASSERT_TRUE(inputs);
  EXPECT_THAT(inputs->files,
              ElementsAre(folder.path("e"), "-", folder.path("a.XML.gz"), folder.path("b.json"),
                          folder.path("c.jsonl"), folder.path("d.ndjson.zst")));
}

TEST(ExpandInputs, WhatADirectoryHoldsBesidesIsPassedOverWithOneWarning) {
  const TestFolder folder;
  for (const char* name : {"a.json", "notes.gz", "readme.txt", ".hidden", "z.csv"}) {
    folder.Write(name, "x");
  }
  ::mkdir(folder.path("2023").c_str(), 0700);
  ::mkdir(folder.path("b.json").c_str(), 0700);
  const auto inputs = ExpandInputs({folder.path("")});
  ASSERT_TRUE(inputs);
  EXPECT_THAT(inputs->files, ElementsAre(folder.path("a.json")));
  ASSERT_THAT(inputs->passed_over, SizeIs(1));
  EXPECT_EQ(ToString(inputs->passed_over[0]),
            folder.path("") +
                ": passed over 2023/, b.json/, notes.gz and 2 more: of a directory only files "
                "whose names end in .json, .ndjson, .jsonl or .xml (or .json.gz, .xml.zst and so "
                "on) are read (name a file or a folder itself to have it read)");
}

TEST(ExpandInputs, EveryArgumentThatHoldsNoFileIsNamed) {
  const TestFolder folder;
  const TestFolder others;
  others.Write("readme.txt", "x");
  const auto inputs =
      ExpandInputs({folder.path("none"), folder.path(""), others.path(""), "-", "-"});
  ASSERT_FALSE(inputs);
  ASSERT_THAT(inputs.problems(), SizeIs(4));
  EXPECT_EQ(inputs.problems()[0].message, "does not exist");
  EXPECT_THAT(inputs.problems()[1].message,
              StartsWith("is a directory without an export: it holds nothing"));
  EXPECT_THAT(inputs.problems()[2].message,
              StartsWith("is a directory without an export: it holds readme.txt"));
  EXPECT_EQ(inputs.problems()[3].message, "standard input is named more than once");
}

}  // namespace
}  // namespace escalint::source_tests
