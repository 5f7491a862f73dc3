#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>

namespace escalint {
namespace {

constexpr size_t kWidest = 400;

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool TerminalIsDumb() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::strcmp(term, "dumb") == 0;
}

/// 0 where COLUMNS is not a sensible number.
size_t ColumnsVariable() {
  const char* text = std::getenv("COLUMNS");
  if (text == nullptr) return 0;
  size_t columns = 0;
  const char* end = text + std::strlen(text);
  const auto [stop, error] = std::from_chars(text, end, columns);
  return error == std::errc() && stop == end && columns <= kWidest ? columns : 0;
}

}  // namespace

std::optional<ColourChoice> ColourChoiceFromName(std::string_view name) {
  if (name == "auto") return ColourChoice::kAuto;
  if (name == "always") return ColourChoice::kAlways;
  if (name == "never") return ColourChoice::kNever;
  return std::nullopt;
}

bool IsTerminal(int fd) { return isatty(fd) == 1; }

bool UsesColour(ColourChoice choice, int fd) {
  if (choice != ColourChoice::kAuto) return choice == ColourChoice::kAlways;
  return IsTerminal(fd) && !IsSet("NO_COLOR") && !TerminalIsDumb();
}

size_t TerminalWidth(int fd, size_t otherwise) {
  if (const size_t columns = ColumnsVariable()) return columns;
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return otherwise;
}

PageLook LookOf(std::string_view path, ColourChoice choice, size_t usual) {
  if (path != "-") return {usual, choice == ColourChoice::kAlways};
  return {TerminalWidth(STDOUT_FILENO, usual), UsesColour(choice, STDOUT_FILENO)};
}

}  // namespace escalint
