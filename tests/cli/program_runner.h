/// Runs the built program as a shell would: words and standard input in; standard output, standard
/// error and status out.
///
///     const Ran ran = Escalint({"check", "march.json"});
///     EXPECT_EQ(ran.status, 1);
///
/// The program runs in tests/data/cli, so that the tests, and the messages they expect, can name
/// files as `march.json`.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace escalint::testing {

struct Ran {
  int status = -1;  ///< 128 + the signal, where one ended the program
  std::string out;
  std::string err;
};

struct Surroundings {
  std::string input{};     ///< standard input
  std::string out_path{};  ///< standard output goes here instead, e.g. /dev/full
  std::map<std::string, std::string> variables{};  ///< besides a plain PATH
  std::filesystem::path folder{};                  ///< in which it starts; empty = tests/data/cli
};

Ran Escalint(const std::vector<std::string>& words, const Surroundings& around = {});

/// Starts the program with a standard input that never ends, waits until `appears` matches a file's
/// name in `folder`, sends the signal and waits for the end.
Ran InterruptEscalint(const std::vector<std::string>& words, int signal,
                      const std::filesystem::path& folder, const std::string& appears);

/// A folder of its own for a test, removed with it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  /// Writes a file and returns its path.
  std::string Write(const std::string& name, const std::string& text) const;
  std::vector<std::string> Names() const;

 private:
  std::filesystem::path path_;
};

std::string ReadAll(const std::filesystem::path& path);

/// `count` cases like those of march.json, a case a line, every third with a breach.
std::string ManyCases(int count);

}  // namespace escalint::testing
