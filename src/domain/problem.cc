#include "domain/problem.h"

namespace escalint {

std::string ToString(const Problem& problem) {
  std::string text = problem.file;
  if (problem.line != 0) text += ":" + std::to_string(problem.line);
  if (problem.column != 0) text += ":" + std::to_string(problem.column);
  if (!text.empty()) text += ": ";
  text += problem.message;
  if (!problem.hint.empty()) text += " (" + problem.hint + ")";
  return text;
}

}  // namespace escalint
