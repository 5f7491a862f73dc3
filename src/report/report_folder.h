/// The files that go with a report which is too long for one.
///
///     march.html            the report: what the files below have in common, and links to them
///     march_files/          1.html, 2.html, …
///
/// (File managers on Windows know a folder of that name as belonging to the file, and copy both.)
///
/// Like a report, the folder is written whole or not at all: under another name beside its place,
/// and it takes its name in one step, when all of its files are on the disk.
///
///     ReportFolder folder("march.html");
///     auto file = folder.Add("1.html");                // an OutputFile; to be committed by Add's
///     ...                                              // caller before the folder is
///     if (auto problem = folder.Commit()) ...
///
/// What stands at its place is replaced only if all of it looks like an earlier report's: a folder
/// with anything else in it is a problem, not something to be lost.
#pragma once

#include <optional>
#include <string>

#include "report/output_file.h"
#include "report/temporary_file.h"

namespace escalint {

class ReportFolder {
 public:
  /// `report` is the file it goes with. Nothing is made before the first `Add`.
  explicit ReportFolder(const std::string& report);
  ~ReportFolder();
  ReportFolder(const ReportFolder&) = delete;
  ReportFolder& operator=(const ReportFolder&) = delete;

  /// Its name as a link from the report begins: "march_files/".
  const std::string& name() const { return name_; }
  /// The path that `file` has once the folder is committed, for messages.
  std::string PathOf(const std::string& file) const { return path_ + '/' + file; }
  /// A problem where what stands at its place is not an earlier report's.
  std::optional<Problem> WouldReplace() const;
  /// `file` is a name in the folder, made of letters, digits and hyphens, that ends in ".html".
  Result<OutputFile> Add(const std::string& file);
  /// Takes its name; without any file, what an earlier report left at its place goes.
  std::optional<Problem> Commit();

 private:
  std::optional<Problem> Make();

  std::string path_;  ///< "reports/march_files"
  std::string name_;
  TemporaryFile* made_ = nullptr;  ///< under its temporary name
};

}  // namespace escalint
