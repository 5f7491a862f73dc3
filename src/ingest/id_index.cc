#include "ingest/id_index.h"

#include <bit>
#include <utility>

namespace escalint {

void IdIndex::Clear() {
  used_ = 0;
  if (++round_ != 0) return;
  slots_.assign(slots_.size(), {});  // once in four thousand million rounds
  round_ = 1;
}

namespace {

/// Of long ids the packed form has the ends alone; those that differ between them only
/// (EVENT-00000123-CASE0001) would all go to one place.
[[gnu::noinline]] uint64_t HashOfLong(const PackedText& packed, std::string_view id) {
  uint64_t hash = packed.Hash();
  for (size_t at = 8; at + 8 < id.size(); at += 8) {
    hash = (std::rotl(hash, 32) ^ LoadWord<uint64_t>(id.data() + at)) * 0x9E3779B97F4A7C15u;
  }
  return hash;
}

}  // namespace

inline IdIndex::Slot& IdIndex::Find(PackedText packed, std::string_view id) {
  const size_t mask = (size_t{1} << bits_) - 1;
  const uint64_t hash = packed.size > 16 ? HashOfLong(packed, id) : packed.Hash();
  size_t at = hash >> (64 - bits_);
  for (;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.round != round_) return slot;
    if (slot.packed == packed && SameMiddle(packed, {slot.id, id.size()}, id)) return slot;
  }
}

int IdIndex::Add(std::string_view id, int index) {
  if (2 * (used_ + 1) > size_t{1} << bits_) [[unlikely]]
    Grow();
  const PackedText packed = Pack(id);
  Slot& slot = Find(packed, id);
  if (slot.round == round_) return slot.index;
  slot.packed = packed;
  slot.round = round_;
  slot.id = id.data();
  slot.index = index;
  ++used_;
  return -1;
}

[[gnu::noinline]] void IdIndex::Grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  ++bits_;
  for (const Slot& slot : old) {
    if (slot.round == round_) Find(slot.packed, {slot.id, slot.packed.size}) = slot;
  }
}

}  // namespace escalint
