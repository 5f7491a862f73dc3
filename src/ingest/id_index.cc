#include "ingest/id_index.h"

namespace escalint {

void IdIndex::Clear() {
  few_.clear();
  if (!many_.empty()) many_.clear();
}

int IdIndex::Add(std::string_view id, int index) {
  for (const auto& [known, bearer] : few_) {
    if (known == id) return bearer;
  }
  if (few_.size() < kFew) {
    few_.emplace_back(id, index);
    return -1;
  }
  const auto [entry, added] = many_.emplace(id, index);
  return added ? -1 : entry->second;
}

}  // namespace escalint
