/// HMAC-SHA-256: a name for a text that only who has the key can work out.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace escalint {

/// For one thread at a time. The key is prepared once, so that a text costs two hashes of a block.
class HmacSha256 {
 public:
  explicit HmacSha256(std::string_view key);
  ~HmacSha256();
  HmacSha256(HmacSha256&&) noexcept;
  HmacSha256& operator=(HmacSha256&&) noexcept;

  /// Lower-case hex; "" if the cryptography library refused.
  std::string Of(std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace escalint
