/// Which case ids a run has met, and where: some 15 bytes a case, however many there are.
///
///     SeenCases seen;
///     if (const auto first = seen.Note("C-1", {input, line})) ... it was met at *first ...
///
/// Ids are kept as 64 bits of hash. Two different ids with the same 64 bits would make the second
/// case a duplicate of the first, so that it is not judged; the remark that then stands in the
/// report names both places. Among 2.5 million cases (10 GB) that happens in one run of 6 million.
///
/// Places are kept apart from the hashes, since only a duplicate asks for one: cases come in the
/// order of the input, so a place is its distance in lines from the one before, mostly one byte.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/page_allocator.h"

namespace escalint {

struct SeenAt {
  uint32_t input = 0;
  uint64_t line = 0;
  bool operator==(const SeenAt&) const = default;
};

/// Places in the order in which they were met, packed.
class PlaceList {
 public:
  /// Its number, to ask for it again.
  uint32_t Add(const SeenAt& place);
  SeenAt operator[](uint32_t number) const;

 private:
  static constexpr uint32_t kEvery = 256;  ///< places from one mark to the next

  /// From where on the distances count.
  struct Mark {
    SeenAt place;
    size_t offset;
  };
  std::vector<Mark> marks_;
  std::vector<uint8_t> distances_;  // seven bits a byte, the lowest first; the last has bit 7 clear
  SeenAt last_;
  uint32_t next_ = 0;  // an input begins at a mark, so some numbers are left out
};

/// Hashes, each with a number: an open-addressing table that grows by an eighth.
class HashNumbers {
 public:
  struct Entry {
    uint32_t& number;
    bool is_new;  ///< then the number is to be set
  };
  /// REQUIRES: the hash is not 0. The entry is good until the next call.
  Entry Note(uint64_t hash);

 private:
  size_t SlotOf(uint64_t hash) const;
  void Grow();

  template <typename T>
  using Column = std::vector<T, PageAllocator<T>>;

  size_t count_ = 0;
  Column<uint64_t> hashes_;   // 0 = free
  Column<uint32_t> numbers_;  // parallel to hashes_
};

class SeenCases {
 public:
  /// Where a case of that id was met first; none if this is the first.
  std::optional<SeenAt> Note(std::string_view id, const SeenAt& place);

 private:
  /// While one of the tables grows, the others don't: so there is never a second copy of all.
  std::array<HashNumbers, 64> tables_;
  PlaceList places_;
};

}  // namespace escalint
