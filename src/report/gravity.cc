#include "report/gravity.h"

#include <algorithm>
#include <numeric>

namespace escalint {

int GravityOf(const Finding& finding) {
  int step = 3 * (static_cast<int>(Severity::kHigh) - static_cast<int>(finding.severity));
  if (!IsFresh(finding)) step += kNoFault / 2;
  if (!finding.verdict) return step + 2;
  if (*finding.verdict == Verdict::kBreached) return step;
  if (*finding.verdict == Verdict::kCannotTell) return step + 1;
  return kNoFault;
}

/// What has as many before it as there is room for is counted only: more may come before it, but
/// never fewer.
void Gravest::Add(int grade, std::string_view line) {
  const auto place = static_cast<size_t>(grade);
  ++counts_[place];
  const int64_t place_in_line =
      std::accumulate(counts_.begin(), counts_.begin() + grade + 1, int64_t{0});
  if (place_in_line <= most_) spool_.Add(place, line);
}

bool Gravest::Take(std::string& out) {
  if (taken_ == most_) return false;
  while (at_ == lines_.size()) {
    lines_.clear();
    at_ = 0;
    while (grade_ < counts_.size() && !spool_.Take(grade_, lines_)) ++grade_;
    if (grade_ == counts_.size()) return false;
  }
  const size_t end = lines_.find('\n', at_) + 1;
  out.append(lines_, at_, end - at_);
  at_ = end;
  ++taken_;
  return true;
}

int64_t Gravest::count() const {
  return std::accumulate(counts_.begin(), counts_.end(), int64_t{0});
}

int64_t Gravest::left_out() const { return std::max(count() - most_, int64_t{0}); }

}  // namespace escalint
