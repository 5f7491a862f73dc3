/// What has changed between two reports, as a person or a program reads it.
///
/// Findings stand in sections, one after another, of which the numbers are known beforehand:
///
///     writer->Render(DiffPart::kNew, entry)      one finding as text, put aside until its turn
///     writer->Begin(about)                       what stands before the first section
///     writer->BeginPart(kNew, 3) … EndPart(…)    around the text of its findings
///     writer->End(about)
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "domain/finding.h"
#include "report/report_reader.h"

namespace escalint {

/// In the order in which they stand. A finding that is graver than it was counts as new.
enum class DiffPart : uint8_t { kNew, kGraver, kMilder, kGone };
inline constexpr std::array kDiffParts{DiffPart::kNew, DiffPart::kGraver, DiffPart::kMilder,
                                       DiffPart::kGone};

struct DiffEntry {
  Finding finding;
  std::string was;  ///< "could not be checked (medium)"; "" where nothing has changed in it
};

struct DiffSummary {
  std::string old_file, new_file;
  ReportHead old_head, new_head;
  std::array<int64_t, kDiffParts.size()> counts{};  ///< by part
  int64_t unchanged = 0;
  int64_t suppressed = 0;  ///< new or graver ones that are: not counted for the status
  std::vector<std::string> notes;

  int64_t Of(DiffPart part) const { return counts[static_cast<size_t>(part)]; }
};

class DiffWriter {
 public:
  virtual ~DiffWriter() = default;
  /// How many findings of a part it takes; the rest is counted.
  virtual int64_t Most() const { return INT64_MAX; }
  virtual std::string Render(DiffPart part, const DiffEntry& entry) const = 0;
  virtual void Begin(const DiffSummary& summary, std::string& out) const = 0;
  virtual void BeginPart(DiffPart part, int64_t count, std::string& out) const = 0;
  /// The first text of a part, as `Render` gave it.
  virtual std::string_view First(std::string_view text) const { return text; }
  virtual void EndPart(DiffPart part, int64_t count, std::string& out) const = 0;
  virtual void End(const DiffSummary& summary, std::string& out) const = 0;
};

std::unique_ptr<DiffWriter> MakeTextDiff(size_t width, bool colour);
std::unique_ptr<DiffWriter> MakeJsonDiff();
std::unique_ptr<DiffWriter> MakeMarkdownDiff();

/// "2 new, 1 graver than before, 3 no longer found, 40 unchanged."
std::string Conclusion(const DiffSummary& summary);

}  // namespace escalint
