#include "cli/partial_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace escalint {
namespace {

constexpr char kWriteOne[] =
    "\"escalint check ... --shard 1/4 --format partial:FILE\" writes a partial report";
constexpr size_t kBlock = size_t{64} << 10;

}  // namespace

PartialFile::~PartialFile() {
  if (file_ != nullptr) std::fclose(file_);
}

Problem PartialFile::Wrong(std::string message, std::string hint) const {
  return {path_, 0, 0, std::move(message), std::move(hint)};
}

Result<std::unique_ptr<PartialFile>> PartialFile::Open(const std::string& path) {
  std::unique_ptr<PartialFile> part(new PartialFile);
  if (auto problem = part->OpenFile(path)) return *std::move(problem);
  if (auto problem = part->ReadEnds()) return *std::move(problem);
  return part;
}

std::optional<Problem> PartialFile::OpenFile(const std::string& path) {
  path_ = path;
  std::error_code unknown;
  if (std::filesystem::exists(path, unknown) && !std::filesystem::is_regular_file(path, unknown)) {
    return Wrong("is no file: a partial report's end is read first, which no pipe allows",
                 "write it to a file");
  }
  file_ = std::fopen(path.c_str(), "rb");
  if (file_ == nullptr) {
    return Wrong(
        std::string("cannot be opened: ") + std::strerror(errno),
        errno == EMFILE ? "merging keeps every shard's file open: raise ulimit -n" : kWriteOne);
  }
  return std::nullopt;
}

std::optional<Problem> PartialFile::ReadEnds() {
  const auto head = ReadLine() ? ReadHead(line_) : std::nullopt;
  if (!head) return Wrong("is no partial report", kWriteOne);
  head_ = *head;
  if (head_.partial != PartialHead().partial || head_.version != ESCALINT_VERSION) {
    return Wrong("was written by escalint " + head_.version + "; this is " ESCALINT_VERSION,
                 "check and merge with the same version");
  }
  const long first_case = std::ftell(file_);
  const auto last = ReadLastLine();
  const auto tail = last ? ReadTail(*last) : std::nullopt;
  if (!tail) {
    return Wrong(
        "is cut off: the line that ends a partial report is not there",
        "check shard " + std::to_string(head_.shard) + '/' + std::to_string(head_.of) + " again");
  }
  tail_ = *tail;
  std::fseek(file_, first_case, SEEK_SET);
  return std::nullopt;
}

/// False at the end of the file, or where a line has no end.
bool PartialFile::ReadLine() {
  line_.clear();
  std::array<char, 4096> piece{};
  while (std::fgets(piece.data(), piece.size(), file_) != nullptr) {
    line_ += piece.data();
    if (line_.ends_with('\n')) {
      line_.pop_back();
      return true;
    }
  }
  return false;
}

/// Without its line break; nullopt where the file does not end with one.
std::optional<std::string> PartialFile::ReadLastLine() {
  if (std::fseek(file_, 0, SEEK_END) != 0) return std::nullopt;
  const long size = std::ftell(file_);
  for (long wanted = kBlock;; wanted *= 2) {  // mostly short, but one with many faults isn't
    const long step = std::min(size, wanted);
    std::string end(static_cast<size_t>(step), '\0');
    if (std::fseek(file_, size - step, SEEK_SET) != 0) return std::nullopt;
    if (std::fread(end.data(), 1, end.size(), file_) != end.size()) return std::nullopt;
    if (end.size() < 2 || !end.ends_with('\n')) return std::nullopt;
    const size_t before = end.rfind('\n', end.size() - 2);
    if (before != std::string::npos) return end.substr(before + 1, end.size() - before - 2);
    if (step == size) return std::nullopt;
  }
}

bool PartialFile::Stop(std::string message) {
  problem_ = Wrong(std::move(message), "check shard " + std::to_string(head_.shard) + '/' +
                                           std::to_string(head_.of) + " again");
  return false;
}

bool PartialFile::End() {
  ended_ = true;
  const bool sound = ReadLine() && !ReadCasePlace(line_) && ReadTail(line_) && !ReadLine();
  return sound ? false : Stop("has more cases than its end says");
}

bool PartialFile::Next() {
  if (ended_ || problem_) return false;
  if (lines_ == tail_.lines) return End();
  const CasePlace last = place_;
  const auto place = ReadLine() ? ReadCasePlace(line_) : std::nullopt;
  if (!place) return Stop("has fewer cases than its end says");
  if (lines_ > 0 && *place <= last) return Stop("has cases out of order");
  if (place->input > tail_.totals.inputs.size()) {
    return Stop("has a case of an export that its end does not name");
  }
  place_ = *place;
  ++lines_;
  return true;
}

}  // namespace escalint
