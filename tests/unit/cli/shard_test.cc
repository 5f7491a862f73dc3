#include "cli/shard.h"

#include <gtest/gtest.h>

#include <vector>

namespace escalint {
namespace {

TEST(Shard, IsOneOfSoMany) {
  const auto shard = ShardFromText("2/4");
  ASSERT_TRUE(shard);
  EXPECT_EQ(shard->number, 2);
  EXPECT_EQ(shard->count, 4);
  EXPECT_FALSE(shard->IsWhole());
  EXPECT_TRUE(ShardFromText("1/1")->IsWhole());
}

TEST(Shard, OfNothingElseIsThereAShard) {
  for (const char* text : {"", "/", "1", "1/", "/4", "0/4", "5/4", "-1/4", "1/0", "1/4x", "1 / 4",
                           "+1/4", "1/100001", "1/99999999999999999999"}) {
    EXPECT_FALSE(ShardFromText(text)) << text;
  }
}

// The figures are fixed for ever: a case must stay with its shard in every version.
TEST(Shard, TheHashIsFnvMixedOnceMore) {
  EXPECT_EQ(HashOfCaseId(""), 0xefd01f60ba992926u);
  EXPECT_EQ(HashOfCaseId("C-0001"), 0xcb0c33f829f7cacdu);
  EXPECT_EQ(HashOfCaseId("Fall-\u00c4"), 0x7c86dc8ccd201365u);
}

TEST(Shard, EveryIdIsInExactlyOneShardAndShardsAreAlikeInSize) {
  for (int64_t count = 1; count <= 9; ++count) {
    std::vector<int> sizes(static_cast<size_t>(count));
    for (int i = 0; i < 9000; ++i) {
      int holders = 0;
      for (int64_t number = 1; number <= count; ++number) {
        if (!Shard{number, count}.HoldsId("C-" + std::to_string(i))) continue;
        ++holders;
        ++sizes[static_cast<size_t>(number - 1)];
      }
      ASSERT_EQ(holders, 1);
    }
    for (const int size : sizes) EXPECT_NEAR(size, 9000.0 / static_cast<double>(count), 200);
  }
}

TEST(Shard, EveryRecordIsInExactlyOne) {
  for (uint64_t record = 1; record < 20; ++record) {
    int holders = 0;
    for (int64_t number = 1; number <= 7; ++number) holders += Shard{number, 7}.HoldsRecord(record);
    EXPECT_EQ(holders, 1);
  }
}

}  // namespace
}  // namespace escalint
