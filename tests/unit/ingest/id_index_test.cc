#include "ingest/id_index.h"

#include <gmock/gmock.h>

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

TEST(IdIndex, ForgetsWhatCameBeforeClear) {
  IdIndex index;
  EXPECT_EQ(index.Add("e1", 0), -1);
  index.Clear();
  EXPECT_EQ(index.Add("e1", 5), -1);
  EXPECT_EQ(index.Add("e1", 6), 5);
}

}  // namespace
}  // namespace escalint
