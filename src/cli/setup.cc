#include "cli/setup.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "check/fingerprint.h"
#include "cli/embedded.h"
#include "cli/text_file.h"
#include "ingest/calendar_reader.h"
#include "text/folding.h"
#include "text/zone.h"

namespace escalint {
namespace {

constexpr char kZone[] = "Europe/London";

struct PackText {
  std::string name;
  std::string text;
  bool built_in = false;
};

void Append(const Problems& more, Problems& problems) {
  problems.insert(problems.end(), more.begin(), more.end());
}

void ReadFolder(const std::string& folder, std::vector<PackText>& texts, Problems& problems) {
  const auto files = ListFiles(folder, ".json");
  if (!files) return Append(files.problems(), problems);
  for (const std::string& file : *files) {
    auto text = ReadTextFile(file);
    if (!text) {
      Append(text.problems(), problems);
    } else {
      texts.push_back({file, std::move(*text), false});
    }
  }
}

std::vector<PackText> ReadPackTexts(const SetupChoices& choices, Problems& problems) {
  std::vector<PackText> texts;
  for (const EmbeddedFile& file : EmbeddedPacks()) {
    texts.push_back({std::string(file.name), std::string(file.text), true});
  }
  for (const std::string& folder : choices.rules_folders) ReadFolder(folder, texts, problems);
  return texts;
}

/// A pack of a folder takes the place of a built-in one of the same id and version; of two in
/// folders it would be left to chance which counts.
void PutIn(Policy pack, std::vector<Policy>& packs, Problems& problems) {
  const auto known = std::find_if(packs.begin(), packs.end(), [&](const Policy& other) {
    return other.Reference() == pack.Reference();
  });
  if (known == packs.end()) {
    packs.push_back(std::move(pack));
  } else if (known->built_in || known->file == pack.file) {
    *known = std::move(pack);
  } else {
    problems.push_back({pack.file, 0, 0,
                        "this is " + pack.Reference() + ", and so is " + known->file,
                        "take one of them away, or give it another version"});
  }
}

std::vector<Policy> Compile(const std::vector<PackText>& texts, const ReadingChoices& readings,
                            Problems& problems) {
  std::vector<Policy> packs;
  for (const PackText& text : texts) {
    auto policy = LoadPack(text.text, text.name, readings);
    if (!policy) {
      Append(policy.problems(), problems);
    } else {
      policy->built_in = text.built_in;
      PutIn(std::move(*policy), packs, problems);
    }
  }
  std::sort(packs.begin(), packs.end(), [](const Policy& a, const Policy& b) {
    return std::tie(a.id, a.version) < std::tie(b.id, b.version);
  });
  return packs;
}

/// group → its readings, of all packs.
using KnownReadings = std::map<std::string, std::vector<std::string>, std::less<>>;

KnownReadings ReadingsOf(const std::vector<Policy>& policies) {
  KnownReadings known;
  for (const Policy& policy : policies) {
    for (const ReadingGroup& group : policy.readings) {
      std::vector<std::string>& names = known[group.id];
      for (const ReadingOption& option : group.options) {
        if (std::find(names.begin(), names.end(), option.name) == names.end()) {
          names.push_back(option.name);
        }
      }
    }
  }
  return known;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : ", ") + word;
  return joined;
}

std::vector<std::string> GroupsOf(const KnownReadings& known) {
  std::vector<std::string> groups;
  for (const auto& [group, names] : known) groups.push_back(group);
  return groups;
}

/// A misspelt choice would otherwise leave the default in force without a word.
void CheckReadings(const ReadingChoices& choices, const KnownReadings& known, Problems& problems) {
  for (const auto& [group, reading] : choices) {
    const std::string given = "--reading " + group + '=' + reading + ": ";
    const auto found = known.find(group);
    if (found == known.end()) {
      const std::vector<std::string> groups = GroupsOf(known);
      problems.push_back({"", 0, 0, given + "no rule pack has readings called \"" + group + '"',
                          groups.empty() ? "no pack has any" : "there are " + Joined(groups)});
    } else if (std::find(found->second.begin(), found->second.end(), reading) ==
               found->second.end()) {
      problems.push_back({"", 0, 0, given + '"' + group + "\" has no reading \"" + reading + '"',
                          "there are " + Joined(found->second)});
    }
  }
}

Result<std::string> ReadCalendarText(const std::string& file) {
  if (file.empty()) return std::string(EmbeddedCalendar().text);
  return ReadTextFile(file);
}

Result<WorkingDayCalendar> ReadCalendar(const std::string& file) {
  const auto text = ReadCalendarText(file);
  if (!text) return text.problems();
  return LoadCalendar(*text, file.empty() ? std::string(EmbeddedCalendar().name) : file);
}

}  // namespace

std::string ListReferences(const std::vector<Policy>& policies) {
  std::vector<std::string> references;
  for (const Policy& policy : policies) references.push_back(policy.Reference());
  return Joined(references);
}

Result<std::vector<Policy>> LoadPolicies(const SetupChoices& choices) {
  Problems problems;
  const std::vector<PackText> texts = ReadPackTexts(choices, problems);
  std::vector<Policy> policies = Compile(texts, {}, problems);
  if (!problems.empty()) return problems;
  CheckReadings(choices.readings, ReadingsOf(policies), problems);
  if (!problems.empty()) return problems;
  if (!choices.readings.empty()) policies = Compile(texts, choices.readings, problems);
  if (!problems.empty()) return problems;
  return policies;
}

Result<ZoneTable> LoadLocalZone() { return LoadZone(kZone); }

Result<Vocabulary> LoadSharedVocabulary() {
  const EmbeddedFile words = EmbeddedVocabulary();
  return Vocabulary::Load(words.text, std::string(words.name));
}

Result<std::string> FingerprintOfSetup(const SetupChoices& choices) {
  Problems problems;
  const std::vector<PackText> packs = ReadPackTexts(choices, problems);
  const auto calendar = ReadCalendarText(choices.calendar_file);
  if (!calendar) Append(calendar.problems(), problems);
  if (!problems.empty()) return problems;
  std::vector<std::string_view> texts = {*calendar, EmbeddedVocabulary().text};
  for (const PackText& pack : packs) texts.push_back(pack.text);
  return Fingerprint(texts);
}

Result<std::unique_ptr<Setup>> Setup::Make(const SetupChoices& choices) {
  auto zone = LoadLocalZone();
  auto vocabulary = LoadSharedVocabulary();
  auto calendar = ReadCalendar(choices.calendar_file);
  auto policies = LoadPolicies(choices);
  Problems problems;
  if (!zone) Append(zone.problems(), problems);
  if (!vocabulary) Append(vocabulary.problems(), problems);
  if (!calendar) Append(calendar.problems(), problems);
  if (!policies) Append(policies.problems(), problems);
  if (!problems.empty()) return problems;
  return std::make_unique<Setup>(Setup{std::move(*zone), std::move(*vocabulary),
                                       std::move(*calendar), PolicySet(std::move(*policies))});
}

}  // namespace escalint
