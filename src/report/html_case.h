/// One case as HTML, and notes on it for those parts of the report that are not in input order.
///
/// The markup is complete but for one thing: a row of a list links to its finding, and which file
/// that ends up in is settled only when the cases come in order. Until then the link has
/// `kPartMark` in the place of the file's name; no value can smuggle one in, because a value's "<"
/// is always escaped.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/finding.h"
#include "domain/time.h"

namespace escalint {

inline constexpr std::string_view kPartMark = "<PART>";

/// By what a reader of the report can narrow it down.
enum class Facet : uint8_t { kRule, kVerdict, kSeverity, kStage, kTeam };
inline constexpr size_t kFacetCount = 5;

struct FacetValue {
  std::string name;   ///< for class and selector
  std::string label;  ///< for people
};

/// One finding as it is shown; several where they were folded into one.
struct ShownFinding {
  std::array<FacetValue, kFacetCount> facets;
  std::string rule, policy, title;
  std::string duty;  ///< "team manager, children's social care"; "" where nobody is named
  Side side = Side::kNeither;
  std::optional<Verdict> verdict;
  Severity severity = Severity::kInfo;
  int64_t count = 1;
  std::string row;  ///< for the lists by rule and by whose duty it was
};

/// What stands where a case was rendered; see Fragment::notes.
struct CaseNotes {
  std::string name;  ///< "STORY-1"
  std::string row;   ///< for the list of cases
  std::vector<ShownFinding> shown;
};

/// Appends the markup; nothing, and no notes, for a case without findings.
CaseNotes RenderHtmlCase(const CaseReport& report, const ZoneTable& zone, std::string& out);

/// "Breached", "Could not be checked", …; "About the data" for none.
std::string_view VerdictTitle(std::optional<Verdict> verdict);
/// The tag's colour, which only ever repeats what its word says: "govuk-tag--red".
std::string_view TagClass(std::optional<Verdict> verdict);
/// "3 breached, 2 could not be checked, 1 remark on the data"; "" for none at all.
struct FoundCounts {
  std::array<int64_t, kVerdictCount> verdicts{};
  int64_t remarks = 0;
  void Add(const std::optional<Verdict>& verdict, int64_t count);
  int64_t Sum() const;
};
std::string FoundWords(const FoundCounts& counts);

}  // namespace escalint
