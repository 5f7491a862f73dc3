/// An export as a stream of slices, one case each.
///
/// Opens a file, a pipe or standard input; undoes gzip or zstd; decodes to UTF-8; tells JSON,
/// NDJSON and XML apart by content; and cuts out one case at a time by scanning bytes, without
/// parsing.
///
///     auto stream = ExportStream::Open("export.json.gz", options);
///     Slice slice;
///     while ((*stream)->Next(slice)) ...   // in file order
///
/// A broken case costs that case only: the scan finds the next one. Where it can't (a truncated
/// file) the stream ends: inside a case with a slice whose `error` says so, between two cases with
/// one of its problems().
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"
#include "domain/slice.h"
#include "text/encoding.h"

namespace escalint {

struct SourceOptions {
  uint64_t max_record_bytes = 64ull << 20;  ///< one case; larger is unreadable
  uint64_t max_output_bytes = 64ull << 30;  ///< of decompression, per input; bombs stop here
  std::optional<Encoding> encoding;         ///< --encoding; else BOM or XML declaration, else UTF-8
  bool hash = true;                         ///< SHA-256 of the raw bytes
  bool empty_ok = false;                    ///< nothing but white space is an export without cases
};

/// What a command's arguments stand for.
struct Inputs {
  std::vector<std::string> files;  ///< in the order to be read
  Problems passed_over;            ///< a warning for each directory that holds something else too
};

/// Files named by the arguments, whatever they are called; directories replaced by those of their
/// files that are called like exports (march.json, a.xml.gz), in name order; "-" kept. Problems
/// name every argument that does not exist or holds no export.
Result<Inputs> ExpandInputs(const std::vector<std::string>& arguments);

class ExportStream {
 public:
  /// `path` "-" is standard input. `file` is the index put into the slices. Problems: not openable,
  /// empty, of no known kind (saying what the first bytes were), bad compression.
  static Result<std::unique_ptr<ExportStream>> Open(const std::string& path, uint32_t file,
                                                    const SourceOptions& options);
  virtual ~ExportStream() = default;

  virtual Carrier carrier() const = 0;
  /// The header's own bytes with no case in it: for JSON an object holding the members other than
  /// `cases` (also those that follow `cases`, where the input is a regular uncompressed file), for
  /// NDJSON the first line if it is a header, for XML the root's start tag as an empty element.
  /// Empty = none. Valid as long as the stream.
  virtual std::string_view header() const = 0;
  virtual uint64_t header_line() const = 0;
  /// False at the end. The slice's bytes stay valid as long as its owner is held.
  virtual bool Next(Slice& slice) = 0;
  /// After the end: faults of the input as a whole (truncated stream, text after the root, header
  /// members that came too late to be used). Each makes the run's status 3.
  virtual const Problems& problems() const = 0;
  /// After the end: SHA-256 of the raw bytes, lower-case hex ("" if options.hash is off).
  virtual std::string sha256() = 0;
};

}  // namespace escalint
