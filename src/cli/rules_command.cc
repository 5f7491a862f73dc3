#include <unistd.h>

#include <algorithm>
#include <array>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/rules_list.h"
#include "cli/rules_show.h"
#include "cli/setup.h"
#include "cli/terminal.h"
#include "cli/text_file.h"
#include "pack/pack_loader.h"

namespace escalint {
namespace {

const std::vector<OptionGroup>& Groups() {
  static const std::vector<OptionGroup> groups = {
      {"Options",
       {
           {"format", "FMT", "list: text (the default), csv or json"},
           {"policy", "ID", "list, show: only this policy, as id or id@version"},
           {"rules", "DIR", "list, show: add the rule packs (*.json) in DIR; may be repeated",
            Repeat::kMany},
           {"colour", "WHEN", "show: auto (the default), always or never"},
       }},
  };
  return groups;
}

constexpr HelpPage kHelp = {
    "Usage: escalint rules [list] [options]\n"
    "       escalint rules show ID... [options]\n"
    "       escalint rules check FILE...\n",
    "list   every rule there is: id, policy, clause, kind, severity, title\n"
    "show   one rule (STF-15) or one policy explained: what it says and why, whose duty it is, "
    "its\n"
    "       limit, the ways in which it can be read; of a policy its stages and officers\n"
    "check  whether each FILE is a rule pack without faults; all of its faults are shown at once\n",
    "Exit status:\n"
    "  0  done; for check: no fault in any file\n"
    "  2  not done; for check: some file has faults\n"
    "\n"
    "Examples:\n"
    "  escalint rules list --format csv > rules.csv\n"
    "  escalint rules show STF-15\n"
    "  escalint rules check our-rules/*.json\n"};

/// The policies that --policy leaves; all of its versions where it names none.
Result<std::vector<const Policy*>> Selected(const std::vector<Policy>& policies,
                                            const Options& options) {
  const auto wanted = options.Value("policy");
  std::vector<const Policy*> selected;
  for (const Policy& policy : policies) {
    if (!wanted || policy.id == *wanted || policy.Reference() == *wanted) {
      selected.push_back(&policy);
    }
  }
  if (!selected.empty()) return selected;
  return OnCommandLine("--policy: there is no rule pack \"" + wanted.value_or("") + '"',
                       "there are " + ListReferences(policies));
}

ExitStatus List(const Options& options, const std::vector<const Policy*>& policies) {
  if (options.operands().size() > 1) {
    return Refuse(OnCommandLine("rules list takes no \"" + options.operands()[1] + '"',
                                "\"escalint rules show ID\" explains a rule"));
  }
  const std::string format = options.Value("format").value_or("text");
  if (format == "csv") return PrintOrFail(ListRulesAsCsv(policies));
  if (format == "json") return PrintOrFail(ListRulesAsJson(policies));
  const size_t width = TerminalWidth(STDOUT_FILENO, TextPage::kDefaultWidth);
  if (format == "text") return PrintOrFail(ListRulesAsText(policies, width));
  return Refuse(OnCommandLine("--format: there is no format \"" + format + "\" here",
                              "one of text, csv, json"));
}

/// Everything that goes by the name: a policy, or a rule in one or more policies.
bool ShowAll(const std::string& id, const std::vector<const Policy*>& policies,
             const WorkedExamples& examples, const TextPage& page, std::string& out,
             Problems& problems) {
  const size_t before = out.size();
  const auto part = [&] { out += out.empty() ? "" : "\n"; };
  for (const Policy* policy : policies) {
    if (policy->id == id || policy->Reference() == id) {
      part();
      ShowPolicy(*policy, page, out);
    }
    for (const Rule& rule : policy->rules) {
      if (rule.id != id) continue;
      part();
      ShowRule(rule, *policy, examples, page, out, problems);
    }
  }
  return out.size() > before;
}

Problem NothingCalled(const std::string& id, const std::vector<const Policy*>& policies) {
  std::vector<std::string_view> names;
  for (const Policy* policy : policies) {
    names.push_back(policy->id);
    for (const Rule& rule : policy->rules) names.push_back(rule.id);
  }
  std::string hint = Suggestion(id, names);
  if (hint.empty()) hint = "\"escalint rules list\" shows what there is";
  return OnCommandLine("there is no rule or policy \"" + id + '"', std::move(hint));
}

ExitStatus Show(const Options& options, const std::vector<const Policy*>& policies,
                const WorkedExamples& examples) {
  if (options.operands().size() < 2) {
    return Refuse(OnCommandLine("rules show: no rule is named", "write escalint rules show ID"));
  }
  const auto colour = ColourChoiceFromName(options.Value("colour").value_or("auto"));
  if (!colour) return Refuse(OnCommandLine("--colour: unknown value", "auto, always or never"));
  const PageLook look = LookOf("-", *colour, TextPage::kDefaultWidth);
  const TextPage page(look.width, look.colour);
  std::string out;
  Problems problems, about_examples;
  for (size_t i = 1; i < options.operands().size(); ++i) {
    const std::string& id = options.operands()[i];
    if (!ShowAll(id, policies, examples, page, out, about_examples))
      problems.push_back(NothingCalled(id, policies));
  }
  if (!problems.empty()) return Refuse(problems);
  Complain(about_examples);
  return PrintOrFail(out);
}

/// A line for a good pack, or all the faults of a bad one.
Problems CheckPack(const std::string& file, std::string& out) {
  const auto text = ReadTextFile(file);
  if (!text) return text.problems();
  const auto policy = LoadPack(*text, file, {});
  if (!policy) return policy.problems();
  const size_t count = policy->rules.size();
  out += file + ": ok: " + std::to_string(count) + (count == 1 ? " rule" : " rules") + '\n';
  return {};
}

ExitStatus Check(const Options& options) {
  if (options.operands().size() < 2) {
    return Refuse(OnCommandLine("rules check: no file is named", "name the rule packs to check"));
  }
  std::string out;
  Problems problems;
  for (size_t i = 1; i < options.operands().size(); ++i) {
    const Problems more = CheckPack(options.operands()[i], out);
    problems.insert(problems.end(), more.begin(), more.end());
  }
  const ExitStatus printed = PrintOrFail(out);
  return problems.empty() ? printed : Refuse(problems);
}

/// An option that the action would pass over in silence.
std::optional<Problem> OutOfPlace(const Options& options, const std::string& action) {
  constexpr auto kTaken = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"format", "list"}, {"policy", "list, show"}, {"rules", "list, show"}, {"colour", "show"}});
  for (const auto& [option, actions] : kTaken) {
    const bool taken = actions.find(action) != std::string_view::npos;
    if (taken || !options.Has(option)) continue;
    return OnCommandLine("rules " + action + " takes no --" + std::string(option),
                         "it is for " + std::string(actions));
  }
  return std::nullopt;
}

