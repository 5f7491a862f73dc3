/// `escalint check --help`: the options there are, and the words around them.
#pragma once

#include <vector>

#include "cli/command.h"
#include "cli/options.h"

namespace escalint {

const std::vector<OptionGroup>& CheckOptionGroups();
const HelpPage& CheckHelp();

}  // namespace escalint
