/// A partial report, opened: what it says of its run at once, its cases one after another.
///
///     auto part = PartialFile::Open("2.part");      // looks at the first and at the last line
///     part->head().shard;   part->tail().totals;
///     while (part->Next()) { part->place(); part->line(); }
///     if (part->problem()) ...
///
/// No more of the file is in memory than one line of it, whatever its size.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "cli/partial_report.h"
#include "domain/problem.h"
#include "report/case_json.h"

namespace escalint {

class PartialFile {
 public:
  /// Problems: not a file that can be read, not a partial report, one that was cut off or is of
  /// another version.
  static Result<std::unique_ptr<PartialFile>> Open(const std::string& path);

  const std::string& path() const { return path_; }
  const PartialHead& head() const { return head_; }
  const PartialTail& tail() const { return tail_; }

  /// The next case; false at the end, and where something is wrong (see problem).
  bool Next();
  const CasePlace& place() const { return place_; }
  const std::string& line() const { return line_; }
  const std::optional<Problem>& problem() const { return problem_; }

  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;
  ~PartialFile();

 private:
  PartialFile() = default;
  std::optional<Problem> OpenFile(const std::string& path);
  std::optional<Problem> ReadEnds();
  Problem Wrong(std::string message, std::string hint) const;
  bool ReadLine();
  std::optional<std::string> ReadLastLine();
  bool Stop(std::string message);
  bool End();

  std::string path_;
  std::FILE* file_ = nullptr;
  PartialHead head_;
  PartialTail tail_;
  std::string line_;
  CasePlace place_;
  int64_t lines_ = 0;
  bool ended_ = false;
  std::optional<Problem> problem_;
};

}  // namespace escalint
