/// A report is written whole or not at all.
///
/// Somebody may be reading the last report while the next is written, and the disk may fill up half
/// way. So the bytes go to a temporary file beside the target, and only when every one of them is
/// on the disk does it take the target's name, in one step:
///
///     Result<OutputFile> file = OutputFile::Open("reports/march.json");
///     if (!file) return file.problems();
///     file->Write(text);                        // as often as needed
///     if (auto problem = file->Commit()) ...    // until here the old march.json was untouched
///
/// Without `Commit` the temporary file is removed again. What has no "old report" to protect is
/// written directly: `-` (standard output), and a device, pipe or socket such as /dev/stdout.
///
/// Every write is checked. After the first failure nothing more is written and the same problem is
/// returned again, so a caller may look at `Commit`'s answer alone.
///
/// REQUIRES: SIGPIPE is ignored (`main` does that); a closed pipe is then a problem like any other.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/problem.h"

namespace escalint {

class OutputFile {
 public:
  /// `path` as the user named it; "-" is standard output.
  static Result<OutputFile> Open(const std::string& path);

  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) noexcept;
  ~OutputFile();

  std::optional<Problem> Write(std::string_view bytes);
  /// Hands on what has been written so far; to be called once, at the end.
  std::optional<Problem> Commit();

 private:
  struct State;
  explicit OutputFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Removes every temporary file that is neither committed nor removed yet. Async-signal-safe: meant
/// for the handler of SIGINT and SIGTERM, which then ends the process.
void RemoveTemporaryFiles() noexcept;

}  // namespace escalint
