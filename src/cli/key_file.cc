#include "cli/key_file.h"

#include <filesystem>
#include <utility>

#include "cli/text_file.h"

namespace escalint {

Result<std::string> ReadKeyFile(const std::string& path) {
  auto key = ReadTextFile(path);
  if (!key) return key;
  key->erase(key->find_last_not_of("\r\n") + 1);
  if (!key->empty()) return key;
  return Problem{path, 0, 0, "is empty and so no key",
                 "fill it with some line that nobody can guess"};
}

std::optional<Problem> IsAnInput(const std::string& key_file,
                                 const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code unknown;  // then they are not the same file
    if (!std::filesystem::equivalent(key_file, input, unknown)) continue;
    return Problem{key_file, 0, 0, "is the key, and also one of the files to be read",
                   "keep the key in a file of its own, in another folder than the exports"};
  }
  return std::nullopt;
}

}  // namespace escalint
