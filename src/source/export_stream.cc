#include "source/export_stream.h"

#include <algorithm>
#include <utility>

#include "source/decode.h"
#include "source/decompress.h"
#include "source/describe.h"
#include "source/file_input.h"
#include "source/json_slicer.h"
#include "source/ndjson_slicer.h"
#include "source/sha256.h"
#include "source/text_window.h"
#include "source/xml_slicer.h"

namespace escalint {
namespace {

using StreamResult = Result<std::unique_ptr<ExportStream>>;
using WindowResult = Result<std::unique_ptr<TextWindow>>;

constexpr size_t kCompressionProbe = 4;
constexpr char kKinds[] =
    "an export is JSON, newline-delimited JSON or XML, perhaps compressed "
    "with gzip or zstd";

/// What opening passes from step to step.
struct Opening {
  std::shared_ptr<const FileInput> file;
  const SourceOptions& options;
  std::shared_ptr<FaultLog> faults;
  std::shared_ptr<Sha256> hash;
};

// ---------------------------------------------------------------------------- from bytes to text

/// The text in a buffer: the way for pipes and for all that must be decompressed or decoded.
WindowResult OpenBuffered(const Opening& opening) {
  const auto faults = std::make_shared<FaultLog>(opening.faults->file());
  ReaderStack stack{nullptr, std::make_unique<FileReader>(opening.file, opening.hash, faults),
                    opening.hash, faults};
  auto bytes = std::make_unique<PeekReader>(
      std::make_unique<FileReader>(opening.file, opening.hash, faults));
  const Compression compression = DetectCompression(bytes->Peek(kCompressionProbe));
  if (compression != Compression::kNone) {
    bytes = std::make_unique<PeekReader>(
        MakeDecompressor(compression, std::move(bytes), opening.options.max_output_bytes, faults));
  }
  const auto detected =
      DetectEncoding(bytes->Peek(kEncodingProbe), opening.options.encoding, faults->file());
  if (!detected) return detected.problems();
  bytes->Skip((*detected).mark_bytes);
  const Encoding encoding = (*detected).encoding;
  stack.text = std::move(bytes);
  if (encoding != Encoding::kUtf8) {
    auto decoder = MakeDecoder(encoding, std::move(stack.text), faults);
    if (!decoder) return decoder.problems();
    stack.text = std::move(*decoder);
  }
  return BufferText(std::make_unique<ReadAhead>(std::move(stack), opening.faults), encoding);
}

/// The text as it lies in a file; null if it must be read another way.
std::unique_ptr<TextWindow> TryFile(const Opening& opening) {
  if (opening.file->size() == 0) return nullptr;
  const std::string start = opening.file->ReadAt(0, kEncodingProbe);
  if (DetectCompression(start) != Compression::kNone) return nullptr;
  const auto detected = DetectEncoding(start, opening.options.encoding, opening.faults->file());
  if (!detected || (*detected).encoding != Encoding::kUtf8) return nullptr;
  if (opening.file->size() <= (*detected).mark_bytes) return nullptr;
  return ReadText(opening.file, (*detected).mark_bytes, opening.hash, opening.faults);
}

// ---------------------------------------------------------------------------- from text to slicer

/// Where the first byte that is not white space stands; nullopt if there is none.
std::optional<size_t> FindFirst(TextWindow& window) {
  for (size_t at = 0;; ++at) {
    while (at >= window.text().size()) {
      if (!window.Grow()) return std::nullopt;
    }
    if (!IsSpace(window.text()[at])) return at;
  }
}

template <typename SlicerType>
StreamResult Begun(std::unique_ptr<SlicerType> slicer, std::optional<Problem> problem) {
  if (problem) return *std::move(problem);
  return std::unique_ptr<ExportStream>(std::move(slicer));
}

StreamResult MakeJsonSlicer(SlicerInput input, size_t first) {
  const JsonLayout layout = ReadJsonLayout(*input.window, first, input.options.max_record_bytes);
  if (layout.kind == JsonLayout::Kind::kBroken) {
    const LineColumn place = PlaceAfter({1, 1}, input.window->text().substr(0, layout.fault_at));
    Problem problem = FileProblem(input.faults->file(), layout.fault,
                                  "a JSON export is {\"cases\": [...]}, an array of cases, or one "
                                  "case a line");
    problem.line = place.line;
    problem.column = place.column;
    return problem;
  }
  if (layout.kind == JsonLayout::Kind::kLines) {
    auto lines = std::make_unique<NdjsonSlicer>(std::move(input));
    auto problem = layout.first_is_header ? lines->TakeHeader() : std::nullopt;
    return Begun(std::move(lines), std::move(problem));
  }
  auto document = std::make_unique<JsonSlicer>(std::move(input), layout);
  auto problem = document->Begin(layout);
  return Begun(std::move(document), std::move(problem));
}

StreamResult MakeXmlSlicer(SlicerInput input) {
  auto slicer = std::make_unique<XmlSlicer>(std::move(input));
  auto problem = slicer->Begin();
  return Begun(std::move(slicer), std::move(problem));
}

/// There is no text: because the input could not be read, or because there is none in it.
Problems EmptyProblems(const FaultLog& faults, bool blank) {
  if (faults.input_broken()) return faults.problems();
  return {FileProblem(
      faults.file(),
      blank ? "holds nothing but white space" : "is empty, where an export was expected",
      "an export without cases is {\"cases\": []}; was it written at all?")};
}

StreamResult MakeSlicer(SlicerInput input) {
  TextWindow& window = *input.window;
  const std::optional<size_t> first = FindFirst(window);
  if (!first && input.options.empty_ok && !input.faults->input_broken()) {
    return std::unique_ptr<ExportStream>(std::make_unique<NdjsonSlicer>(std::move(input)));
  }
  if (!first) return EmptyProblems(*input.faults, !window.text().empty());
  const char byte = window.text()[*first];
  if (byte == '{' || byte == '[') return MakeJsonSlicer(std::move(input), *first);
  if (byte == '<') return MakeXmlSlicer(std::move(input));
  while (window.text().size() < *first + 64 && window.Grow()) {
  }
  return FileProblem(input.faults->file(),
                     "is not an export: " + SayWhatItIs(window.text().substr(*first)), kKinds);
}

}  // namespace

StreamResult ExportStream::Open(const std::string& path, uint32_t file,
                                const SourceOptions& options) {
  auto input = FileInput::Open(path);
  if (!input) return input.problems();
  Opening opening{*input, options, std::make_shared<FaultLog>(path), nullptr};
  if (options.hash) opening.hash = std::make_shared<Sha256>();
  std::unique_ptr<TextWindow> window = TryFile(opening);
  if (!window) {
    auto buffered = OpenBuffered(opening);
    if (!buffered) return buffered.problems();
    window = std::move(*buffered);
  }
  return MakeSlicer({std::move(window), file, options, opening.faults});
}

}  // namespace escalint
