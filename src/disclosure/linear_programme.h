/// A small linear programme: columns with bounds and costs, rows of sums; made as cheap as can be.
/// The room's seam to lp_solve. Its answers are approximate and come without a promise: whoever
/// asks checks them in whole numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace escalint {

class LinearProgramme {
 public:
  struct Term {
    size_t column;
    int64_t factor;
  };
  enum class Columns : bool { kAnyNumber, kWholeNumbers };

  LinearProgramme(size_t columns, Columns kind);
  ~LinearProgramme();
  LinearProgramme(const LinearProgramme&) = delete;
  LinearProgramme& operator=(const LinearProgramme&) = delete;

  static constexpr int64_t kUnbounded = INT64_MAX;
  /// A column is from 0 up and costs nothing if nothing else is said.
  void SetBounds(size_t column, int64_t least, int64_t most);
  void SetCost(size_t column, int64_t cost);
  /// Bounds and costs come first. The terms sum to `bound`, or to at least that.
  void AddRow(const std::vector<Term>& terms, int64_t bound, bool at_least);

  /// False if there is no solution, or none was found in a fixed number of steps.
  bool Solve();
  double Value(size_t column) const { return values_[column]; }
  /// What one more in the row's bound would cost. REQUIRES: columns of any number.
  double Price(size_t row) const { return prices_[row]; }

 private:
  struct Solver;
  std::unique_ptr<Solver> solver_;
  std::vector<double> values_, prices_;
};

}  // namespace escalint
