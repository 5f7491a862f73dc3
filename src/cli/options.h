/// The words after a command, split into options and operands.
///
/// Each command has a table of the options it takes; the table is also its `--help`, so the two
/// can't disagree.
///
///     const std::vector<OptionGroup> groups = {{"Which rules", {
///         {"policy", "ID", "use this policy for every escalation"},
///         {"rules", "DIR", "add the rule packs in DIR", kRepeatable}}}};
///     auto options = ParseOptions(groups, {"march.json", "--policy", "a@1"});
///     options->Value("policy");     // "a@1"
///     options->operands();          // {"march.json"}
///
/// Boost.Program_Options does the splitting and stays behind this header.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"

namespace escalint {

enum class Repeat : bool { kOnce, kMany };

struct Option {
  std::string_view name;   ///< without dashes; "output,o" has a short form too
  std::string_view value;  ///< what the help calls its value; "" = takes none
  std::string_view help;
  Repeat repeat = Repeat::kOnce;

  std::string_view LongName() const { return name.substr(0, name.find(',')); }
};

struct OptionGroup {
  std::string_view title;
  std::vector<Option> options;
};

class Options {
 public:
  bool Has(std::string_view name) const { return given_.contains(name); }
  /// The value, or nullopt if the option was not given.
  std::optional<std::string> Value(std::string_view name) const;
  /// All values of an option that may be repeated, in the order given.
  std::vector<std::string> Values(std::string_view name) const;
  const std::vector<std::string>& operands() const { return operands_; }

  void Add(const std::string& name, const std::string& value) { given_[name].push_back(value); }
  void AddOperand(std::string word) { operands_.push_back(std::move(word)); }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  std::vector<std::string> operands_;
};

/// Every table has `--help` besides its own, and `color` is understood for `colour`. Problems: an
/// unknown option (with the nearest known one), a value missing or given where none is taken, an
/// option given twice.
Result<Options> ParseOptions(const std::vector<OptionGroup>& groups,
                             const std::vector<std::string>& words);

/// A number written in digits, with nothing before or after it.
std::optional<int64_t> WholeNumber(std::string_view text);

/// An option whose value is a whole number.
struct NumberOption {
  std::string_view name;
  std::string_view what;  ///< "number of threads"
  int64_t least, most;
};

/// Nothing where it isn't given, or is no such number: that goes to `problems`.
std::optional<int64_t> ReadNumber(const Options& options, const NumberOption& option,
                                  Problems& problems);

/// The options part of a command's help.
std::string DescribeOptions(const std::vector<OptionGroup>& groups);

/// A problem with the words of the command line: at no place in a file.
Problem OnCommandLine(std::string message, std::string hint = "see --help");

/// `did you mean "check"?`, or nothing if no candidate is near.
std::string Suggestion(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace escalint
