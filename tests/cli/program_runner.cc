#include "cli/program_runner.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

namespace escalint::testing {
namespace {

namespace fs = std::filesystem;

constexpr char kProgram[] = ESCALINT_PROGRAM;
constexpr char kFolder[] = ESCALINT_SOURCE_DIR "/tests/data/cli";

struct Files {
  std::string in, out, err;
  std::string folder = kFolder;
};

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

void Redirect(const std::string& path, int flags, int fd) {
  const int opened = open(path.c_str(), flags, 0600);
  if (opened < 0 || dup2(opened, fd) < 0) _exit(126);
  close(opened);
}

/// In the child: never returns. `input` < 0 means that standard input is `files.in`.
[[noreturn]] void Become(std::vector<std::string> words, std::vector<std::string> variables,
                         const Files& files, int input) {
  if (input >= 0)
    dup2(input, STDIN_FILENO);
  else
    Redirect(files.in, O_RDONLY, STDIN_FILENO);
  Redirect(files.out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  Redirect(files.err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (chdir(files.folder.c_str()) != 0) _exit(126);
  words.insert(words.begin(), kProgram);
  execve(kProgram, Pointers(words).data(), Pointers(variables).data());
  _exit(127);
}

int WaitFor(pid_t child) {
  int state = 0;
  while (waitpid(child, &state, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

bool Appears(const fs::path& folder, const std::string& part) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

Ran Escalint(const std::vector<std::string>& words, const Surroundings& around) {
  const TemporaryFolder folder;
  Files files{folder.Write("in", around.input), folder.path() / "out", folder.path() / "err"};
  if (!around.out_path.empty()) files.out = around.out_path;
  if (!around.folder.empty()) files.folder = around.folder;
  std::vector<std::string> variables{"PATH=/usr/bin:/bin"};
  for (const auto& [name, value] : around.variables) variables.push_back(name + '=' + value);
  const pid_t child = fork();
  if (child == 0) Become(words, variables, files, -1);
  Ran ran;
  ran.status = WaitFor(child);
  if (around.out_path.empty()) ran.out = ReadAll(files.out);
  ran.err = ReadAll(files.err);
  return ran;
}

Ran InterruptEscalint(const std::vector<std::string>& words, int signal, const fs::path& folder,
                      const std::string& appears) {
  const TemporaryFolder scratch;
  const Files files{"", scratch.path() / "out", scratch.path() / "err"};
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return {};
  const pid_t child = fork();
  if (child == 0) Become(words, {}, files, ends[0]);
  for (int i = 0; i < 500 && !Appears(folder, appears); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  kill(child, signal);
  Ran ran;
  ran.status = WaitFor(child);
  close(ends[0]);
  close(ends[1]);
  ran.out = ReadAll(files.out);
  ran.err = ReadAll(files.err);
  return ran;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "escalint-test-XXXXXX").string();
  path_ = mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::Write(const std::string& name, const std::string& text) const {
  const fs::path path = path_ / name;
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

std::vector<std::string> TemporaryFolder::Names() const {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(path_)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string ReadAll(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string ManyCases(int count) {
  std::ostringstream text;
  text << R"({"format": 1, "authority": "littleshire", "as_of": "2024-03-31"})" << '\n';
  for (int i = 0; i < count; ++i) {
    text << R"({"id": "C-)" << i << R"(", "child": "CH-)" << i
         << R"(", "escalations": [{"id": "E-1", "route": "inter_agency", "risk": "standard", )"
         << R"("raised_by": {"role": "teacher", "agency": "education"}, "events": [)"
         << R"({"id": "e1", "at": "2024-02-05T09:00", "type": "raised", "stage": "2"}, )"
         << R"({"id": "e2", "at": "2024-02-0)" << (i % 3 == 0 ? 9 : 6)
         << R"(T10:00", "type": "decision", "stage": "2", "outcome": "agreed"}, )"
         << R"({"id": "e3", "at": "2024-02-09T11:00", "type": "notified", "to": [{"role": )"
         << R"("teacher", "agency": "education"}]}, )"
         << R"({"id": "e4", "at": "2024-02-12", "type": "closed", "outcome": "resolved"}]}]})"
         << '\n';
  }
  return text.str();
}

}  // namespace escalint::testing
