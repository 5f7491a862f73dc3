#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/setup.h"
#include "cli/source_request.h"
#include "ingest/case_reader.h"
#include "ingest/export_writer.h"
#include "report/output_file.h"

namespace escalint {
namespace {

const std::vector<OptionGroup>& Groups() {
  static const std::vector<OptionGroup> groups = {
      {"Options",
       {
           {"to", "CARRIER", "json, ndjson or xml"},
           {"output,o", "FILE", "write to FILE, whole or not at all; standard output otherwise"},
       }},
      {"Looking at the export", SourceOptionRows()},
  };
  return groups;
}

constexpr HelpPage kHelp = {
    "Usage: escalint convert EXPORT... --to json|ndjson|xml [-o FILE]\n",
    "Writes exports in another carrier. Several become one, if their headers are the same. The\n"
    "records mean the same in each carrier; times are kept as they were recorded. Members that the\n"
    "format does not have are left out, and that is said.\n",
    "Exit status:\n"
    "  0  done\n"
    "  2  could not be done as asked\n"
    "  3  done, but a record could not be read and was left out\n"
    "\n"
    "Examples:\n"
    "  escalint convert march.xml --to json -o march.json\n"
    "  escalint convert exports/ --to ndjson | gzip > all.ndjson.gz\n"};

struct ConvertRequest {
  std::vector<std::string> inputs;
  SourceOptions source;
  Carrier to = Carrier::kJson;
  std::string path;
};

std::optional<Carrier> CarrierFromName(std::string_view name) {
  if (name == "json") return Carrier::kJson;
  if (name == "ndjson") return Carrier::kNdjson;
  if (name == "xml") return Carrier::kXml;
  return std::nullopt;
}

Result<ConvertRequest> ReadRequest(const Options& options) {
  ConvertRequest request;
  Problems problems;
  const auto fault = [&](std::string message, std::string hint) {
    problems.push_back({"", 0, 0, std::move(message), std::move(hint)});
  };
  const std::string to = options.Value("to").value_or("");
  const auto carrier = CarrierFromName(to);
  if (to.empty()) {
    fault("--to is missing: what is the export to become?", "one of json, ndjson, xml");
  } else if (!carrier) {
    fault("--to: there is no carrier \"" + to + '"', "one of json, ndjson, xml");
  }
  request.to = carrier.value_or(Carrier::kJson);
  request.path = options.Value("output").value_or("-");
  request.source.hash = false;
  ReadSourceOptions(options, request.source, problems);
  if (options.operands().empty()) {
    fault("no export is named", "give a file, a directory, or - for standard input");
    return problems;
  }
  auto inputs = ExpandInputs(options.operands());
  if (!inputs) problems.insert(problems.end(), inputs.problems().begin(), inputs.problems().end());
  if (!problems.empty()) return problems;
  request.inputs = std::move(*inputs);
  return request;
}

/// An export at its first case.
struct Opened {
  std::unique_ptr<ExportStream> stream;
  ExportHeader header;
};

/// "authority, as_of": the members in which the headers differ.
std::string Differences(const ExportHeader& a, const ExportHeader& b) {
  std::string names;
  const auto add = [&](bool differs, std::string_view name) {
    if (differs) names.append(names.empty() ? "" : ", ").append(name);
  };
  add(a.authority != b.authority, "authority");
  add(a.source != b.source, "source");
  add(a.as_of != b.as_of, "as_of");
  add(a.has_covers != b.has_covers || a.covers != b.covers, "covers");
  return names;
}

class Conversion {
 public:
  Conversion(const ConvertRequest& request, const ReadOptions& read, OutputFile& out)
      : request_(request), read_(read), out_(out), reader_(read), writer_(request.to) {}

  ExitStatus Run();

 private:
  Result<Opened> Open(size_t input);
  Problems LookAhead();
  bool Convert(Opened& opened, const std::string& file);
  void ConvertCase(const Slice& slice, const std::string& file);
  void LeaveOut(Problem problem, const std::string& file);
  void CountLosses(const std::string& file);
  bool Flush();
  void SayLosses() const;

