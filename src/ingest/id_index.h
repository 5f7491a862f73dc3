/// The ids seen in one list, each with the index of what bears it: for finding duplicates.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/packed_text.h"

namespace escalint {

/// A hash table that is never more than half full. Clearing it starts a new round: slots of earlier
/// rounds count as free, so that a list of three costs no more than its three ids.
class IdIndex {
 public:
  void Clear();
  /// The index that the id has already, or -1 when it is new (it then has `index`). The id's text
  /// must live until Clear.
  int Add(std::string_view id, int index);

 private:
  struct Slot {
    PackedText packed;
    uint32_t round = 0;
    const char* id = nullptr;
    int index = 0;
  };
  /// The slot that bears the id, or the free one where it belongs.
  Slot& Find(PackedText packed, std::string_view id);
  void Grow();

  unsigned bits_ = 6;
  std::vector<Slot> slots_ = std::vector<Slot>(size_t{1} << bits_);
  uint32_t round_ = 1;
  size_t used_ = 0;  ///< in this round
};

}  // namespace escalint
