#include "report/output_file.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "report/temporary_file.h"

namespace escalint {
namespace {

namespace fs = std::filesystem;

std::string Contents(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

class OutputFileTest : public testing::Test {
 protected:
  void SetUp() override {
    signal(SIGPIPE, SIG_IGN);
    std::string name = (fs::temp_directory_path() / "escalint-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    report_ = folder_ / "report.json";
  }
  void TearDown() override { fs::remove_all(folder_); }

  void WriteOldReport() { std::ofstream(report_) << "old"; }
  size_t FilesInFolder() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }

  fs::path folder_, report_;
};

TEST_F(OutputFileTest, TheOldReportStandsUntilTheNewOneIsComplete) {
  WriteOldReport();
  auto file = OutputFile::Open(report_.string());
  ASSERT_TRUE(file);
  const std::string text(1 << 20, 'n');
  EXPECT_EQ(file->Write(text), std::nullopt);
  EXPECT_EQ(Contents(report_), "old");
  EXPECT_EQ(FilesInFolder(), 2u);
  EXPECT_EQ(file->Commit(), std::nullopt);
  EXPECT_EQ(Contents(report_), text);
  EXPECT_EQ(FilesInFolder(), 1u);
}

TEST_F(OutputFileTest, WithoutCommitNothingIsLeftBehind) {
  WriteOldReport();
  {
    auto file = OutputFile::Open(report_.string());
    ASSERT_TRUE(file);
    EXPECT_EQ(file->Write("new"), std::nullopt);
  }
  EXPECT_EQ(Contents(report_), "old");
  EXPECT_EQ(FilesInFolder(), 1u);
}

TEST_F(OutputFileTest, AHandlerRemovesLiveTemporaryFilesAndNoFinishedReport) {
  auto finished = OutputFile::Open(report_.string());
  ASSERT_TRUE(finished);
  ASSERT_EQ(finished->Commit(), std::nullopt);
  auto live = OutputFile::Open((folder_ / "other.json").string());
  ASSERT_TRUE(live);
  EXPECT_EQ(FilesInFolder(), 2u);
  RemoveTemporaryFiles();
  EXPECT_EQ(FilesInFolder(), 1u);
  EXPECT_TRUE(fs::exists(report_));
}

TEST_F(OutputFileTest, AReportThatFewMayReadStaysSo) {
  WriteOldReport();
  ASSERT_EQ(chmod(report_.c_str(), 0640), 0);
  auto file = OutputFile::Open(report_.string());
  ASSERT_TRUE(file);
  ASSERT_EQ(file->Commit(), std::nullopt);
  struct stat status {};
  ASSERT_EQ(stat(report_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0640u);
}

TEST_F(OutputFileTest, ALinkStaysALink) {
  WriteOldReport();
  const fs::path link = folder_ / "latest.json";
  fs::create_symlink("report.json", link);
  auto file = OutputFile::Open(link.string());
  ASSERT_TRUE(file);
  ASSERT_EQ(file->Write("new"), std::nullopt);
  ASSERT_EQ(file->Commit(), std::nullopt);
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(Contents(report_), "new");
}

TEST_F(OutputFileTest, AMissingFolderIsAProblemThatNamesTheReport) {
  const std::string path = (folder_ / "none" / "report.json").string();
  const auto file = OutputFile::Open(path);
  ASSERT_FALSE(file);
  EXPECT_EQ(ToString(file.problems()[0]),
            path +
                ": a temporary file could not be made beside it: No such file or directory; "
                "nothing was replaced (make the folder first, or name another)");
}

TEST_F(OutputFileTest, AFolderOneMayNotWriteToIsAProblem) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  ASSERT_EQ(chmod(folder_.c_str(), 0500), 0);
  const auto file = OutputFile::Open(report_.string());
  ASSERT_EQ(chmod(folder_.c_str(), 0700), 0);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.problems()[0].hint, "name a place that you may write to");
}

TEST_F(OutputFileTest, AFolderIsNotAFile) {
  const auto file = OutputFile::Open(folder_.string());
  ASSERT_FALSE(file);
  EXPECT_EQ(ToString(file.problems()[0]),
            folder_.string() +
                ": it cannot be written to: Is a directory; nothing was replaced "
                "(name a file in the folder)");
}

TEST_F(OutputFileTest, AFullDeviceIsAProblemAndStaysOne) {
  auto file = OutputFile::Open("/dev/full");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->Write("report"), std::nullopt);  // still in the buffer
  const auto problem = file->Commit();
  ASSERT_TRUE(problem);
  EXPECT_EQ(ToString(*problem),
            "/dev/full: writing failed: No space left on device; the output is incomplete "
            "(make room, or name another place)");
  EXPECT_EQ(file->Write("more"), problem);
  EXPECT_EQ(file->Commit(), problem);
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

/// Lets files grow to `bytes` only, as a full disk would, for as long as it lives.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(OutputFileTest, AFullDiskLeavesTheOldReportUntouched) {
  WriteOldReport();
  const std::string text(1 << 20, 'n');
  for (rlim_t room : {rlim_t{0}, rlim_t{1}, rlim_t{300'000}, rlim_t{(1 << 20) - 1}}) {
    auto file = OutputFile::Open(report_.string());
    ASSERT_TRUE(file);
    std::optional<Problem> problem;
    {
      const SmallDisk disk(room);
      for (size_t at = 0; at < text.size(); at += 4096) file->Write(text.substr(at, 4096));
      problem = file->Commit();
    }
    ASSERT_TRUE(problem) << room;
    EXPECT_NE(problem->message.find("nothing was replaced"), std::string::npos);
    EXPECT_EQ(Contents(report_), "old");
    EXPECT_EQ(FilesInFolder(), 1u);
  }
}

TEST_F(OutputFileTest, APipeIsWrittenToAndNotReplaced) {
  const fs::path pipe = folder_ / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  std::fstream reader(pipe, std::ios::in | std::ios::out);
  auto file = OutputFile::Open(pipe.string());
  ASSERT_TRUE(file);
  ASSERT_EQ(file->Write("finding\n"), std::nullopt);
  ASSERT_EQ(file->Commit(), std::nullopt);
  std::string line;
  std::getline(reader, line);
  EXPECT_EQ(line, "finding");
  EXPECT_TRUE(fs::is_fifo(pipe));
}

/// Standard output is another file for as long as this lives.
class StandardOutputAs {
 public:
  explicit StandardOutputAs(int fd) : saved_(dup(STDOUT_FILENO)) {
    fflush(stdout);
    dup2(fd, STDOUT_FILENO);
  }
  ~StandardOutputAs() {
    dup2(saved_, STDOUT_FILENO);
    close(saved_);
  }

 private:
  int saved_;
};

TEST_F(OutputFileTest, AReaderThatHasGoneIsAProblem) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  auto file = OutputFile::Open("-");
  ASSERT_TRUE(file);
  std::optional<Problem> problem;
  {
    const StandardOutputAs closed_pipe(ends[1]);
    file->Write("report");
    problem = file->Commit();
  }
  close(ends[1]);
  ASSERT_TRUE(problem);
  EXPECT_EQ(ToString(*problem),
            "standard output: writing failed: Broken pipe; the output is incomplete (the program "
            "that was reading the report ended before it was complete)");
}

TEST_F(OutputFileTest, TemporaryNamesDifferAndAreNoLongerThanFileSystemsAllow) {
  const std::string target = (folder_ / std::string(255, 'x')).string();
  EXPECT_NE(TemporaryName(target), TemporaryName(target));
  EXPECT_LE(fs::path(TemporaryName(target)).filename().string().size(), 255u);
  EXPECT_EQ(fs::path(TemporaryName("report.json")).parent_path(), "");
}

}  // namespace
}  // namespace escalint
