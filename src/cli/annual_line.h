/// A year's counts as a partial report has them, and back again: what goes in comes out, exactly.
///
/// Children are keys in hex, one after the other in one text, so that many of them take little more
/// room than themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "annual/annual_counts.h"
#include "report/json_fields.h"

namespace escalint {

struct ThemeLine {
  std::string theme;
  int64_t count = 0;
};
struct PlaceLine {
  std::string authority;
  std::string policy;
  int64_t year = 0;              ///< index
  std::vector<int64_t> tallies;  ///< what, row, column, count; and so on
  std::vector<ThemeLine> themes;
};
struct ChildrenLine {
  std::string authority;
  int64_t year = 0;
  int64_t had = 0;  ///< of all of them
  std::string keys;
};
struct SketchLine {
  std::string policy;
  PolicySketch sketch;
};
struct AnnualLine {
  std::vector<Year> years;
  std::vector<std::string> authorities;
  MaybeDate earliest_as_of;
  std::vector<SketchLine> policies;
  std::vector<PlaceLine> places;
  std::vector<ChildrenLine> children;
};

AnnualLine ToLine(const AnnualCounts& counts);
/// nullopt where it counts what is not there.
std::optional<AnnualCounts> FromLine(const AnnualLine& line);

template <>
inline constexpr auto kFieldsOf<Year> = FieldList(Field{"label", &Year::label},
                                                  Field{"kind", &Year::kind},
                                                  Field{"from", &Year::from},
                                                  Field{"to", &Year::to});
template <>
inline constexpr auto kFieldsOf<StageSketch> = FieldList(Field{"id", &StageSketch::id},
                                                         Field{"title", &StageSketch::title},
                                                         Field{"informal", &StageSketch::informal});
template <>
inline constexpr auto kFieldsOf<RuleSketch> =
    FieldList(Field{"id", &RuleSketch::id}, Field{"title", &RuleSketch::title},
              Field{"clause", &RuleSketch::clause}, Field{"counted_as", &RuleSketch::counted_as});
template <>
inline constexpr auto kFieldsOf<PolicySketch> = FieldList(Field{"title", &PolicySketch::title},
                                                          Field{"stages", &PolicySketch::stages},
                                                          Field{"rules", &PolicySketch::rules});
template <>
inline constexpr auto kFieldsOf<SketchLine> = FieldList(Field{"policy", &SketchLine::policy},
                                                        Field{"sketch", &SketchLine::sketch});
template <>
inline constexpr auto kFieldsOf<ThemeLine> = FieldList(Field{"theme", &ThemeLine::theme},
                                                       Field{"count", &ThemeLine::count});
template <>
inline constexpr auto kFieldsOf<PlaceLine> = FieldList(Field{"authority", &PlaceLine::authority},
                                                       Field{"policy", &PlaceLine::policy},
                                                       Field{"year", &PlaceLine::year},
                                                       Field{"tallies", &PlaceLine::tallies},
                                                       Field{"themes", &PlaceLine::themes});
template <>
inline constexpr auto kFieldsOf<ChildrenLine> =
    FieldList(Field{"authority", &ChildrenLine::authority}, Field{"year", &ChildrenLine::year},
              Field{"had", &ChildrenLine::had}, Field{"keys", &ChildrenLine::keys});
template <>
inline constexpr auto kFieldsOf<AnnualLine> = FieldList(
    Field{"years", &AnnualLine::years}, Field{"authorities", &AnnualLine::authorities},
    Field{"earliest_as_of", &AnnualLine::earliest_as_of}, Field{"policies", &AnnualLine::policies},
    Field{"places", &AnnualLine::places}, Field{"children", &AnnualLine::children});

}  // namespace escalint
