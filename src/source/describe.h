/// Words for bytes in messages.
#pragma once

#include <string>
#include <string_view>

namespace escalint {

/// `"}"` for a visible ASCII character, else "byte 0x92".
std::string DescribeByte(char byte);

/// What an input that is no export seems to be, from its first bytes: "a PDF document", "text
/// beginning \"id,name\"", "bytes 7F 45 4C 46".
std::string DescribeStart(std::string_view first_bytes);

/// The same as a clause: "it looks like a PDF document", "it is text beginning \"id,name\"", "it
/// begins with the bytes 7F 45 4C 46".
std::string SayWhatItIs(std::string_view first_bytes);

}  // namespace escalint
