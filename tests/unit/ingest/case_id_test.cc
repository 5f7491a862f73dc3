#include "ingest/case_id.h"

#include <gtest/gtest.h>

namespace escalint {
namespace {

std::string Found(const char* bytes, Carrier carrier = Carrier::kJson) {
  Slice slice;
  slice.bytes = bytes;
  slice.carrier = carrier;
  return std::string(FindCaseId(slice).value_or("(none)"));
}

TEST(FindCaseIdInJson, WhereverItStandsAmongTheCasesOwnMembers) {
  EXPECT_EQ(Found(R"({"id": "C-1"})"), "C-1");
  EXPECT_EQ(Found(R"({"child": "a\"b", "id" : "C-1", "events": []})"), "C-1");
  EXPECT_EQ(Found(R"({"events": [{"id": "e1", "x": "}]"}, [1, {}]], "id": "C-1"})"), "C-1");
  EXPECT_EQ(Found("{\n \"n\": null, \"t\": true,\"x\":-1.5e3 ,\"s\":\"\", \"id\":\"C-1\"}"), "C-1");
}

TEST(FindCaseIdInJson, ANumberIsAnIdToo) { EXPECT_EQ(Found(R"({"id": 1234})"), "1234"); }

TEST(FindCaseIdInJson, WhatTakesReadingIsLeftToTheReader) {
  for (const char* text : {R"({})", R"({"id": ""})", R"({"id": "C\u002d1"})",
                           R"({"\u0069d": "C-1"})", R"({"id": null})", R"({"id": {"id": "C-1"}})",
                           R"({"events": [{"id": "e1"}]})", R"(["id"])", R"({"a": 1 "id": "C-1"})",
                           R"({"a": [1, "id": "C-1")", R"({"id": "C-1)", "", "{", R"({"a")"}) {
    EXPECT_EQ(Found(text), "(none)") << text;
  }
}

TEST(FindCaseIdInXml, IsTheStartTagsAttribute) {
  EXPECT_EQ(Found(R"(<case id="C-1"/>)", Carrier::kXml), "C-1");
  EXPECT_EQ(Found("<x:case child='id=\"x\" >' \n id = 'C-1'>", Carrier::kXml), "C-1");
}

TEST(FindCaseIdInXml, WhatTakesReadingIsLeftToTheReader) {
  for (const char* text : {R"(<case><escalation id="E-1"/></case>)", R"(<case/>)",
                           R"(<case x:id="C-1"/>)", R"(<case id="C&amp;1"/>)", R"(<case id=""/>)",
                           R"(<case id=C-1/>)", R"(<case id="C-1)", "<case", "<case id"}) {
    EXPECT_EQ(Found(text, Carrier::kXml), "(none)") << text;
  }
}

TEST(FindCaseId, NeverInASliceThatCouldNotBeCut) {
  Slice slice;
  slice.bytes = R"({"id": "C-1"})";
  slice.error = "larger than the limit";
  EXPECT_FALSE(FindCaseId(slice));
}

}  // namespace
}  // namespace escalint
