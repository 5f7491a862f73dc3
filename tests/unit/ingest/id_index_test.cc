#include "ingest/id_index.h"

#include <gmock/gmock.h>

#include <chrono>
#include <string>
#include <vector>

namespace escalint {
namespace {

TEST(IdIndex, FindsEveryIdAgainHoweverManyThereAre) {
  std::vector<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.push_back("an event of the case, number " + std::to_string(i));
  IdIndex index;
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(index.Add(ids[static_cast<size_t>(i)], i), -1);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(index.Add(ids[static_cast<size_t>(i)], -7), i);
}

TEST(IdIndex, IdsThatDifferInTheMiddleOnlyAreFoundAsFast) {
  constexpr int kMany = 200'000;  // minutes, where all of them went to one place
  std::vector<std::string> ids;
  for (int i = 0; i < kMany; ++i) ids.push_back("EVENT-" + std::to_string(i + kMany) + "-CASE0001");
  IdIndex index;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < kMany; ++i) ASSERT_EQ(index.Add(ids[static_cast<size_t>(i)], i), -1);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(IdIndex, ForgetsWhatCameBeforeClear) {
  IdIndex index;
  EXPECT_EQ(index.Add("e1", 0), -1);
  index.Clear();
  EXPECT_EQ(index.Add("e1", 5), -1);
  EXPECT_EQ(index.Add("e1", 6), 5);
}

}  // namespace
}  // namespace escalint
