#include "text/packed_text.h"

#include <gmock/gmock.h>

#include <string>

namespace escalint {
namespace {

bool Same(std::string_view a, std::string_view b) {
  return Pack(a) == Pack(b) && SameMiddle(Pack(a), a, b);
}

TEST(PackedText, TellsTextsOfEveryLengthFromThoseWithOneOtherLetter) {
  for (size_t size = 0; size <= 40; ++size) {
    std::string text;
    for (size_t i = 0; i < size; ++i) text += static_cast<char>('a' + i % 26);
    EXPECT_TRUE(Same(text, std::string(text)));
    EXPECT_FALSE(Same(text, text + "x"));
    for (size_t i = 0; i < size; ++i) {
      std::string other = text;
      other[i] = '_';
      EXPECT_FALSE(Same(text, other)) << text << " " << other;
    }
  }
}

TEST(PackedText, IsTheSameWhenCompiledInAsWhenRead) {
  constexpr PackedText kShort = Pack("of"), kMiddle = Pack("agency"), kLong = Pack("on_child_file");
  EXPECT_EQ(Pack(std::string("of")), kShort);
  EXPECT_EQ(Pack(std::string("agency")), kMiddle);
  EXPECT_EQ(Pack(std::string("on_child_file")), kLong);
}

}  // namespace
}  // namespace escalint
