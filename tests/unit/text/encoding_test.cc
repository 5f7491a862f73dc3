#include "text/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace escalint {
namespace {

using ::testing::HasSubstr;

/// All of `bytes` converted, fed in pieces of `step`; `fault` gets the first problem.
std::string Convert(Encoding from, std::string_view bytes, size_t step, std::string* fault) {
  auto transcoder = Transcoder::Make(from);
  std::string out;
  for (size_t at = 0; at <= bytes.size(); at += step) {
    const bool last = at + step > bytes.size();
    const auto result = (*transcoder)->Convert(bytes.substr(at, step), last, out);
    if (!result && fault->empty()) *fault = result.problems()[0].message;
  }
  return out;
}

TEST(Encoding, LabelsAreComparedWithoutCaseAndPunctuation) {
  EXPECT_EQ(EncodingFromName("UTF-8"), Encoding::kUtf8);
  EXPECT_EQ(EncodingFromName("utf8"), Encoding::kUtf8);
  EXPECT_EQ(EncodingFromName("Windows-1252"), Encoding::kWindows1252);
  EXPECT_EQ(EncodingFromName("ISO_8859-1"), Encoding::kWindows1252);
  EXPECT_EQ(EncodingFromName("UTF-16BE"), Encoding::kUtf16Be);
  EXPECT_EQ(EncodingFromName("EBCDIC"), std::nullopt);
  EXPECT_EQ(EncodingFromName(""), std::nullopt);
}

TEST(Encoding, ValidUtf8OfEveryLengthIsAccepted) {
  const std::string all =
      "a\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"
      "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF";
  for (size_t front = 0; front < 70; ++front) {
    EXPECT_EQ(FindInvalidUtf8(std::string(front, 'x') + all + all), std::nullopt);
  }
  EXPECT_EQ(FindInvalidUtf8(""), std::nullopt);
}

TEST(Encoding, InvalidUtf8IsFoundAtItsFirstByte) {
  const std::string_view invalid[] = {"\x80",
                                      "\xBF",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xC2",
                                      "\xC2x",
                                      "\xE0\x9F\xBF",
                                      "\xE1\x80",
                                      "\xE1\x80x",
                                      "\xED\xA0\x80",
                                      "\xED\xBF\xBF",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF1\x80\x80",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xFF",
                                      "\xFE"};
  for (const std::string_view bad : invalid) {
    for (size_t front = 0; front < 70; ++front) {
      EXPECT_EQ(FindInvalidUtf8(std::string(front, 'x') + std::string(bad)), front);
      const std::string accents = "\xC3\xA9" + std::string(front, 'x');
      EXPECT_EQ(FindInvalidUtf8(accents + std::string(bad) + std::string(40, 'y')), front + 2);
    }
  }
}

TEST(Encoding, EveryDefinedByteOfWindows1252IsConverted) {
  std::string fault;
  EXPECT_EQ(Convert(Encoding::kWindows1252, "a\x80\x9F\xA0\xFF", 2, &fault),
            "a\xE2\x82\xAC\xC5\xB8\xC2\xA0\xC3\xBF");
  EXPECT_EQ(fault, "");
}

TEST(Encoding, TheFiveUndefinedBytesOfWindows1252AreFaults) {
  for (const char bad : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'}) {
    std::string fault;
    const std::string out =
        Convert(Encoding::kWindows1252, std::string("caf\xE9") + bad + "!", 3, &fault);
    EXPECT_THAT(fault, HasSubstr("input byte 4: byte 0x"));
    EXPECT_EQ(out, std::string("caf\xC3\xA9") + bad + "!");
    EXPECT_EQ(FindInvalidUtf8(out), 5u);
  }
}

TEST(Encoding, Utf16InPiecesOfAnySizeGivesTheSame) {
  const std::string_view bytes("a\0\xE9\0\x3D\xD8\x00\xDE\xAC\x20", 10);
  for (size_t step = 1; step <= bytes.size(); ++step) {
    std::string fault;
    EXPECT_EQ(Convert(Encoding::kUtf16Le, bytes, step, &fault),
              "a\xC3\xA9\xF0\x9F\x98\x80\xE2\x82\xAC");
    EXPECT_EQ(fault, "") << step;
  }
}

TEST(Encoding, AnUnpairedSurrogateIsAFaultAndStaysInvalid) {
  for (const std::string_view bytes : {std::string_view("a\0\x3D\xD8"
                                                        "b\0",
                                                        6),
                                       std::string_view("a\0\x00\xDE"
                                                        "b\0",
                                                        6)}) {
    for (size_t step = 1; step <= bytes.size(); ++step) {
      std::string fault;
      const std::string out = Convert(Encoding::kUtf16Le, bytes, step, &fault);
      EXPECT_THAT(fault, HasSubstr("surrogate")) << step;
      EXPECT_EQ(FindInvalidUtf8(out), 1u);
      EXPECT_EQ(out.size(), 5u);
      EXPECT_EQ(out.back(), 'b');
    }
  }
}

TEST(Encoding, TheFaultSaysAtWhichInputByte) {
  std::string fault;
  Convert(Encoding::kUtf16Be, std::string_view("\0a\xD8\x3D\0b", 6), 100, &fault);
  EXPECT_THAT(fault, HasSubstr("input byte 2:"));
  fault.clear();
  Convert(Encoding::kUtf16Be, std::string_view("\0a\0", 3), 100, &fault);
  EXPECT_THAT(fault, HasSubstr("input byte 2: the input ends in the middle"));
}

}  // namespace
}  // namespace escalint
