/// What a run was asked: the options on which its findings depend, in a form that can be compared.
///
/// Shards of one run must have been asked the same. Options are kept as given; of files (rule
/// packs, bank holidays, a header) what they hold, not where they lie, since machines differ.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cli/gate.h"
#include "cli/options.h"
#include "cli/partial_report.h"
#include "cli/setup.h"

namespace escalint {

/// Problems: a file that can't be read.
/// `more`: those of the command besides the ones that every replay has.
Result<std::vector<RunOption>> RunOptionsOf(const Options& options, const SetupChoices& setup,
                                            const std::string& header_file,
                                            std::initializer_list<std::string_view> more);

/// Which key the pseudonyms are made with, and nothing by which it could be guessed.
/// REQUIRES: there is one.
void KeepKey(const std::string& key, std::vector<RunOption>& kept);
bool HasKey(const std::vector<RunOption>& kept);

/// Of what is known and set aside, what it holds.
void KeepGate(const Gate& gate, std::vector<RunOption>& kept);

}  // namespace escalint
