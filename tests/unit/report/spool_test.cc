#include "report/spool.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <filesystem>

#include "report/gravity.h"
#include "unit/report/whole_report.h"

namespace escalint {
namespace {

namespace fs = std::filesystem;

/// A folder of its own, for what is written beside a report.
class SpoolTest : public ::testing::Test {
 protected:
  SpoolTest() { fs::create_directories(folder_); }
  ~SpoolTest() override { fs::remove_all(folder_); }
  std::string Report() const { return (folder_ / "report.xml").string(); }

  fs::path folder_ = fs::temp_directory_path() / ("spool-test-" + std::to_string(getpid()));
};

std::string All(Spool& spool, size_t group) {
  std::string text;
  while (spool.Take(group, text)) {
  }
  return text;
}

TEST_F(SpoolTest, GroupsComeBackWholeAndInTheirOrderHoweverMuchThereIs) {
  Spool spool(Report());
  std::string expected[3];
  for (int i = 0; i < 30'000; ++i) {
    const std::string line = std::to_string(i) + " of some length or other\n";
    expected[i % 3] += line;
    spool.Add(static_cast<size_t>(i % 3), line);
  }
  EXPECT_EQ(All(spool, 2), expected[2]);
  EXPECT_EQ(All(spool, 0), expected[0]);
  EXPECT_EQ(All(spool, 1), expected[1]);
  EXPECT_EQ(All(spool, 9), "");
  EXPECT_FALSE(spool.problem());
}

TEST_F(SpoolTest, APieceNeverEndsInsideWhatWasAddedInOneGo) {
  Spool spool(Report());
  const std::string line = std::string(999, 'x') + "\n";
  for (int i = 0; i < 100; ++i) spool.Add(0, line);
  int pieces = 0;
  for (std::string piece; spool.Take(0, piece); piece.clear()) {
    ++pieces;
    EXPECT_EQ(piece.size() % line.size(), 0u);
  }
  EXPECT_GT(pieces, 3);
}

TEST_F(SpoolTest, NothingIsLeftBehindAndNothingIsToBeSeenMeanwhile) {
  Spool spool(Report());
  spool.Add(0, std::string(100'000, 'x'));
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(SpoolTest, WhereNoFileCanBeMadeTheProblemSaysSo) {
  Spool spool((folder_ / "nowhere" / "report.xml").string());
  spool.Add(0, "little: it stays in memory");
  EXPECT_FALSE(spool.problem());
  spool.Add(0, std::string(100'000, 'x'));
  ASSERT_TRUE(spool.problem());
  EXPECT_EQ(spool.problem()->message,
            "a temporary file could not be made: No such file or directory; the report is not "
            "written");
  std::string text;
  EXPECT_FALSE(spool.Take(0, text));
}

TEST_F(SpoolTest, AFullDiskIsAProblemAndNotALostFinding) {
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, SIG_IGN);
  const rlimit little{100'000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &little);
  Spool spool(Report());
  for (int i = 0; i < 20; ++i) spool.Add(0, std::string(20'000, 'x'));
  setrlimit(RLIMIT_FSIZE, &before);
  ASSERT_TRUE(spool.problem());
  EXPECT_EQ(spool.problem()->message,
            "text could not be put aside: File too large; the report is not written");
}

Finding Of(Severity severity, std::optional<Verdict> verdict) {
  Finding finding;
  finding.severity = severity;
  finding.verdict = verdict;
  return finding;
}

TEST(Gravity, ABreachComesBeforeWhatCouldNotBeCheckedAndBothBeforeALesserSeverity) {
  const int high = GravityOf(Of(Severity::kHigh, Verdict::kBreached));
  const int high_unchecked = GravityOf(Of(Severity::kHigh, Verdict::kCannotTell));
  const int medium = GravityOf(Of(Severity::kMedium, Verdict::kBreached));
  const int info_remark = GravityOf(Of(Severity::kInfo, std::nullopt));
  EXPECT_LT(high, high_unchecked);
  EXPECT_LT(high_unchecked, medium);
  EXPECT_LT(medium, info_remark);
  for (const Verdict verdict : {Verdict::kMet, Verdict::kNotDue, Verdict::kWaived}) {
    EXPECT_GT(GravityOf(Of(Severity::kHigh, verdict)), info_remark);
    EXPECT_FALSE(IsBreach(GravityOf(Of(Severity::kHigh, verdict))));
  }
  EXPECT_TRUE(IsBreach(medium));
  EXPECT_FALSE(IsBreach(high_unchecked));
}

TEST(Gravity, OfTooManyTheGravestAreKeptInTheirOrderAndTheRestCounted) {
  Gravest gravest("-", 4);
  for (int i = 0; i < 10; ++i) gravest.Add(5, "low " + std::to_string(i) + "\n");
  for (int i = 0; i < 3; ++i) gravest.Add(0, "high " + std::to_string(i) + "\n");
  EXPECT_EQ(gravest.count(), 13);
  EXPECT_EQ(gravest.left_out(), 9);
  EXPECT_EQ(gravest.kept(), 4);
  std::string text;
  while (gravest.Take(text)) {
  }
  EXPECT_EQ(text, "high 0\nhigh 1\nhigh 2\nlow 0\n");
}

}  // namespace
}  // namespace escalint
