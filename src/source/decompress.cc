#include "source/decompress.h"

#define ZLIB_CONST  // zlib's input is const
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace escalint {
namespace {

constexpr size_t kInputBytes = 128 << 10;
constexpr char kCopyAgain[] = "what was read before is checked; make or copy the file again";

/// What both formats need: a buffer of compressed bytes and the words for damage.
class Decompressor : public ByteReader {
 public:
  Decompressor(std::unique_ptr<ByteReader> compressed, std::shared_ptr<FaultLog> faults)
      : compressed_(std::move(compressed)), faults_(std::move(faults)), input_(kInputBytes) {}

 protected:
  /// The next compressed bytes; empty at the end.
  std::string_view ReadInput() {
    return {input_.data(), compressed_->Read(input_.data(), input_.size())};
  }
  void Stop() { stopped_ = true; }
  bool stopped() const { return stopped_; }
  void StopTruncated(const char* format) {
    Stop();
    if (faults_->input_broken()) return;
    faults_->AddBrokenInput(std::string("the ") + format +
                                " data ends before its end mark: the "
                                "file has been cut short",
                            kCopyAgain);
  }
  void StopCorrupt(const char* format, const std::string& reason) {
    Stop();
    faults_->AddBrokenInput(std::string("the ") + format + " data is damaged (" + reason + ")",
                            kCopyAgain);
  }

 private:
  std::unique_ptr<ByteReader> compressed_;
  std::shared_ptr<FaultLog> faults_;
  std::vector<char> input_;
  bool stopped_ = false;
};

class GzipReader : public Decompressor {
 public:
  GzipReader(std::unique_ptr<ByteReader> compressed, std::shared_ptr<FaultLog> faults)
      : Decompressor(std::move(compressed), std::move(faults)) {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&zlib_, kGzipOnly) != Z_OK) StopCorrupt("gzip", "zlib cannot start");
  }
  ~GzipReader() override { inflateEnd(&zlib_); }

  size_t Read(char* into, size_t capacity) override {
    const auto room =
        static_cast<uInt>(std::min<size_t>(capacity, std::numeric_limits<int>::max()));
    zlib_.next_out = reinterpret_cast<Bytef*>(into);
    zlib_.avail_out = room;
    while (!stopped() && zlib_.avail_out == room) Step();
    return room - zlib_.avail_out;
  }

 private:
  void Step() {
    if (zlib_.avail_in == 0 && !Refill()) return between_members_ ? Stop() : StopTruncated("gzip");
    if (between_members_ && !BeginMember()) return;
    const int status = inflate(&zlib_, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      between_members_ = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      StopCorrupt("gzip", zlib_.msg != nullptr ? zlib_.msg : "zlib error");
    }
  }

  bool Refill() {
    const std::string_view bytes = ReadInput();
    zlib_.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    zlib_.avail_in = static_cast<uInt>(bytes.size());
    return !bytes.empty();
  }

  /// Zeros between or after members are padding (tapes, block devices).
  bool BeginMember() {
    while (zlib_.avail_in > 0 && *zlib_.next_in == 0) {
      ++zlib_.next_in;
      --zlib_.avail_in;
    }
    if (zlib_.avail_in == 0) return false;
    if (*zlib_.next_in != 0x1F) {
      StopCorrupt("gzip", "something else follows the end of the compressed data");
      return false;
    }
    between_members_ = false;
    return inflateReset(&zlib_) == Z_OK;
  }

  z_stream zlib_{};
  bool between_members_ = false;
};

class ZstdReader : public Decompressor {
 public:
  ZstdReader(std::unique_ptr<ByteReader> compressed, std::shared_ptr<FaultLog> faults)
      : Decompressor(std::move(compressed), std::move(faults)), zstd_(ZSTD_createDStream()) {
    if (zstd_ == nullptr) StopCorrupt("zstd", "the zstd library cannot start");
  }
  ~ZstdReader() override { ZSTD_freeDStream(zstd_); }

  size_t Read(char* into, size_t capacity) override {
    ZSTD_outBuffer out{into, capacity, 0};
    while (!stopped() && out.pos == 0) Step(out);
    return out.pos;
  }

 private:
  void Step(ZSTD_outBuffer& out) {
    if (in_.pos == in_.size && !more_inside_ && !Refill()) {
      return frame_open_ ? StopTruncated("zstd") : Stop();
    }
    const size_t status = ZSTD_decompressStream(zstd_, &out, &in_);
    if (ZSTD_isError(status) != 0) return StopCorrupt("zstd", ZSTD_getErrorName(status));
    frame_open_ = status != 0;
    more_inside_ = frame_open_ && out.pos == out.size;
  }

  bool Refill() {
    const std::string_view bytes = ReadInput();
    in_ = {bytes.data(), bytes.size(), 0};
    return !bytes.empty();
  }

  ZSTD_DStream* zstd_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool frame_open_ = false;
  bool more_inside_ = false;  ///< the last call filled its output: there may be more without input
};

/// Ends the text at a limit. One gibibyte of zeros is 33 kB of zstd, so the size of the file says
/// nothing about the size of its text.
class OutputLimit : public ByteReader {
 public:
  OutputLimit(std::unique_ptr<ByteReader> below, uint64_t limit, std::shared_ptr<FaultLog> faults)
      : below_(std::move(below)), limit_(limit), faults_(std::move(faults)) {}

  size_t Read(char* into, size_t capacity) override {
    if (left_over_) return 0;
    const size_t got = below_->Read(into, capacity);
    if (got <= limit_ - produced_) {
      produced_ += got;
      return got;
    }
    left_over_ = true;
    faults_->AddBrokenInput(
        "decompresses to more than the limit of " + std::to_string(limit_) + " bytes",
        "if that is right, raise the limit with --max-output");
    return static_cast<size_t>(limit_ - produced_);
  }

 private:
  std::unique_ptr<ByteReader> below_;
  uint64_t limit_;
  uint64_t produced_ = 0;
  bool left_over_ = false;
  std::shared_ptr<FaultLog> faults_;
};

}  // namespace

Compression DetectCompression(std::string_view first_bytes) {
  if (first_bytes.starts_with("\x1F\x8B")) return Compression::kGzip;
  if (first_bytes.starts_with("\x28\xB5\x2F\xFD")) return Compression::kZstd;
  const bool skippable_frame = first_bytes.size() >= 4 && (first_bytes[0] & 0xF0) == 0x50 &&
                               first_bytes.substr(1, 3) == "\x2A\x4D\x18";
  return skippable_frame ? Compression::kZstd : Compression::kNone;
}

std::unique_ptr<ByteReader> MakeDecompressor(Compression compression,
                                             std::unique_ptr<ByteReader> compressed,
                                             uint64_t max_output,
                                             std::shared_ptr<FaultLog> faults) {
  std::unique_ptr<ByteReader> reader;
  if (compression == Compression::kGzip) {
    reader = std::make_unique<GzipReader>(std::move(compressed), faults);
  } else {
    reader = std::make_unique<ZstdReader>(std::move(compressed), faults);
  }
  return std::make_unique<OutputLimit>(std::move(reader), max_output, std::move(faults));
}

}  // namespace escalint
