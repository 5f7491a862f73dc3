#include "source/hmac.h"

#include <gtest/gtest.h>

namespace escalint {
namespace {

TEST(HmacSha256, IsThatOfRfc4231) {
  HmacSha256 hmac("Jefe");
  const std::string expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  EXPECT_EQ(hmac.Of("what do ya want for nothing?"), expected);
  EXPECT_EQ(HmacSha256(std::string(20, '\x0b')).Of("Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

TEST(HmacSha256, TheTextsBeforeLeaveNoTrace) {
  HmacSha256 hmac("Jefe");
  const std::string first = hmac.Of("one");
  EXPECT_NE(hmac.Of("two"), first);
  EXPECT_EQ(hmac.Of("one"), first);
}

}  // namespace
}  // namespace escalint
