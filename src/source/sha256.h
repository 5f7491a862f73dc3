/// The SHA-256 of an input's raw bytes: what a report says it was made from.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace escalint {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void Update(std::string_view bytes);
  /// Lower-case hex; "" if the cryptography library refused. Call once, at the end.
  std::string Finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace escalint
