#include "cli/case_work.h"

#include <gtest/gtest.h>

#include <string>

namespace escalint {
namespace {

TEST(Locator, FindsPlacesInAnyOrder) {
  std::string text;
  while (text.size() < 300'000) text += "{\"note\": \"caf\u00e9\"},\n  ";
  Slice slice;
  slice.bytes = text;
  slice.line = 7;
  slice.column = 3;
  const std::string file = "march.json";
  const Locator locate = LocatorFor(slice, file);
  for (const size_t offset : {299'990u, 5u, 200'001u, 65'536u, 65'535u, 131'072u, 0u, 250'000u}) {
    const Location found = locate({static_cast<uint32_t>(offset)}, -1, -1);
    const LineColumn expected = Locate(slice, offset);
    EXPECT_EQ(found.line, expected.line) << offset;
    EXPECT_EQ(found.column, expected.column) << offset;
  }
}

}  // namespace
}  // namespace escalint
