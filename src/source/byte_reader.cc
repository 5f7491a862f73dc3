#include "source/byte_reader.h"

#include <algorithm>
#include <cstring>

namespace escalint {

std::string_view PeekReader::Peek(size_t count) {
  while (seen_.size() - used_ < count) {
    const size_t before = seen_.size();
    seen_.resize(used_ + count);
    const size_t got = below_->Read(seen_.data() + before, seen_.size() - before);
    seen_.resize(before + got);
    if (got == 0) break;
  }
  return {seen_.data() + used_, std::min(count, seen_.size() - used_)};
}

size_t PeekReader::Read(char* into, size_t capacity) {
  const size_t ready = std::min(capacity, seen_.size() - used_);
  if (ready == 0) return below_->Read(into, capacity);
  std::memcpy(into, seen_.data() + used_, ready);
  used_ += ready;
  return ready;
}

}  // namespace escalint
