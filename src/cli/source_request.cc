#include "cli/source_request.h"

#include <charconv>
#include <string>

namespace escalint {
namespace {

void ReadSize(std::string_view option, const Options& options, uint64_t& size, Problems& problems) {
  const auto text = options.Value(option);
  if (!text) return;
  if (const auto parsed = ParseSize(*text)) {
    size = *parsed;
    return;
  }
  problems.push_back({"", 0, 0, "--" + std::string(option) + ": \"" + *text + "\" is no size",
                      "write a number of bytes, or one with k, M or G: 64M"});
}

}  // namespace

std::vector<Option> SourceOptionRows() {
  return {
      {"encoding", "NAME",
       "utf-8, utf-16le, utf-16be or windows-1252, where the export does not say"},
      {"max-record", "SIZE", "largest case that is read; 64M by default"},
      {"max-output", "SIZE", "largest size of an export once decompressed; 64G by default"},
  };
}

void ReadSourceOptions(const Options& options, SourceOptions& source, Problems& problems) {
  ReadSize("max-record", options, source.max_record_bytes, problems);
  ReadSize("max-output", options, source.max_output_bytes, problems);
  const auto name = options.Value("encoding");
  if (!name) return;
  source.encoding = EncodingFromName(*name);
  if (source.encoding) return;
  problems.push_back({"", 0, 0, "--encoding: \"" + *name + "\" is not known",
                      "one of utf-8, utf-16le, utf-16be, windows-1252"});
}

std::optional<uint64_t> ParseSize(std::string_view text) {
  uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || number == 0) return std::nullopt;
  const std::string_view unit(stop, static_cast<size_t>(end - stop));
  unsigned shift = 0;
  if (unit == "k" || unit == "K") shift = 10;
  if (unit == "M") shift = 20;
  if (unit == "G") shift = 30;
  if (!unit.empty() && shift == 0) return std::nullopt;
  if (number > (UINT64_MAX >> shift)) return std::nullopt;
  return number << shift;
}

}  // namespace escalint
