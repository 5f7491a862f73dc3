#include "cli/batch_feed.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cli/setup.h"

namespace escalint {
namespace {

class BatchFeedTest : public ::testing::Test {
 protected:
  void SetUp() override {
    setup_ = std::move(*escalint::Setup::Make({}));
    plan_.read = {&setup_->zone, &setup_->vocabulary, false};
    plan_.policies = &setup_->policies;
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void AddExport(const std::string& name, int cases) {
    const std::string path = folder_ / name;
    std::ofstream file(path);
    file << "{\"format\": 1}\n";
    for (int i = 0; i < cases; ++i) {
      file << "{\"id\": \"" << i << "\", \"child\": \"" << std::string(1000, 'x') << "\"}\n";
    }
    plan_.inputs.push_back(path);
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("escalint-feed-" + std::to_string(getpid()));
  std::unique_ptr<escalint::Setup> setup_;
  CheckPlan plan_;
};

TEST_F(BatchFeedTest, EveryCaseComesOnceAndInOrder) {
  AddExport("a.ndjson", 500);
  BatchFeed feed(plan_);
  uint64_t next = 0;
  int opened = 0, closed = 0, batches = 0;
  Batch batch;
  while (feed.Next(batch)) {
    ++batches;
    opened += batch.opens_input;
    closed += batch.closes_input;
    for (const Slice& slice : batch.slices) EXPECT_EQ(slice.case_index, next++);
  }
  EXPECT_EQ(next, 500u);
  EXPECT_EQ(opened, 1);
  EXPECT_EQ(closed, 1);
  EXPECT_GT(batches, 4);  // half a megabyte
}

TEST_F(BatchFeedTest, AnExportWithoutCasesIsOneEmptyBatch) {
  AddExport("a.ndjson", 0);
  AddExport("b.ndjson", 1);
  BatchFeed feed(plan_);
  Batch empty, full;
  ASSERT_TRUE(feed.Next(empty));
  EXPECT_TRUE(empty.opens_input && empty.closes_input && empty.slices.empty());
  ASSERT_TRUE(feed.Next(full));
  EXPECT_TRUE(full.opens_input && full.closes_input);
  EXPECT_EQ(full.slices.size(), 1u);
  EXPECT_FALSE(feed.Next(empty));
  EXPECT_TRUE(feed.problems().empty());
}

TEST_F(BatchFeedTest, EndsAtAnInputThatCannotBeOpened) {
  plan_.inputs.push_back(folder_ / "missing");
  AddExport("a.ndjson", 1);
  BatchFeed feed(plan_);
  Batch none;
  EXPECT_FALSE(feed.Next(none));
  EXPECT_FALSE(feed.Next(none));
  EXPECT_EQ(feed.problems().size(), 1u);
}

}  // namespace
}  // namespace escalint
