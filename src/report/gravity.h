/// The gravest findings of a run, for formats whose readers take only so many.
///
/// Graver is what is of higher severity; of one severity, a breach before what could not be
/// checked, and that before a remark on the data. What is known since the baseline or suppressed
/// comes after all that is not; what is no fault (met, not due, lifted) is least.
///
///     Gravest gravest("march.sarif", 25'000);
///     gravest.Add(GravityOf(finding), text);         // as they come
///     while (gravest.Take(out)) ...                  // gravest first; of one grade, as they came
///     gravest.left_out();                            // how many there was no room for
///
/// Memory stays the same: what is kept waits in a `Spool`.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/finding.h"
#include "report/spool.h"

namespace escalint {

/// 0 is the gravest.
inline constexpr int kGrades = 25;
inline constexpr int kNoFault = kGrades - 1;
int GravityOf(const Finding& finding);
/// Of what was breached, and not of what could not be checked.
inline bool IsBreach(int grade) { return grade % 3 == 0 && grade != kNoFault; }

class Gravest {
 public:
  Gravest(const std::string& report, int64_t most) : most_(most), spool_(report) {}

  /// REQUIRES: `line` ends with its only line break.
  void Add(int grade, std::string_view line);
  /// Appends the next line to `out`; false after the last. Nothing can be added any more.
  bool Take(std::string& out);

  int64_t left_out() const;
  int64_t kept() const { return count() - left_out(); }
  int64_t count() const;
  const std::optional<Problem>& problem() const { return spool_.problem(); }

 private:
  int64_t most_;
  Spool spool_;
  std::array<int64_t, kGrades> counts_{};
  size_t grade_ = 0;   // being taken
  int64_t taken_ = 0;  // of all grades
  std::string lines_;  // taken from the spool and not handed on
  size_t at_ = 0;      // in lines_
};

}  // namespace escalint
