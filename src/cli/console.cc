#include "cli/console.h"

#include <unistd.h>

#include "report/output_file.h"
#include "report/text_page.h"

namespace escalint {
namespace {

/// All at once, so that the line stays whole among the output of other processes.
void WriteToStandardError(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
    if (written <= 0) return;  // nobody can be told
    text.remove_prefix(static_cast<size_t>(written));
  }
}

}  // namespace

void Say(std::string_view text) { WriteToStandardError("escalint: " + Printable(text) + '\n'); }

void Complain(const Problem& problem) { Say(ToString(problem)); }

void Complain(const Problems& problems) {
  for (const Problem& problem : problems) Complain(problem);
}

std::optional<Problem> Print(std::string_view text) {
  Result<OutputFile> out = OutputFile::Open("-");
  if (!out) return out.problems().front();
  if (auto problem = out->Write(text)) return problem;
  return out->Commit();
}

}  // namespace escalint
