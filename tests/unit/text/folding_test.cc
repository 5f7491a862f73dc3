#include "text/folding.h"

#include <gtest/gtest.h>

#include <vector>

namespace escalint {
namespace {

TEST(Folding, SpacesHyphensAndUnderscoresAreAlike) {
  struct Row {
    const char* text;
    const char* folded;
  };
  const Row rows[] = {
      {"", ""},
      {"raised", "raised"},
      {"Head of Service", "head_of_service"},
      {"head-of-service", "head_of_service"},
      {"HEAD_OF_SERVICE", "head_of_service"},
      {"  Head  of - Service\t", "head_of_service"},
      {"ADCS/AD", "adcs/ad"},
      {"Stage 1", "stage_1"},
      {" - _ ", ""},
      {"head\xC2\xA0of\xC2\xA0service", "head_of_service"},            // no-break spaces
      {"mid\xE2\x80\x93point\xE2\x80\x91review", "mid_point_review"},  // en dash, no-break hyphen
      {"ＩＲＯ", "iro"},                                               // full-width letters
      {"Stra\xC3\x9F"
       "e",
       "strasse"},
      {"CAF\xC3\x89", "caf\xC3\xA9"},
      {"Cafe\xCC\x81", "caf\xC3\xA9"},  // decomposed
      {"child\xE2\x80\x99s", "child\xE2\x80\x99s"},
  };
  for (const Row& row : rows) EXPECT_EQ(FoldTerm(row.text), row.folded) << row.text;
}

TEST(Folding, FoldingTwiceChangesNothing) {
  for (const char* text : {"Head of Service", "ＩＲＯ", "mid\xE2\x80\x93point", "Ǆ", "ﬃ"}) {
    EXPECT_EQ(FoldTerm(FoldTerm(text)), FoldTerm(text)) << text;
  }
}

TEST(Folding, DidYouMeanFindsSlipsOfThePenOnly) {
  const std::vector<std::string_view> words{
      "raised", "meeting", "meeting_arranged", "response", "gp", "record", "reason"};
  struct Row {
    const char* text;
    const char* meant;
  };
  const Row rows[] = {
      {"raisd", "raised"},
      {"riased", "raised"},
      {"Meeting-aranged", "meeting_arranged"},
      {"reponse", "response"},
      {"recrod", "record"},
      {"reasons", "reason"},
      {"gq", ""},
      {"banana", ""},
      {"", ""},
      {"meeting", "meeting"},
  };
  for (const Row& row : rows) EXPECT_EQ(DidYouMean(row.text, words), row.meant) << row.text;
}

TEST(Folding, DidYouMeanPrefersTheFirstOfEquals) {
  const std::vector<std::string_view> words{"aaab", "aaac"};
  EXPECT_EQ(DidYouMean("aaad", words), "aaab");
}

TEST(Folding, AVeryLongWordIsNoSlip) {
  EXPECT_EQ(DidYouMean(std::string(100000, 'a'), std::vector<std::string_view>{"aaaa"}), "");
}

}  // namespace
}  // namespace escalint
