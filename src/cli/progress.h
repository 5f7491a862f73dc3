/// What a run says while it goes, on standard error: records that could not be read, and one line
/// that says how far it has come and is gone when it ends.
///
///     escalint: march.json:40:3: not checked: the case runs past the end of the file
///     escalint: march.json: 120,000 cases, 1,482 breaches
#pragma once

#include <chrono>
#include <string>

#include "cli/check_run.h"

namespace escalint {

class Progress : public RunObserver {
 public:
  /// `shown` false: only what could not be read is said.
  explicit Progress(bool shown) : shown_(shown) {}
  /// For runs that look for no breaches.
  void CountCasesOnly() { cases_only_ = true; }
  ~Progress() override { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Checked(const std::string& file, const RunLedger& ledger) override;
  void Unreadable(const UnreadableRecord& record) override;
  /// Takes the line off the terminal again.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool cases_only_ = false;
  bool on_screen_ = false;
  int64_t unreadable_ = 0;
  Clock::time_point next_ = Clock::now() + std::chrono::milliseconds(500);
};

}  // namespace escalint
