#include "cli/shard.h"

#include "cli/options.h"

namespace escalint {
namespace {

/// MurmurHash3's fmix64: every bit of what goes in changes half of what comes out.
uint64_t Mix(uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}

}  // namespace

uint64_t HashOfCaseId(std::string_view id) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return Mix(hash);
}

bool Shard::HoldsId(std::string_view id) const {
  return HashOfCaseId(id) % static_cast<uint64_t>(count) == static_cast<uint64_t>(number - 1);
}

bool Shard::HoldsRecord(uint64_t record) const {
  return (record - 1) % static_cast<uint64_t>(count) == static_cast<uint64_t>(number - 1);
}

std::optional<Shard> ShardFromText(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto number = WholeNumber(text.substr(0, slash));
  const auto count = WholeNumber(text.substr(slash + 1));
  if (!number || !count || *count < 1 || *count > kMostShards) return std::nullopt;
  if (*number < 1 || *number > *count) return std::nullopt;
  return Shard{*number, *count};
}

}  // namespace escalint
