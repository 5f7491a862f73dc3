#include "report/lane_spool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace escalint {
namespace {

namespace fs = std::filesystem;

std::string Target() {
  return (fs::temp_directory_path() / ("spool-" + std::to_string(getpid()))).string();
}

std::string All(LaneSpool& spool, size_t lane) {
  LaneSpool::Reader reader(spool, lane);
  std::string text;
  std::string block;
  while (reader.Next(block)) text += block;
  return text;
}

TEST(LaneSpool, GivesEachLaneBackInTheOrderWritten) {
  LaneSpool spool(Target());
  std::vector<std::string> wanted(7);
  for (int lane = 0; lane < 7; ++lane) spool.AddLane();
  for (int i = 0; i < 20000; ++i) {
    const size_t lane = static_cast<size_t>(i * i) % 7;
    const std::string text = std::to_string(i) + std::string(static_cast<size_t>(i % 30), '.');
    spool.Write(lane, text);
    wanted[lane] += text;
  }
  EXPECT_EQ(spool.problem(), std::nullopt);
  for (size_t lane = 0; lane < 7; ++lane) EXPECT_TRUE(All(spool, lane) == wanted[lane]) << lane;
  EXPECT_TRUE(All(spool, 1) == wanted[1]) << "once more";
}

TEST(LaneSpool, NeverCutsARowInTwo) {
  LaneSpool spool(Target());
  const size_t lane = spool.AddLane();
  for (int i = 0; i < 5000; ++i)
    spool.Write(lane, std::string(static_cast<size_t>(i % 97), 'x') + '\n');
  LaneSpool::Reader reader(spool, lane);
  std::string block;
  int blocks = 0;
  for (; reader.Next(block); ++blocks) EXPECT_EQ(block.back(), '\n');
  EXPECT_GT(blocks, 2);
}

TEST(LaneSpool, LeavesNoFileBehindEvenWhileItIsInUse) {
  LaneSpool spool(Target());
  spool.Write(spool.AddLane(), std::string(100000, 'x'));
  for (const auto& file : fs::directory_iterator(fs::temp_directory_path())) {
    EXPECT_EQ(file.path().filename().string().find("spool-" + std::to_string(getpid())),
              std::string::npos)
        << file.path();
  }
}

TEST(LaneSpool, AnEmptyLaneIsEmpty) {
  LaneSpool spool(Target());
  EXPECT_EQ(All(spool, spool.AddLane()), "");
}

TEST(LaneSpool, SaysWhereItCouldNotWrite) {
  LaneSpool spool("/nowhere/report.html");
  const size_t lane = spool.AddLane();
  spool.Write(lane, "little");
  EXPECT_EQ(spool.problem(), std::nullopt) << "nothing had to be written yet";
  spool.Write(lane, std::string(100000, 'x'));
  ASSERT_TRUE(spool.problem());
  EXPECT_EQ(ToString(*spool.problem()),
            "/nowhere/report.html: a temporary file could not be made beside it: No such file or "
            "directory; nothing was replaced");
}

}  // namespace
}  // namespace escalint
