#include "report/workbook_proof.h"

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>

namespace escalint {
namespace {

constexpr size_t kPiece = size_t{1} << 16;
constexpr size_t kLongestFrame = size_t{1} << 20;  // what stands around the rows
constexpr std::string_view kRowsBegin = "<sheetData>";
constexpr std::string_view kRowsEnd = "</sheetData>";

/// As many of the bytes at `at` as there are, up to `size`; "" where they can't be read.
std::string ReadAt(int fd, uint64_t at, size_t size) {
  std::string bytes(size, '\0');
  size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(fd, bytes.data() + done, size - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return "";
    if (got == 0) break;
    done += static_cast<size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

uint32_t Crc(uint32_t crc, std::string_view bytes) {
  return static_cast<uint32_t>(
      crc32_z(crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

uint32_t Number(std::string_view bytes, size_t at, size_t size) {
  uint32_t number = 0;
  for (size_t i = 0; i < size; ++i) {
    number |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return number;
}

/// One part of the archive, as its directory has it.
struct Part {
  std::string name;
  uint32_t method = 0, packed = 0, at = 0;
};

/// The directory of a zip archive without a comment; "" parts where it isn't one.
std::vector<Part> PartsOf(int fd) {
  constexpr size_t kEnd = 22;
  constexpr size_t kEntry = 46;
  struct stat status {};
  if (fstat(fd, &status) != 0 || status.st_size < static_cast<off_t>(kEnd)) return {};
  const std::string end = ReadAt(fd, static_cast<uint64_t>(status.st_size) - kEnd, kEnd);
  if (end.size() != kEnd || !end.starts_with("PK\5\6")) return {};
  const std::string entries = ReadAt(fd, Number(end, 16, 4), Number(end, 12, 4));
  std::vector<Part> parts;
  for (size_t at = 0; at + kEntry <= entries.size();) {
    const std::string_view entry = std::string_view(entries).substr(at);
    const size_t name = Number(entry, 28, 2);
    if (!entry.starts_with("PK\1\2") || kEntry + name > entry.size()) return {};
    parts.push_back({std::string(entry.substr(kEntry, name)), Number(entry, 10, 2),
                     Number(entry, 20, 4), Number(entry, 42, 4)});
    at += kEntry + name + Number(entry, 30, 2) + Number(entry, 32, 2);
  }
  return parts.size() == Number(end, 10, 2) ? parts : std::vector<Part>{};
}

/// Looks at a part's text while it passes: what stands before the rows, the rows, what follows.
class PartReader {
 public:
  explicit PartReader(const RowsPrint* rows) : rows_(rows) {}
  void Read(std::string_view text);
  bool IsWhole() const;

 private:
  const RowsPrint* rows_;  ///< null: a part without rows
  bool in_rows_ = false;
  uint64_t seen_ = 0;  ///< bytes of the rows
  uint32_t crc_ = 0;
  std::string before_, after_;
};

void PartReader::Read(std::string_view text) {
  if (!in_rows_) {
    const size_t had = before_.size();
    before_ += text.substr(0, kLongestFrame);
    const size_t begin = rows_ == nullptr ? std::string::npos : before_.find(kRowsBegin);
    if (begin == std::string::npos) return;
    in_rows_ = true;
    text.remove_prefix(begin + kRowsBegin.size() - had);
    before_.resize(begin);
  }
  const size_t rows = std::min<uint64_t>(text.size(), rows_->size - seen_);
  crc_ = Crc(crc_, text.substr(0, rows));
  seen_ += rows;
  if (after_.size() < kLongestFrame) after_ += text.substr(rows);
}

bool PartReader::IsWhole() const {
  if (!before_.starts_with("<?xml")) return false;
  std::string_view end = rows_ == nullptr ? before_ : after_;
  while (end.ends_with('\n')) end.remove_suffix(1);
  if (rows_ == nullptr) {
    const size_t root = before_.find('<', 1);
    if (root == std::string::npos) return false;
    const size_t name_end = before_.find_first_of(" />\n", root + 1);
    const std::string name = before_.substr(root + 1, name_end - root - 1);
    return end.ends_with("</" + name + '>') || (end.ends_with("/>") && end.rfind('<') == root);
  }
  return seen_ == rows_->size && crc_ == rows_->crc && end.starts_with(kRowsEnd) &&
         end.ends_with("</worksheet>");
}

/// Unpacks the part into `reader`; false where it is not sound.
bool Unpack(int fd, const Part& part, PartReader& reader) {
  constexpr size_t kLocalHeader = 30;
  const std::string header = ReadAt(fd, part.at, kLocalHeader);
  if (header.size() != kLocalHeader || part.method != Z_DEFLATED) return false;
  uint64_t at = part.at + kLocalHeader + Number(header, 26, 2) + Number(header, 28, 2);
  uint64_t left = part.packed;
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
  std::string text(kPiece, '\0');
  int state = Z_OK;
  while (state == Z_OK && left > 0) {
    std::string packed = ReadAt(fd, at, static_cast<size_t>(std::min<uint64_t>(left, kPiece)));
    if (packed.empty()) break;
    at += packed.size();
    left -= packed.size();
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(text.data());
      stream.avail_out = kPiece;
      state = inflate(&stream, Z_NO_FLUSH);
      reader.Read(std::string_view(text).substr(0, kPiece - stream.avail_out));
    } while (state == Z_OK && stream.avail_out == 0);
    if (state == Z_BUF_ERROR) state = Z_OK;  // all of this piece is unpacked
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END;
}

}  // namespace

std::optional<RowsPrint> PrintOf(int fd) {
  struct stat status {};
  if (fstat(fd, &status) != 0) return std::nullopt;
  RowsPrint print;
  while (print.size < static_cast<uint64_t>(status.st_size)) {
    const std::string bytes = ReadAt(fd, print.size, kPiece);
    if (bytes.empty()) return std::nullopt;
    print.crc = Crc(print.crc, bytes);
    print.size += bytes.size();
  }
  return print;
}

bool IsWholeWorkbook(int fd, const std::vector<RowsPrint>& sheets) {
  const std::vector<Part> parts = PartsOf(fd);
  size_t found = 0;
  for (const Part& part : parts) {
    const RowsPrint* rows = nullptr;
    if (part.name.starts_with("xl/worksheets/sheet")) {
      if (found == sheets.size() ||
          part.name != "xl/worksheets/sheet" + std::to_string(found + 1) + ".xml") {
        return false;
      }
      rows = &sheets[found++];
    }
    PartReader reader(rows);
    if (!Unpack(fd, part, reader) || !reader.IsWhole()) return false;
  }
  return found == sheets.size() && found > 0;
}

}  // namespace escalint
