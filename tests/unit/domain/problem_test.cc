#include "domain/problem.h"

#include <gtest/gtest.h>

namespace escalint {
namespace {

TEST(Problem, MayLieBeyondFourGigabytesOfOneLine) {
  const Problem problem{"export.json", 1, 5'000'000'000, "found \"x\"", "remove it"};
  EXPECT_EQ(ToString(problem), "export.json:1:5000000000: found \"x\" (remove it)");
}

}  // namespace
}  // namespace escalint
