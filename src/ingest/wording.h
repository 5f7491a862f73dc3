/// The turns of phrase that the messages about an export share.
#pragma once

#include <string>
#include <string_view>

namespace escalint {

/// The text in double quotes, cut to a readable length (at a character, with an ellipsis). Control
/// characters are shown as spaces: a message is one line.
std::string Quoted(std::string_view text);

}  // namespace escalint
