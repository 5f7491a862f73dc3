/// Text put aside by group while a run goes on, to be read back group by group at its end.
///
/// Cases come in the order of the export; a report that is ordered otherwise (by rule, by gravity)
/// has to keep its text until the last one is in. Kept in memory it would grow with the export, so
/// only some kilobytes a group stay there; the rest goes to a temporary file beside the report.
///
///     Spool spool("march.xml");
///     spool.Add(7, "<testcase .../>\n");            // any group, any time
///     while (spool.Take(7, out)) ...                // in the order in which it was added
///
/// What was added in one go comes back in one go: `Take` never ends in the middle of it. The file's
/// name is removed as soon as it is open, so nothing is left behind however the process ends.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"

namespace escalint {

class Spool {
 public:
  /// `report`: the path of the report that it is for; of a report to standard output or a device
  /// the file is made in the system's folder for temporary files.
  explicit Spool(std::string report) : report_(std::move(report)) {}
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();

  void Add(size_t group, std::string_view text);
  /// Appends the next piece of the group to `out`; false when there is no more.
  bool Take(size_t group, std::string& out);

  /// Why something could not be put aside or read back; every later call does nothing.
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  struct Stretch {
    uint64_t at = 0;
    uint64_t size = 0;
  };
  struct Group {
    std::string recent;            // not in the file
    std::vector<Stretch> written;  // 16 bytes for each kKeptInMemory of text
    size_t taken = 0;
  };

  void Write(Group& group);
  bool Open();
  bool Read(const Stretch& stretch, std::string& out);
  void Fail(std::string_view what, int error);

  std::string report_;
  std::map<size_t, Group> groups_;
  int fd_ = -1;
  uint64_t end_ = 0;
  std::optional<Problem> problem_;
};

}  // namespace escalint
