#include "cli/replay_request.h"

#include <utility>

#include "cli/source_request.h"
#include "pack/pack_loader.h"

namespace escalint {
namespace {

class ReplayReader {
 public:
  ReplayReader(const Options& options, ReplayRequest& request, Problems& problems)
      : options_(options), request_(request), problems_(problems) {}
  void Read();

 private:
  void ReadRules();
  void ReadReading(const std::string& text);
  void ReadLocalLimit(const std::string& text);
  void ReadSource();
  void Fault(std::string message, std::string hint) {
    problems_.push_back({"", 0, 0, std::move(message), std::move(hint)});
  }

  const Options& options_;
  ReplayRequest& request_;
  Problems& problems_;
};

void ReplayReader::ReadReading(const std::string& text) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    return Fault("--reading " + text + " names no reading",
                 "write GROUP=NAME; \"escalint rules show RULE\" lists them");
  }
  request_.setup.readings.emplace(text.substr(0, equals), text.substr(equals + 1));
}

void ReplayReader::ReadLocalLimit(const std::string& text) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    return Fault("--local-limit " + text + " names no rule and limit", "write RULE=1wd");
  }
  auto limit = ParseLocalLimit(std::string_view(text).substr(equals + 1));
  if (!limit) {
    const Problem& problem = limit.problems().front();
    return Fault("--local-limit " + text + ": " + problem.message, problem.hint);
  }
  request_.local_limits[text.substr(0, equals)] = *limit;
}

void ReplayReader::ReadRules() {
  request_.setup.rules_folders = options_.Values("rules");
  request_.setup.calendar_file = options_.Value("calendar").value_or("");
  request_.policy = options_.Value("policy").value_or("");
  request_.as_of = options_.Value("as-of").value_or("");
  if (options_.Has("as-of") && request_.as_of.empty()) {
    Fault("--as-of is empty", "write a date such as 2024-03-31");
  }
  for (const std::string& text : options_.Values("reading")) ReadReading(text);
  for (const std::string& text : options_.Values("local-limit")) ReadLocalLimit(text);
}

void ReplayReader::ReadSource() {
  ReadSourceOptions(options_, request_.source, problems_);
  const auto midnight = options_.Value("midnight");
  request_.midnight_exact = midnight == "exact";
  if (midnight && !request_.midnight_exact) {
    Fault("--midnight: \"" + *midnight + "\" is not known",
          "exact is the only value; without it midnight stands for the whole day");
  }
}

void ReplayReader::Read() {
  request_.arguments = options_.operands();
  if (request_.arguments.empty()) {
    Fault("no export is named", "give a file, a directory, or - for standard input");
  }
  ReadRules();
  ReadSource();
  request_.colour = ReadColourOptions(options_, problems_);
}

}  // namespace

std::vector<Option> RuleOptionRows() {
  return {
      {"policy", "ID",
       "hold every escalation against this policy, as id or id@version; otherwise each says which, "
       "or its authority's policy of the day applies"},
      {"rules", "DIR",
       "add the rule packs (*.json) in DIR; one with the id and version of a built-in pack "
       "replaces it; may be repeated",
       Repeat::kMany},
      {"calendar", "FILE", "bank holidays, in the shape of GOV.UK's bank-holidays.json"},
      {"reading", "GROUP=NAME",
       "read a clause this way where it can be read in several; may be repeated", Repeat::kMany},
      {"local-limit", "RULE=LIMIT",
       "hold a rule without a limit of its own to ours: 1wd (working days), 48h, 28d, same-day; "
       "such findings are marked local; may be repeated",
       Repeat::kMany},
  };
}

std::vector<Option> ReplayExportRows() {
  std::vector<Option> options = {
      {"as-of", "TIME",
       "look at the histories as of this time; a date means the end of that day; otherwise the "
       "export's as_of, or now"},
      {"midnight", "exact", "00:00 is midnight, not a date whose time of day is missing"},
  };
  for (const Option& option : SourceOptionRows()) options.push_back(option);
  return options;
}

std::vector<Option> ColourOptionRows() {
  return {
      {"colour", "WHEN", "auto (the default), always or never; also --color"},
      {"no-colour", "", "the same as --colour never; also --no-color"},
  };
}

ColourChoice ReadColourOptions(const Options& options, Problems& problems) {
  if (options.Has("no-colour")) return ColourChoice::kNever;
  const std::string word = options.Value("colour").value_or("auto");
  const auto choice = ColourChoiceFromName(word);
  if (!choice) {
    problems.push_back(
        {"", 0, 0, "--colour: \"" + word + "\" is not known", "one of auto, always, never"});
  }
  return choice.value_or(ColourChoice::kAuto);
}

void ReadReplayOptions(const Options& options, ReplayRequest& request, Problems& problems) {
  ReplayReader(options, request, problems).Read();
}

}  // namespace escalint
