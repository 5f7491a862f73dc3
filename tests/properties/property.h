// Checking one property of many drawn inputs, the same ones in every run.
//
//     EXPECT_TRUE(HoldsFor(2000, [] { const DrawnCase drawn = HistoryMaker().Case("C-1", 2); ...
//     }));
//
// A failure prints the smallest input found and the RC_PARAMS that draw it again. Other inputs:
// RC_PARAMS="seed=7"; ten times as many: RC_PARAMS="seed=7 max_success=1000".
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <iostream>
#include <string>
#include <utility>

namespace escalint {

/// True if `property` holds for each of `draws` inputs. (rapidcheck's own number is 100.)
template <typename Property>
bool HoldsFor(int draws, Property&& property) {
  using rc::detail::Configuration;
  const Configuration& chosen = rc::detail::configuration();
  rc::detail::TestParams params = chosen.testParams;
  params.maxSuccess = static_cast<int>(int64_t{params.maxSuccess} * draws / 100);
  rc::detail::TestMetadata metadata;
  metadata.id = ::testing::UnitTest::GetInstance()->current_test_info()->name();
  const auto result = rc::detail::checkTestable(std::forward<Property>(property), metadata, params);
  const bool holds = result.template is<rc::detail::SuccessResult>();
  if (!holds) {
    rc::detail::printResultMessage(result, std::cerr);
    std::cerr << "\nDrawn again by RC_PARAMS=\"seed=" << params.seed << "\"" << std::endl;
  }
  return holds;
}

}  // namespace escalint
