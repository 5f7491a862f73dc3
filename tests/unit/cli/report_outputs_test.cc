#include "cli/report_outputs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace escalint {
namespace {

namespace fs = std::filesystem;

/// A report whose end comes in pieces, and that may find itself unable to be whole.
class Piecemeal : public Reporter {
 public:
  explicit Piecemeal(bool fails) : fails_(fails) {}
  void RenderCase(const CaseReport&, Fragment&) const override {}
  void RenderDataFinding(const Finding&, Fragment&) const override {}
  void End(const RunSummary&, std::string& out) override { out += "end "; }
  bool More(std::string& out) override {
    out += std::to_string(left_) + ' ';
    return --left_ >= 0;
  }
  std::optional<Problem> WriteProblem() const override {
    if (!fails_ || left_ > 1) return std::nullopt;
    return Problem{"report", 0, 0, "no room", ""};
  }

 private:
  bool fails_;
  int left_ = 3;
};

class ReportOutputsTest : public ::testing::Test {
 protected:
  ReportOutputsTest() {
    fs::create_directories(folder_);
    std::ofstream(path_) << "the last report";
  }
  ~ReportOutputsTest() override { fs::remove_all(folder_); }
  std::string Written() const {
    std::stringstream text;
    text << std::ifstream(path_).rdbuf();
    return text.str();
  }

  fs::path folder_ = fs::temp_directory_path() / ("outputs-test-" + std::to_string(getpid()));
  std::string path_ = (folder_ / "report").string();
};

TEST_F(ReportOutputsTest, AnEndInPiecesIsWrittenToItsLast) {
  ReportOutputs outputs;
  outputs.Add(std::make_unique<Piecemeal>(false), path_);
  outputs.Begin();
  outputs.End({});
  EXPECT_TRUE(outputs.Commit().empty());
  EXPECT_EQ(Written(), "end 3 2 1 0 ");
}

TEST_F(ReportOutputsTest, AReportThatCannotBeWholeReplacesNothing) {
  ReportOutputs outputs;
  outputs.Add(std::make_unique<Piecemeal>(true), path_);
  outputs.Begin();
  outputs.End({});
  EXPECT_TRUE(outputs.failed());
  const Problems problems = outputs.Commit();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].message, "no room");
  EXPECT_EQ(Written(), "the last report");
}

/// The run stops when one report can't be written: the others lack what came after.
TEST_F(ReportOutputsTest, WhereOneReportCannotBeWrittenNoneTakesItsName) {
  ReportOutputs outputs;
  outputs.Add(std::make_unique<Piecemeal>(false), path_);
  outputs.Add(std::make_unique<Piecemeal>(true), (folder_ / "other").string());
  outputs.Begin();
  outputs.End({});
  EXPECT_EQ(outputs.Commit().size(), 1u);
  EXPECT_EQ(Written(), "the last report");
  EXPECT_FALSE(fs::exists(folder_ / "other"));
}

}  // namespace
}  // namespace escalint
