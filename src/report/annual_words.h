/// What the reports of a year's figures say in words, whatever their format.
#pragma once

#include <string>
#include <vector>

#include "domain/annual_report.h"

namespace escalint {

/// A code of a cell or a heading, for people: "childrens_social_care" is "Children's social care".
std::string SpokenCode(std::string_view code);
/// A cell for people: codes in words, numbers and symbols as they are.
std::string SpokenCell(const ShownCell& cell);
/// Numbers stand to the right.
bool IsNumber(const ShownCell& cell);

/// "Escalations in 2023-24".
std::string TitleOf(const AnnualReport& report);
/// What of the records is in none of the figures, a sentence or two each; none where all are.
std::vector<std::string> LeftOut(const AnnualReport& report, const RunSummary& summary);
/// What a reader is to know before the tables, each a paragraph. None of it counts children.
std::vector<std::string> NotesOn(const AnnualReport& report, const RunSummary& summary);

}  // namespace escalint