  const ConvertRequest& request_;
  const ReadOptions& read_;
  OutputFile& out_;
  CaseReader reader_;
  CaseRecord record_;
  ExportWriter writer_;
  std::string text_;
  std::optional<ExportHeader> header_;  // of the first input
  int64_t unreadable_ = 0;
  std::map<std::string, int64_t> unknown_members_;
};

/// Problems: as of opening, and a header other than that of the first input.
Result<Opened> Conversion::Open(size_t input) {
  const std::string& file = request_.inputs[input];
  auto stream = ExportStream::Open(file, static_cast<uint32_t>(input), request_.source);
  if (!stream) return stream.problems();
  Opened opened{std::move(*stream), {}};
  const std::string_view bytes = opened.stream->header();
  if (!bytes.empty()) {
    std::vector<DataNote> notes;
    auto header = ReadHeader(bytes, opened.stream->carrier(), *read_.vocabulary, notes);
    if (!header) {
      Problem problem = header.problems().front();
      problem.file = file;
      problem.line = static_cast<uint32_t>(opened.stream->header_line());
      return problem;
    }
    opened.header = std::move(*header);
  }
  if (!header_) header_ = opened.header;
  const std::string differences = Differences(*header_, opened.header);
  if (differences.empty()) return opened;
  return Problem{file, 0, 0,
                 "its header differs from that of " + request_.inputs.front() + " in " +
                     differences + ", and one export has one header",
                 "convert them one by one"};
}

/// What is wrong with any file is said before anything is written.
Problems Conversion::LookAhead() {
  Problems problems;
  for (size_t i = 0; i < request_.inputs.size(); ++i) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(request_.inputs[i], ignored)) continue;
    const auto opened = Open(i);
    if (opened) continue;
    problems.insert(problems.end(), opened.problems().begin(), opened.problems().end());
  }
  return problems;
}

void Conversion::LeaveOut(Problem problem, const std::string& file) {
  problem.file = file;
  problem.message = "left out: " + problem.message;
  Complain(problem);
  ++unreadable_;
}

void Conversion::CountLosses(const std::string& file) {
  for (const DataNote& note : record_.notes) {
    if (note.kind == DataNote::Kind::kUnknownMember) ++unknown_members_[note.text];
    if (note.kind != DataNote::Kind::kDuplicate) continue;
    Complain({file, 0, 0, "case \"" + std::string(record_.id) + "\": left out: " + note.message,
              ""});
  }
}

void Conversion::ConvertCase(const Slice& slice, const std::string& file) {
  if (!slice.error.empty()) {
    return LeaveOut({"", static_cast<uint32_t>(slice.line), static_cast<uint32_t>(slice.column),
                     slice.error, ""},
                    file);
  }
  if (const auto problem = reader_.Read(slice, record_)) return LeaveOut(*problem, file);
  CountLosses(file);
  writer_.Write(record_, text_);
}

bool Conversion::Flush() {
  const bool written = !out_.Write(text_);
  text_.clear();
  return written;
}

/// False when there is no point in going on: nothing can be written any more.
bool Conversion::Convert(Opened& opened, const std::string& file) {
  Slice slice;
  while (opened.stream->Next(slice)) {
    ConvertCase(slice, file);
    if (!Flush()) return false;
  }
  for (const Problem& problem : opened.stream->problems()) LeaveOut(problem, file);
  return true;
}

void Conversion::SayLosses() const {
  for (const auto& [name, count] : unknown_members_) {
    Say("\"" + name + "\" is no member of the format and was left out (in " +
        std::to_string(count) + (count == 1 ? " case)" : " cases)"));
  }
}

ExitStatus Conversion::Run() {
  if (const Problems problems = LookAhead(); !problems.empty()) return Refuse(problems);
  for (size_t i = 0; i < request_.inputs.size(); ++i) {
    auto opened = Open(i);
    if (!opened) return Refuse(opened.problems());
    if (i == 0) writer_.Begin(*header_, text_);
    if (!Convert(*opened, request_.inputs[i])) break;
  }
  writer_.End(text_);
  Flush();
  if (const auto problem = out_.Commit()) return Refuse(*problem);
  SayLosses();
  return unreadable_ > 0 ? ExitStatus::kUnreadable : ExitStatus::kNothing;
}

}  // namespace

ExitStatus RunConvertCommand(const Words& words) {
  const auto options = ParseOptions(Groups(), words);
  if (!options) return Refuse(options.problems());
  if (options->Has("help")) return ShowHelp(kHelp, Groups());
  const auto request = ReadRequest(*options);
  if (!request) return Refuse(request.problems());
  const auto zone = LoadLocalZone();
  if (!zone) return Refuse(zone.problems());
  const auto vocabulary = LoadSharedVocabulary();
  if (!vocabulary) return Refuse(vocabulary.problems());
  auto out = OutputFile::Open(request->path);
  if (!out) return Refuse(out.problems());
  return Conversion(*request, {&*zone, &*vocabulary, false}, *out).Run();
}

}  // namespace escalint
