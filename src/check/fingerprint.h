/// A finding's name across re-exports: the same fault gets the same fingerprint.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace escalint {

/// 128 bits (two FNV-1a with different bases) of the parts, length-prefixed, as 32 hex digits.
std::string Fingerprint(const std::vector<std::string_view>& parts);

}  // namespace escalint
