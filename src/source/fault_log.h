/// What is wrong with an input as a whole, as opposed to one of its cases.
///
/// The readers below (file, decompression, decoding) and the slicer above write into one log a
/// stream; it becomes `ExportStream::problems()`.
#pragma once

#include <cstdint>
#include <string>

#include "domain/problem.h"
#include "domain/slice.h"

namespace escalint {

class FaultLog {
 public:
  explicit FaultLog(std::string file) : file_(std::move(file)) {}

  /// `place` {0, 0} = no place in the text. Beyond the first few, faults are only mentioned: a file
  /// without a single comma should not fill the screen.
  void Add(LineColumn place, std::string message, std::string hint);

  /// The bytes end before they should: what then looks cut in the text is only the consequence.
  void AddBrokenInput(std::string message, std::string hint);

  /// What another log of the same file holds.
  void Append(const FaultLog& other);

  const Problems& problems() const { return problems_; }
  bool input_broken() const { return input_broken_; }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  Problems problems_;
  bool input_broken_ = false;
};

/// One problem about `file`, without a place in it.
Problem FileProblem(std::string file, std::string message, std::string hint);

}  // namespace escalint
