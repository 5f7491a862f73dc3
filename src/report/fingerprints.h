/// Formats by which a reader tells one finding from another want no fingerprint twice, and entries
/// with the same one vanish. Within a case a fingerprint can recur (two steps without an id, of one
/// kind and time); so recurrences are numbered:
///
///     Occurrences seen;               // one a case: a fingerprint names its case
///     seen.Next("3f1c")   // 1
///     seen.Next("3f1c")   // 2
#pragma once

#include <string>
#include <unordered_map>

namespace escalint {

class Occurrences {
 public:
  int Next(const std::string& fingerprint) { return ++seen_[fingerprint]; }

 private:
  std::unordered_map<std::string, int> seen_;
};

}  // namespace escalint
