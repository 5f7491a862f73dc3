#include "domain/slice.h"

#include <gtest/gtest.h>

#include <string>

namespace escalint {
namespace {

std::string PlaceOf(const std::string& text) {
  const LineColumn place = PlaceAfter({3, 5}, text);
  return std::to_string(place.line) + ":" + std::to_string(place.column);
}

TEST(PlaceAfter, CountsLinesAndCodePoints) {
  EXPECT_EQ(PlaceOf(""), "3:5");
  EXPECT_EQ(PlaceOf("abc"), "3:8");
  EXPECT_EQ(PlaceOf("abc\n"), "4:1");
  EXPECT_EQ(PlaceOf("\n\n’é"), "5:3");
}

TEST(PlaceAfter, CountsLinesOfAnyLength) {
  for (size_t length = 0; length < 600; ++length) {
    const std::string line(length, 'x');
    EXPECT_EQ(PlaceOf(line), "3:" + std::to_string(length + 5));
    EXPECT_EQ(PlaceOf(line + "\n" + line), "4:" + std::to_string(length + 1));
    EXPECT_EQ(PlaceOf(std::string(length, '\n')),
              length == 0 ? "3:5" : std::to_string(length + 3) + ":1");
  }
}

}  // namespace
}  // namespace escalint
