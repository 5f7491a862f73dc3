/// What the files that hash have in common.
#pragma once

#include <openssl/crypto.h>

#include <span>
#include <string>

namespace escalint {

/// The machine's openssl.cnf has no say in what a hash is, and reading it costs more than most
/// exports do.
inline void LeaveConfigurationAside() { OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr); }

/// Lower-case.
inline std::string Hex(std::span<const unsigned char> digest) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace escalint