constexpr auto kActions = std::to_array<std::string_view>({"list", "show", "check"});

}  // namespace

ExitStatus RunRulesCommand(const Words& words) {
  const auto options = ParseOptions(Groups(), words);
  if (!options) return Refuse(options.problems());
  if (options->Has("help")) return ShowHelp(kHelp, Groups());
  const std::string action = options->operands().empty() ? "list" : options->operands().front();
  if (std::find(kActions.begin(), kActions.end(), action) == kActions.end()) {
    std::string hint = Suggestion(action, {kActions.begin(), kActions.end()});
    if (hint.empty()) hint = "there are list, show ID and check FILE";
    return Refuse(OnCommandLine("rules: unknown action \"" + action + '"', std::move(hint)));
  }
  if (const auto problem = OutOfPlace(*options, action)) return Refuse(*problem);
  if (action == "check") return Check(*options);
  SetupChoices choices;
  choices.rules_folders = options->Values("rules");
  if (action == "list") {
    const auto policies = LoadPolicies(choices);
    if (!policies) return Refuse(policies.problems());
    const auto selected = Selected(*policies, *options);
    return selected ? List(*options, *selected) : Refuse(selected.problems());
  }
  // The examples are replayed, which takes what a run takes.
  const auto setup = Setup::Make(choices);
  if (!setup) return Refuse(setup.problems());
  const auto selected = Selected((*setup)->policies.policies(), *options);
  if (!selected) return Refuse(selected.problems());
  return Show(*options, *selected, WorkedExamples(**setup));
}

}  // namespace escalint
