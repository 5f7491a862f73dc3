#include "cli/progress.h"

#include <unistd.h>

#include <numeric>

#include "cli/console.h"
#include "cli/terminal.h"
#include "report/text_page.h"

namespace escalint {
namespace {

constexpr std::chrono::milliseconds kPause{200};
constexpr size_t kNarrow = 60;
constexpr int64_t kUnreadableSaid = 20;  // one by one; the reports list them all
constexpr std::string_view kClearLine = "\r\x1b[K";

/// 1482 → "1,482".
std::string Grouped(int64_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<size_t>(at), 1, ',');
  }
  return digits;
}

void Show(const std::string& text) {
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

void Progress::Checked(const std::string& file, const RunLedger& ledger) {
  if (!shown_ || Clock::now() < next_) return;
  next_ = Clock::now() + kPause;
  const SeverityCounts& counts = ledger.breaches();
  const int64_t breaches = std::accumulate(counts.begin(), counts.end(), int64_t{0});
  std::string done = Grouped(ledger.cases()) + " cases";
  if (!cases_only_) done += ", " + Grouped(breaches) + " breaches";
  std::string line = "escalint: " + Printable(file) + ": " + done;
  // A line that wrapped could not be taken off again.
  if (Width(line) >= TerminalWidth(STDERR_FILENO, kNarrow)) line = done;
  Show(std::string(kClearLine) + line);
  on_screen_ = true;
}

void Progress::Unreadable(const UnreadableRecord& record) {
  if (++unreadable_ > kUnreadableSaid + 1) return;
  Clear();
  if (unreadable_ > kUnreadableSaid)
    return Say("more could not be read; the report lists them all");
  Complain(Problem{record.file, record.line, record.column, "not checked: " + record.error, ""});
}

void Progress::Clear() {
  if (on_screen_) Show(std::string(kClearLine));
  on_screen_ = false;
}

}  // namespace escalint
