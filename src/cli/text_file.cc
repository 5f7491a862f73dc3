#include "cli/text_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace escalint {
namespace {

namespace fs = std::filesystem;

constexpr size_t kLargest = size_t{64} << 20;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Problem FileProblem(const std::string& path, std::string message, std::string hint = "") {
  return {path, 0, 0, std::move(message), std::move(hint)};
}

}  // namespace

Result<std::string> ReadTextFile(const std::string& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    return FileProblem(path, "is a directory, where a file was expected");
  }
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    return FileProblem(path, std::string("cannot be read: ") + std::strerror(errno),
                       "check the spelling of the path, and that this user may read it");
  }
  std::string text;
  char piece[16384];
  while (const size_t size = std::fread(piece, 1, sizeof piece, file.get())) {
    text.append(piece, size);
    if (text.size() > kLargest) return FileProblem(path, "is larger than 64 MB: surely not it");
  }
  if (std::ferror(file.get()) != 0) {
    return FileProblem(path, std::string("cannot be read: ") + std::strerror(errno));
  }
  return text;
}

Result<std::vector<std::string>> ListFiles(const std::string& folder, const std::string& ending) {
  std::vector<std::string> files;
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (name.starts_with('.') || !name.ends_with(ending)) continue;
    if (entry->is_regular_file(ignored)) files.push_back(entry->path().string());
  }
  if (error) {
    return FileProblem(folder, "cannot be listed: " + error.message(),
                       "a folder with rule packs was expected");
  }
  if (files.empty()) return FileProblem(folder, "holds no file whose name ends in " + ending);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace escalint
