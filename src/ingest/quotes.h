/// Messages about what can't be read, for who may not see what is in it.
#pragma once

#include <string>
#include <string_view>

namespace escalint {

/// The message without what it may quote of a record or an export: `"id" is …; a whole number was
/// expected`. What is wrong with one that can't be read may be wrong with a name.
std::string WithoutQuotes(std::string_view message);

}  // namespace escalint
