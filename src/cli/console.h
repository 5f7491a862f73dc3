/// What the program says to the person who runs it, on standard error.
///
/// Standard output carries the report alone, so that it can be piped; everything else, from a
/// misspelt option to a record that could not be read, is said here.
///
///     Complain({"march.json", 12, 3, "...", "..."});   // escalint: march.json:12:3: ... (...)
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/problem.h"

namespace escalint {

/// One line on standard error, after "escalint: ". Control characters are made visible.
void Say(std::string_view text);
void Complain(const Problem& problem);
void Complain(const Problems& problems);

/// `text` on standard output; a problem if it could not be written.
[[nodiscard]] std::optional<Problem> Print(std::string_view text);

}  // namespace escalint
