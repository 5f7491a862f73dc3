/// The ids seen in one list, each with the index of what bears it: for finding duplicates.
#pragma once

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace escalint {

class IdIndex {
 public:
  void Clear();
  /// The index that the id has already, or -1 when it is new (it then has `index`).
  int Add(std::string_view id, int index);

 private:
  static constexpr size_t kFew = 16;  // up to here looking through them all is fastest
  std::vector<std::pair<std::string_view, int>> few_;
  std::unordered_map<std::string_view, int> many_;
};

}  // namespace escalint
