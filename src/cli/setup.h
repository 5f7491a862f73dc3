/// What every run needs before it looks at an export: the rule packs, the bank holidays, the zone
/// and the vocabulary.
///
///     SetupChoices choices;
///     choices.rules_folders = {"our-rules"};           // --rules
///     Result<std::unique_ptr<Setup>> setup = Setup::Make(choices);
///
/// Built-in files come first; a pack of a folder replaces a built-in one of the same id and
/// version.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "check/policy_set.h"
#include "domain/calendar.h"
#include "domain/problem.h"
#include "ingest/vocabulary.h"
#include "pack/pack_loader.h"

namespace escalint {

struct SetupChoices {
  std::vector<std::string> rules_folders;
  std::string calendar_file;  ///< "" = the built-in one
  ReadingChoices readings;
};

struct Setup {
  ZoneTable zone;
  Vocabulary vocabulary;
  WorkingDayCalendar calendar;
  PolicySet policies;

  /// Problems: all faults of all files at once; a reading that no pack has.
  static Result<std::unique_ptr<Setup>> Make(const SetupChoices& choices);
};

/// The civil time and the words of every export.
Result<ZoneTable> LoadLocalZone();
Result<Vocabulary> LoadSharedVocabulary();

/// The packs alone, by id and then version.
Result<std::vector<Policy>> LoadPolicies(const SetupChoices& choices);

/// Of all that the rules are made from: the packs, the bank holidays and the vocabulary.
Result<std::string> FingerprintOfSetup(const SetupChoices& choices);

/// "a@1, b@2": what a message offers.
std::string ListReferences(const std::vector<Policy>& policies);

}  // namespace escalint
