/// `escalint rules show`: one rule, or one policy, explained on a page for a person.
#pragma once

#include <string>

#include "cli/worked_examples.h"
#include "domain/policy.h"
#include "report/text_page.h"

namespace escalint {

/// Title, clause, what it says and why, each duty with its limit and whose it is, the readings, and
/// an example of each kind.
/// What is wrong with a pack's examples is added to `problems`.
void ShowRule(const Rule& rule, const Policy& policy, const WorkedExamples& examples,
              const TextPage& page, std::string& out, Problems& problems);

/// The ladders with their officers, the routes, the readings and the rules.
void ShowPolicy(const Policy& policy, const TextPage& page, std::string& out);

}  // namespace escalint
