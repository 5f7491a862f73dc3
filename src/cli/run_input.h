/// One export of a run: opened, its header understood, its cases still to come.
///
///     auto input = RunInput::Open("march.json", 0, plan);
///     while ((*input)->stream().Next(slice)) ...
///
/// What differs from export to export (as-of, covers, authority) is settled here, so that a worker
/// needs nothing but the slice and its input.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "check/case_checker.h"
#include "cli/check_plan.h"
#include "source/export_stream.h"

namespace escalint {

class RunInput {
 public:
  /// `index` is the file's place in the run. Problems: those of opening, a header that can't be
  /// read, an as-of that can't be used.
  static Result<std::unique_ptr<RunInput>> Open(const std::string& path, uint32_t index,
                                                const CheckPlan& plan);

  const std::string& file() const { return file_; }
  uint32_t index() const { return index_; }
  ExportStream& stream() const { return *stream_; }
  const CheckOptions& options() const { return options_; }
  const AsOf& as_of() const { return as_of_; }
  sys_days as_of_day() const { return options_.settings.zone->LocalDate(as_of_.instant); }
  /// What the header's reader noticed, and the place it speaks of.
  const std::vector<DataNote>& notes() const { return notes_; }
  const std::string& header_file() const { return header_file_; }
  uint64_t header_line() const { return header_line_; }

 private:
  RunInput() = default;
  std::optional<Problem> ReadHeaderOf(const CheckPlan& plan);
  std::optional<Problem> SettleAsOf(const std::string& recorded, const CheckPlan& plan);

  std::string file_, header_file_;
  uint64_t header_line_ = 0;
  uint32_t index_ = 0;
  std::unique_ptr<ExportStream> stream_;
  CheckOptions options_;
  AsOf as_of_;
  std::vector<DataNote> notes_;
};

/// As no pipe can, nor standard input, even where a file is called "-".
bool CanBeOpenedTwice(const std::string& path);

/// The files that `arguments` name become the plan's inputs. Each that can be opened twice is, and
/// its header looked at, so that whatever is wrong with the tenth is said before the first is
/// checked. What of a directory is passed over is said on standard error.
Problems FindInputs(const std::vector<std::string>& arguments, CheckPlan& plan);

/// What `text` means as an as-of: its last second. Problems name where it was given.
Result<AsOf> ParseAsOf(const std::string& text, const ReadOptions& options,
                       const std::string& given_as);

}  // namespace escalint
