/// Plain words for a person, from the terms and codes that programs use.
///
///     SpokenTerm("childrens_social_care")   // "children's social care"
///     SpokenDuration("PT25H30M")            // "25 hours 30 minutes"
///     SpokenCount(2, "duty", "duties")      // "2 duties"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/finding.h"

namespace escalint {

std::string SpokenTerm(std::string_view term);
/// An ISO 8601 duration as `FormatDays` and `FormatElapsed` write it; anything else as it is.
std::string SpokenDuration(std::string_view duration);
std::string SpokenCount(int64_t count, std::string_view one, std::string_view many);
/// "breached", "could not be checked", "met", …
std::string_view SpokenVerdict(Verdict verdict);
/// "a", "a and b", "a, b and c".
std::string SpokenList(const std::vector<std::string>& words);
/// The first letter as a sentence has it.
std::string Capital(std::string text);
/// "a; b", for one cell of a table.
std::string Joined(const std::vector<std::string>& texts);

}  // namespace escalint
