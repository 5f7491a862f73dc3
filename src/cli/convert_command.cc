#include <optional>
#include <utility>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/conversion.h"
#include "cli/report_outputs.h"
#include "cli/setup.h"
#include "cli/source_request.h"

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
    "records mean the same in each carrier; times are kept as they were recorded. Members that "
    "the\n"
    "format does not have are left out, and that is said.\n",
    "Exit status:\n"
    "  0  done\n"
    "  2  could not be done as asked\n"
    "  3  done, but a record could not be read and was left out\n"
    "\n"
    "Examples:\n"
    "  escalint convert march.xml --to json -o march.json\n"
    "  escalint convert exports/ --to ndjson | gzip > all.ndjson.gz\n"};

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
  Complain(inputs->passed_over);
  request.inputs = std::move(inputs->files);
  return request;
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
  if (auto problem = WouldReplace(request->path, request->inputs)) {
    return Refuse(Problems{std::move(*problem)});
  }
  auto out = OutputFile::Open(request->path);
  if (!out) return Refuse(out.problems());
  ReadOptions read{&*zone, &*vocabulary};
  read.keep_duplicates = true;  // which of the two is right is not for a conversion to say
  return Conversion(*request, read, *out).Run();
}

}  // namespace escalint
