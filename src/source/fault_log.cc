#include "source/fault_log.h"

#include <utility>

namespace escalint {
namespace {

constexpr size_t kMostListed = 20;

}  // namespace

void FaultLog::Add(LineColumn place, std::string message, std::string hint) {
  if (problems_.size() > kMostListed) return;
  Problem problem = FileProblem(file_, std::move(message), std::move(hint));
  if (problems_.size() == kMostListed) {
    problem.message = "more faults like these follow; only the first " +
                      std::to_string(kMostListed) + " are listed";
    problem.hint = "repair these and run again";
  }
  problem.line = place.line;
  problem.column = place.column;
  problems_.push_back(std::move(problem));
}

void FaultLog::AddBrokenInput(std::string message, std::string hint) {
  input_broken_ = true;
  Add({0, 0}, std::move(message), std::move(hint));
}

void FaultLog::Append(const FaultLog& other) {
  for (const Problem& problem : other.problems_) {
    Add({problem.line, problem.column}, problem.message, problem.hint);
  }
  input_broken_ = input_broken_ || other.input_broken_;
}

Problem FileProblem(std::string file, std::string message, std::string hint) {
  Problem problem;
  problem.file = std::move(file);
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  return problem;
}

}  // namespace escalint
