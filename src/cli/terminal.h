/// What can be shown where: colour and progress are for people who watch, never for files.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace escalint {

enum class ColourChoice : unsigned char { kAuto, kAlways, kNever };
std::optional<ColourChoice> ColourChoiceFromName(std::string_view name);

/// Somebody watches the stream.
bool IsTerminal(int fd);
/// kAuto: on a terminal that can, unless NO_COLOR is set (see no-color.org).
bool UsesColour(ColourChoice choice, int fd);
/// Columns of the terminal at `fd`: COLUMNS if set, else what the terminal says, else `otherwise`.
size_t TerminalWidth(int fd, size_t otherwise);

/// How a page of text looks where it goes to.
struct PageLook {
  size_t width;  ///< columns
  bool colour;
};
/// On standard output ("-") as the terminal has it; in a file `usual` wide, and coloured only where
/// that is asked for.
PageLook LookOf(std::string_view path, ColourChoice choice, size_t usual);

}  // namespace escalint
