#include "report/json_writer.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <random>

#include "report/utf8.h"

namespace escalint {
namespace {

std::string Escaped(std::string_view text) {
  std::string out;
  AppendJsonString(text, out);
  return out;
}

/// What a strict parser makes of the escaped text; "not JSON" where it refuses.
std::string ReadBack(std::string_view text) {
  const std::string json = Escaped(text);
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
  if (document.HasParseError()) return "not JSON";
  return std::string(document.GetString(), document.GetStringLength());
}

TEST(JsonString, PlainTextStandsForItself) {
  EXPECT_EQ(Escaped(""), R"("")");
  EXPECT_EQ(Escaped("C-0001 (child)"), "\"C-0001 (child)\"");
  EXPECT_EQ(Escaped("Zo\u00eb \u2013 caf\u00e9 \U0001F600"),
            "\"Zo\u00eb \u2013 caf\u00e9 \U0001F600\"");
}

TEST(JsonString, QuotesBackslashesAndControlsAreEscaped) {
  EXPECT_EQ(Escaped("a \"b\" \\c"), R"("a \"b\" \\c")");
  EXPECT_EQ(Escaped("\n\r\t\x1b\x01"), R"("\n\r\t\u001b\u0001")");
  EXPECT_EQ(Escaped(std::string_view("a\0b", 3)), R"("a\u0000b")");
}

TEST(JsonString, WhatIsNotUtf8BecomesTheReplacementCharacter) {
  EXPECT_EQ(Escaped("caf\xE9"), "\"caf\uFFFD\"");
  EXPECT_EQ(Escaped("\xE2\x82"), "\"\uFFFD\"");                            // cut short
  EXPECT_EQ(Escaped("\xE2\x82x"), "\"\uFFFDx\"");                          // cut short, then text
  EXPECT_EQ(Escaped("\xC0\xAF"), "\"\uFFFD\uFFFD\"");                      // overlong '/'
  EXPECT_EQ(Escaped("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");            // a surrogate
  EXPECT_EQ(Escaped("\xF4\x90\x80\x80"), "\"\uFFFD\uFFFD\uFFFD\uFFFD\"");  // past U+10FFFF
}

TEST(JsonString, AnyBytesGiveJsonThatAStrictParserReads) {
  std::mt19937 random(20240229);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += static_cast<char>(byte(random));
    EXPECT_NE(ReadBack(text), "not JSON") << Escaped(text);
  }
}

TEST(JsonString, EveryCodePointIsReadBackUnchanged) {
  for (const char* text : {"\x7f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff",
                           "\U00010000", "\U0010ffff", "/", "\u2028"}) {
    EXPECT_EQ(ReadBack(text), text);
  }
}

TEST(JsonWriter, CommasStandBetweenMembersAndBetweenValues) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject().Member("a", "x").MemberBool("b", true).Key("c").BeginArray();
  json.Int(-1).BeginObject().EndObject().BeginArray().EndArray().Null().EndArray();
  json.MemberOrNull("d", "").OptionalMember("e", std::nullopt).EndObject();
  EXPECT_EQ(out, R"({"a": "x", "b": true, "c": [-1, {}, [], null], "d": null, "e": null})");
}

}  // namespace
}  // namespace escalint
