/// What makes one record unreadable: a message and the byte of the slice it speaks of.
///
/// Readers work with offsets; only when a record is given up are line and column worked out.
#pragma once

#include <optional>
#include <string>

namespace escalint {

struct Fault {
  size_t offset = 0;
  std::string message;
  std::string hint;
};

/// No fault: all is well.
using MaybeFault = std::optional<Fault>;

}  // namespace escalint
