#include "cli/source_request.h"

#include <gtest/gtest.h>

namespace escalint {
namespace {

TEST(Sizes, AreBytesOrPowersOf1024) {
  EXPECT_EQ(ParseSize("100000"), 100000u);
  EXPECT_EQ(ParseSize("512k"), 512u << 10);
  EXPECT_EQ(ParseSize("64M"), 64u << 20);
  EXPECT_EQ(ParseSize("2G"), uint64_t{2} << 30);
}

TEST(Sizes, AnythingElseIsNone) {
  for (const char* text : {"", "0", "-1", "M", "64 M", "64MB", "1.5G", "18446744073709551615G"}) {
    EXPECT_EQ(ParseSize(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace escalint
