/// The least that reading an export can cost: its parser alone, with nothing done about what it
/// finds. `scripts/benchmark` times this program as a whole and sets escalint's time beside it.
///
///     floors read FILE         reads the file and counts its lines, as `wc -l` does
///     floors json-cases FILE   RapidJSON in situ, one case at a time
///     floors json-whole FILE   RapidJSON in situ, the whole file as one value
///     floors xml-cases FILE    pugixml in place, one case element at a time
///
/// A case is found in the cheapest way that works for what scripts/generate-export writes, where
/// each JSON case has a line of its own and "</case>" stands nowhere else. A floor owes nobody
/// more; an export from elsewhere needs a real slicer.
#include <fcntl.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr size_t kBlock = size_t{1} << 20;

[[noreturn]] void Fail(const std::string& message) {
  std::fprintf(stderr, "floors: %s\n", message.c_str());
  std::exit(2);
}

class InputFile {
 public:
  explicit InputFile(const char* path) : descriptor_(open(path, O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) Fail(std::string(path) + ": " + std::strerror(errno));
  }
  ~InputFile() { close(descriptor_); }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// 0 = the end.
  size_t Read(char* into, size_t capacity) {
    const ssize_t count = read(descriptor_, into, capacity);
    if (count < 0) Fail(std::strerror(errno));
    return static_cast<size_t>(count);
  }
  size_t Size() const {
    struct stat status {};
    if (fstat(descriptor_, &status) != 0) Fail(std::strerror(errno));
    return static_cast<size_t>(status.st_size);
  }

 private:
  int descriptor_;
};

/// Reads by the block. `use(begin, end)` may change the bytes and says up to where it used them up;
/// it is shown the rest again with more behind it. There is one byte to write on at `end`.
template <typename Use>
void ForEachBlock(InputFile& file, Use use) {
  std::vector<char> buffer(2 * kBlock);
  size_t kept = 0;
  while (true) {
    if (buffer.size() - kept <= kBlock) buffer.resize(buffer.size() * 2);
    const size_t count = file.Read(buffer.data() + kept, kBlock);
    if (count == 0) return;
    char* const end = buffer.data() + kept + count;
    const char* const rest = use(buffer.data(), end);
    kept = static_cast<size_t>(end - rest);
    std::memmove(buffer.data(), rest, kept);
  }
}

constexpr unsigned kJsonFlags = rapidjson::kParseInsituFlag | rapidjson::kParseValidateEncodingFlag;

/// Takes every event and does nothing.
struct Deaf : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Deaf> {
  bool Default() { return true; }
};

/// REQUIRES: `text` ends in a zero byte.
void ParseJson(rapidjson::Reader& reader, char* text) {
  rapidjson::InsituStringStream stream(text);
  Deaf deaf;
  const rapidjson::ParseResult result = reader.Parse<kJsonFlags>(stream, deaf);
  if (result.IsError()) Fail(rapidjson::GetParseError_En(result.Code()));
}

uint64_t CountLines(InputFile& file) {
  uint64_t lines = 0;
  ForEachBlock(file, [&](const char* begin, const char* end) {
    while ((begin = static_cast<const char*>(
                std::memchr(begin, '\n', static_cast<size_t>(end - begin)))) != nullptr) {
      ++lines;
      ++begin;
    }
    return end;
  });
  return lines;
}

uint64_t ParseJsonCases(InputFile& file) {
  rapidjson::Reader reader;
  uint64_t cases = 0;
  ForEachBlock(file, [&](char* begin, char* end) {
    while (char* const line_end =
               static_cast<char*>(std::memchr(begin, '\n', static_cast<size_t>(end - begin)))) {
      char* last = line_end;  // a document's cases have commas between them
      if (last != begin && last[-1] == ',') --last;
      if (last != begin && *begin == '{' && last[-1] == '}') {
        *last = '\0';
        ParseJson(reader, begin);
        ++cases;
      }
      begin = line_end + 1;
    }
    return begin;
  });
  return cases;
}

uint64_t ParseJsonWhole(InputFile& file) {
  const size_t size = file.Size();
  const std::unique_ptr<char[]> text(new char[size + 1]);  // not set to zero first
  size_t used = 0;
  while (used < size) {
    const size_t count = file.Read(text.get() + used, size - used);
    if (count == 0) break;
    used += count;
  }
  text[used] = '\0';
  rapidjson::Reader reader;
  ParseJson(reader, text.get());
  return 1;
}

char* Find(std::string_view what, char* begin, char* end) {
  return static_cast<char*>(
      memmem(begin, static_cast<size_t>(end - begin), what.data(), what.size()));
}

uint64_t ParseXmlCases(InputFile& file) {
  constexpr std::string_view kOpen = "<case ", kClose = "</case>";
  pugi::xml_document document;
  uint64_t cases = 0;
  ForEachBlock(file, [&](char* begin, char* end) {
    while (char* const close = Find(kClose, begin, end)) {
      char* const open = Find(kOpen, begin, close);
      if (open == nullptr) Fail("a case ends that didn't begin");
      char* const after = close + kClose.size();
      const pugi::xml_parse_result result = document.load_buffer_inplace(
          open, static_cast<size_t>(after - open), pugi::parse_default, pugi::encoding_utf8);
      if (!result) Fail(result.description());
      ++cases;
      begin = after;
    }
    return begin;
  });
  return cases;
}

uint64_t Measure(std::string_view floor, InputFile& file) {
  if (floor == "read") return CountLines(file);
  if (floor == "json-cases") return ParseJsonCases(file);
  if (floor == "json-whole") return ParseJsonWhole(file);
  if (floor == "xml-cases") return ParseXmlCases(file);
  Fail("there is no floor \"" + std::string(floor) + '"');
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) Fail("usage: floors read|json-cases|json-whole|xml-cases FILE");
  InputFile file(arguments[2]);
  std::printf("%llu\n", static_cast<unsigned long long>(Measure(arguments[1], file)));
  return 0;
}
