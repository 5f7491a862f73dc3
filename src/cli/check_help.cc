#include "cli/check_help.h"

#include "cli/replay_request.h"
#include "cli/report_request.h"

namespace escalint {
namespace {

std::vector<Option> ExportOptions() {
  std::vector<Option> options = ReplayExportRows();
  options.push_back({"header", "FILE",
                     "the header (as_of, covers, authority) of exports that have none, such as "
                     "some lines of a larger one: the export's first line"});
  options.push_back({"empty-ok", "", "an export without a byte in it has no cases; else an error"});
  options.push_back({"shard", "I/N",
                     "check the cases of shard I of N only, as their ids say: one machine's part "
                     "of the work"});
  options.push_back({"jobs,j", "N", "threads; as many as there are processors by default"});
  return options;
}

std::vector<Option> ReportOptions() {
  static const std::string format_help =
      std::string(kFormatHelp) + "; partial is a shard's, for \"escalint merge\"";
  std::vector<Option> options = {
      {"format", "FMT[:FILE]", format_help, Repeat::kMany},
      {"verdict", "LIST",
       "show these verdicts besides breached and cannot_tell: met, not_due, waived, separated by "
       "commas"},
      {"baseline", "FILE",
       "an earlier report (JSON or NDJSON), whose findings are known: they are marked and do not "
       "count for the status, unless they have become graver; what is no longer found is said"},
      {"suppressions", "FILE",
       "findings set aside, each for a reason and up to a date (JSON): they are marked and do not "
       "count for the status"},
      {"pseudonymise", "KEYFILE",
       "name each case and child by a pseudonym, the same ones under the same key, and leave out "
       "what else could name them; KEYFILE holds the key: a line that nobody can guess"},
      {"fail-on", "SEVERITY", kFailOnHelp},
      {"exit-zero", "", "status 0 where it would be 1"},
      {"quiet,q", "", "no progress on standard error; what went wrong is still said"},
      {"no-progress", "", "no progress on standard error"},
  };
  for (const Option& option : ColourOptionRows()) options.push_back(option);
  return options;
}

}  // namespace

const std::vector<OptionGroup>& CheckOptionGroups() {
  static const std::vector<OptionGroup> groups = {
      {"Which rules", RuleOptionRows()},
      {"Looking at the export", ExportOptions()},
      {"The report", ReportOptions()},
  };
  return groups;
}

const HelpPage& CheckHelp() {
  static const HelpPage page = {
      "Usage: escalint check EXPORT... [options]\n",
      "Replays the escalations in each export against the policy that applies to them, and "
      "reports\n"
      "each duty that was not kept, or about which the record does not tell.\n"
      "\n"
      "EXPORT is a file, a directory, or - for standard input: JSON, newline-delimited JSON or "
      "XML,\n"
      "plain or compressed with gzip or zstd. Of a directory those files are read, in name order,\n"
      "whose names end in .json, .ndjson, .jsonl or .xml (or .json.gz, .xml.zst and so on), and "
      "not\n"
      "the folders in it. The report goes to standard output; everything else is said on standard\n"
      "error.\n",
      "Exit status:\n"
      "  0  nothing at or above --fail-on\n"
      "  1  a finding at or above --fail-on that is neither known since the --baseline nor\n"
      "     suppressed: a breach, a duty that could not be checked, or a remark on the data\n"
      "     (DQ-...). What could not be checked is never taken for kept\n"
      "  2  the run could not be done as asked\n"
      "  3  done, but some record could not be read; wins over 1\n"
      "\n"
      "Examples:\n"
      "  escalint check march.json\n"
      "  escalint check march.json --format html:march.html          to read and to print\n"
      "  escalint check exports/ --format text --format csv:march-report.csv\n"
      "  escalint check march.xml.gz --as-of 2024-03-31 --fail-on high\n"
      "  zcat march.ndjson.gz | escalint check - --format ndjson > findings.ndjson\n"
      "  escalint check march.json --verdict met,not_due,waived     every duty, kept or not\n"
      "  escalint check april.json --baseline march-report.json --suppressions set-aside.json\n"
      "  escalint check march.json --pseudonymise key.txt --format json:for-the-board.json\n"
      "  escalint check march.json --shard 2/4 --format partial:2.part      then: escalint merge\n"
      "  parallel --pipe escalint check - --header head.json --empty-ok --format ndjson "
      "--exit-zero\n",
  };
  return page;
}

}  // namespace escalint
