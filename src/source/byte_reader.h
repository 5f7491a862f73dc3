/// A source of bytes, one on top of another: a file, its decompression, its decoding to UTF-8.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace escalint {

class ByteReader {
 public:
  virtual ~ByteReader() = default;
  /// Fills `into` with at least one and at most `capacity` bytes and says how many; 0 = the end.
  /// A fault is written to the reader's `FaultLog` and is the end too; what came before it counts.
  virtual size_t Read(char* into, size_t capacity) = 0;
};

/// Lets one look at the first bytes without using them up.
class PeekReader : public ByteReader {
 public:
  explicit PeekReader(std::unique_ptr<ByteReader> below) : below_(std::move(below)) {}

  /// The next `count` bytes, or fewer if the input ends before. Valid until the next call.
  std::string_view Peek(size_t count);
  /// REQUIRES: Peek has shown at least `count` bytes.
  void Skip(size_t count) { used_ += count; }
  size_t Read(char* into, size_t capacity) override;

 private:
  std::unique_ptr<ByteReader> below_;
  std::vector<char> seen_;
  size_t used_ = 0;  ///< of `seen_`
};

}  // namespace escalint
