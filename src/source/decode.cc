#include "source/decode.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace escalint {
namespace {

constexpr char kAccepted[] = "UTF-8, UTF-16 and Windows-1252 (which includes ISO-8859-1)";

bool IsUtf16(Encoding encoding) {
  return encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be;
}

std::optional<DetectedEncoding> ReadMark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return DetectedEncoding{Encoding::kUtf8, 3};
  if (bytes.starts_with("\xFF\xFE")) return DetectedEncoding{Encoding::kUtf16Le, 2};
  if (bytes.starts_with("\xFE\xFF")) return DetectedEncoding{Encoding::kUtf16Be, 2};
  return std::nullopt;
}

bool IsUtf32(std::string_view bytes) {
  return bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) ||
         bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4));
}

/// Exports begin with '{', '[', '<' or white space: a zero beside it is half of a UTF-16 unit.
std::optional<DetectedEncoding> GuessUtf16(std::string_view bytes) {
  constexpr std::string_view kFirst = "{[< \t\r\n";
  if (bytes.size() < 2) return std::nullopt;
  if (bytes[1] == '\0' && kFirst.find(bytes[0]) != kFirst.npos) {
    return DetectedEncoding{Encoding::kUtf16Le, 0};
  }
  if (bytes[0] == '\0' && kFirst.find(bytes[1]) != kFirst.npos) {
    return DetectedEncoding{Encoding::kUtf16Be, 0};
  }
  return std::nullopt;
}

/// The value of `encoding="..."` in an XML declaration at the very front; empty = none.
std::string_view DeclaredName(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  size_t at = declaration.find("encoding");
  if (at == declaration.npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == declaration.npos) return {};
  const size_t end = declaration.find(declaration[at], at + 1);
  return end == declaration.npos ? std::string_view() : declaration.substr(at + 1, end - at - 1);
}

/// A declaration that could be read as ASCII is not in UTF-16 whatever it says (programs that
/// build XML in a string and save it as UTF-8 say so): then the text is taken as UTF-8 and checked.
Result<DetectedEncoding> FromDeclaration(std::string_view bytes, const std::string& file) {
  const std::string_view name = DeclaredName(bytes);
  if (name.empty()) return DetectedEncoding{};
  const std::optional<Encoding> encoding = EncodingFromName(name);
  if (!encoding) {
    return FileProblem(file,
                       "the XML declaration names the encoding \"" + std::string(name) +
                           "\", which is not accepted; accepted are " + kAccepted,
                       "save the export in one of these");
  }
  return DetectedEncoding{IsUtf16(*encoding) ? Encoding::kUtf8 : *encoding, 0};
}

class Decoder : public ByteReader {
 public:
  Decoder(std::unique_ptr<Transcoder> transcoder, std::unique_ptr<ByteReader> encoded,
          std::shared_ptr<FaultLog> faults)
      : transcoder_(std::move(transcoder)),
        encoded_(std::move(encoded)),
        faults_(std::move(faults)),
        piece_(kPieceBytes) {}

  size_t Read(char* into, size_t capacity) override {
    while (used_ == text_.size()) {
      if (ended_) return 0;
      DecodePiece();
    }
    const size_t count = std::min(capacity, text_.size() - used_);
    std::memcpy(into, text_.data() + used_, count);
    used_ += count;
    return count;
  }

 private:
  static constexpr size_t kPieceBytes = 64 << 10;

  void DecodePiece() {
    const size_t got = encoded_->Read(piece_.data(), piece_.size());
    ended_ = got == 0;
    text_.clear();
    used_ = 0;
    const Result<bool> converted = transcoder_->Convert({piece_.data(), got}, ended_, text_);
    // A fault inside the text shows in the slice it stands in; one at the very end may be in none.
    if (converted || !ended_) return;
    const Problem& problem = converted.problems().front();
    faults_->AddBrokenInput(problem.message, problem.hint);
  }

  std::unique_ptr<Transcoder> transcoder_;
  std::unique_ptr<ByteReader> encoded_;
  std::shared_ptr<FaultLog> faults_;
  std::vector<char> piece_;
  std::string text_;
  size_t used_ = 0;  ///< of `text_`
  bool ended_ = false;
};

}  // namespace

std::string_view NameOf(Encoding encoding) {
  if (encoding == Encoding::kUtf8) return "UTF-8";
  return encoding == Encoding::kWindows1252 ? "Windows-1252" : "UTF-16";
}

Result<DetectedEncoding> DetectEncoding(std::string_view first_bytes,
                                        std::optional<Encoding> wanted, const std::string& file) {
  if (IsUtf32(first_bytes)) {
    return FileProblem(file,
                       std::string("begins with the byte order mark of UTF-32, which is not "
                                   "accepted; accepted are ") +
                           kAccepted,
                       "save the export in one of these");
  }
  const std::optional<DetectedEncoding> marked = ReadMark(first_bytes);
  if (!wanted) {
    if (marked) return *marked;
    const std::optional<DetectedEncoding> guessed = GuessUtf16(first_bytes);
    return guessed ? Result<DetectedEncoding>(*guessed) : FromDeclaration(first_bytes, file);
  }
  if (!marked) return DetectedEncoding{*wanted, 0};
  if (marked->encoding == *wanted || (IsUtf16(marked->encoding) && IsUtf16(*wanted))) {
    return *marked;
  }
  return FileProblem(file,
                     "begins with the byte order mark of " + std::string(NameOf(marked->encoding)) +
                         ", but --encoding says " + std::string(NameOf(*wanted)),
                     "leave out --encoding for this file");
}

Result<std::unique_ptr<ByteReader>> MakeDecoder(Encoding from, std::unique_ptr<ByteReader> encoded,
                                                std::shared_ptr<FaultLog> faults) {
  Result<std::unique_ptr<Transcoder>> transcoder = Transcoder::Make(from);
  if (!transcoder) return transcoder.problems();
  return std::unique_ptr<ByteReader>(
      std::make_unique<Decoder>(std::move(*transcoder), std::move(encoded), std::move(faults)));
}

}  // namespace escalint
