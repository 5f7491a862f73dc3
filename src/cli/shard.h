/// One export, several machines: which of them checks which case.
///
///     escalint check march.xml --as-of 2024-03-31 --shard 2/4 --format partial:2.part
///
/// A case belongs to the shard that its id, or its pseudonym where there is one, says: the FNV-1a
/// hash (64 bits) of the id's UTF-8 bytes, mixed once more with MurmurHash3's last step (fmix64),
/// modulo the number of shards. That depends on nothing but the id, so a case stays with its shard
/// when it is exported again, in whatever carrier, order or file, and of two cases with one id one
/// shard sees both. What has no id that could be read goes by its place: the number of the record
/// in its export, modulo the shards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace escalint {

struct Shard {
  int64_t number = 1;  ///< from 1
  int64_t count = 1;

  bool IsWhole() const { return count == 1; }
  bool HoldsId(std::string_view id) const;
  /// `record` is 1 for the first of an export.
  bool HoldsRecord(uint64_t record) const;
  std::string Text() const { return std::to_string(number) + '/' + std::to_string(count); }
};

inline constexpr int64_t kMostShards = 100'000;

/// "2/4"; nullopt where it isn't a number from 1 on of so many.
std::optional<Shard> ShardFromText(std::string_view text);

/// The hash that decides; never to be changed.
uint64_t HashOfCaseId(std::string_view id);

}  // namespace escalint
