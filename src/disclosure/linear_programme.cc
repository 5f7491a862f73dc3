#include "disclosure/linear_programme.h"

#include <lpsolve/lp_lib.h>

#include <new>

namespace escalint {
namespace {

/// Far more than any answer took. It makes a search end, after the same step each time.
constexpr int kMostSteps = 200'000;

int __WINAPI CountStep(lprec*, void* steps) { return ++*static_cast<int*>(steps) > kMostSteps; }

int Number(size_t column) { return static_cast<int>(column) + 1; }

}  // namespace

struct LinearProgramme::Solver {
  explicit Solver(int columns) : lp(make_lp(0, columns)) {
    if (lp == nullptr) throw std::bad_alloc();
    set_verbose(lp, NEUTRAL);
    put_abortfunc(lp, &CountStep, &steps);
  }
  ~Solver() { delete_lp(lp); }
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;

  lprec* lp;
  int steps = 0;
};

LinearProgramme::LinearProgramme(size_t columns, Columns kind)
    : solver_(std::make_unique<Solver>(static_cast<int>(columns))), values_(columns) {
  if (kind == Columns::kAnyNumber) {
    set_presolve(solver_->lp, PRESOLVE_SENSDUALS, 0);
    return;
  }
  for (size_t i = 0; i < columns; ++i) set_int(solver_->lp, Number(i), TRUE);
  set_break_at_first(solver_->lp, TRUE);
}

LinearProgramme::~LinearProgramme() = default;

void LinearProgramme::SetBounds(size_t column, int64_t least, int64_t most) {
  set_bounds(solver_->lp, Number(column), static_cast<double>(least),
             most == kUnbounded ? get_infinite(solver_->lp) : static_cast<double>(most));
}

void LinearProgramme::SetCost(size_t column, int64_t cost) {
  set_obj(solver_->lp, Number(column), static_cast<double>(cost));
}

void LinearProgramme::AddRow(const std::vector<Term>& terms, int64_t bound, bool at_least) {
  std::vector<int> columns;
  std::vector<REAL> factors;
  for (const Term& term : terms) {
    columns.push_back(Number(term.column));
    factors.push_back(static_cast<double>(term.factor));
  }
  set_add_rowmode(solver_->lp, TRUE);
  add_constraintex(solver_->lp, static_cast<int>(terms.size()), factors.data(), columns.data(),
                   at_least ? GE : EQ, static_cast<double>(bound));
  prices_.push_back(0);
}

bool LinearProgramme::Solve() {
  lprec* lp = solver_->lp;
  set_add_rowmode(lp, FALSE);
  const int outcome = solve(lp);
  REAL *values = nullptr, *prices = nullptr;
  if ((outcome != OPTIMAL && outcome != SUBOPTIMAL) || !get_ptr_variables(lp, &values)) {
    return false;
  }
  values_.assign(values, values + values_.size());
  // The first price is the objective's own.
  if (get_ptr_dual_solution(lp, &prices)) {
    prices_.assign(prices + 1, prices + 1 + prices_.size());
  }
  return true;
}

}  // namespace escalint
