/// Exports for the source room's tests: written to files or pipes, cut, and looked at whole.
#pragma once

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "source/export_stream.h"

namespace escalint::source_tests {

/// A directory that is gone at the end of the test.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::string path(const std::string& name) const { return path_ + "/" + name; }
  /// Writes a file and gives its path.
  std::string Write(const std::string& name, std::string_view bytes) const;

 private:
  std::string path_;
};

/// One slice, its bytes copied.
struct Piece {
  std::string bytes;
  std::string error;
  uint64_t case_index, byte_offset, line, column;
};

/// All that came out of one export.
struct Cut {
  Problems open_problems;  ///< not empty: it could not be opened
  Carrier carrier = Carrier::kJson;
  std::string header;
  uint64_t header_line = 0;
  std::vector<Piece> pieces;
  Problems problems;
  std::string sha256;

  /// The bytes of the sound slices.
  std::vector<std::string> Sound() const;
  std::vector<std::string> Errors() const;
  /// The first problem, of opening or of the input as a whole, as the user reads it, without the
  /// file's name; "" if there is none.
  std::string FirstProblem() const;
};

inline TestFolder::TestFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "export-XXXXXX").string();
  if (::mkdtemp(name.data()) != nullptr) path_ = name;
}

inline TestFolder::~TestFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

inline std::string TestFolder::Write(const std::string& name, std::string_view bytes) const {
  std::ofstream(path(name), std::ios::binary) << bytes;
  return path(name);
}

inline std::vector<std::string> Cut::Sound() const {
  std::vector<std::string> sound;
  for (const Piece& piece : pieces) {
    if (piece.error.empty()) sound.push_back(piece.bytes);
  }
  return sound;
}

inline std::vector<std::string> Cut::Errors() const {
  std::vector<std::string> errors;
  for (const Piece& piece : pieces) {
    if (!piece.error.empty()) errors.push_back(piece.error);
  }
  return errors;
}

inline std::string Cut::FirstProblem() const {
  const Problems& all = open_problems.empty() ? problems : open_problems;
  if (all.empty()) return "";
  Problem problem = all.front();
  problem.file.clear();
  const std::string text = ToString(problem);
  return text.starts_with(':') ? text.substr(1) : text;
}

inline Cut CutPath(const std::string& path, const SourceOptions& options = {}) {
  Cut cut;
  auto stream = ExportStream::Open(path, 7, options);
  if (!stream) {
    cut.open_problems = stream.problems();
    return cut;
  }
  cut.carrier = (*stream)->carrier();
  cut.header = (*stream)->header();
  cut.header_line = (*stream)->header_line();
  std::vector<Slice> slices;  // all held, so that a window freed too early would be noticed
  Slice slice;
  while ((*stream)->Next(slice)) slices.push_back(slice);
  cut.sha256 = (*stream)->sha256();
  cut.problems = (*stream)->problems();
  stream = Problem{};
  for (const Slice& kept : slices) {
    cut.pieces.push_back({std::string(kept.bytes), kept.error, kept.case_index, kept.byte_offset,
                          kept.line, kept.column});
  }
  return cut;
}

/// From a regular file.
inline Cut CutFile(std::string_view bytes, const SourceOptions& options = {}) {
  const TestFolder folder;
  return CutPath(folder.Write("export", bytes), options);
}

/// Through a pipe.
inline Cut CutPipe(std::string_view bytes, const SourceOptions& options = {}) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  std::thread writer([bytes, descriptor = ends[1]] {
    std::string_view rest = bytes;
    while (!rest.empty()) {
      const ssize_t written = ::write(descriptor, rest.data(), rest.size());
      if (written <= 0) break;
      rest.remove_prefix(static_cast<size_t>(written));
    }
    ::close(descriptor);
  });
  SourceOptions hashing = options;  // which reads the pipe to its end, so that the writer ends
  hashing.hash = true;
  Cut cut = CutPath("/proc/self/fd/" + std::to_string(ends[0]), hashing);
  ::close(ends[0]);
  writer.join();
  return cut;
}

inline std::string Gzip(std::string_view bytes) {
  z_stream zlib{};
  deflateInit2(&zlib, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string input(bytes);
  std::string out(deflateBound(&zlib, input.size()), '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(input.data());
  zlib.avail_in = static_cast<uInt>(input.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  deflate(&zlib, Z_FINISH);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}

inline std::string Zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

}  // namespace escalint::source_tests
