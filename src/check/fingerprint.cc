#include "check/fingerprint.h"

#include <fmt/format.h>

#include <cstdint>

namespace escalint {
namespace {

constexpr uint64_t kPrime = 0x100000001b3;

uint64_t Hash(uint64_t hash, const std::vector<std::string_view>& parts) {
  for (std::string_view part : parts) {
    for (size_t length = part.size(); length != 0; length >>= 8) {
      hash = (hash ^ (length & 0xff)) * kPrime;
    }
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
    hash = (hash ^ 0x1f) * kPrime;
  }
  return hash;
}

}  // namespace

std::string Fingerprint(const std::vector<std::string_view>& parts) {
  return fmt::format("{:016x}{:016x}", Hash(0xcbf29ce484222325, parts),
                     Hash(0x84222325cbf29ce4, parts));
}

}  // namespace escalint
