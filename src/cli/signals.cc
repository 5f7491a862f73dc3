#include "cli/signals.h"

#include <unistd.h>

#include <csignal>

#include "report/output_file.h"

namespace escalint {
namespace {

constexpr char kStopped[] = "\nescalint: stopped; no report file was replaced\n";

extern "C" void StopAtOnce(int signal) {
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kStopped, sizeof kStopped - 1);
  RemoveTemporaryFiles();
  _exit(128 + signal);
}

/// Whoever started us with the signal ignored (nohup) keeps it so.
void Handle(int signal) {
  struct sigaction present {};
  if (sigaction(signal, nullptr, &present) == 0 && present.sa_handler == SIG_IGN) return;
  struct sigaction action {};
  action.sa_handler = StopAtOnce;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

void InstallSignalHandlers() {
  Handle(SIGINT);
  Handle(SIGTERM);
  Handle(SIGHUP);
  // What can't be written any more is told by whoever wrote it.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace escalint
