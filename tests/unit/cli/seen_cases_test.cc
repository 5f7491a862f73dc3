#include "cli/seen_cases.h"

#include <gtest/gtest.h>

#include <string>

namespace escalint {
namespace {

TEST(SeenCases, AnIdMetAgainTellsWhereItWasMetFirst) {
  SeenCases seen;
  EXPECT_EQ(seen.Note("C-1", {0, 2}), std::nullopt);
  EXPECT_EQ(seen.Note("C-2", {0, 3}), std::nullopt);
  EXPECT_EQ(seen.Note("C-1", {1, 9}), (SeenAt{0, 2}));
  EXPECT_EQ(seen.Note("C-1", {1, 10}), (SeenAt{0, 2}));
}

TEST(SeenCases, AnEmptyIdIsAnIdToo) {
  SeenCases seen;
  EXPECT_EQ(seen.Note("", {0, 1}), std::nullopt);
  EXPECT_EQ(seen.Note("", {0, 2}), (SeenAt{0, 1}));
}

/// Lines one apart, many apart, and in several inputs: more than a stretch of places and more than
/// a table holds at first.
SeenAt PlaceOf(int number) {
  const auto input = static_cast<uint32_t>(number / 7000);
  const auto line = static_cast<uint64_t>(number % 7000);
  return {input, input == 1 ? line * 100'000 : line + 2};
}

TEST(SeenCases, EveryOneOfManyIsFoundAgainWhereItWas) {
  SeenCases seen;
  constexpr int kCases = 20'000;
  for (int i = 0; i < kCases; ++i) {
    ASSERT_EQ(seen.Note("C-" + std::to_string(i), PlaceOf(i)), std::nullopt) << i;
  }
  for (int i = 0; i < kCases; ++i) {
    ASSERT_EQ(seen.Note("C-" + std::to_string(i), {9, 1}), PlaceOf(i)) << i;
  }
}

}  // namespace
}  // namespace escalint
