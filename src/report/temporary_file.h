/// The temporary files of this process, known to its signal handlers.
///
/// A handler may neither lock nor allocate. So each temporary file gets a note on a list that only
/// ever grows: the name is written before the note is hung up and never again, and a single atomic
/// flag says whether the file is still there. A note is some hundred bytes a report; none is freed.
///
/// It may be a folder too: the newest notes come first, so a folder announced before its files is
/// empty when its turn comes.
#pragma once

#include <atomic>
#include <string>

namespace escalint {

struct TemporaryFile {
  const std::string path;
  std::atomic<bool> exists;
  TemporaryFile* next;  ///< older; fixed once the note hangs

  /// Hangs up a note for a file about to be made at `path`. The note lives as long as the process.
  static TemporaryFile* Announce(std::string path);
  /// Unlinks the file, or the empty folder, if it is still there.
  void Remove() noexcept;
};

/// A name beside `target` that no other file of this or another process has:
/// ".march.json.81-1.tmp".
std::string TemporaryName(const std::string& target);
/// A name for what is gathered until a report can be written: beside the report, where there has to
/// be room for it anyway; for one to standard output or a device, in the folder for temporary
/// files.
std::string ScratchName(const std::string& report);

}  // namespace escalint
