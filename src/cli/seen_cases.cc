#include "cli/seen_cases.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace escalint {
namespace {

constexpr unsigned kLowBits = 0x7f;
constexpr unsigned kMore = 0x80;

}  // namespace

uint32_t PlaceList::Add(const SeenAt& place) {
  if (next_ % kEvery == 0 || place.input != last_.input) {
    next_ = (next_ + kEvery - 1) / kEvery * kEvery;
    marks_.push_back({place, distances_.size()});
  } else {
    uint64_t distance = place.line - last_.line;
    for (; distance > kLowBits; distance >>= 7) {
      distances_.push_back(static_cast<uint8_t>((distance & kLowBits) | kMore));
    }
    distances_.push_back(static_cast<uint8_t>(distance));
  }
  last_ = place;
  return next_++;
}

SeenAt PlaceList::operator[](uint32_t number) const {
  const Mark& mark = marks_[number / kEvery];
  SeenAt place = mark.place;
  size_t at = mark.offset;
  for (uint32_t left = number % kEvery; left > 0; --left) {
    unsigned shift = 0;
    for (; (distances_[at] & kMore) != 0; ++at, shift += 7) {
      place.line += uint64_t{distances_[at] & kLowBits} << shift;
    }
    place.line += uint64_t{distances_[at++]} << shift;
  }
  return place;
}

/// The slot that has the hash, or the free one where it would go.
size_t HashNumbers::SlotOf(uint64_t hash) const {
  const uint64_t low = hash & 0xffffffff;
  size_t slot = low * hashes_.size() >> 32;
  while (hashes_[slot] != 0 && hashes_[slot] != hash) {
    if (++slot == hashes_.size()) slot = 0;
  }
  return slot;
}

HashNumbers::Entry HashNumbers::Note(uint64_t hash) {
  if (count_ >= hashes_.size() / 8 * 7) Grow();
  const size_t slot = SlotOf(hash);
  const bool is_new = hashes_[slot] == 0;
  hashes_[slot] = hash;
  if (is_new) ++count_;
  return {numbers_[slot], is_new};
}

void HashNumbers::Grow() {
  const size_t size = std::max<size_t>(64, hashes_.size() + hashes_.size() / 8);
  const Column<uint64_t> hashes = std::exchange(hashes_, Column<uint64_t>(size));
  const Column<uint32_t> numbers = std::exchange(numbers_, Column<uint32_t>(size));
  for (size_t i = 0; i < hashes.size(); ++i) {
    if (hashes[i] == 0) continue;
    const size_t slot = SlotOf(hashes[i]);
    hashes_[slot] = hashes[i];
    numbers_[slot] = numbers[i];
  }
}

std::optional<SeenAt> SeenCases::Note(std::string_view id, const SeenAt& place) {
  const uint64_t hash = std::max<uint64_t>(1, std::hash<std::string_view>{}(id));
  const HashNumbers::Entry entry = tables_[hash >> 58].Note(hash);
  if (!entry.is_new) return places_[entry.number];
  entry.number = places_.Add(place);
  return std::nullopt;
}

}  // namespace escalint
