#include "cli/options.h"

#include <boost/program_options.hpp>
#include <charconv>
#include <sstream>

#include "text/folding.h"

namespace escalint {
namespace {

namespace po = boost::program_options;

/// Half an option is not an option: a script must not change its meaning when one is added.
constexpr int kStyle = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
constexpr unsigned kHelpWidth = 90;

const std::vector<OptionGroup>& CommonOptions() {
  static const std::vector<OptionGroup> common = {{"Help", {{"help,h", "", "show this help"}}}};
  return common;
}

po::options_description Described(const OptionGroup& group) {
  po::options_description description(std::string(group.title), kHelpWidth, kHelpWidth / 2);
  for (const Option& option : group.options) {
    const std::string name(option.name);
    const std::string help(option.help);
    if (option.value.empty()) {
      description.add_options()(name.c_str(), help.c_str());
    } else {
      auto* value = po::value<std::string>()->value_name(std::string(option.value));
      description.add_options()(name.c_str(), value, help.c_str());
    }
  }
  return description;
}

po::options_description Described(const std::vector<OptionGroup>& groups) {
  po::options_description all(kHelpWidth, kHelpWidth / 2);
  for (const OptionGroup& group : groups) all.add(Described(group));
  for (const OptionGroup& group : CommonOptions()) all.add(Described(group));
  return all;
}

std::vector<std::string_view> LongNames(const std::vector<OptionGroup>& groups) {
  std::vector<std::string_view> names{"help"};
  for (const OptionGroup& group : groups) {
    for (const Option& option : group.options) names.push_back(option.LongName());
  }
  return names;
}

bool MayRepeat(const std::vector<OptionGroup>& groups, std::string_view name) {
  for (const OptionGroup& group : groups) {
    for (const Option& option : group.options) {
      if (option.LongName() == name) return option.repeat == Repeat::kMany;
    }
  }
  return true;
}

Problem UnknownOption(const std::string& option, const std::vector<OptionGroup>& groups) {
  const std::string name = option.substr(0, option.find('='));
  const std::string bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
  const std::string_view near = DidYouMean(bare, LongNames(groups));
  return OnCommandLine("there is no option \"" + name + '"',
                       near.empty() ? "see --help" : "did you mean --" + std::string(near) + '?');
}

Result<Options> Sorted(const std::vector<po::option>& parsed,
                       const std::vector<OptionGroup>& groups) {
  Options options;
  for (const po::option& option : parsed) {
    if (option.position_key >= 0) {
      options.AddOperand(option.value.front());
      continue;
    }
    if (options.Has(option.string_key) && !MayRepeat(groups, option.string_key)) {
      return OnCommandLine("--" + option.string_key + " is given twice", "give it once");
    }
    options.Add(option.string_key, option.value.empty() ? "" : option.value.front());
  }
  return options;
}

Problem SyntaxProblem(const po::invalid_command_line_syntax& error) {
  const std::string name = error.get_option_name();
  if (error.kind() == po::invalid_syntax::missing_parameter) {
    return OnCommandLine(name + " needs a value");
  }
  if (error.kind() == po::invalid_syntax::extra_parameter) {
    return OnCommandLine(name + " takes no value");
  }
  return OnCommandLine(error.what());
}

/// American spelling, as most programs have it.
std::vector<std::string> WithBritishSpelling(std::vector<std::string> words) {
  for (std::string& word : words) {
    const std::string name = word.substr(0, word.find('='));
    if (word == "--") break;
    if (name == "--color" || name == "--no-color") word.insert(name.size() - 1, 1, 'u');
  }
  return words;
}

}  // namespace

Problem OnCommandLine(std::string message, std::string hint) {
  return {"", 0, 0, std::move(message), std::move(hint)};
}

std::optional<std::string> Options::Value(std::string_view name) const {
  const auto found = given_.find(name);
  if (found == given_.end()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Options::Values(std::string_view name) const {
  const auto found = given_.find(name);
  return found == given_.end() ? std::vector<std::string>{} : found->second;
}

Result<Options> ParseOptions(const std::vector<OptionGroup>& groups,
                             const std::vector<std::string>& words) {
  const po::options_description description = Described(groups);
  try {
    const auto parsed = po::command_line_parser(WithBritishSpelling(words))
                            .options(description)
                            .style(kStyle)
                            .run();
    return Sorted(parsed.options, groups);
  } catch (const po::unknown_option& error) {
    return UnknownOption(error.get_option_name(), groups);
  } catch (const po::invalid_command_line_syntax& error) {
    return SyntaxProblem(error);
  } catch (const po::error& error) {
    return OnCommandLine(error.what());
  }
}

std::optional<int64_t> WholeNumber(std::string_view text) {
  int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::optional<int64_t> ReadNumber(const Options& options, const NumberOption& option,
                                  Problems& problems) {
  const auto text = options.Value(option.name);
  if (!text) return std::nullopt;
  const auto number = WholeNumber(*text);
  if (number && *number >= option.least && *number <= option.most) return number;
  problems.push_back(OnCommandLine(
      "--" + std::string(option.name) + ": \"" + *text + "\" is no " + std::string(option.what),
      "a whole number from " + std::to_string(option.least) + " to " +
          std::to_string(option.most)));
  return std::nullopt;
}

std::string DescribeOptions(const std::vector<OptionGroup>& groups) {
  std::ostringstream text;
  text << Described(groups);
  return text.str();
}

std::string Suggestion(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string_view near = DidYouMean(word, candidates);
  return near.empty() ? "" : "did you mean \"" + std::string(near) + "\"?";
}

}  // namespace escalint
